import { describe, expect, test } from 'vitest';
import { plainText, walkSections } from '../documents/reading.ts';
import { checkDossier } from './check.ts';
import { withoutCorrected } from './corrections.ts';
import { dossierOf } from './dossier.ts';
import { exampleDossier } from './example.ts';
import { findingsReport } from './findings-report.ts';
import { statementMatrix } from './statement-matrix.ts';

const dossier = await exampleDossier({
  cer: '# Clinical Evaluation Report\n\nDevice name: Alpha One\n\nThe Alpha One is a class IIb device. The device is a class IIb device.',
  ifu: '# Instructions for Use\n\nDevice name: Alpha One\n\nThe Alpha One is a class IIb device.',
  psur: '# PSUR\n\nDevice name: Alpha One\n\nThe Alpha One is a class IIa device.',
});
const findings = checkDossier(dossier);
const matrix = statementMatrix(dossier, findings);

describe('the matrix of statements', () => {
  const row = matrix.find(({ attribute }) => attribute === 'classification')!;

  test('has a cell for each document that speaks of a thing, and marks the one that deviates', () => {
    expect(row.cells.map(({ documentId, deviates }) => [documentId, deviates])).toEqual([
      ['cer', false],
      ['ifu', false],
      ['psur', true],
    ]);
    expect(row.cells[2]!.statements).toMatchObject([{ says: 'class IIa', quote: 'The Alpha One is a class IIa device.' }]);
  });

  test('calls a row by the words of the documents, not by stems or names of ours', async () => {
    const read = await exampleDossier({
      cer: '# Clinical Evaluation Report\n\n## Description\n\nThe handle is single use. The service life of the console is 7 years.',
      ifu: '# Instructions for Use\n\n## Contraindications\n\n- pregnancy',
    });
    expect(statementMatrix(read, []).map(({ kind, about }) => [kind, about])).toEqual(
      expect.arrayContaining([
        ['contraindication', ''],
        ['lifetime', 'lifetime of console'],
        ['reuse', 'handle'],
      ]),
    );
  });

  test('has rows in the order of the attributes', () => {
    expect(matrix.map(({ attribute }) => attribute)).toEqual(['device-name', 'classification']);
  });
});

describe('the report of findings', () => {
  const tree = findingsReport({
    deviceName: 'Alpha One',
    date: '2026-11-22',
    documents: [
      ...dossier.documents.map(({ id, name, type, language }) => ({ id, name, type, language })),
      { id: 'broken', name: 'SSCP.docx', type: 'sscp', language: '', problem: 'SSCP.docx is damaged.' },
    ],
    findings: findings.map((finding) => ({ ...finding, decision: 'Accepted: two markets.' })),
    matrix,
  });
  const text = [...walkSections(tree.sections)]
    .flatMap(({ section }) => [
      section.title,
      ...section.blocks.flatMap((block) =>
        block.type === 'paragraph'
          ? [plainText(block.content)]
          : block.type === 'table'
            ? block.rows.flatMap((row) => row.map((cell) => plainText(cell.content)))
            : [],
      ),
    ])
    .join('\n');

  test.each([
    ['every quote', 'The Alpha One is a class IIa device.'],
    ['what it is compared with', 'The Alpha One is a class IIb device.'],
    ['the message', findings[0]!.message],
    ['why it matters', findings[0]!.why],
    ['what to do', findings[0]!.remedy],
    ['the decision', 'Accepted: two markets.'],
    ['what could not be read', 'SSCP.docx is damaged.'],
    ['the marked value', 'class IIa *'],
  ])('holds %s', (_what, words) => {
    expect(text).toContain(words);
  });

  test('has unique ids and numbers its tables', () => {
    const ids = [...walkSections(tree.sections)].map(({ section }) => section.id);
    expect(new Set(ids).size).toBe(ids.length);
    const numbers = [...walkSections(tree.sections)].flatMap(({ section }) =>
      section.blocks.flatMap((block) => (block.type === 'table' ? [block.number] : [])),
    );
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  test('of a dossier without findings says so', () => {
    const clean = findingsReport({ deviceName: '', date: '2026-11-22', documents: [], findings: [], matrix: [] });
    expect(clean.sections).toHaveLength(1);
    const [first] = clean.sections[0]!.blocks;
    expect(first && 'content' in first ? plainText(first.content) : '').toContain('No contradiction was found.');
  });
});

describe('a correction', () => {
  const corrected = (documentType: 'psur' | 'ifu', kind: string, quote: string) =>
    checkDossier(
      dossierOf(
        dossier.documents,
        dossier.context,
        withoutCorrected(dossier.statements, dossier.documents, [{ kind, documentType, quote }]),
      ),
    ).length;

  test('takes back the statements of its kind from its sentence, however it is spaced', () => {
    expect(findings).toHaveLength(1);
    expect(corrected('psur', 'risk-class', 'The  Alpha One is a class IIa device')).toBe(0);
  });

  test.each([
    ['another sentence', 'psur', 'risk-class', 'The Alpha One is a class III device.'],
    ['another type of document', 'ifu', 'risk-class', 'The Alpha One is a class IIa device.'],
    ['another kind', 'psur', 'reuse', 'The Alpha One is a class IIa device.'],
  ] as const)('leaves %s alone', (_what, type, kind, quote) => {
    expect(corrected(type, kind, quote)).toBe(1);
  });
});
