import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchSource, SourcePage, SourceRequest } from '../search-source.ts';
import { sources } from './index.generated.ts';

// Answers are written by hand after the documentation of each source; publications, people and numbers in them are invented.
const asker = { tool: 'cerulean', email: 'search@example.org' };
const source = (id: string): SearchSource => (sources as readonly SearchSource[]).find((one) => one.id === id)!;
const ok = (text: unknown) => ({ status: 200, text: typeof text === 'string' ? text : JSON.stringify(text) });

/** Reads answers one after the other, as the server does; gives every page and the request that stood at the end. */
function conversation(
  id: string,
  answers: readonly { status: number; text: string }[],
): { pages: SourcePage[]; requests: SourceRequest[] } {
  const requests: SourceRequest[] = [];
  const pages: SourcePage[] = [];
  let next: SourceRequest | undefined = source(id).start('catheter*', asker, 'read');
  for (const answer of answers) {
    requests.push(next!);
    const page = source(id).read(next!, answer, asker);
    if (!page.ok) throw new Error(page.problem.message);
    pages.push(page.value);
    next = page.value.next;
  }
  if (next) requests.push(next);
  return { pages, requests };
}

describe('PubMed', () => {
  const found = (count: number, more: object = {}) =>
    ok({ esearchresult: { count: String(count), retmax: '0', querykey: '1', webenv: 'MCID_1', ...more } });
  const nbib = (pmid: number) =>
    `\nPMID- ${pmid}\nTI  - An invented trial ${pmid}\nFAU - Example, Ada\nDP  - 2020\nRIN - Invented J. 2021;1:1. PMID: 99\n`;

  it('is searched on the history server and read in the MEDLINE format, 500 records at a time', () => {
    const { pages, requests } = conversation('pubmed', [found(502), ok(`${nbib(1)}${nbib(2)}`), ok(nbib(3))]);
    expect(requests.map(({ path, parameters }) => [path, parameters.retstart, parameters.WebEnv])).toEqual([
      ['/esearch.fcgi', undefined, undefined],
      ['/efetch.fcgi', '0', 'MCID_1'],
      ['/efetch.fcgi', '500', 'MCID_1'],
    ]);
    for (const { parameters } of requests) expect(parameters).toMatchObject({ tool: 'cerulean', email: 'search@example.org' });
    expect(pages.flatMap(({ records }) => records.map(({ pmid }) => pmid))).toEqual(['1', '2', '3']);
    expect(pages[1]!.records[0]!.links).toMatchObject([{ kind: 'retraction', direction: 'in', pmid: '99' }]);
  });

  it('that finds nothing is asked nothing more, and what it does not know is told', () => {
    const { pages, requests } = conversation('pubmed', [found(0, { errorlist: { phrasesnotfound: ['"norvane as"'] } })]);
    expect(requests).toHaveLength(1);
    expect(pages[0]).toMatchObject({ total: 0, findings: [{ code: 'phrase-not-found' }] });
  });

  it.each([
    ['an error of the search', ok({ esearchresult: { ERROR: 'Empty term and query_key - nothing todo' } }), 'Empty term'],
    ['too many requests', ok({ error: 'API rate limit exceeded', count: '4' }), 'API rate limit exceeded'],
    ['a web page', ok('<html><body>Maintenance until Monday</body></html>'), 'Maintenance until Monday'],
    ['another JSON', ok({ hello: 1 }), 'nothing that could be read'],
  ])('tells %s in its own words', (_says, answer, words) => {
    const read = source('pubmed').read(source('pubmed').start('x', asker, 'read'), answer, asker);
    expect(read).toMatchObject({ ok: false, problem: { code: 'unavailable', message: expect.stringContaining(words) } });
  });

  it('that answers with something else in place of records is a problem, not an empty result', () => {
    const start = source('pubmed').read(source('pubmed').start('x', asker, 'read'), found(3), asker);
    if (!start.ok) throw new Error(start.problem.message);
    const read = source('pubmed').read(start.value.next!, ok('{"error": "Search Backend failed"}'), asker);
    expect(read).toMatchObject({ ok: false, problem: { message: expect.stringContaining('Search Backend failed') } });
  });
});

