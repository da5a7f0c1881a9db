import { constants, gunzipSync } from 'node:zlib';
import { done, type Finding, type Outcome, trouble } from '@cerulean/evaluation/base';
import { detect } from 'chardet';
import iconv from 'iconv-lite';

/** A text as it was found in a file. */
export interface DecodedText {
  readonly text: string;
  /** Name of the encoding it was read in: "utf-8", "utf-16le", "utf-16be", "windows-1252" … */
  readonly encoding: string;
  readonly findings: Finding[];
}

/** Bytes after unpacking; a file of a hundred thousand references with abstracts has about 200 MB. */
export const textBytesMax = 400 * 1024 * 1024;

/** What files that are no text start with, and what to tell the person who gave them. */
const signatures: readonly { readonly start: readonly number[]; readonly name: string; readonly remedy: string }[] = [
  {
    start: [0x50, 0x4b, 0x03, 0x04],
    name: 'a ZIP, Excel or Word file',
    remedy: 'Upload the files in it one by one, or save the sheet as CSV.',
  },
  {
    start: [0x25, 0x50, 0x44, 0x46],
    name: 'a PDF',
    remedy: 'Export the references from the database as RIS or nbib; a PDF of them cannot be read.',
  },
  { start: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old Office file', remedy: 'Save it as CSV or XLSX.' },
  { start: [0x37, 0x7a, 0xbc, 0xaf], name: 'a 7-Zip archive', remedy: 'Unpack it and upload the files in it.' },
  { start: [0x52, 0x61, 0x72, 0x21], name: 'a RAR archive', remedy: 'Unpack it and upload the files in it.' },
  { start: [0x89, 0x50, 0x4e, 0x47], name: 'a picture', remedy: 'Export the references from the database as RIS or nbib.' },
];

/**
 * Turns the bytes of an uploaded file into text: unpacks gzip, follows a byte-order mark, knows UTF-8 and UTF-16 without one, and guesses older
 * encodings. What cannot be text is a problem in one sentence; what could be read only in part is kept and reported.
 */
export function decodeText(bytes: Uint8Array, file: string, bytesMax = textBytesMax): Outcome<DecodedText> {
  const findings: Finding[] = [];
  const unpacked = unpack(bytes, file, bytesMax, findings);
  if (!unpacked.ok) return unpacked;
  const content = unpacked.value;
  if (content.byteLength === 0)
    return trouble('file-unreadable', `${file} is empty.`, { remedy: 'Export it again and check that it holds something.' });
  if (content.byteLength > bytesMax) return tooLarge(file, bytesMax);
  const known = signatures.find(({ start }) => start.every((byte, index) => content[index] === byte));
  if (known) return trouble('file-unreadable', `${file} is ${known.name}, not a text.`, { remedy: known.remedy });

  const encoding = markedEncoding(content) ?? unmarkedUtf16(content);
  if (encoding) return done({ ...withoutNuls(iconv.decode(asBuffer(content), encoding), file, findings), encoding });
  if (nulShare(content) > 0.001) {
    return trouble('file-unreadable', `${file} is not a text: it holds bytes that no text has.`, {
      remedy: 'Export it again as text: references as RIS or nbib, tables as CSV.',
    });
  }
  const utf8 = asUtf8(content, file, findings);
  if (utf8 !== undefined) return done({ ...withoutNuls(utf8, file, findings), encoding: 'utf-8' });
  const guessed = guess(content);
  findings.push({
    file,
    code: 'encoding-guessed',
    message: `${file} is not in UTF-8; it was read as ${guessed}. Check letters with accents, or export it again in UTF-8.`,
  });
  return done({ ...withoutNuls(iconv.decode(asBuffer(content), guessed), file, findings), encoding: guessed });
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function tooLarge(file: string, bytesMax: number) {
  const size = bytesMax >= 1024 * 1024 ? `${Math.round(bytesMax / 1024 / 1024)} MB` : `${bytesMax} bytes`;
  return trouble('file-too-large', `${file} holds more than ${size} of text, which is more than is read.`, {
    remedy: 'Split the file and upload the parts.',
  });
}

function unpack(bytes: Uint8Array, file: string, bytesMax: number, findings: Finding[]): Outcome<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return done(bytes);
  try {
    return done(gunzipSync(bytes, { maxOutputLength: bytesMax }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(file, bytesMax);
  }
  try {
    // A file that was cut off gives what can be unpacked of it.
    const part = gunzipSync(bytes, { maxOutputLength: bytesMax, finishFlush: constants.Z_SYNC_FLUSH });
    if (part.byteLength > 0) {
      findings.push({
        file,
        code: 'file-cut-off',
        message: `${file} is damaged or cut off; the ${part.byteLength} bytes that could be unpacked were read.`,
      });
      return done(part);
    }
  } catch {
    // Nothing could be unpacked; the sentence below says so.
  }
  return trouble('file-unreadable', `${file} is a damaged gzip file.`, { remedy: 'Pack it again, or upload it unpacked.' });
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark shows by its zero bytes: Latin letters have one in every second place. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 4) return undefined;
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte === 0) index % 2 === 0 ? even++ : odd++;
  });
  const half = sample.length / 2;
  if (odd > half * 0.4 && even < half * 0.02) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.02) return 'utf-16be';
  return undefined;
}

function nulShare(bytes: Uint8Array): number {
  if (!bytes.includes(0)) return 0;
  let nuls = 0;
  for (const byte of bytes) if (byte === 0) nuls++;
  return nuls / bytes.length;
}

/** The text where it is UTF-8, or UTF-8 with a few damaged places; undefined where it is something else. */
function asUtf8(bytes: Uint8Array, file: string, findings: Finding[]): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const damaged = text.match(/\ufffd/g)?.length ?? 0;
    const foreign = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
    // Text in an older encoding has hardly any valid sequences; damaged UTF-8 has mostly valid ones.
    if (foreign < damaged * 10) return undefined;
    const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length;
    findings.push({
      file,
      line,
      code: 'characters-damaged',
      message: `${file} has ${damaged} characters that are no valid UTF-8, the first at line ${line}; they are shown as \ufffd.`,
    });
    return text;
  }
}

/** The likeliest older encoding, judged by the part around the first byte that is not ASCII. ISO 8859-1 is read as its superset Windows-1252. */
function guess(bytes: Uint8Array): string {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const sample = bytes.subarray(Math.max(0, first - 2_000), first + 60_000);
  const name = detect(sample)?.toLowerCase() ?? '';
  // Short samples of Western text are often taken for East Asian ones; those are believed only where they decode without a hole.
  const believed =
    /^(?:windows-125[0-8]|iso-8859-[2-9]|koi8-r|shift_jis|euc-jp|euc-kr|gb18030|big5)$/.test(name) && iconv.encodingExists(name);
  return believed && !iconv.decode(asBuffer(sample), name).includes('\ufffd') ? name : 'windows-1252';
}

function withoutNuls(text: string, file: string, findings: Finding[]): { text: string; findings: Finding[] } {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (!bare.includes('\0')) return { text: bare, findings };
  const line = bare.slice(0, bare.indexOf('\0')).split('\n').length;
  findings.push({
    file,
    line,
    code: 'zero-bytes',
    message: `${file} has zero bytes in its text, the first at line ${line}; they were left out.`,
  });
  return { text: bare.replaceAll('\0', ''), findings };
}
