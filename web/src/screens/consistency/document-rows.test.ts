import { describe, expect, it } from 'vitest';
import { documentRows } from './document-rows.ts';
import type { Dossier } from './use-consistency.ts';

const record = (id: string, name: string, type = '') =>
  ({ id, version: 1, data: { name, type, language: '', versionLabel: '', fileId: 'fil_1', note: '' } }) as never;
const known = (id: string, changes: Partial<Dossier['documents'][number]> = {}): Dossier['documents'][number] => ({
  id,
  name: id,
  type: 'ifu',
  typeInferred: true,
  language: 'en',
  format: 'docx',
  statements: 12,
  source: 'upload',
  findings: [],
  ...changes,
});

describe('the documents of the dossier', () => {
  const rows = documentRows([record('a', 'IFU.docx'), record('b', 'scan.pdf'), record('c', 'new.docx'), record('d', 'plan.md', 'cep')], {
    documents: [
      known('a'),
      known('b', { problem: { message: 'The file is protected by a password.' }, statements: 0 }),
      known('cer', { name: 'Clinical evaluation report', type: 'cer', source: 'written', typeInferred: false }),
      known('record', { name: 'Record', source: 'record' }),
      known('d', { type: 'cep', typeInferred: false }),
    ],
    pending: [{ id: 'c', name: 'new.docx' }],
  });

  it('come as uploaded, then what is written here and the record', () => {
    expect(rows.map(({ name, source }) => `${name} ${source}`)).toEqual([
      'IFU.docx upload',
      'scan.pdf upload',
      'new.docx upload',
      'plan.md upload',
      'Clinical evaluation report written',
      'Record record',
    ]);
  });

  it('say whether they are read, being read, or cannot be read', () => {
    expect(rows.map(({ state }) => state)).toEqual(['read', 'failed', 'reading', 'read', 'read', 'read']);
    expect(rows[1]).not.toHaveProperty('statements');
    expect(rows[2]).not.toHaveProperty('type');
  });

  it('have the type a person chose before the one their text suggests', () => {
    const [row] = documentRows([record('a', 'IFU.docx', 'label')], { documents: [known('a')], pending: [] });
    expect(row?.type).toBe('label');
  });

  it('are all being read before the server has answered', () => {
    expect(documentRows([record('a', 'IFU.docx')], undefined).map(({ state }) => state)).toEqual(['reading']);
  });
});
