/** The lines of a text whatever ends them (CR LF, LF or CR alone), without a byte-order mark at the start. */
export function linesOf(text: string): string[] {
  return (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).split(/\r\n|\r|\n/);
}

/** Line numbers of places in a text, for places asked for in rising order; time is linear in the length of the text. */
export function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (index) => {
    while (next !== -1 && next < index) {
      line++;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}

/** The lines of a text one by one, so that those of a large file need not be held all at once; they end as those of `linesOf` do. */
export class LineReader {
  readonly #text: string;
  #at: number;
  #lineFeed = -1;
  #carriageReturn = -1;
  #peeked: string | undefined;
  #hasPeeked = false;
  /** Number of the line that was read last, counted from 1. */
  number = 0;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** The next line; undefined at the end. */
  next(): string | undefined {
    this.number++;
    if (!this.#hasPeeked) return this.#read();
    this.#hasPeeked = false;
    return this.#peeked;
  }

  /** The line after the one that was read last, without going on to it. */
  peek(): string | undefined {
    if (!this.#hasPeeked) {
      this.#peeked = this.#read();
      this.#hasPeeked = true;
    }
    return this.#peeked;
  }

  /** All further lines, without going on to them. */
  *ahead(): Generator<string> {
    const peeked = this.peek();
    if (peeked === undefined) return;
    yield peeked;
    const breaks = /\r\n|\r|\n/g;
    let from = this.#at;
    breaks.lastIndex = from;
    for (let match = breaks.exec(this.#text); match; match = breaks.exec(this.#text)) {
      yield this.#text.slice(from, match.index);
      from = breaks.lastIndex;
    }
    if (from < this.#text.length) yield this.#text.slice(from);
  }

  #read(): string | undefined {
    const text = this.#text;
    const start = this.#at;
    if (start > text.length) return undefined;
    if (this.#lineFeed < start) this.#lineFeed = endOr(text.indexOf('\n', start));
    if (this.#carriageReturn < start) this.#carriageReturn = endOr(text.indexOf('\r', start));
    const end = Math.min(this.#lineFeed, this.#carriageReturn, text.length);
    this.#at = end + (this.#carriageReturn === end && this.#lineFeed === end + 1 ? 2 : 1);
    return text.slice(start, end);
  }
}

const endOr = (index: number) => (index === -1 ? Number.POSITIVE_INFINITY : index);
