import exceljs from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ada: Visitor;
let ben: Visitor;
let evaluation: string;
let item: string;
let field: string;

const at = (path: string) => `/api/evaluations/${evaluation}/analysis/${path}`;
const extract = (value: unknown, more: object = {}) =>
  ada.ask('POST', at('extracted-values'), { data: { itemId: item, fieldId: field, value, page: '3', quote: '91 patients', ...more } });
const check = (person: Visitor, recordId: string, version: number, data: object) =>
  person.ask('PUT', at('extraction-checks'), { data: { recordId, version, ...data } });

beforeAll(async () => {
  installation = await startTestInstallation();
  ada = await installation.person('Ada');
  ben = await installation.person('Ben');
});
afterAll(() => installation.close());
beforeEach(async () => {
  evaluation = await installation.evaluation('Extraction', [
    [ada, 'evaluator'],
    [ben, 'reviewer'],
  ]);
  const dataSets = `/api/evaluations/${evaluation}/evidence/data-sets`;
  item = (await ada.ask('POST', dataSets, { data: { type: 'PMCF study', title: 'A study after release' } })).body.id;
  field = (await ada.ask('POST', at('extraction-fields'), { data: { title: 'Participants', type: 'number' } })).body.id;
});

describe('the extraction form', () => {
  it('begins with the usual fields only while it is empty', async () => {
    expect((await ada.ask('POST', at('extraction-form'))).body.code).toBe('conflict');
    const other = await installation.evaluation('Empty', [[ada, 'evaluator']]);
    const { body } = await ada.ask('POST', `/api/evaluations/${other}/analysis/extraction-form`);
    expect(body.added).toBeGreaterThan(10);
    expect((await ada.ask('GET', `/api/evaluations/${other}/analysis/extraction-fields`)).body.total).toBe(body.added);
  });
});

describe('an extracted value', () => {
  it('answers its field, once for each item', async () => {
    const wrong = await extract('ninety-one');
    expect([wrong.status, wrong.body.fields]).toEqual([422, [{ pointer: '/data/value', message: 'must be a number' }]]);
    expect((await extract(91)).status).toBe(200);
    expect((await extract(92)).body.code).toBe('changed-meanwhile');
    expect((await extract(91, { itemId: 'ref_gone' })).status).toBe(404);
    expect((await extract(91, { fieldId: 'exf_gone' })).status).toBe(404);
  });
});

describe('a second person', () => {
  it('is another than who extracted', async () => {
    const { body } = await extract(91);
    expect((await check(ada, body.id, 1, { verdict: 'agrees' })).body.title).toBe('Nobody checks what they extracted themselves.');
    expect((await check(ben, body.id, 1, { verdict: 'agrees' })).status).toBe(200);
  });

  it('records a difference that waits until it is resolved, with what they read', async () => {
    const { body } = await extract(91);
    expect((await check(ben, body.id, 1, { verdict: 'differs' })).status).toBe(422);
    expect((await check(ada, body.id, 1, { verdict: 'resolved', reason: 'no' })).status).toBe(409);
    await check(ben, body.id, 1, { verdict: 'differs', reads: '92', page: '4' });
    const items = () => ada.ask('GET', at('extraction-items'));
    expect((await items()).body.items[0]).toMatchObject({ values: 1, differences: 1, unchecked: 0 });
    const resolved = await check(ada, body.id, 1, { verdict: 'resolved', reason: 'One withdrew before treatment.' });
    expect(resolved.body.data).toMatchObject({ reads: '92', page: '4', reason: 'One withdrew before treatment.' });
    expect((await items()).body.items[0]).toMatchObject({ differences: 0, unchecked: 0 });
  });

  it('looks again at what was changed since', async () => {
    const { body } = await extract(91);
    await check(ben, body.id, 1, { verdict: 'agrees' });
    await ada.ask('PUT', at(`extracted-values/${body.id}`), { version: 1, data: { ...body.data, value: 92 } });
    expect((await check(ben, body.id, 1, { verdict: 'agrees' })).body.code).toBe('changed-meanwhile');
    expect((await ada.ask('GET', at('extraction-items'))).body.items[0].unchecked).toBe(1);
    expect((await check(ben, body.id, 2, { verdict: 'agrees' })).status).toBe(200);
    expect((await ada.ask('GET', at('evidence-table'))).body.rows[0].cells[0][0].state).toBe('checked');
  });
});

it('the evidence table goes to Excel with numbers as numbers and the words of the source', async () => {
  await extract(91);
  const { rawPayload } = await ada.send({ method: 'GET', url: at('evidence-table/download') });
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(new Uint8Array(rawPayload).buffer);
  const table = workbook.getWorksheet('Evidence table')!;
  expect(table.getRow(1).values).toEqual([undefined, 'Item', 'Title', 'Participants']);
  expect(table.getRow(2).values).toEqual([undefined, 'A study after release', 'PMCF study', 91]);
  expect(workbook.getWorksheet('Sources')!.getRow(2).values).toEqual([
    undefined,
    'A study after release',
    'Participants',
    '91',
    '3',
    '91 patients',
    'not checked',
  ]);
});
