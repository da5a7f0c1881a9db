import { expect, it } from 'vitest';
import { snapshotFrom } from '../quality-system/test-snapshot.ts';
import { promisedChangeKind } from './promised-change.ts';
import { readPromisedChanges } from './read-promised-changes.ts';
import { checkPromisedChange } from './response-check.ts';
import { contextsBy } from './test-context.ts';

const contextFrom = contextsBy(snapshotFrom);

const heading = (text: string) => ({ type: 'heading' as const, level: 1, text, place: { page: 1 } });
const paragraph = (text: string, page = 1) => ({ type: 'paragraph' as const, text, place: { page } });

const { documents } = contextFrom({
  documents: [
    {
      name: 'CER-007 v4.docx',
      type: 'cer',
      pieces: [
        heading('4.2 Equivalence'),
        paragraph('Equivalence to the Beta pump is not claimed.', 12),
        heading('5 Conclusions'),
        paragraph('The device is the safest pump. Occlusion alarms occurred in 12 of 340 patients (3.5 %).', 30),
      ],
    },
    { name: 'IFU_en.pdf', type: 'ifu', pieces: [heading('2 Contraindications'), paragraph('Do not use in patients below 5 kg.', 3)] },
  ],
});

it.each([
  [
    'words that stand in the place',
    { document: 'CER', place: '4.2', expectedWords: 'equivalence to the Beta pump is not claimed' },
    'done',
  ],
  ['words on the page', { document: 'CER-007 v4', place: 'page 30', expectedWords: 'safest pump' }, 'done'],
  ['words in another place', { document: 'CER', place: '4.2', expectedWords: '12 of 340 patients' }, 'partly'],
  ['words in another document', { document: 'CER', expectedWords: 'below 5 kg' }, 'not found'],
  [
    'words by the title of the section',
    { document: 'instructions for use', place: 'Contraindications', expectedWords: 'below 5 kg' },
    'done',
  ],
  ['quoted words of the promise', { document: 'IFU', what: 'Add "patients below 5 kg" to the contraindications' }, 'done'],
  [
    'key words without quotation',
    { document: 'CER', place: '5', what: 'State in how many patients occlusion alarms occurred (12 of 340)' },
    'done',
  ],
  [
    'key words with another number',
    { document: 'CER', place: '5', what: 'State that occlusion alarms occurred in 14 of 350 patients' },
    'partly',
  ],
  ['a replacement that kept the old words', { document: 'CER', what: 'Replace "safest pump" with "Occlusion alarms occurred"' }, 'partly'],
  ['a removal that was made', { document: 'CER', what: 'Remove "well tolerated"' }, 'done'],
  ['a removal that was not made', { document: 'CER', what: 'Delete the claim "the safest pump"' }, 'not found'],
  ['a removal without quotation', { document: 'CER', what: 'Remove the safest pump claim' }, 'not found'],
  ['a document that is not there', { document: 'PMCF plan', what: 'Add a survey' }, 'no document'],
  ['something else altogether', { document: 'CER', what: 'Add a sensitivity analysis for heterogeneity' }, 'not found'],
])('%s', (_says, data, state) => {
  const check = checkPromisedChange(promisedChangeKind.schema.parse({ what: 'Change it', ...data }), documents);
  expect(check.state, check.reason).toBe(state);
  if (state === 'done' || state === 'partly') expect(check.evidence.length).toBeGreaterThan(0);
});

it('reads a list of promises by the names of its columns, and tells what it left out', () => {
  const text =
    'No;Commitment;Document;Section;Expected text;Due date;Colour\n7;"Add the weight; all users";IFU;2;below 5 kg;24.12.2026;red\n8;;CER;;;;\n9;Add a graph;CER;;;soon;\n';
  const read = readPromisedChanges(text, { file: 'promises.csv' });
  expect(read.changes).toEqual([
    {
      what: 'Add the weight; all users',
      document: 'IFU',
      place: '2',
      expectedWords: 'below 5 kg',
      source: { letter: '', finding: '7' },
      due: '2026-12-24',
    },
    { what: 'Add a graph', document: 'CER', place: '', expectedWords: '', source: { letter: '', finding: '9' } },
  ]);
  expect(read.rejected).toBe(1);
  expect(read.findings.map(({ code, line }) => `${code} ${line}`)).toEqual(['column-unknown 1', 'row-rejected 3', 'date-unknown 4']);
});

it.each([
  ['', 'columns-missing'],
  ['document,section\nCER,2\n', 'columns-missing'],
])('says which column is missing in %j', (text, code) => {
  expect(readPromisedChanges(text, { file: 'promises.csv' }).findings[0]!.code).toBe(code);
});
