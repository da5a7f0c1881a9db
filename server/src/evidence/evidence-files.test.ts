import { gzipSync } from 'node:zlib';
import exceljs from 'exceljs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import { openArchive } from './open-archive.ts';
import { readSheet } from './read-sheet.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const german = 'TY  - JOUR\r\nTI  - Über die Größe von Kathetern für Säuglinge – eine Übersicht\r\nAU  - Müller, Jürgen\r\nER  - \r\n';

describe('decoding text', () => {
  it.each([
    ['utf-8', bytesOf(german), []],
    ['utf-8', new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(german)]), []],
    ['utf-16le', iconv.encode(german, 'utf-16le', { addBOM: true }), []],
    ['utf-16be', iconv.encode(german, 'utf-16be', { addBOM: true }), []],
    ['utf-16le', iconv.encode(german, 'utf-16le'), []],
    ['utf-16be', iconv.encode(german, 'utf-16be'), []],
    ['windows-1252', iconv.encode(german, 'windows-1252'), ['encoding-guessed']],
    ['utf-8', gzipSync(bytesOf(german)), []],
  ] as const)('reads %s (%#)', (encoding, bytes, codes) => {
    const outcome = decodeText(bytes, 'a.ris');
    expect(outcome).toMatchObject({ ok: true, value: { text: german, encoding } });
    expect(outcome.ok && outcome.value.findings.map((finding) => finding.code)).toEqual(codes);
  });

  it('reads older encodings of other scripts', () => {
    const russian =
      'TI  - Катетер-ассоциированные инфекции кровотока у детей раннего возраста\nAB  - Состояние рецепторного аппарата эндометрия и метаболизм\n';
    expect(decodeText(iconv.encode(russian, 'windows-1251'), 'a')).toMatchObject({
      ok: true,
      value: { text: russian, encoding: 'windows-1251' },
    });
  });

  it('keeps UTF-8 with a few damaged bytes, and names the line', () => {
    const bytes = new Uint8Array([...bytesOf(`${'ä'.repeat(50)}\n`), 0xff, ...bytesOf('b')]);
    expect(decodeText(bytes, 'a')).toMatchObject({
      ok: true,
      value: { encoding: 'utf-8', findings: [{ line: 2, code: 'characters-damaged' }] },
    });
  });

  it('leaves single zero bytes out and says where', () => {
    const bytes = bytesOf(`${'x'.repeat(3000)}\na\0b`);
    expect(decodeText(bytes, 'a')).toMatchObject({
      ok: true,
      value: { text: `${'x'.repeat(3000)}\nab`, findings: [{ line: 2, code: 'zero-bytes' }] },
    });
  });

  it('reads what can be unpacked of a gzip file that was cut off', () => {
    const packed = gzipSync(bytesOf(Array.from({ length: 5000 }, (_, index) => `TI  - ${index * 7919}\n`).join('')));
    const outcome = decodeText(packed.subarray(0, packed.length - 2000), 'a.ris.gz');
    expect(outcome).toMatchObject({ ok: true, value: { findings: [{ code: 'file-cut-off' }] } });
    expect(outcome.ok && outcome.value.text.startsWith('TI  - 0\nTI  - 7919\n')).toBe(true);
  });

  it.each([
    ['an empty file', new Uint8Array(0), 'file-unreadable', 'empty'],
    ['a gzip bomb', gzipSync(new Uint8Array(50_000_000)), 'file-too-large', 'more than'],
    ['a damaged gzip file', new Uint8Array([0x1f, 0x8b, 1, 2, 3]), 'file-unreadable', 'damaged gzip'],
    ['a PDF', bytesOf('%PDF-1.7\n'), 'file-unreadable', 'a PDF'],
    ['a Word file', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'file-unreadable', 'Word'],
    ['a binary', new Uint8Array(Array.from({ length: 4000 }, (_, index) => (index * 37) % 7)), 'file-unreadable', 'not a text'],
  ])('answers %s with one sentence', (_, bytes, code, part) => {
    const outcome = decodeText(bytes, 'upload.ris', 10_000_000);
    expect(outcome).toMatchObject({ ok: false, problem: { code, remedy: expect.any(String) } });
    expect(!outcome.ok && outcome.problem.message).toContain(part);
    expect(!outcome.ok && outcome.problem.message).toContain('upload.ris');
  });
});

