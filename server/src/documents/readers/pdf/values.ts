/** Values as files write them. Names keep their slash; the texts of strings are not needed and are given as null. */
export type Value = number | string | boolean | null | { readonly reference: number } | readonly Value[] | Dictionary;
export type Dictionary = ReadonlyMap<string, Value>;

const space = /[\s\0]/;
const delimiter = /[\s\0()<>[\]{}/%]/;
const depthMax = 40;

/** One token: a value without parts, a bracket, or an operator. */
export interface Token {
  readonly kind: 'number' | 'name' | 'string' | 'word' | 'open' | 'close' | 'end';
  readonly text: string;
}

const endToken: Token = { kind: 'end', text: '' };

/** Reads tokens one after the other (ISO 32000-1:2008, 7.2). */
export class Tokens {
  private readonly source: string;
  offset: number;

  constructor(source: string, offset: number) {
    this.source = source;
    this.offset = offset;
  }

  next(): Token {
    const { source } = this;
    while (this.offset < source.length) {
      const character = source[this.offset]!;
      if (space.test(character)) this.offset++;
      else if (character === '%') {
        while (this.offset < source.length && !/[\r\n]/.test(source[this.offset]!)) this.offset++;
      } else break;
    }
    if (this.offset >= source.length) return endToken;
    const start = this.offset;
    const character = source[start]!;
    if (character === '(') return this.literal();
    if (character === '<' || character === '>') {
      if (source[start + 1] === character) {
        this.offset += 2;
        return { kind: character === '<' ? 'open' : 'close', text: character + character };
      }
      const end = source.indexOf('>', start);
      this.offset = end < 0 ? source.length : end + 1;
      return { kind: 'string', text: '' };
    }
    if (character === '[' || character === ']') {
      this.offset++;
      return { kind: character === '[' ? 'open' : 'close', text: character };
    }
    this.offset++;
    while (this.offset < source.length && !delimiter.test(source[this.offset]!)) this.offset++;
    const text = source.slice(start, this.offset);
    if (character === '/') return { kind: 'name', text };
    return { kind: /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? 'number' : 'word', text };
  }

  private literal(): Token {
    let depth = 0;
    for (; this.offset < this.source.length; this.offset++) {
      const character = this.source[this.offset];
      if (character === '\\') this.offset++;
      else if (character === '(') depth++;
      else if (character === ')' && --depth === 0) break;
    }
    this.offset++;
    return { kind: 'string', text: '' };
  }
}

/** The value at an offset, where it ends, and whether the text holds all of it. */
export function parseValue(source: string, offset: number): { value: Value; end: number; isWhole: boolean } {
  const tokens = new Tokens(source, offset);
  let isWhole = true;
  const read = (token: Token, depth: number): Value => {
    if (token.kind === 'end') isWhole = false;
    if (token.kind === 'name') return token.text;
    if (token.kind === 'number') return reference(Number(token.text));
    if (token.kind === 'word') return token.text === 'true' ? true : token.text === 'false' ? false : null;
    if (token.kind !== 'open' || depth > depthMax) return null;
    const parts: Value[] = [];
    for (let next = tokens.next(); next.kind !== 'close'; next = tokens.next()) {
      if (next.kind === 'end') {
        isWhole = false;
        break;
      }
      parts.push(read(next, depth + 1));
    }
    if (token.text === '[') return parts;
    const dictionary = new Map<string, Value>();
    for (let index = 0; index + 1 < parts.length; index += 2) {
      const key = parts[index];
      if (typeof key === 'string') dictionary.set(key.slice(1), parts[index + 1]!);
    }
    return dictionary;
  };
  const reference = (number: number): Value => {
    const match = /^\s+\d{1,5}\s+R(?![A-Za-z])/.exec(source.slice(tokens.offset, tokens.offset + 16));
    if (!match || !Number.isInteger(number)) return number;
    tokens.offset += match[0].length;
    return { reference: number };
  };
  const value = read(tokens.next(), 0);
  return { value, end: tokens.offset, isWhole };
}
