import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSource, type TestSource } from '../../search/test-source.ts';
import { startTestInstallation, type TestInstallation, type Visitor } from '../../test-installation.ts';

let far: TestSource;
let installation: TestInstallation;
let ada: Visitor;
let evaluation: string;
beforeAll(async () => {
  far = await startTestSource();
  installation = await startTestInstallation({
    CERULEAN_SEARCH_SOURCES: `pubmed=${far.address}/eutils,openfda-maude=${far.address}`,
    CERULEAN_SEARCH_EMAIL: 'search@example.org',
  });
  ada = await installation.person('Ada');
  evaluation = await installation.evaluation('Network', [[ada, 'administrator']]);
});
afterAll(async () => {
  await installation.close();
  await far.close();
});

const at = (path: string) => `/api/evaluations/${evaluation}/${path}`;
const found = (count: number) => ({ text: JSON.stringify({ esearchresult: { count: String(count), querykey: '1', webenv: 'W' } }) });
const records = {
  text: '\nPMID- 11\nTI  - An invented trial of coated catheters in intensive care\nDP  - 2020\nLID - 10.1000/eleven [doi]\n\nPMID- 12\nTI  - A second invented trial\nDP  - 2021\n',
};
const count = async (path: string) => (await ada.ask('GET', at(path))).body.total;

describe('a search over the network', () => {
  it('is offered only for the sources that the settings name', async () => {
    const { sources } = (await ada.ask('GET', '/api/search/sources')).body;
    expect(sources.map(({ id, kind }: Record<string, string>) => [id, kind])).toEqual([
      ['pubmed', 'Databases'],
      ['openfda-maude', 'Other sources'],
    ]);
    const refused = await ada.ask('POST', at('search/retrievals'), { source: 'europe-pmc', query: 'catheter' });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-permitted']);
    expect(refused.body.remedy).toContain('CERULEAN_SEARCH_SOURCES');
    expect(far.asked).toHaveLength(0);
  });

  it('counts without recording anything', async () => {
    far.answers = [found(2)];
    expect((await ada.ask('POST', at('search/count'), { source: 'pubmed', query: 'catheter*' })).body).toMatchObject({ total: 2 });
    expect(new URLSearchParams(far.asked[0]!.body).get('term')).toBe('catheter*');
    expect([await count('search/retrievals'), await count('search/runs')]).toEqual([0, 0]);
  });

  it('makes a search run, an import and references, and keeps every answer as it came', async () => {
    await ada.upload(at('evidence/imports'), [
      {
        name: 'embase.ris',
        content: 'TY  - JOUR\nTI  - An invented trial of coated catheters in intensive care\nPY  - 2020\nDO  - 10.1000/eleven\nER  - \n',
      },
    ]);
    far.answers = [found(2), records];
    const { status, body } = await ada.ask('POST', at('search/retrievals'), {
      source: 'pubmed',
      query: 'catheter*',
      purpose: 'state of the art',
    });
    expect(status).toBe(200);
    expect(body.retrieval.data).toMatchObject({ source: 'pubmed', query: 'catheter*', hits: 2, problem: '' });
    expect(body.import.data).toMatchObject({ database: 'PubMed', recordsRead: 2, recordsRejected: 0, duplicates: 1 });
    const [run] = (await ada.ask('GET', at('search/runs'))).body.records;
    expect(run.data).toMatchObject({
      database: 'PubMed',
      method: 'database',
      query: 'catheter*',
      hits: 2,
      searchedBy: 'Ada',
      purpose: 'state of the art',
    });
    expect([body.retrieval.data.searchRunId, body.import.data.searchRunId]).toEqual([run.id, run.id]);
    const { requests } = body.retrieval.data;
    expect(requests.map(({ address }: { address: string }) => new URL(address).pathname)).toEqual([
      '/eutils/esearch.fcgi',
      '/eutils/efetch.fcgi',
    ]);
    expect(requests[0].address).not.toContain('example.org');
    const raw = await ada.send({ method: 'GET', url: at(`evidence/files/${requests[1].fileId}/bytes`) });
    expect(raw.body).toBe(records.text);
    const references = (await ada.ask('GET', at('evidence/references?state=all'))).body.records;
    expect(references.at(-1).data).toMatchObject({ pmid: '12', source: { database: 'PubMed' } });
    const annex = (await ada.ask('GET', at('search/annex'))).body;
    expect(annex.stateOfTheArt.rows).toMatchObject([{ hits: 2, imported: 2, duplicates: 1 }]);
  });

  it('that finds nothing is a search run with 0', async () => {
    far.answers = [{ status: 404, text: JSON.stringify({ error: { code: 'NOT_FOUND', message: 'No matches found!' } }) }];
    const { body } = await ada.ask('POST', at('search/retrievals'), { source: 'openfda-maude', query: 'device.brand_name:"NORVANE"' });
    expect([body.retrieval.data.hits, body.import]).toEqual([0, null]);
    expect((await ada.ask('GET', at('search/runs'))).body.records.at(-1).data).toMatchObject({
      database: 'MAUDE (openFDA)',
      hits: 0,
      method: 'other',
    });
  });

  it('in a source that is down is recorded with its sentence, and changes nothing else', async () => {
    const before = [await count('search/runs'), await count('evidence/references?state=all'), await count('evidence/imports')];
    far.answers = [{ text: '<html>Maintenance</html>' }];
    const { status, body } = await ada.ask('POST', at('search/retrievals'), { source: 'pubmed', query: 'catheter*' });
    expect(status).toBe(200);
    expect(body.retrieval.data.problem).toMatch(
      /^PubMed answered with status 200 and nothing that could be read: “Maintenance”\. .*import the export file\.$/,
    );
    expect(body.retrieval.data).not.toHaveProperty('hits');
    expect([await count('search/runs'), await count('evidence/references?state=all'), await count('evidence/imports')]).toEqual(before);
  });
});
