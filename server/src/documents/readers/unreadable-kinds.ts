import { extname } from 'node:path';
import { type Problem, trouble } from '@cerulean/evaluation/base';

interface Kind {
  readonly begins: readonly number[];
  readonly is: string;
  readonly remedy: string;
}

const unpack = 'Unpack it and upload the documents in it one by one.';
const notADocument = 'Upload the document in which it stands, as DOCX or PDF.';

/** What files begin with that are no documents. */
const kinds: readonly Kind[] = [
  { begins: [0x89, 0x50, 0x4e, 0x47], is: 'a picture (PNG)', remedy: notADocument },
  { begins: [0xff, 0xd8, 0xff], is: 'a picture (JPEG)', remedy: notADocument },
  { begins: [0x47, 0x49, 0x46, 0x38], is: 'a picture (GIF)', remedy: notADocument },
  { begins: [0x49, 0x49, 0x2a, 0x00], is: 'a picture (TIFF)', remedy: notADocument },
  { begins: [0x4d, 0x4d, 0x00, 0x2a], is: 'a picture (TIFF)', remedy: notADocument },
  { begins: [0x42, 0x4d], is: 'a picture (BMP)', remedy: notADocument },
  { begins: [0x52, 0x49, 0x46, 0x46], is: 'a picture, film or sound (RIFF)', remedy: notADocument },
  { begins: [0x1f, 0x8b], is: 'a packed file (gzip)', remedy: unpack },
  { begins: [0x37, 0x7a, 0xbc, 0xaf], is: 'an archive (7-Zip)', remedy: unpack },
  { begins: [0x52, 0x61, 0x72, 0x21], is: 'an archive (RAR)', remedy: unpack },
  {
    begins: [0x7b, 0x5c, 0x72, 0x74, 0x66],
    is: 'a document in Rich Text Format',
    remedy: 'Open it in Word, save it as DOCX and upload that.',
  },
];

const sheetEndings = new Set(['csv', 'tsv', 'xls', 'xlsx', 'xlsm', 'ods']);
const compoundHead = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** The problem with a file that is known not to be a readable document; undefined where it may be one. */
export function unreadableKind(bytes: Uint8Array, file: string): { ok: false; problem: Problem } | undefined {
  const begins = (codes: readonly number[]) => codes.every((code, index) => bytes[index] === code);
  if (begins(compoundHead)) return compoundKind(bytes, file);
  const ending = extname(file).slice(1).toLowerCase();
  if (sheetEndings.has(ending))
    return trouble('format-unknown', `${file} is a spreadsheet, not a text document.`, {
      remedy: 'Upload the document it belongs to as DOCX or PDF.',
    });
  const kind = kinds.find((one) => begins(one.begins));
  // Two letters are too few to tell a picture from a text that begins with them.
  if (!kind || (kind.begins.length === 2 && kind.begins[0] === 0x42 && !bytes.subarray(0, 64).includes(0))) return undefined;
  return trouble('format-unknown', `${file} is ${kind.is}, which is not read as a document.`, { remedy: kind.remedy });
}

/** Old Office files and encrypted new ones are compound files ([MS-CFB] 2.6.1); the names of their streams tell which. */
function compoundKind(bytes: Uint8Array, file: string): { ok: false; problem: Problem } {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string) => raw.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage'))
    return trouble('file-unreadable', `${file} is protected by a password.`, {
      remedy: 'Open it in Word, take the password off (File, Info, Protect Document), save it and upload it again.',
    });
  if (holds('WordDocument'))
    return trouble('format-unknown', `${file} is a Word file of the old kind (.doc), which is not read.`, {
      remedy: 'Open it in Word, save it as DOCX and upload that.',
    });
  const is = holds('Workbook') || holds('Book') ? 'a spreadsheet of the old kind (.xls)' : 'an Office file of an old kind';
  return trouble('format-unknown', `${file} is ${is}, which is not read.`, { remedy: 'Save the document as DOCX or PDF and upload that.' });
}
