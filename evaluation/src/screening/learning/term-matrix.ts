import type { Contribution } from './screening-model.ts';

/**
 * Records as rows of weighted terms (compressed sparse rows), each row of Euclidean length 1. Terms that only one record has can say
 * nothing about another record, so they are not kept one by one: `own` holds what they add to the squared length of their row, which is all
 * that a linear model trained on inner products can see of them. The result is the same, in half of the memory.
 */
export interface TermMatrix {
  readonly rows: number;
  readonly terms: number;
  /** Row r stands at `term[start[r]]` up to, not including, `term[start[r + 1]]`, terms ascending. */
  readonly start: Int32Array;
  readonly term: Int32Array;
  readonly value: Float32Array;
  /** By row: the part of its squared length that comes from terms no other record has, from 0 to 1. */
  readonly own: Float32Array;
  /** How a term reads: a word, or two words with a space between. */
  readonly nameOf: (term: number) => string;
  /** The term that reads so, where the matrix has it. */
  readonly find: (name: string) => number | undefined;
}

/** How counts of words become the values of a term matrix. */
export interface TermSettings {
  /** Also every two words that follow each other. */
  readonly pairs: boolean;
  /** Terms that stand in more than this share of the records are left out. */
  readonly shareMax: number;
}

/**
 * TF-IDF as scikit-learn computes it with `sublinear_tf`: (1 + ln count) · (1 + ln((1 + records) / (1 + records with the term))), each row
 * divided by its Euclidean length. `documents` gives the words of each record in one or more passages; pairs do not reach across passages.
 */
export function termMatrix(documents: Iterable<readonly (readonly string[])[]>, { pairs, shareMax }: TermSettings): TermMatrix {
  const vocabulary = new Vocabulary();
  const counted = new Postings();
  let counts = new Uint16Array(1 << 16);
  const rowEnds: number[] = [];
  const touched: number[] = [];
  const count = (term: number) => {
    if (term >= counts.length) counts = grown(counts, term + 1);
    if (counts[term] === 0) touched.push(term);
    if (counts[term]! < 65_535) counts[term]!++;
  };
  for (const passages of documents) {
    touched.length = 0;
    for (const words of passages) {
      let before = -1;
      for (const word of words) {
        const id = vocabulary.word(word);
        count(id);
        if (pairs && before >= 0) count(vocabulary.pair(before, id));
        before = id;
      }
    }
    touched.sort((a, b) => a - b);
    for (const term of touched) {
      counted.add(term, counts[term]!);
      counts[term] = 0;
    }
    rowEnds.push(counted.length);
  }
  return weighted(vocabulary, counted, rowEnds, shareMax);
}

function weighted(vocabulary: Vocabulary, counted: Postings, rowEnds: readonly number[], shareMax: number): TermMatrix {
  const rows = rowEnds.length;
  const inRecords = new Int32Array(vocabulary.size);
  for (let at = 0; at < counted.length; at++) inRecords[counted.term[at]!]!++;
  const mostRecords = shareMax * rows;
  // Which number a kept term gets; -1 for those of one record, -2 for those nearly everywhere.
  const number = new Int32Array(vocabulary.size);
  const kept: number[] = [];
  let postings = 0;
  for (let term = 0; term < vocabulary.size; term++) {
    const records = inRecords[term]!;
    number[term] = records > mostRecords ? -2 : records < 2 ? -1 : kept.push(term) - 1;
    if (number[term]! >= 0) postings += records;
  }
  const rarity = (term: number) => 1 + Math.log((1 + rows) / (1 + inRecords[term]!));
  const start = new Int32Array(rows + 1);
  const term = new Int32Array(postings);
  const value = new Float32Array(postings);
  const own = new Float32Array(rows);
  let from = 0;
  let to = 0;
  for (let row = 0; row < rows; row++) {
    let shared = 0;
    let alone = 0;
    const first = to;
    for (; from < rowEnds[row]!; from++) {
      const old = counted.term[from]!;
      if (number[old] === -2) continue;
      const weight = (1 + Math.log(counted.count[from]!)) * rarity(old);
      if (number[old] === -1) alone += weight * weight;
      else {
        term[to] = number[old]!;
        value[to++] = weight;
        shared += weight * weight;
      }
    }
    const length = Math.sqrt(shared + alone) || 1;
    for (let at = first; at < to; at++) value[at]! /= length;
    own[row] = alone / (length * length);
    start[row + 1] = to;
  }
  const position = (old: number | undefined) => (old === undefined || number[old]! < 0 ? undefined : number[old]);
  return {
    rows,
    terms: kept.length,
    start,
    term,
    value,
    own,
    nameOf: (one) => vocabulary.nameOf(kept[one]!),
    find: (name) => position(vocabulary.find(name)),
  };
}

