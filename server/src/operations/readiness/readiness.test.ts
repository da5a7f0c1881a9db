import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeReaders } from '../../documents/readers/reader-lane.ts';
import { closeWriters } from '../../documents/write.ts';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ada: Visitor;
let evaluation: string;
beforeAll(async () => {
  installation = await startTestInstallation();
  ada = await installation.person('Ada');
});
afterAll(async () => {
  await installation.close();
  await Promise.all([closeReaders(), closeWriters()]);
});

const at = (path: string) => `/api/evaluations/${evaluation}/${path}`;
const rehearsal = 'readiness/checklists/cear-rehearsal';
const begin = async (title: string) => {
  evaluation = await installation.evaluation(title, [[ada, 'evaluator']]);
};
async function list() {
  const { body } = await ada.ask('GET', at('readiness/checklists'));
  return Object.fromEntries(body.checklists.map((one: { id: string }) => [one.id, one]));
}
async function item(id: string, checklist = rehearsal) {
  const { body } = await ada.ask('GET', at(checklist));
  return body.items.find((one: { id: string }) => one.id === id);
}
const answer = (id: string, body: object) => ada.ask('PUT', at(`${rehearsal}/answers/${id}`), body);
const writeDevice = (version: number, data: object) =>
  ada.ask('PUT', at('device'), {
    version,
    data: { name: 'Arden', manufacturer: { name: 'Arden GmbH' }, ...data },
    reason: 'as the technical file has it',
  });

describe('the checklists of an evaluation', () => {
  beforeAll(() => begin('Checklists'));

  it('are listed with counts that add up, and what is next', async () => {
    const all = await list();
    expect(Object.keys(all)).toEqual(
      expect.arrayContaining([
        'article-54',
        'cear-rehearsal',
        'mdcg-2020-6-sufficiency',
        'meddev-a10',
        'panel-questions',
        'promised-changes',
      ]),
    );
    for (const { counts, total } of Object.values(all) as { counts: Record<string, number>; total: number }[])
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(total);
    expect(all['cear-rehearsal']).toMatchObject({ answered: 0, toLookAtAgain: 0, next: { id: 'A.1', why: 'not met' } });
    expect(all['promised-changes']).toMatchObject({ total: 0 });
    expect(all['promised-changes'].next).toBeUndefined();
  });

  it('follow the record: what the device says is suggested as met, with the record as evidence', async () => {
    expect((await writeDevice(0, { class: 'III', implantable: true, models: [{ name: 'Arden S' }] })).status).toBe(200);
    expect(await item('A.1')).toMatchObject({
      state: 'suggested',
      answer: 'met',
      source: { verified: true },
      evidence: [{ record: { kind: 'device', label: 'Arden' } }, { record: { kind: 'device' } }],
    });
    expect(await item('54-1', 'readiness/checklists/article-54')).toMatchObject({ answer: 'yes' });
  });

  it('that do not exist are a problem with a next step', async () => {
    const { status, body } = await ada.ask('GET', at('readiness/checklists/nothing'));
    expect([status, body.code, body.remedy]).toEqual([404, 'not-found', 'Choose one of the list.']);
  });
});

