import { done, trouble } from '../../base/index.ts';
import { type Author, emptyRecord, linkFromPubmedXml, readDoi, readPmid, readYear } from '../../evidence/index.ts';
import { countAt, isObject, listAt, notUnderstood, readJson, type SearchSource, textAt } from '../search-source.ts';

const recordsPerRequest = 500;
const unfinished = { code: 'record-rejected' } as const;

/** Europe PMC by its Articles RESTful API, module search, read page by page with its cursor. */
const europePmc: SearchSource = {
  id: 'europe-pmc',
  title: 'Europe PMC',
  references: ['Europe PMC, Articles RESTful API, module search: parameters query, resultType, pageSize, cursorMark and format'],
  database: 'Europe PMC',
  method: 'database',
  address: 'https://www.ebi.ac.uk/europepmc/webservices/rest',
  pauseMilliseconds: 500,
  recordsMax: 10_000,
  syntax: 'As on the page of Europe PMC, with its field names: TITLE_ABS:"central venous catheter" AND SRC:MED.',
  start: (query, _asker, purpose) => page(query, '*', 0, purpose === 'count' ? 1 : recordsPerRequest),
  read: (request, response) => {
    const json = readJson('Europe PMC', response);
    if (!json.ok) return json;
    const problem = textAt(json.value, 'errMsg');
    if (problem)
      return trouble('unavailable', `Europe PMC could not search: ${problem}`, { remedy: 'Check the query, or try again later.' });
    const total = countAt(json.value, 'hitCount');
    if (total === undefined) return notUnderstood('Europe PMC', response.status, response.text);
    const results = listAt(json.value, 'resultList', 'result');
    const records = results.filter(isObject).map((result) => recordOf(result));
    const read = request.read + results.length;
    const cursor = textAt(json.value, 'nextCursorMark');
    const { query = '', cursorMark } = request.parameters;
    // The same cursor again, or an empty page, is the end.
    const more = results.length > 0 && read < total && cursor !== '' && cursor !== cursorMark;
    return done({
      total,
      records,
      rejected: results.length - records.length,
      findings:
        records.length < results.length ? [{ ...unfinished, message: 'Europe PMC sent a record that is none; it was left out.' }] : [],
      ...(more ? { next: page(query, cursor, read, recordsPerRequest) } : {}),
    });
  },
};

function page(query: string, cursorMark: string, read: number, pageSize: number) {
  return {
    method: 'GET' as const,
    path: '/search',
    parameters: { query, resultType: 'core', synonym: 'false', pageSize: String(pageSize), cursorMark, format: 'json' },
    read,
  };
}

function recordOf(result: object) {
  const text = (...path: string[]) => textAt(result, ...path);
  const id = `${text('source')} ${text('id')}`.trim();
  const texts = (...path: string[]) => listAt(result, ...path).filter((entry): entry is string => typeof entry === 'string');
  const authors = listAt(result, 'authorList', 'author').flatMap((author): Author[] => {
    const family = textAt(author, 'lastName');
    const literal = textAt(author, 'collectiveName') || textAt(author, 'fullName');
    if (family) return [{ family, given: textAt(author, 'firstName') || textAt(author, 'initials') }];
    return literal ? [{ literal }] : [];
  });
  const year = readYear(text('pubYear') || text('firstPublicationDate'));
  const types = texts('pubTypeList', 'pubType');
  return {
    ...emptyRecord(id, { file: 'Europe PMC', format: 'europe-pmc', database: 'Europe PMC' }),
    type: types.some((type) => /preprint/i.test(type)) ? 'preprint' : 'article',
    title: plain(text('title')),
    authors,
    ...(year === undefined ? {} : { year }),
    container: text('journalInfo', 'journal', 'title') || text('bookOrReportDetails', 'publisher'),
    volume: text('journalInfo', 'volume'),
    issue: text('journalInfo', 'issue'),
    pages: text('pageInfo'),
    doi: readDoi(text('doi')),
    pmid: readPmid(text('pmid')),
    pmcid: text('pmcid'),
    abstract: plain(text('abstractText')),
    keywords: texts('keywordList', 'keyword'),
    language: text('language'),
    publicationTypes: types,
    url: text('source') && text('id') ? `https://europepmc.org/article/${text('source')}/${text('id')}` : '',
    links: listAt(result, 'commentCorrectionList', 'commentCorrection').flatMap((link) => {
      // "Retraction in" is the same as RetractionIn of PubMed.
      const kind = textAt(link, 'type').replaceAll(' ', '');
      const found = linkFromPubmedXml(
        kind,
        textAt(link, 'reference'),
        textAt(link, 'source') === 'MED' ? readPmid(textAt(link, 'id')) : '',
      );
      return found ? [found] : [];
    }),
  };
}

/** Text without the marks that Europe PMC keeps in titles and abstracts. */
function plain(text: string): string {
  return text
    .replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:)])/g, '$1')
    .trim();
}
export default europePmc;