describe('Europe PMC', () => {
  const result = (id: string, more: object = {}) => ({
    id,
    source: 'MED',
    pmid: id,
    doi: `10.1000/${id}`,
    title: 'An invented <i>trial</i>.',
    authorList: {
      author: [{ fullName: 'Example A', firstName: 'Ada', lastName: 'Example', initials: 'A' }, { collectiveName: 'The Invented Group' }],
    },
    journalInfo: { issue: '2', volume: '7', journal: { title: 'Annals of examples' } },
    pubYear: '2021',
    pageInfo: '1-9',
    abstractText: '<h4>Background</h4>None.',
    pubTypeList: { pubType: ['Journal Article'] },
    ...more,
  });
  const page = (hitCount: number, cursor: string, ...list: object[]) =>
    ok({ hitCount, nextCursorMark: cursor, resultList: { result: list } });

  it('is read page by page with its cursor, until everything was sent', () => {
    const { pages, requests } = conversation('europe-pmc', [page(3, 'AoE1', result('1'), result('2')), page(3, 'AoE2', result('3'))]);
    expect(requests.map(({ parameters }) => parameters.cursorMark)).toEqual(['*', 'AoE1']);
    expect(pages[0]!.records[0]).toMatchObject({
      title: 'An invented trial.',
      authors: [{ family: 'Example', given: 'Ada' }, { literal: 'The Invented Group' }],
      year: 2021,
      container: 'Annals of examples',
      volume: '7',
      issue: '2',
      pages: '1-9',
      doi: '10.1000/1',
      pmid: '1',
      abstract: 'Background None.',
    });
  });

  it('ends where a page is empty or its cursor stands still, whatever it counts', () => {
    expect(conversation('europe-pmc', [page(9, 'AoE1', result('1')), page(9, 'AoE1', result('2'))]).requests).toHaveLength(2);
    expect(conversation('europe-pmc', [page(9, 'AoE1')]).requests).toHaveLength(1);
  });

  it('keeps retractions, and tells what it could not do', () => {
    const correction = { commentCorrection: [{ id: '99', source: 'MED', reference: 'Invented J. 2022', type: 'Retraction in' }] };
    const { pages } = conversation('europe-pmc', [page(1, '', result('1', { commentCorrectionList: correction }))]);
    expect(pages[0]!.records[0]!.links).toMatchObject([{ kind: 'retraction', direction: 'in', pmid: '99' }]);
    const start = source('europe-pmc').start('x', asker, 'count');
    expect(start.parameters.pageSize).toBe('1');
    expect(source('europe-pmc').read(start, ok({ errCode: 404, errMsg: 'Invalid query' }), asker)).toMatchObject({
      ok: false,
      problem: { message: 'Europe PMC could not search: Invalid query' },
    });
  });
});

describe('ClinicalTrials.gov', () => {
  const study = (nctId: string) => ({
    protocolSection: {
      identificationModule: { nctId, briefTitle: 'Short', officialTitle: 'An invented study of coated catheters' },
      statusModule: { overallStatus: 'COMPLETED', startDateStruct: { date: '2019-03' } },
      sponsorCollaboratorsModule: { leadSponsor: { name: 'An invented hospital' } },
      descriptionModule: { briefSummary: 'Summary.' },
      conditionsModule: { conditions: ['Infection'] },
      designModule: { studyType: 'INTERVENTIONAL', phases: ['NA'] },
      armsInterventionsModule: { interventions: [{ type: 'DEVICE', name: 'Norvane AS' }] },
    },
  });

  it('is read by its page tokens; the number of studies stands on the first page only', () => {
    const { pages, requests } = conversation('clinical-trials-gov', [
      ok({ totalCount: 3, nextPageToken: 'NF0g', studies: [study('NCT00000001'), study('NCT00000002')] }),
      ok({ studies: [study('NCT00000003'), {}] }),
    ]);
    expect(requests.map(({ parameters }) => parameters.pageToken)).toEqual([undefined, 'NF0g']);
    expect(pages.map(({ total, rejected }) => [total, rejected])).toEqual([
      [3, 0],
      [3, 1],
    ]);
    expect(pages[0]!.records[0]).toMatchObject({
      id: 'NCT00000001',
      title: 'An invented study of coated catheters',
      year: 2019,
      authors: [{ literal: 'An invented hospital' }],
      keywords: ['Infection', 'Norvane AS'],
      links: [{ kind: 'registration', text: 'NCT00000001' }],
    });
  });

  it('tells what it does not understand in its words', () => {
    const start = source('clinical-trials-gov').start('(', asker, 'read');
    const read = source('clinical-trials-gov').read(start, { status: 400, text: 'Unexpected end of expression' }, asker);
    expect(read).toMatchObject({ ok: false, problem: { message: expect.stringContaining('Unexpected end of expression') } });
  });
});

