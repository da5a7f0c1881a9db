import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { smallPdf } from '../../../../tests/journeys/small-pdf.ts';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ada: Visitor;
let evaluation: string;
let references: { id: string }[];

const at = (path: string) => `/api/evaluations/${evaluation}/${path}`;
const pdf = (...pages: (readonly string[])[]) => new Uint8Array(smallPdf(pages));
const add = (name: string, content: string | Uint8Array<ArrayBuffer>) => ada.upload(at('screening/full-texts'), [{ name, content }]);
const list = async () => (await ada.ask('GET', at('screening/full-texts'))).body;

beforeAll(async () => {
  installation = await startTestInstallation();
  ada = await installation.person('Ada');
});
afterAll(() => installation.close());
beforeEach(async () => {
  evaluation = await installation.evaluation('Full texts', [[ada, 'evaluator']]);
  const content = [
    'TY  - JOUR\nTI  - An invented randomised trial of coated catheters\nAU  - Maki, D\nPY  - 1997\nDO  - 10.1000/first.1\nER  - \n',
    'TY  - JOUR\nTI  - A second invented trial of coated catheters in wards\nAU  - Raad, I\nPY  - 1998\nER  - \n',
    'TY  - JOUR\nTI  - A trial that nobody included in this test\nPY  - 1999\nER  - \n',
  ].join('\n');
  await ada.upload(at('evidence/imports'), [{ name: 'three.ris', content }]);
  references = (await ada.ask('GET', at('evidence/references'))).body.records;
  for (const { id } of references.slice(0, 2))
    await ada.ask('PUT', at('screening/decisions'), { data: { referenceId: id, stage: 'title and abstract', decision: 'include' } });
});

it('a full text goes to the reference whose DOI or title it prints', async () => {
  const first = await add('a.pdf', pdf(['# Something', 'https://doi.org/10.1000/FIRST.1'], ['10.1000/other']));
  expect([first.status, first.body.added?.by, first.body.added?.referenceId]).toEqual([200, 'DOI', references[0]!.id]);
  const second = await add('b.pdf', pdf(['# A second invented trial of coated', '# catheters in wards', 'by I. Raad']));
  expect(second.body.added).toMatchObject({ by: 'title', referenceId: references[1]!.id });
  const { sought, unassigned } = await list();
  expect(sought.map(({ fileId }: { fileId: string | null }) => fileId)).toEqual([first.body.fileId, second.body.fileId]);
  expect(unassigned).toEqual([]);
});

it('one that nothing sure speaks for is kept, and goes where a person says', async () => {
  const { body } = await add('Raad 1998.pdf', pdf(['Words of another text.']));
  expect([body.added, body.why, body.candidates[0].referenceId]).toEqual([
    null,
    'Only its name speaks for a reference.',
    references[1]!.id,
  ]);
  expect((await list()).unassigned).toMatchObject([{ fileId: body.fileId, name: 'Raad 1998.pdf' }]);
  const assigned = await ada.ask('PUT', at(`screening/full-texts/${body.fileId}`), { referenceId: references[1]!.id });
  expect(assigned.status).toBe(200);
  const { sought, unassigned } = await list();
  expect([sought[1].fileId, unassigned]).toEqual([body.fileId, []]);
});

it('a second full text of a reference waits, and nothing is replaced unasked', async () => {
  const first = await add('a.pdf', pdf(['doi 10.1000/first.1']));
  const { body } = await add('a again.pdf', pdf(['doi 10.1000/first.1, corrected proof']));
  expect([body.added, body.why]).toEqual([null, 'Maki 1997 has a full text already.']);
  expect((await list()).sought[0].fileId).toBe(first.body.fileId);
});

it('a file that is no PDF or cannot be read says so in one sentence', async () => {
  const text = await add('a.pdf', 'just words');
  expect([text.status, text.body.title]).toEqual([422, 'a.pdf is no PDF file.']);
  const broken = await add('b.pdf', '%PDF-1.7 and then nothing');
  expect([broken.status, broken.body.added]).toEqual([200, null]);
  expect(broken.body.why).toMatch(/b\.pdf/);
});
