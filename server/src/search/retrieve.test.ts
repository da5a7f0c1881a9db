import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSettings, UnusableSetting } from '../settings.ts';
import { allowedSources } from './allowed-sources.ts';
import type { Patience } from './polite-fetch.ts';
import { retrieve } from './retrieve.ts';
import { startTestSource, type TestSource } from './test-source.ts';

let far: TestSource;
beforeAll(async () => {
  far = await startTestSource();
});
beforeEach(() => {
  far.asked.length = 0;
});
afterAll(() => far.close());

const patience: Patience = { attempts: 3, firstPause: 20, longestPause: 2000, secondsPerAnswer: 0.5, answerBytesMax: 10_000 };
const search = (purpose: 'count' | 'read' = 'read', more: Partial<Patience> = {}, address = far.address) =>
  retrieve(allowedSources(`europe-pmc=${address}/rest/`)[0]!, 'catheter* AND silver', purpose, {
    email: 'search@example.org',
    clock: () => new Date().toISOString(),
    patience: { ...patience, ...more },
  });
const page = (hitCount: number, cursor: string, ...ids: string[]) => ({
  text: JSON.stringify({
    hitCount,
    nextCursorMark: cursor,
    resultList: { result: ids.map((id) => ({ id, source: 'MED', pmid: id, title: `Trial ${id}` })) },
  }),
});

describe('a search over the network', () => {
  it('reads page after page, at the pace of the source, and says who asks', async () => {
    far.answers = [page(3, 'b', '1', '2'), page(3, 'c', '3')];
    const { result, requests } = await search();
    expect(result).toMatchObject({ ok: true, value: { total: 3, records: [{ pmid: '1' }, { pmid: '2' }, { pmid: '3' }] } });
    expect(far.asked.map(({ path }) => new URL(path, 'http://x').searchParams.get('cursorMark'))).toEqual(['*', 'b']);
    expect(far.asked[0]!.userAgent).toMatch(/^Cerulean\/\S+ \(mailto:search@example\.org\)$/);
    expect(far.asked[1]!.at - far.asked[0]!.at).toBeGreaterThanOrEqual(250);
    expect(requests).toMatchObject([{ method: 'GET', attempts: 1, status: 200 }, { attempts: 1 }]);
    expect(requests[0]!.text).toContain('"hitCount":3');
  });

  it('asks again where the trouble may pass, and waits as long as it is told', async () => {
    far.answers = [{ status: 503, text: 'busy' }, { status: 429, headers: { 'retry-after': '1' }, text: 'slowly' }, page(0, '')];
    const { result, requests } = await search();
    expect(result).toMatchObject({ ok: true, value: { total: 0 } });
    expect(requests).toMatchObject([{ attempts: 3, status: 200, trouble: '' }]);
    expect(far.asked[2]!.at - far.asked[1]!.at).toBeGreaterThanOrEqual(700);
  });

  it('gives up after some attempts with one clear sentence, and nothing is thrown', async () => {
    far.answers = [{ status: 500, text: 'broken' }];
    const { result, requests } = await search();
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: 'unavailable',
        message: 'Europe PMC cannot be searched now: status 500, after 3 attempts.',
        remedy: expect.stringContaining('import the export file'),
      },
    });
    expect(requests).toMatchObject([{ attempts: 3, status: 500, trouble: 'status 500' }]);
  });

  it('does not wait longer than a person would', async () => {
    far.answers = [{ status: 429, headers: { 'retry-after': '3600' }, text: '' }];
    expect((await search()).requests).toMatchObject([{ attempts: 1 }]);
  });

  it('tells a source that is not there, and an answer that is too large', async () => {
    const gone = await search('read', { attempts: 1 }, 'http://127.0.0.1:9');
    expect(gone.result).toMatchObject({ ok: false, problem: { message: expect.stringContaining('no connection') } });
    far.answers = [{ text: `"${'x'.repeat(20_000)}"` }];
    const large = await search('read', { attempts: 1, answerBytesMax: 1000 });
    expect(large.result).toMatchObject({ ok: false, problem: { message: expect.stringContaining('an answer of more than') } });
  });

  it('counts with one request, and reads nothing where there is too much', async () => {
    far.answers = [page(123_456, 'b', '1')];
    expect((await search('count')).result).toMatchObject({ ok: true, value: { total: 123_456 } });
    expect(far.asked).toHaveLength(1);
    expect((await search()).result).toMatchObject({
      ok: false,
      problem: { code: 'input-invalid', message: expect.stringContaining('123456') },
    });
    expect(far.asked).toHaveLength(2);
  });
});

describe('the settings of searches over the network', () => {
  it('allow nothing by default', () => {
    expect(allowedSources(readSettings({}).searchSources)).toEqual([]);
  });

  it('allow what they name, at an address of its own where one is given', () => {
    const { searchSources } = readSettings({
      CERULEAN_SEARCH_SOURCES: 'pubmed, europe-pmc=https://mirror.example.org/pmc/?x=1',
      CERULEAN_SEARCH_EMAIL: 'a@example.org',
    });
    expect(allowedSources(searchSources).map(({ source, address }) => [source.id, address])).toEqual([
      ['pubmed', 'https://eutils.ncbi.nlm.nih.gov/entrez/eutils'],
      ['europe-pmc', 'https://mirror.example.org/pmc/?x=1'],
    ]);
  });

  it.each([
    [{ CERULEAN_SEARCH_SOURCES: 'google', CERULEAN_SEARCH_EMAIL: 'a@example.org' }, 'google is none of'],
    [{ CERULEAN_SEARCH_SOURCES: 'pubmed=file:///etc/passwd', CERULEAN_SEARCH_EMAIL: 'a@example.org' }, 'no address'],
    [{ CERULEAN_SEARCH_SOURCES: 'pubmed' }, 'CERULEAN_SEARCH_EMAIL'],
    [{ CERULEAN_SEARCH_EMAIL: 'nobody' }, 'e-mail'],
  ])('stop the start with a sentence for %j', (environment, words) => {
    expect(() => readSettings(environment)).toThrow(UnusableSetting);
    expect(() => readSettings(environment)).toThrow(words);
  });
});
