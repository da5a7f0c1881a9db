import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ada: Visitor;
let evaluation: string;
let dataSet: string;
beforeAll(async () => {
  installation = await startTestInstallation();
  ada = await installation.person('Ada');
  evaluation = await installation.evaluation('Complaints', [[ada, 'contributor']]);
});
afterAll(() => installation.close());
beforeEach(async () => {
  dataSet = (await ada.ask('POST', at(''), { data: { type: 'complaints and sales', title: 'Complaints' } })).body.id;
});

const at = (path: string) => `/api/evaluations/${evaluation}/evidence/data-sets${path}`;
const send = (content: string, fields: Record<string, string> = {}) =>
  ada.upload(at(`/${dataSet}/rows`), [{ name: 'sales.csv', content }], { version: '1', reason: 'sales of 2026', ...fields });
const table = 'period,category,events,exposure,serious\n2026-Q1,infection,4,20140,3\n2026-Q2,infection,6,21000,1\n';

it('takes counts by period from a CSV file, with the reason in the records', async () => {
  const { status, body } = await send(table);
  expect([status, body.read, body.rejected, body.record.version]).toEqual([200, 2, 0, 2]);
  expect(body.record.data.rows[0]).toEqual({ period: '2026-Q1', category: 'infection', events: 4, exposure: 20140, serious: 3 });
  const { versions } = (await ada.ask('GET', `/api/evaluations/${evaluation}/records/history/${dataSet}`)).body;
  expect(versions[0].reason).toBe('sales of 2026');
  const rates = (await ada.ask('GET', at(`/${dataSet}/rates`))).body;
  expect(rates.svg).toMatch(/^<svg/);
});

it('replaces the rows it had, from the version that was seen', async () => {
  await send(table);
  expect((await send(table)).body.code).toBe('changed-meanwhile');
  const { body } = await send('period,events,exposure\n2026-Q3,0,500\n', { version: '2' });
  expect(body.record.data.rows).toEqual([{ period: '2026-Q3', category: '', events: 0, exposure: 500 }]);
});

it('leaves out what is no count and what a spreadsheet would compute, and says so by line', async () => {
  const { body } = await send('period,events,exposure\n2026-Q1,4,100\n2026-Q2,=1+1,100\n2026-Q3,-2,100\n2026-Q4,many,100\n');
  expect([body.read, body.rejected]).toEqual([1, 3]);
  expect(body.findings.map(({ line }: { line: number }) => line)).toEqual([3, 4, 5]);
});

it.each([
  ['no row that can be read', 'period,events,exposure\nx,y,z\n'],
  ['no column for events', 'period,exposure\n2026,100\n'],
  ['nothing', ''],
])('refuses a file that holds %s and keeps the rows it had', async (_what, content) => {
  await send(table);
  const { status, body } = await send(content, { version: '2' });
  expect([status, body.code]).toEqual([422, 'file-unreadable']);
  expect((await ada.ask('GET', at(`/${dataSet}`))).body.data.rows).toHaveLength(2);
});

it('refuses rows without a reason', async () => {
  expect((await send(table, { reason: ' ' })).body.code).toBe('input-invalid');
});

it('has no rates before it has counts', async () => {
  expect((await ada.ask('GET', at(`/${dataSet}/rates`))).body.code).toBe('not-found');
});