describe('an answer', () => {
  beforeAll(async () => {
    await begin('Answers');
    await writeDevice(0, { class: 'III', models: [{ name: 'Arden S' }] });
  });

  it('as suggested needs no reason of its own, and keeps the suggested one with its evidence and its basis', async () => {
    const { basis, suggestion } = await item('A.1');
    const { status, body } = await answer('A.1', { version: 0, basis, answer: 'met' });
    expect(status).toBe(200);
    expect(body.data).toEqual({
      checklist: 'cear-rehearsal',
      item: 'A.1',
      answer: 'met',
      reason: suggestion.reason,
      anchors: suggestion.evidence,
      basis,
    });
    expect(await item('A.1')).toMatchObject({ state: 'answered', given: { id: body.id, version: 1, by: ada.id } });
    expect((await list())['cear-rehearsal']).toMatchObject({ answered: 1, lastAnswered: { by: ada.id } });
  });

  it('other than suggested is refused without a reason, and counts with one', async () => {
    const before = (await list())['cear-rehearsal'].counts;
    const { basis, suggestion } = await item('A.2');
    expect(suggestion.answer).toBe('met');
    const refused = await answer('A.2', { version: 0, basis, answer: 'not met', reason: '  ' });
    expect([refused.status, refused.body.code]).toEqual([422, 'reason-needed']);
    const { status } = await answer('A.2', { version: 0, basis, answer: 'not met', reason: 'The rule is not named.', evidence: [] });
    expect(status).toBe(200);
    expect(await item('A.2')).toMatchObject({ state: 'answered', answer: 'not met', reason: 'The rule is not named.', evidence: [] });
    const after = (await list())['cear-rehearsal'].counts;
    expect([after.met, after['not met']]).toEqual([before.met - 1, before['not met'] + 1]);
  });

  it('from what somebody else answered meanwhile is a conflict that shows both', async () => {
    const { basis } = await item('A.2');
    const { status, body } = await answer('A.2', { version: 0, basis, answer: 'met' });
    expect([status, body.code]).toEqual([409, 'changed-meanwhile']);
    expect(body.details.theirs.data.answer).toBe('not met');
  });

  it('is to be looked at again when what it rests on changed, and cannot be given on what was seen before', async () => {
    const seen = await item('A.1');
    await writeDevice(1, { class: 'III', models: [{ name: 'Arden S' }, { name: 'Arden L' }] });
    const again = await item('A.1');
    expect(again).toMatchObject({ state: 'to look at again', answer: 'met' });
    expect((await list())['cear-rehearsal']).toMatchObject({ toLookAtAgain: 1, next: { id: 'A.1', why: 'to look at again' } });
    const stale = await answer('A.1', { version: 1, basis: seen.basis, answer: 'met', reason: 'still so' });
    expect([stale.status, stale.body.code]).toEqual([409, 'changed-meanwhile']);
    const kept = await answer('A.1', { version: 1, basis: again.basis, answer: 'met', reason: 'still so' });
    expect([kept.status, kept.body.version]).toEqual([200, 2]);
    expect(await item('A.1')).toMatchObject({ state: 'answered', reason: 'still so' });
  });

  it('is taken back with a reason, and the suggestion stands again', async () => {
    const path = at(`${rehearsal}/answers/A.2`);
    expect((await ada.ask('DELETE', `${path}?version=1`)).body.code).toBe('reason-needed');
    expect((await ada.ask('DELETE', `${path}?version=1&reason=answered+in+error`)).status).toBe(200);
    expect(await item('A.2')).toMatchObject({ state: 'suggested', answer: 'met' });
    expect((await ada.ask('DELETE', `${path}?version=1&reason=again`)).body.code).toBe('not-found');
  });

  it('to a question nobody asks is not found', async () => {
    const { body } = await answer('Z.99', { version: 0, basis: '0'.repeat(64), answer: 'met' });
    expect(body.code).toBe('not-found');
  });

  it('does not make the suggestions anew', async () => {
    await list();
    const run = vi.spyOn(installation.system.work, 'run');
    const { basis } = await item('A.4');
    await answer('A.4', { version: 0, basis, answer: 'partly', reason: 'one of the two' });
    await list();
    expect(run).not.toHaveBeenCalled();
    await writeDevice(2, { class: 'IIb' });
    await list();
    expect(run.mock.calls.map(([task]) => task)).toEqual(['check-dossier', 'suggest-answers']);
    run.mockRestore();
  });
});

const rows = [
  ['Finding', 'Promised change', 'Document', 'Section', 'Expected words', 'Due'],
  ['F1', 'State the follow-up', 'CER', '5', 'follow-up of 24 months', '2026-12-01'],
  ['F2', '', 'CER', '6', '', ''],
  ['F3', 'Remove the comparison', 'CER', '7', '', 'soon'],
];
async function sheet(): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new exceljs.Workbook();
  const page = workbook.addWorksheet('Promises');
  for (const row of rows) page.addRow(row);
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