describe('reading sheets', () => {
  let workbook: Uint8Array;
  beforeAll(async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('Risks');
    sheet.addRow(['Hazard', 'Severity', 'RPN', 'Date', 'Accepted']);
    sheet.addRow(['Infection', 4, { formula: '2*4', result: 8 }, new Date(Date.UTC(2026, 0, 31)), true]);
    sheet.addRow([]);
    sheet.addRow(['=cmd|calc', 0.1, null, '007', false]);
    workbook = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  });

  it('gives the cells of the first sheet as texts, with the rows they stand in', async () => {
    expect(await readSheet(workbook, 'risks.xlsx')).toMatchObject({
      ok: true,
      value: {
        header: ['Hazard', 'Severity', 'RPN', 'Date', 'Accepted'],
        rows: [
          { row: 2, cells: ['Infection', '4', '8', '2026-01-31', 'TRUE'] },
          { row: 4, cells: ['=cmd|calc', '0.1', '', '007', 'FALSE'] },
        ],
        findings: [{ code: 'formulas' }],
      },
    });
  });

  it('gives CSV in the same shape', async () => {
    expect(await readSheet(bytesOf('Hazard;Severity\n\n"Infection";4\n'), 'risks.csv')).toMatchObject({
      ok: true,
      value: { header: ['Hazard', 'Severity'], rows: [{ row: 3, cells: ['Infection', '4'] }], findings: [] },
    });
  });

  const changed = (change: (parts: Record<string, Uint8Array>) => void) => {
    const parts = unzipSync(workbook);
    change(parts);
    return zipSync(parts);
  };
  const part = 'xl/worksheets/sheet1.xml';
  const withSheet = (change: (xml: string) => string) =>
    changed((parts) => {
      parts[part] = strToU8(change(new TextDecoder().decode(parts[part])));
    });

  it.each<[string, () => Uint8Array, string, string]>([
    ['XML entities', () => withSheet((xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa">]>')), 'file-unreadable', 'entities'],
    ['a cell at the far corner', () => withSheet((xml) => xml.replace(/r="E4"/, 'r="XFD1048576"')), 'file-too-large', 'rows'],
    ['XML that breaks off', () => withSheet((xml) => xml.slice(0, xml.length / 2)), 'file-unreadable', 'damaged'],
    [
      'a zip bomb',
      () => changed((parts) => void (parts['xl/media/zeros.bin'] = new Uint8Array(40_000_000))),
      'file-too-large',
      'more than',
    ],
    ['an archive that is no workbook', () => zipSync({ 'word/document.xml': strToU8('<w/>') }), 'file-unreadable', 'workbook'],
    ['a file that was cut off', () => workbook.slice(0, workbook.length - 100), 'file-unreadable', 'cut off'],
    ['nothing but a signature', () => new Uint8Array([0x50, 0x4b, 3, 4]), 'file-unreadable', 'cut off'],
    ['an empty sheet', () => bytesOf(' \n'), 'file-unreadable', 'no filled cell'],
  ])('answers %s with one sentence', async (_, make, code, text) => {
    const outcome = await readSheet(make(), 'risks.xlsx', { entriesMax: 100, bytesMax: 20_000_000 });
    expect(outcome).toMatchObject({ ok: false, problem: { code, remedy: expect.any(String) } });
    expect(!outcome.ok && outcome.problem.message).toContain(text);
  });

  it('never throws, wherever a byte of the workbook is changed', async () => {
    for (let at = 0; at < workbook.length; at += 97) {
      const bytes = workbook.slice();
      bytes[at] = bytes[at]! ^ 0x5a;
      await expect(readSheet(bytes, 'x.xlsx')).resolves.toHaveProperty('ok');
    }
  });
});

describe('opening archives', () => {
  const limits = { entriesMax: 3, bytesMax: 1_000_000 };

  it('gives stored and packed entries', () => {
    const opened = openArchive(
      zipSync({ a: strToU8('stored'), b: [strToU8('packed '.repeat(100)), { level: 9 }] }, { level: 0 }),
      'x.zip',
      limits,
    );
    expect(opened.ok && [...opened.value].map(([name, bytes]) => [name, bytes.length])).toEqual([
      ['a', 6],
      ['b', 700],
    ]);
  });

  it('refuses an entry that is larger than it says', () => {
    const bytes = zipSync({ a: new Uint8Array(900_000) });
    const view = new DataView(bytes.buffer);
    const central = bytes.findIndex((_, at) => at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50);
    view.setUint32(central + 24, 10, true);
    expect(openArchive(bytes, 'x.zip', limits)).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('larger than it says') },
    });
  });

  it('refuses entries that share their bytes', () => {
    const bytes = zipSync({ a: new Uint8Array(900), b: new Uint8Array(900) });
    const view = new DataView(bytes.buffer);
    const heads = [...bytes.keys()].filter((at) => at + 4 <= bytes.length && view.getUint32(at, true) === 0x02014b50);
    view.setUint32(heads[1]! + 42, view.getUint32(heads[0]! + 42, true), true);
    expect(openArchive(bytes, 'x.zip', limits)).toMatchObject({ ok: false, problem: { message: expect.stringContaining('overlap') } });
  });

  it('refuses too many entries and too many bytes before unpacking', () => {
    expect(openArchive(zipSync({ a: strToU8('1'), b: strToU8('2'), c: strToU8('3'), d: strToU8('4') }), 'x.zip', limits)).toMatchObject({
      ok: false,
      problem: { code: 'file-too-large' },
    });
    expect(openArchive(zipSync({ a: new Uint8Array(1_000_001) }), 'x.zip', limits)).toMatchObject({
      ok: false,
      problem: { code: 'file-too-large' },
    });
  });
});