/** Numbers for words and for pairs of words in the order of their first appearance. Pairs are kept as two numbers, since texts of millions of pairs would fill the memory. */
class Vocabulary {
  private readonly words = new Map<string, number>();
  /** By term: the word, or nothing for a pair. */
  private readonly texts: (string | undefined)[] = [];
  private firsts = new Int32Array(1 << 16);
  private seconds = new Int32Array(1 << 16);
  /** An open hash table of terms that are pairs; 0 is an empty place, so terms stand there plus one. */
  private places = new Int32Array(1 << 17);
  private pairs = 0;

  get size(): number {
    return this.texts.length;
  }

  word(text: string): number {
    const known = this.words.get(text);
    if (known !== undefined) return known;
    const term = this.texts.push(text) - 1;
    this.words.set(text, term);
    return term;
  }

  pair(first: number, second: number): number {
    const place = this.placeOf(first, second);
    const known = this.places[place]!;
    if (known > 0) return known - 1;
    const term = this.texts.push(undefined) - 1;
    if (term >= this.firsts.length) {
      this.firsts = grown(this.firsts, term + 1);
      this.seconds = grown(this.seconds, term + 1);
    }
    this.firsts[term] = first;
    this.seconds[term] = second;
    this.places[place] = term + 1;
    if (++this.pairs * 2 > this.places.length) this.widen();
    return term;
  }

  nameOf(term: number): string {
    return this.texts[term] ?? `${this.texts[this.firsts[term]!]} ${this.texts[this.seconds[term]!]}`;
  }

  find(name: string): number | undefined {
    const [first, second] = name.split(' ');
    const one = this.words.get(first!);
    if (second === undefined || one === undefined) return one;
    const other = this.words.get(second);
    const known = other === undefined ? 0 : this.places[this.placeOf(one, other)]!;
    return known > 0 ? known - 1 : undefined;
  }

  /** Where a pair stands, or the empty place where it belongs. */
  private placeOf(first: number, second: number): number {
    const mask = this.places.length - 1;
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    let place = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const term = this.places[place]! - 1;
      if (term < 0 || (this.firsts[term] === first && this.seconds[term] === second)) return place;
      place = (place + 1) & mask;
    }
  }

  private widen(): void {
    const before = this.places;
    this.places = new Int32Array(before.length * 2);
    for (const entry of before) if (entry > 0) this.places[this.placeOf(this.firsts[entry - 1]!, this.seconds[entry - 1]!)] = entry;
  }
}

/** Terms with counts, one row after the other, in arrays that grow. */
class Postings {
  term = new Int32Array(1 << 16);
  count = new Uint16Array(1 << 16);
  length = 0;

  add(term: number, count: number): void {
    if (this.length === this.term.length) {
      this.term = grown(this.term, this.length + 1);
      this.count = grown(this.count, this.length + 1);
    }
    this.term[this.length] = term;
    this.count[this.length++] = count;
  }
}

/** A copy at least as long as asked for, and twice as long as before. */
function grown<Kind extends Int32Array | Uint16Array>(array: Kind, length: number): Kind {
  const longer = new (array.constructor as new (length: number) => Kind)(Math.max(length, array.length * 2));
  longer.set(array);
  return longer;
}

/** The inner product of a row with one weight for each term. */
export function rowTimes({ start, term, value }: TermMatrix, row: number, weights: Float64Array): number {
  let sum = 0;
  for (let at = start[row]!; at < start[row + 1]!; at++) sum += value[at]! * weights[term[at]!]!;
  return sum;
}

/** Adds a multiple of a row to the weights. */
export function addRow({ start, term, value }: TermMatrix, row: number, factor: number, weights: Float64Array): void {
  for (let at = start[row]!; at < start[row + 1]!; at++) weights[term[at]!]! += factor * value[at]!;
}

/** What each term of a row adds to its score. */
export function contributionsOf(matrix: TermMatrix, row: number, weights: Float64Array): Contribution[] {
  return Array.from({ length: matrix.start[row + 1]! - matrix.start[row]! }, (_, step) => {
    const at = matrix.start[row]! + step;
    const term = matrix.term[at]!;
    return { term: matrix.nameOf(term), contribution: matrix.value[at]! * weights[term]! };
  });
}
