import { done, trouble } from '../../base/index.ts';
import { emptyRecord, readYear } from '../../evidence/index.ts';
import { countAt, listAt, notUnderstood, readJson, type SearchSource, textAt } from '../search-source.ts';

const recordsPerRequest = 500;

/** Reports of adverse events with devices to the FDA (MAUDE) by openFDA. */
const openfdaMaude: SearchSource = {
  id: 'openfda-maude',
  title: 'MAUDE by openFDA',
  references: ['openFDA, Device adverse events API (device/event): parameters search, limit and skip; searchable fields'],
  database: 'MAUDE (openFDA)',
  method: 'other',
  address: 'https://api.fda.gov/device',
  // Forty requests a minute without a key.
  pauseMilliseconds: 1600,
  recordsMax: 10_000,
  syntax: 'Fields and terms of openFDA: device.brand_name:"Norvane" AND date_received:[20200101 TO 20261231].',
  start: (query, _asker, purpose) => page(query, 0, purpose === 'count' ? 1 : recordsPerRequest),
  read: (request, response) => {
    const json = readJson('openFDA', response);
    if (!json.ok) return json;
    const code = textAt(json.value, 'error', 'code');
    // Nothing found is told as an error.
    if (code === 'NOT_FOUND') return done({ total: request.total ?? 0, records: [], findings: [], rejected: 0 });
    if (code)
      return trouble('unavailable', `openFDA could not search: ${textAt(json.value, 'error', 'message') || code}`, {
        remedy: 'Check the query, or try again later.',
      });
    const total = countAt(json.value, 'meta', 'results', 'total');
    if (total === undefined) return notUnderstood('openFDA', response.status, response.text);
    const results = listAt(json.value, 'results');
    const records = results.filter((result) => textAt(result, 'report_number') || textAt(result, 'mdr_report_key')).map(recordOf);
    const read = request.read + results.length;
    return done({
      total,
      records,
      rejected: results.length - records.length,
      findings:
        records.length < results.length
          ? [
              {
                code: 'record-rejected',
                message: `openFDA sent ${results.length - records.length} reports without a number; they were left out.`,
              },
            ]
          : [],
      ...(results.length > 0 && read < total ? { next: { ...page(request.parameters.search ?? '', read, recordsPerRequest), total } } : {}),
    });
  },
};

function page(query: string, read: number, limit: number) {
  return { method: 'GET' as const, path: '/event.json', parameters: { search: query, limit: String(limit), skip: String(read) }, read };
}

function recordOf(result: unknown) {
  const key = textAt(result, 'mdr_report_key');
  const number = textAt(result, 'report_number') || key;
  const kind = textAt(result, 'event_type') || 'event';
  const [device] = listAt(result, 'device');
  const name = textAt(device, 'brand_name') || textAt(device, 'generic_name');
  const maker = textAt(device, 'manufacturer_d_name');
  const year = readYear(textAt(result, 'date_received'));
  const words = listAt(result, 'mdr_text').flatMap((part) => textAt(part, 'text') || []);
  const problems = listAt(result, 'product_problems').filter((problem): problem is string => typeof problem === 'string');
  return {
    ...emptyRecord(number, { file: 'openFDA', format: 'openfda-maude', database: 'MAUDE (openFDA)' }),
    type: 'report',
    title: `${kind}${name ? `: ${name}` : ''} (report ${number})`,
    authors: maker ? [{ literal: maker }] : [],
    ...(year === undefined ? {} : { year }),
    container: 'MAUDE',
    abstract: words.join('\n\n'),
    keywords: [...problems, textAt(device, 'device_report_product_code')].filter(Boolean),
    publicationTypes: [kind],
    url: key ? `https://www.accessdata.fda.gov/scripts/cdrh/cfdocs/cfmaude/detail.cfm?mdrfoi__id=${encodeURIComponent(key)}` : '',
  };
}
export default openfdaMaude;
