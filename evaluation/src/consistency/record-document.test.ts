import { describe, expect, test } from 'vitest';
import { deviceKind, intendedPurposeKind } from '../device/index.ts';
import type { DocumentTree } from '../documents/reading.ts';
import type { Kind, Snapshot } from '../records/index.ts';
import { checkDossier } from './check.ts';
import { contextOf, dossierOf, openDocument, statementsOf } from './dossier.ts';
import { readExample } from './example.ts';
import { readOf } from './own-document.ts';
import { recordDocument } from './record-document.ts';

function snapshotOf(records: readonly (readonly [Kind, object])[]): Snapshot {
  const byKind: Record<string, Snapshot['records'][string]> = {};
  for (const [kind, data] of records) {
    const stored = {
      id: `${kind.prefix}_1`,
      kind: kind.name,
      version: 1,
      data: kind.schema.parse(data),
      createdAt: '',
      createdBy: '',
      updatedAt: '',
      updatedBy: '',
    };
    byKind[kind.name] = [...(byKind[kind.name] ?? []), stored as never];
  }
  return { evaluation: { id: 'eva_1', title: 'Alpha', createdAt: '' }, takenAt: '', sequence: 1, head: '', records: byKind };
}

const kinds = { device: deviceKind as unknown as Kind, purpose: intendedPurposeKind as unknown as Kind };

describe('the record as a document', () => {
  const record = recordDocument(
    snapshotOf([
      [kinds.device, { name: 'Alpha One', manufacturer: { name: 'Mill Medical GmbH' }, class: 'IIb', rule: 9 }],
      [
        kinds.purpose,
        {
          population: { description: 'adults', age: { from: { value: 18, unit: 'years' } }, weight: { from: { value: 5, unit: 'kg' } } },
          contraindications: ['untreated pneumothorax'],
          settings: ['hospital'],
        },
      ],
    ]),
  )!;

  test('says what is recorded, as statements of the device', () => {
    const said = statementsOf(record, contextOf([record])).map(({ kind, says }) => `${kind}: ${says}`);
    expect(said).toEqual(
      expect.arrayContaining([
        'device-name: Alpha One',
        'manufacturer: Mill Medical GmbH',
        'risk-class: class IIb',
        'population-age: at least 18 years',
        'population-weight: at least 5 kg',
        'care-setting: hospitals',
      ]),
    );
  });

  test('is the reference against which a document deviates', async () => {
    const ifu = openDocument({
      id: 'ifu',
      name: 'IFU.md',
      read: await readExample(
        '# Instructions for Use\n\nDevice name: Alpha One\n\n## Classification\n\nThe Alpha One is a class IIa device.',
        'ifu',
      ),
    });
    const documents = [record, ifu];
    const context = contextOf(documents);
    const findings = checkDossier(
      dossierOf(
        documents,
        context,
        documents.flatMap((one) => statementsOf(one, context)),
      ),
    );
    expect(findings.map(({ rule, locations }) => [rule, ...locations.map(({ document }) => document)])).toEqual([
      ['risk-class', 'ifu', 'record'],
    ]);
  });

  test('does not exist where nothing is recorded, and leaves out what is empty', () => {
    expect(recordDocument(snapshotOf([]))).toBeUndefined();
    const little = recordDocument(snapshotOf([[kinds.device, { name: 'Alpha One', manufacturer: {} }]]))!;
    expect(little.passages.map(({ text }) => text)).toEqual(['Device identification', 'Device name', 'Alpha One']);
  });
});

describe('a document of Cerulean', () => {
  test('says nothing where something is missing', () => {
    const tree: DocumentTree = {
      format: 1,
      document: 'cer',
      title: 'Clinical Evaluation Report',
      subtitle: '',
      language: 'en-GB',
      status: 'draft',
      version: '1 (draft)',
      date: '2026-11-22',
      cover: [{ label: 'Device', value: '' }],
      references: [],
      sections: [
        {
          id: '1',
          number: '1',
          title: 'Population',
          sections: [],
          blocks: [
            { type: 'note', tone: 'missing', content: [{ type: 'text', text: 'State the weight, for instance at least 9 kg.' }] },
            {
              type: 'paragraph',
              content: [
                { type: 'text', text: 'Adults of ' },
                { type: 'missing', text: 'weight in kg' },
              ],
            },
            { type: 'list', ordered: false, items: [[{ type: 'note', tone: 'missing', content: [{ type: 'text', text: 'hole' }] }]] },
            {
              type: 'table',
              id: 't',
              number: 1,
              caption: 'Bounds',
              columns: [{ title: 'Weight', align: 'left', width: 1 }],
              rows: [[{ content: [{ type: 'missing', text: 'at least 7 kg' }] }]],
            },
          ],
        },
      ],
    };
    const { passages } = openDocument({ id: 'cer', name: 'CER', read: readOf(tree) });
    expect(passages.map(({ text }) => text)).toEqual(['Population', 'Adults of ', 'Bounds', 'Weight']);
  });
});