describe('MAUDE by openFDA', () => {
  const report = (number: string) => ({
    report_number: number,
    mdr_report_key: `9${number}`,
    event_type: 'Malfunction',
    date_received: '20240213',
    device: [{ brand_name: 'NORVANE AS', manufacturer_d_name: 'AN INVENTED MAKER', device_report_product_code: 'FOZ' }],
    product_problems: ['Leak/Splash'],
    mdr_text: [{ text_type_code: 'Description of Event or Problem', text: 'The hub leaked.' }],
  });

  it('is read by skipping what was read, and each report is a record with its words', () => {
    const { pages, requests } = conversation('openfda-maude', [
      ok({ meta: { results: { skip: 0, limit: 500, total: 3 } }, results: [report('1'), report('2')] }),
      ok({ meta: { results: { skip: 2, limit: 500, total: 3 } }, results: [report('3')] }),
    ]);
    expect(requests.map(({ parameters }) => parameters.skip)).toEqual(['0', '2']);
    expect(pages[0]!.records[0]).toMatchObject({
      id: '1',
      title: 'Malfunction: NORVANE AS (report 1)',
      year: 2024,
      abstract: 'The hub leaked.',
      keywords: ['Leak/Splash', 'FOZ'],
    });
  });

  it('says by an error that nothing was found, and that is a result', () => {
    const none = { status: 404, text: JSON.stringify({ error: { code: 'NOT_FOUND', message: 'No matches found!' } }) };
    expect(conversation('openfda-maude', [none]).pages[0]).toMatchObject({ total: 0, records: [] });
    const broken = { status: 400, text: JSON.stringify({ error: { code: 'BAD_REQUEST', message: 'Invalid search' } }) };
    expect(source('openfda-maude').read(source('openfda-maude').start('x', asker, 'read'), broken, asker)).toMatchObject({
      ok: false,
      problem: { message: 'openFDA could not search: Invalid search' },
    });
  });
});

describe.each((sources as readonly SearchSource[]).map((one) => [one.id, one] as const))('the source %s', (id, one) => {
  it('asks over https, at a pace, and says how queries are written', () => {
    expect(one.address).toMatch(/^https:\/\/[^/]+(?:\/[^/]+)*$/);
    expect(one.pauseMilliseconds).toBeGreaterThanOrEqual(334);
    expect(one.syntax.length).toBeGreaterThan(20);
    expect(one.id).toBe(id);
  });

  it('never throws and never loops on one page, whatever it is answered', () => {
    const anyText = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .anything()
        .map((value) =>
          JSON.stringify({ esearchresult: value, resultList: value, studies: value, results: value, meta: value, hitCount: value }),
        ),
      fc.array(fc.anything()).map((list) =>
        JSON.stringify({
          hitCount: 9,
          totalCount: 9,
          meta: { results: { total: 9 } },
          resultList: { result: list },
          studies: list,
          results: list,
        }),
      ),
    );
    fc.assert(
      fc.property(anyText, fc.constantFrom(200, 400, 404, 500), (text, status) => {
        const first = one.start('catheter', asker, 'read');
        const page = one.read(first, { status, text: text ?? '' }, asker);
        if (!page.ok) return;
        expect(page.value.total).toBeGreaterThanOrEqual(0);
        if (page.value.next) expect(page.value.next).not.toEqual(first);
      }),
    );
  });
});
