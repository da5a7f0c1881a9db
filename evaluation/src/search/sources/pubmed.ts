import { byId, done, trouble } from '../../base/index.ts';
import { formats, type ReferenceFormat } from '../../evidence/index.ts';
import { at, isObject, listAt, notUnderstood, readJson, type SearchSource, textAt } from '../search-source.ts';

const recordsPerRequest = 500;

/** PubMed by the E-utilities: ESearch keeps the result on the history server, EFetch reads it in the MEDLINE display format. */
const pubmed: SearchSource = {
  id: 'pubmed',
  title: 'PubMed',
  references: [
    'Entrez Programming Utilities Help (NCBI Bookshelf NBK25501): A General Introduction to the E-utilities; The E-utilities In-Depth',
  ],
  database: 'PubMed',
  method: 'database',
  address: 'https://eutils.ncbi.nlm.nih.gov/entrez/eutils',
  // Three requests a second without a key.
  pauseMilliseconds: 350,
  recordsMax: 10_000,
  syntax: 'As on the page of PubMed, with its field tags: catheter*[tiab] AND "central venous catheterization"[mh].',
  start: (query, { tool, email }) => ({
    method: 'POST',
    path: '/esearch.fcgi',
    parameters: { db: 'pubmed', term: query, usehistory: 'y', retmax: '0', retmode: 'json', tool, email },
    read: 0,
  }),
  read: (request, response, asker) => {
    if (request.path === '/efetch.fcgi') {
      const nbib = byId<ReferenceFormat>(formats, 'nbib')!;
      const total = request.total ?? 0;
      if (response.status !== 200 || nbib.detect(response.text, 'pubmed.nbib') === 0)
        return notUnderstood('PubMed', response.status, response.text);
      const found = nbib.read(response.text, { file: 'PubMed' });
      // What a page does not hold is not asked for again: the next one begins where this one was to end.
      const read = request.read + recordsPerRequest;
      const { WebEnv = '', query_key: key = '' } = request.parameters;
      return done({ ...found, total, ...(read < total ? { next: fetchRequest(total, read, WebEnv, key, asker.tool, asker.email) } : {}) });
    }
    const json = readJson('PubMed', response);
    if (!json.ok) return json;
    const result = at(json.value, 'esearchresult');
    const problem = textAt(result, 'ERROR') || textAt(json.value, 'error');
    if (problem) return trouble('unavailable', `PubMed could not search: ${problem}`, { remedy: 'Check the query, or try again later.' });
    if (!isObject(result) || !/^\d+$/.test(textAt(result, 'count'))) return notUnderstood('PubMed', response.status, response.text);
    const total = Number(textAt(result, 'count'));
    const missing = [...listAt(result, 'errorlist', 'phrasesnotfound'), ...listAt(result, 'warninglist', 'quotedphrasesnotfound')].filter(
      (phrase): phrase is string => typeof phrase === 'string',
    );
    return done({
      total,
      records: [],
      rejected: 0,
      findings: missing.map((phrase) => ({
        code: 'phrase-not-found',
        message: `PubMed knows no record with ${phrase}; it was left out of the search.`,
      })),
      ...(total > 0 ? { next: fetchRequest(total, 0, textAt(result, 'webenv'), textAt(result, 'querykey'), asker.tool, asker.email) } : {}),
    });
  },
};

function fetchRequest(total: number, read: number, webEnv: string, key: string, tool: string, email: string) {
  return {
    method: 'POST' as const,
    path: '/efetch.fcgi',
    parameters: {
      db: 'pubmed',
      WebEnv: webEnv,
      query_key: key,
      retstart: String(read),
      retmax: String(recordsPerRequest),
      rettype: 'medline',
      retmode: 'text',
      tool,
      email,
    },
    total,
    read,
  };
}
export default pubmed;
