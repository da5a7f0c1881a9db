import canonicalize from 'canonicalize';
import { Defect } from './outcome.ts';

/** SHA-256 of a text in UTF-8, as 64 lower-case hexadecimal characters. The shell passes it in. */
export type Digest = (text: string) => string;

/** The one way a value is written when it is hashed or must be the same byte for byte: RFC 8785 canonical JSON. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Defect('a value that JSON cannot write was to be hashed');
  return text;
}
