import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let installation: TestInstallation;
let ada: Visitor;
let evaluation: string;
beforeAll(async () => {
  installation = await startTestInstallation();
  ada = await installation.person('Ada');
  evaluation = await installation.evaluation('Notices', [[ada, 'administrator']]);
});
afterAll(() => installation.close());

const at = (path: string) => `/api/evaluations/${evaluation}/evidence/${path}`;
const importRis = (file: string, ...records: [title: string, doi: string][]) =>
  ada.upload(at('imports'), [
    { name: file, content: records.map(([title, doi]) => `TY  - JOUR\nTI  - ${title}\nDO  - ${doi}\nER  - \n`).join('\n') },
  ]);
const statuses = async () =>
  (await ada.ask('GET', at('publication-statuses'))).body.statuses.map(({ title, status, use }: Record<string, string>) => [
    title,
    status,
    use,
  ]);
const list = `Record ID,Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate,RetractionDOI,RetractionPubMedID,RetractionNature,Reason
1,An invented trial,10.1000/ONE,0,12/28/2020 0:00,10.1000/n1,0,Retraction,+Error in Data;
2,A later trial,10.1000/three,0,1/2/2021 0:00,,0,Expression of concern,+Concerns/Issues About Data;
3,Unknown here,10.1000/none,0,1/2/2021 0:00,,0,Retraction,
`;

describe('a list of notices', () => {
  it('is held against the references by DOI, and what it says of them is shown', async () => {
    await importRis(
      'one.ris',
      ['An invented trial of catheters', '10.1000/one'],
      ['A second invented trial of other things', '10.1000/two'],
    );
    const { status, body } = await ada.upload(at('notice-lists'), [{ name: 'retractions.csv', content: list }]);
    expect([status, body.added]).toEqual([200, 1]);
    expect(body.list.data).toMatchObject({
      file: 'retractions.csv',
      source: 'Retraction Watch',
      rows: 3,
      rejected: 0,
      compared: 2,
      matched: 1,
    });
    expect(await statuses()).toEqual([['An invented trial of catheters', 'retracted', 'not used']]);
  });

  it('is compared again with references that came later, without saying anything twice', async () => {
    await importRis('two.ris', ['A later invented trial of cuffs', '10.1000/three']);
    const { records } = (await ada.ask('GET', at('notice-lists'))).body;
    const again = await ada.ask('POST', at(`notice-lists/${records[0].id}/compare`), {});
    expect([again.status, again.body.added, again.body.list.data.compared, again.body.list.data.matched]).toEqual([200, 1, 3, 2]);
    expect((await ada.ask('POST', at(`notice-lists/${records[0].id}/compare`), {})).body.added).toBe(0);
    expect(await statuses()).toHaveLength(2);
    expect((await ada.ask('GET', at('notices'))).body.records[1].data).toMatchObject({
      kind: 'concern',
      on: '2021-01-02',
      source: 'Retraction Watch',
    });
  });

  it('without a column for DOI or PubMed id is refused with a sentence that says what to do, and nothing is recorded', async () => {
    const { status, body } = await ada.upload(at('notice-lists'), [{ name: 'x.csv', content: 'Title,Reason\nA,B\n' }]);
    expect([status, body.code]).toEqual([422, 'file-unreadable']);
    expect(body.remedy).toContain('OriginalPaperDOI');
    expect((await ada.ask('GET', at('notice-lists'))).body.total).toBe(1);
  });
});
