import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Block, DocumentTree, Section } from '@cerulean/evaluation/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everythingTree, sampleDrawing } from '../../../../evaluation/src/documents/writers/content/sample-trees.ts';
import { pdfBytes } from './pdf.ts';

const notLinux = process.platform !== 'linux' || process.arch !== 'x64';

function made(tree: DocumentTree) {
  const written = pdfBytes(tree);
  if (!written.ok) throw new Error(written.problem.message);
  return { ...written.value, text: Buffer.from(written.value.bytes).toString('latin1') };
}

function withBlocks(blocks: Block[], section: Partial<Section> = {}): DocumentTree {
  return { ...everythingTree('Words'), sections: [{ id: '1', number: '1', title: 'One', blocks, sections: [], ...section }] };
}

describe.skipIf(notLinux)('the PDF (needs Linux on x64)', () => {
  it('claims PDF/A-2a, is tagged, has bookmarks, names its language and says nothing is amiss', () => {
    const { text, findings } = made(everythingTree());
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    for (const part of ['/StructTreeRoot', '/Marked true', '/Outlines', '/Lang (en-GB)']) expect(text).toContain(part);
    expect(findings.map(({ code }) => code)).toEqual(['figure-unreadable']);
  });

  it('is the same, byte for byte, for the same tree, also after another document', () => {
    const first = made(everythingTree('One'));
    made(everythingTree('Another'));
    expect(Buffer.compare(first.bytes, made(everythingTree('One')).bytes)).toBe(0);
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['Typst code', '#import "@preview/x:1.0.0": *\n#read("/etc/passwd")'],
    ['the end of a literal', '"); #panic() \\'],
    ['right-to-left text', 'שלום עולם مرحبا 123'],
    ['characters no font has', '你好 👩‍⚕️ \u{10ffff} \u{1d49c}'],
    ['Greek, Cyrillic, mathematics and boxes', 'αβγ ДЖ ≥ ≤ ± × → ☐ ☒ ☑ ½ ‰ ₂'],
    ['control characters and halves of pairs', 'a\u0000\u0007\u001b\ud800b\udc00\u202e\ufeff\ufffe'],
    ['spaces and marks without a shape', 'a\u00a0b\u2009c\u202fd\u200be\u00adf\u2060g\u2028h\ti\r\nj\u0301'],
    ['a word that never ends', 'x'.repeat(5000)],
    ['characters of the private area, which PDF/A-2a forbids', 'a\uf6c5b'],
    ['nothing', ''],
  ])('survives %s in every place that holds text, as PDF/A-2a', (_, text) => {
    const { findings } = made(everythingTree(text));
    expect(findings.map(({ code }) => code)).not.toContain('pdf-standard');
  });

  it('names the character that no font has, and its place', () => {
    const tree = withBlocks([{ type: 'paragraph', content: [{ type: 'text', text: 'Dose 你 or 你' }] }], {
      number: '4.2',
      title: 'Results',
    });
    const messages = made(tree).findings.map(({ message }) => message);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/“你” \(U\+4F60\) in “4\.2 Results”/);
  });

  it('marks characters that no font has inside a drawing', () => {
    const svg = sampleDrawing(1).replaceAll('Study 1', 'Study 你');
    const { findings } = made(
      withBlocks([
        { type: 'figure', id: 'f', number: 1, caption: 'c', alternative: 'a', svg, widthMillimetres: 100, heightMillimetres: 60 },
      ]),
    );
    expect(findings.map(({ code }) => code)).toEqual(['character-not-in-fonts']);
  });

  it('breaks a table of 2,000 rows over pages, and rows higher than a page too', () => {
    const cell = (text: string) => ({ content: [{ type: 'text' as const, text }] });
    const columns = [
      { title: 'Number', align: 'right' as const, width: 1 },
      { title: 'Words', align: 'left' as const, width: 3 },
    ];
    const rows = Array.from({ length: 2000 }, (_, index) => [cell(String(index)), cell(`Row ${index} of many.`)]);
    const long = made(withBlocks([{ type: 'table', id: 't', number: 1, caption: 'Long', columns, rows }]));
    expect(Number(/\/Type \/Pages\s*\/Count (\d+)/.exec(long.text)?.[1])).toBeGreaterThan(30);
    const high = made(
      withBlocks([
        {
          type: 'table',
          id: 't',
          number: 1,
          caption: 'High',
          columns,
          rows: [[cell('1'), cell('A sentence of a few words. '.repeat(600))]],
        },
      ]),
    );
    expect(Number(/\/Type \/Pages\s*\/Count (\d+)/.exec(high.text)?.[1])).toBeGreaterThan(5);
  }, 60_000);
});

/** True where a program of the system can be started. */
const isInstalled = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

describe.skipIf(notLinux || !isInstalled('qpdf') || !isInstalled('pdffonts'))(
  'the file of the PDF (needs Linux on x64, qpdf and poppler)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'cerulean-pdf-test-'));
    const file = join(folder, 'document.pdf');
    const run = (program: string, ...parameters: string[]): string =>
      spawnSync(program, [...parameters, file], { encoding: 'utf8' }).stdout;
    beforeAll(() => writeFileSync(file, made(everythingTree()).bytes));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('is sound for another reader', () => {
      expect(run('qpdf', '--check')).toContain('No syntax or stream encoding errors found');
    });

    it('has every font embedded, as a subset, and none from the system', () => {
      const fonts = run('pdffonts').trim().split('\n').slice(2);
      expect(fonts.length).toBeGreaterThan(3);
      for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+(LibertinusSerif|DejaVuS)\S* .* yes yes yes /);
    });

    it('has a bookmark for each heading with its number, nested as the sections are', () => {
      interface Outline {
        readonly title: string;
        readonly kids: readonly Outline[];
      }
      const { outlines } = JSON.parse(run('qpdf', '--json', '--json-key=outlines')) as { outlines: Outline[] };
      expect(outlines.map(({ title }) => title.split(' ')[0])).toEqual(['Contents', 'Tables', 'Figures', '1', '2', 'References']);
      expect(outlines[4]!.kids.map(({ title }) => title.split(' ')[0])).toEqual(['2.1']);
    });

    it('links cross-references and citations to places in the document', () => {
      const text = made(everythingTree()).text;
      expect(text.match(/\/Subtype \/Link/g)?.length ?? 0).toBeGreaterThan(20);
      expect(text).toContain('(https://example.org/)');
      expect(text).not.toContain('javascript:');
    });
  },
);
