import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Block, DocumentTree, Inline, Section, Table } from '@cerulean/evaluation/documents/reading';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxBytes } from '../writers/docx.ts';
import { paragraph, sampleWord } from './docx/sample-word.ts';
import { readDocumentBytes } from './read-file.ts';

const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(600),
  ]);
const word = sampleWord(paragraph('A sentence about a mask.'));

async function treeOf(bytes: Uint8Array, file: string): Promise<DocumentTree> {
  const read = await readDocumentBytes(bytes, file);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.tree;
}

describe('a file', () => {
  it.each<[string, Uint8Array, string, string, RegExp]>([
    ['is empty', new Uint8Array(), 'a.docx', 'file-unreadable', /a\.docx is empty/],
    ['is protected by a password', compound('EncryptedPackage'), 'a.docx', 'file-unreadable', /password/],
    ['is an old Word file', compound('WordDocument'), 'a.doc', 'format-unknown', /old kind \(\.doc\)/],
    ['is an old spreadsheet', compound('Workbook'), 'a.xls', 'format-unknown', /\.xls/],
    ['is cut off', word.subarray(0, 600), 'a.docx', 'file-unreadable', /cut off/],
    ['is a spreadsheet', zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'a.docx', 'format-unknown', /spreadsheet/],
    ['is a list', strToU8('a,b\n1,2'), 'a.csv', 'format-unknown', /spreadsheet/],
    ['is an archive', zipSync({ 'a.txt': strToU8('a') }), 'a.docx', 'format-unknown', /no Word document/],
    ['is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'a.docx', 'format-unknown', /picture/],
    ['has an unknown ending', strToU8('text'), 'a.xyz', 'format-unknown', /kind that is not read/],
    ['has bytes that no text has', Buffer.alloc(400), 'a.txt', 'file-unreadable', /not a text/],
    [
      'unpacks to more than is read',
      zipSync({ 'word/document.xml': new Uint8Array(260 * 2 ** 20) }, { level: 1 }),
      'a.docx',
      'file-too-large',
      /256 MB/,
    ],
  ])('that %s gives one sentence with a next step', async (_, bytes, file, code, message) => {
    expect(await readDocumentBytes(bytes, file)).toMatchObject({
      ok: false,
      problem: { code, message: expect.stringMatching(message), ...(code === 'file-too-large' ? {} : { remedy: expect.any(String) }) },
    });
  });

  it.each<[string, Uint8Array, string]>([
    ['Word', word, 'docx'],
    ['Word, whatever its name', word, 'docx'],
    ['Markdown', strToU8('A sentence about a **mask**.'), 'markdown'],
    ['HTML', strToU8('<!DOCTYPE html><p>A sentence about a mask.'), 'html'],
    ['text in UTF-16', Buffer.from('\ufeffA sentence about a mask.', 'utf16le'), 'text'],
  ])('of the kind %s is known and read', async (name, bytes, format) => {
    const ending = { markdown: 'md', text: 'txt', html: 'txt', docx: name === 'Word' ? 'docx' : 'md' }[format];
    const read = await readDocumentBytes(bytes, `a.${ending}`);
    if (!read.ok) throw new Error(read.problem.message);
    expect(read.value.format).toBe(format);
    expect(read.value.tree.sections[0]!.blocks[0]).toMatchObject({ content: [{ text: 'A sentence about a mask.' }] });
  });

  it('says in its findings which file they are about', async () => {
    const read = await readDocumentBytes(Buffer.from('Größe und Gewicht der Maske für Säuglinge', 'latin1'), 'a.txt');
    expect(read).toMatchObject({ ok: true, value: { findings: [{ file: 'a.txt', code: 'encoding-guessed' }] } });
  });
});

describe('broken bytes', () => {
  const texts: readonly (readonly [string, Uint8Array])[] = [
    ['a.docx', word],
    ['a.md', strToU8('# A\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n- x\n  - y\n\n[^1]: z <b>c</b>')],
    ['a.html', strToU8('<!doctype html><table><tr><td>1<td>2</table><ul><li>a<ol><li>b</ul><p hidden>x')],
    ['a.txt', strToU8('1 Scope\n\n- a\n- b\n\nTable 1: x\n\ntext')],
  ];
  it.each(texts)('of %s never throw and never hang', async (file, bytes) => {
    const change = fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 6 }), fc.nat(bytes.length), fc.boolean(), async (changes, length, cut) => {
        const broken = bytes.slice(0, cut ? length : bytes.length);
        for (const { at, value } of changes) broken[at % Math.max(1, broken.length)] = value;
        const read = await readDocumentBytes(broken, file);
        expect(read.ok || read.problem.message.includes(file)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('of the text in a Word file never throw, and give what stands before the damage', async () => {
    const body = sampleWord(`${paragraph('First.')}<w:tbl><w:tr><w:tc>${paragraph('Cell')}</w:tc></w:tr></w:tbl>${paragraph('Last.')}`);
    expect(await readDocumentBytes(body, 'a.docx')).toMatchObject({ ok: true });
    const inner = `${paragraph('First.')}<w:tbl><w:tr><w:tc>${paragraph('Cell')}`;
    await fc.assert(
      fc.asyncProperty(fc.nat(inner.length), fc.string({ maxLength: 5 }), async (length, more) => {
        const read = await readDocumentBytes(sampleWord(inner.slice(0, length) + more), 'a.docx');
        expect(read.ok).toBe(true);
      }),
      { numRuns: 200 },
    );
    const cut = await readDocumentBytes(sampleWord(`${paragraph('First.')}<w:p><`), 'a.docx');
    expect(cut).toMatchObject({ ok: true, value: { findings: [{ code: 'part-damaged' }], tree: { sections: [{ blocks: [{}] }] } } });
  });
});

/** What people see of a tree: headings with numbers and levels, entries of lists, cells, captions and other texts. */
function shown(tree: DocumentTree) {
  const headings: string[] = [];
  const items: string[] = [];
  const cells: string[] = [];
  const captions: string[] = [];
  const texts: string[] = [];
  const plain = (content: readonly Inline[]) =>
    content
      .map((one) => ('text' in one ? one.text : ' '))
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
  const addTable = (table: Table) => {
    captions.push(table.caption);
    cells.push(table.columns.map((column) => column.title).join('|'));
    for (const row of table.rows) cells.push(row.map((cell) => plain(cell.content)).join('|'));
  };
  const addBlocks = (blocks: readonly Block[], into: string[]) => {
    for (const block of blocks) {
      if (block.type === 'list') for (const item of block.items) addBlocks(item, items);
      else if (block.type === 'table') addTable(block);
      else if ('content' in block) into.push(plain(block.content));
    }
  };
  const addSections = (sections: readonly Section[], level: number) => {
    for (const section of sections) {
      headings.push(`${level} ${section.number} ${section.title.replace(/\s+/g, ' ')}`);
      addBlocks(section.blocks, texts);
      addSections(section.sections, level + 1);
    }
  };
  addSections(tree.sections, 1);
  return { headings, items, cells, captions, texts };
}

describe('a document written as Word', () => {
  const words = fc.stringMatching(/^[A-Z][a-z]{2,8}( [a-z]{2,8}){2,5}$/);
  const text = (content: string): Inline[] => [{ type: 'text', text: content }];
  const sectionOf = (number: string, title: string, blocks: Block[], sections: Section[] = []): Section => ({
    id: `s${number}`,
    number,
    title,
    blocks,
    sections,
  });
  const tableOf = (number: number, caption: string, rows: readonly string[][]): Table => ({
    type: 'table',
    id: `t${number}`,
    number,
    caption,
    columns: ['First', 'Second'].map((title) => ({ title, align: 'left', width: 1 })),
    rows: rows.map((row) => row.map((cell) => ({ content: text(cell) }))),
  });

  it('reads back with the same headings, numbers, texts, lists, tables and captions', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 12, maxLength: 12 }), async (given) => {
        const list: Block = {
          type: 'list',
          ordered: true,
          items: [
            [
              { type: 'paragraph', content: text(given[4]!) },
              { type: 'list', ordered: false, items: [[{ type: 'paragraph', content: text(given[5]!) }]] },
            ],
            [{ type: 'paragraph', content: text(given[6]!) }],
          ],
        };
        const sections = [
          sectionOf(
            '1',
            given[0]!,
            [{ type: 'paragraph', content: text(`${given[1]}.`) }, list],
            [
              sectionOf('1.1', given[2]!, [
                tableOf(1, given[7]!, [
                  [given[8]!, '5 kg'],
                  [given[9]!, '3'],
                ]),
              ]),
            ],
          ),
          sectionOf('2', given[3]!, [{ type: 'paragraph', content: text(`${given[10]}.`) }]),
        ];
        const tree: DocumentTree = {
          format: 1,
          document: 'cer',
          title: given[11]!,
          subtitle: '',
          language: 'en-GB',
          status: 'draft',
          version: '1',
          date: '2026-02-28',
          cover: [],
          sections,
          references: [],
        };
        const back = await treeOf((await docxBytes(tree)).bytes, 'a.docx');
        const numbered = back.sections.filter((section) => section.number !== '');
        const [made, found] = [shown(tree), shown({ ...back, sections: numbered })];
        expect(back.title).toBe(tree.title);
        expect(found.headings).toEqual(made.headings);
        expect(found.items).toEqual(made.items);
        expect(found.texts).toEqual(made.texts);
        expect(found.cells).toEqual(made.cells);
        expect(found.captions).toEqual(made.captions.map((caption, index) => `Table ${index + 1} ${caption}`));
      }),
      { numRuns: 8 },
    );
  }, 30_000);
});

const shared = process.env.SHARED_DATA ?? join(dirname(fileURLToPath(import.meta.url)), '../../../../../shared/data');
const dossiers = join(shared, 'dossiers');

describe.skipIf(!existsSync(dossiers))('dossiers that exist as Word and as Markdown (needs SHARED_DATA)', () => {
  const pairs = existsSync(dossiers)
    ? readdirSync(dossiers).flatMap((folder) =>
        readdirSync(join(dossiers, folder))
          .filter((name) => name.endsWith('.docx') && existsSync(join(dossiers, folder, name.replace('.docx', '.md'))))
          .map((name) => join(dossiers, folder, name)),
      )
    : [];

  it('have the same headings, entries, cells and texts in both', async () => {
    expect(pairs.length).toBeGreaterThan(0);
    for (const path of pairs) {
      const twin = path.replace('.docx', '.md');
      const [one, other] = [await treeOf(readFileSync(path), 'a.docx'), await treeOf(readFileSync(twin), 'a.md')];
      expect({ path, ...shown(one) }).toEqual({ path, ...shown(other) });
    }
  }, 30_000);
});
