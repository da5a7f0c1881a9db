import { inflateSync } from 'node:zlib';
import { type Dictionary, parseValue, type Value } from './values.ts';

/** An object of the file: its value, and the encoded bytes that follow it where it is a stream. */
export interface StoredObject {
  readonly value: Value;
  readonly stream?: Uint8Array;
}

export interface Objects {
  get(number: number): StoredObject | undefined;
  /** The value itself where it is no reference, else what it refers to. */
  resolve(value: Value | undefined): Value | undefined;
  /** The bytes of a stream without its compression, where it is deflated or not compressed. */
  inflated(object: StoredObject): Uint8Array | undefined;
}

const bytesMax = 192 * 2 ** 20;
const inflatedMax = 32 * 2 ** 20;

export function isDictionary(value: Value | undefined): value is Dictionary {
  return value instanceof Map;
}

function isReference(value: Value | undefined): value is { reference: number } {
  return value !== null && typeof value === 'object' && 'reference' in value;
}

/**
 * A look at the objects of a file beside the library (ISO 32000-1:2008, 7.3 and 7.5.7), which would draw every page to tell which pictures and comments
 * it holds. Undefined where the file is encrypted or very large. Nothing in a file makes it throw.
 */
export function objectsOf(bytes: Uint8Array): Objects | undefined {
  if (bytes.length > bytesMax) return undefined;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.includes('/Encrypt')) return undefined;
  const offsets = new Map<number, number>();
  for (let at = buffer.indexOf(' obj'); at >= 0; at = buffer.indexOf(' obj', at + 4)) {
    const match = /(\d{1,9})\s+\d{1,5}$/.exec(buffer.toString('latin1', Math.max(0, at - 18), at));
    if (match) offsets.set(Number(match[1]), at + 4);
  }
  const packed = new Map<number, { text: string; offset: number }>();
  const objects = openObjects(buffer, offsets, packed);
  for (const [number, offset] of offsets) {
    if (!buffer.toString('latin1', offset, offset + 300).includes('/ObjStm')) continue;
    const object = objects.get(number);
    if (object) unpack(objects, object, packed);
  }
  return objects;
}

function unpack(objects: Objects, object: StoredObject, packed: Map<number, { text: string; offset: number }>): void {
  const content = objects.inflated(object);
  if (!content || !isDictionary(object.value)) return;
  const first = Number(object.value.get('First'));
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  if (!Number.isFinite(first)) return;
  const numbers = text.slice(0, first).trim().split(/\s+/).map(Number);
  for (let index = 0; index + 1 < numbers.length; index += 2) packed.set(numbers[index]!, { text, offset: first + numbers[index + 1]! });
}

function openObjects(
  buffer: Buffer,
  offsets: ReadonlyMap<number, number>,
  packed: ReadonlyMap<number, { text: string; offset: number }>,
): Objects {
  const kept = new Map<number, StoredObject>();
  const streamAt = (dictionary: Dictionary, from: number): Uint8Array | undefined => {
    const length = objects.resolve(dictionary.get('Length'));
    if (typeof length !== 'number' || length < 0 || from + length > buffer.length) {
      const end = buffer.indexOf('endstream', from);
      return end < 0 ? undefined : buffer.subarray(from, end);
    }
    return buffer.subarray(from, from + length);
  };
  const read = (number: number): StoredObject | undefined => {
    const inside = packed.get(number);
    if (inside) return { value: parseValue(inside.text, inside.offset).value };
    const offset = offsets.get(number);
    if (offset === undefined) return undefined;
    for (const span of [4096, 262_144]) {
      const text = buffer.toString('latin1', offset, offset + span);
      const { value, end, isWhole } = parseValue(text, 0);
      if (!isWhole && span === 4096) continue;
      const keyword = /^\s*stream(?:\r\n|\n|\r)/.exec(text.slice(end, end + 40));
      const stream = keyword && isDictionary(value) ? streamAt(value, offset + end + keyword[0].length) : undefined;
      return { value, ...(stream ? { stream } : {}) };
    }
    return undefined;
  };
  const reading = new Set<number>();
  const objects: Objects = {
    get(number) {
      const known = kept.get(number);
      if (known) return known;
      if (reading.has(number)) return undefined;
      reading.add(number);
      const object = read(number);
      reading.delete(number);
      if (object && kept.size < 20_000) kept.set(number, object);
      return object;
    },
    resolve(value) {
      let current = value;
      for (let step = 0; step < 8 && isReference(current); step++) current = objects.get(current.reference)?.value;
      return current;
    },
    inflated(object) {
      if (!object.stream || !isDictionary(object.value)) return undefined;
      const filter = objects.resolve(object.value.get('Filter'));
      const filters = Array.isArray(filter) ? filter.map((one) => objects.resolve(one)) : filter === undefined ? [] : [filter];
      if (filters.length === 0) return object.stream;
      if (filters.length > 1 || filters[0] !== '/FlateDecode' || object.value.has('DecodeParms')) return undefined;
      try {
        return inflateSync(object.stream, { maxOutputLength: inflatedMax });
      } catch {
        return undefined;
      }
    },
  };
  return objects;
}