describe.each([
  ['CSV', async () => ({ name: 'promises.csv', content: rows.map((cells) => cells.join(';')).join('\r\n') })],
  ['XLSX', async () => ({ name: 'promises.xlsx', content: await sheet() })],
])('a list of promised changes as %s', (format, fileOf) => {
  beforeAll(() => begin(`Promises as ${format}`));

  it('is taken in; a row that promises nothing and a day that is none are told with their lines', async () => {
    const { status, body } = await ada.upload(at('readiness/promised-changes/import'), [await fileOf()]);
    expect([status, body.added, body.rejected]).toEqual([200, 2, 1]);
    expect(body.findings.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual([
      [3, 'row-rejected'],
      [4, 'date-unknown'],
    ]);
    const { records } = (await ada.ask('GET', at('readiness/promised-changes'))).body;
    expect(records[0].data).toMatchObject({ what: 'State the follow-up', document: 'CER', place: '5', due: '2026-12-01' });
  });

  it('is held against the released text: without the document each promise is an open question', async () => {
    const { body } = await ada.ask('GET', at('readiness/checklists/promised-changes'));
    expect(body.items.map(({ answer }: { answer: string }) => answer)).toEqual(['open', 'open']);
  });

  it('given twice changes nothing', async () => {
    const { body } = await ada.upload(at('readiness/promised-changes/import'), [await fileOf()]);
    expect([body.added, body.unchanged]).toEqual([0, 2]);
  });
});

describe('documents of the dossier', () => {
  const file = (hours: string) => ({
    name: 'CER Arden.md',
    content: `# Clinical evaluation report\n\n## 2 Device\n\nThe device is in class III.\n\n## 5 Conclusions\n\nAll studies have a follow-up of ${hours}.\n`,
  });
  let document: { id: string; version: number; data: object };

  it('are read too: an answer quotes them with their section, and names where they can be opened', async () => {
    await begin('Documents');
    const uploaded = await ada.upload(at('evidence/files'), [file('24 months')], { purpose: 'other' });
    expect(uploaded.status).toBe(200);
    const added = await ada.ask('POST', at('consistency/documents'), {
      data: { name: 'CER Arden.md', fileId: uploaded.body.records[0].id },
    });
    expect(added.status).toBe(200);
    document = added.body;
    const asked = await item('54-1-a-class', 'readiness/checklists/article-54');
    expect(asked).toMatchObject({
      answer: 'yes',
      evidence: [{ document: { name: 'CER Arden.md', section: '2 Device', quote: 'The device is in class III.' } }],
    });
    const { body } = await ada.ask('GET', at('readiness/checklists/article-54'));
    expect(body.documents).toContainEqual({ id: document.id, name: 'CER Arden.md' });
    expect(body).toMatchObject({ uploaded: 1, pending: [], unreadable: [] });
  });

  it('are held against what was promised, and a new version is looked at again', async () => {
    const promise = { what: 'State the follow-up', document: 'CER', place: '5', expectedWords: 'follow-up of 24 months' };
    const { body: record } = await ada.ask('POST', at('readiness/promised-changes'), { data: promise });
    const promised = () => item(record.id, 'readiness/checklists/promised-changes');
    const before = await promised();
    expect(before).toMatchObject({ answer: 'met', state: 'suggested' });
    await ada.ask('PUT', at(`readiness/checklists/promised-changes/answers/${record.id}`), {
      version: 0,
      basis: before.basis,
      answer: 'met',
    });
    const uploaded = await ada.upload(at('evidence/files'), [file('12 months')], { purpose: 'other' });
    const changed = await ada.ask('PUT', at(`consistency/documents/${document.id}`), {
      version: document.version,
      data: { ...document.data, fileId: uploaded.body.records[0].id },
      reason: 'version 2',
    });
    expect(changed.status).toBe(200);
    expect(await promised()).toMatchObject({ answer: 'met', state: 'to look at again', suggestion: { answer: 'partly' } });
  });

  it('that cannot be read are named, and the others still answer', async () => {
    const uploaded = await ada.upload(at('evidence/files'), [{ name: 'IFU.pdf', content: '%PDF-1.7 and nothing else' }], {
      purpose: 'other',
    });
    await ada.ask('POST', at('consistency/documents'), { data: { name: 'IFU.pdf', fileId: uploaded.body.records[0].id } });
    const { body } = await ada.ask('GET', at('readiness/checklists'));
    expect(body).toMatchObject({ documents: 1, unreadable: ['IFU.pdf'] });
    expect(await item('54-1-a-class', 'readiness/checklists/article-54')).toMatchObject({ answer: 'yes' });
  });
});

describe('the report', () => {
  beforeAll(() => begin('Report'));

  it.each([
    ['docx', 'PK'],
    ['pdf', '%PDF-'],
  ])('is written as %s', async (to, start) => {
    const { statusCode, rawPayload, headers } = await ada.send({
      method: 'GET',
      url: at(`readiness/report?to=${to}&receivedOn=2026-12-01`),
    });
    expect(statusCode).toBe(200);
    expect(rawPayload.subarray(0, start.length).toString('latin1')).toBe(start);
    expect(headers['content-disposition']).toContain(`.${to}`);
  });

  it('counts the days of the consultation from the day the panel receives the documents', async () => {
    const { steps } = (await ada.ask('GET', at('readiness/timeline?receivedOn=2026-12-01'))).body;
    const dates = Object.fromEntries(steps.map(({ id, date }: { id: string; date?: string }) => [id, date]));
    expect(dates).toMatchObject({ receipt: '2026-12-01', decision: '2026-12-22', opinion: '2027-01-30' });
    expect((await ada.ask('GET', at('readiness/timeline?receivedOn=2026-02-30'))).body.code).toBe('input-invalid');
  });
});
