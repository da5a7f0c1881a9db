const keptBefore = new Set(['non', 'self', 'well', 'follow', 'post', 'long', 'short', 'high', 'low']);
const suspended = /^(?:und|oder|bzw|and|or|to|et|ou|y|o|e|ed|bis)\b/iu;

/** A word at the end of a line is looked for in this many characters. */
const lastLength = 80;

/** Joins lines of text to one, and mends words that were parted at a line's end. The words of the document tell which hyphens are real. */
export class LineJoiner {
  private readonly words = new Set<string>();
  private readonly hyphenated = new Set<string>();

  /** Learns the words that stand inside lines; the last word of a line that ends with a hyphen and the first of the next are no whole words. */
  learn(line: string, previous?: string): void {
    const words = line.toLowerCase().match(/[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)*-?/gu) ?? [];
    words.forEach((word, index) => {
      if (word.endsWith('-') || (index === 0 && previous !== undefined && /[-‐\u00ad]$/u.test(previous))) return;
      if (/[-‐‑]/u.test(word)) {
        this.hyphenated.add(word.replace(/[‐‑]/gu, '-'));
        for (const part of word.split(/[-‐‑]/u)) this.words.add(part);
      } else this.words.add(word);
    });
  }

  join(lines: readonly string[]): string {
    let text = lines[0] ?? '';
    for (const line of lines.slice(1)) text = this.joined(text, line);
    return text;
  }

  joined(text: string, line: string): string {
    if (text === '' || line === '') return text + line;
    if (text.endsWith('\u00ad')) return text.slice(0, -1) + line;
    const last = text.at(-1);
    if (last !== '-' && last !== '‐' && last !== '/' && last !== '‑') return `${text} ${line}`;
    const [, first] = /([\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)*)[-‐]$/u.exec(text.slice(-lastLength)) ?? [];
    const [next] = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/u.exec(line) ?? [];
    if (first === undefined || next === undefined) return /\S[/‑]$/u.test(text.slice(-2)) ? text + line : `${text} ${line}`;
    if (suspended.test(line) && !this.words.has((first + next).toLowerCase())) return `${text} ${line}`;
    return this.keepsHyphen(first, next) ? `${text.slice(0, -1)}-${line}` : text.slice(0, -1) + line;
  }

  private keepsHyphen(first: string, next: string): boolean {
    const [one, other] = [first.toLowerCase(), next.toLowerCase()];
    if (this.hyphenated.has(`${one}-${other}`)) return true;
    const last = one.split(/[-‐‑]/u).at(-1)!;
    const begin = other.split('-')[0]!;
    if (this.words.has(last + begin)) return false;
    if (/\d/.test(first) || /^\p{N}/u.test(next) || /^\p{Lu}/u.test(next)) return true;
    if (/^\p{Lu}{2,}$/u.test(first) && /^\p{Ll}/u.test(next)) return true;
    if (keptBefore.has(last)) return true;
    return last.length >= 3 && begin.length >= 3 && this.words.has(last) && this.words.has(begin);
  }
}
