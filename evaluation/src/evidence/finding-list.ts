import type { Finding } from '../base/index.ts';

/** How many findings of one code are listed one by one; the rest are counted, so that a report on a bad file of any size stays readable. */
const listedPerCode = 100;

/** Gathers what is worth telling about one file. */
export class FindingList {
  readonly #file: string;
  readonly #listed: Finding[] = [];
  readonly #counts = new Map<string, { count: number; line: number }>();

  constructor(file: string) {
    this.#file = file;
  }

  /** Something at one line. After a hundred of one code only their number grows. */
  add(code: string, line: number, message: string): void {
    const seen = this.#counts.get(code) ?? { count: 0, line };
    this.#counts.set(code, { count: seen.count + 1, line });
    if (seen.count < listedPerCode) this.addEvery(code, line, message);
  }

  /** Something that must be listed however often it happens, for instance a record that was not taken in. */
  addEvery(code: string, line: number, message: string): void {
    this.#listed.push({ file: this.#file, line, code, message });
  }

  /** Everything gathered, with one closing entry for each code of which only a part is listed. */
  list(): Finding[] {
    const rest = [...this.#counts].flatMap(([code, { count, line }]) => {
      if (count <= listedPerCode) return [];
      return [
        {
          file: this.#file,
          line,
          code,
          message: `The same happens ${count - listedPerCode} more times in this file, for the last time at line ${line}.`,
        },
      ];
    });
    return [...this.#listed, ...rest];
  }
}

/** The start of a text for a message, in quotation marks. */
export function quoted(text: string): string {
  const short = text.trim().replace(/\s+/g, ' ');
  return `"${short.length > 60 ? `${short.slice(0, 57)}…` : short}"`;
}
