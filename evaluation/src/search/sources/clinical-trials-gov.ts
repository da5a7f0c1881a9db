import { done, trouble } from '../../base/index.ts';
import { type Author, emptyRecord, readYear } from '../../evidence/index.ts';
import { at, countAt, isObject, listAt, notUnderstood, readJson, type SearchSource, textAt } from '../search-source.ts';

const recordsPerRequest = 500;

/** The register ClinicalTrials.gov by its API of version 2. */
const clinicalTrialsGov: SearchSource = {
  id: 'clinical-trials-gov',
  title: 'ClinicalTrials.gov',
  references: [
    'ClinicalTrials.gov, Data API, version 2: GET /studies with query.term, pageSize, pageToken and countTotal; Study Data Structure',
  ],
  database: 'ClinicalTrials.gov',
  method: 'register',
  address: 'https://clinicaltrials.gov/api/v2',
  // About fifty requests a minute.
  pauseMilliseconds: 1300,
  recordsMax: 10_000,
  syntax: 'Essie expressions as in “Other terms”: "central venous catheter" AND AREA[StudyType]INTERVENTIONAL.',
  start: (query, _asker, purpose) => page(query, '', 0, purpose === 'count' ? 1 : recordsPerRequest),
  read: (request, response) => {
    if (response.status === 400)
      return trouble('unavailable', `ClinicalTrials.gov could not search: ${response.text.replace(/\s+/g, ' ').slice(0, 200)}`, {
        remedy: 'Check the query.',
      });
    const json = readJson('ClinicalTrials.gov', response);
    if (!json.ok) return json;
    const studies = listAt(json.value, 'studies');
    // Only the first page says how many there are.
    const total = countAt(json.value, 'totalCount') ?? request.total;
    if (total === undefined) return notUnderstood('ClinicalTrials.gov', response.status, response.text);
    const records = studies.filter((study) => textAt(study, 'protocolSection', 'identificationModule', 'nctId') !== '').map(recordOf);
    const read = request.read + studies.length;
    const token = textAt(json.value, 'nextPageToken');
    return done({
      total,
      records,
      rejected: studies.length - records.length,
      findings:
        records.length < studies.length
          ? [
              {
                code: 'record-rejected',
                message: `ClinicalTrials.gov sent ${studies.length - records.length} studies without a number; they were left out.`,
              },
            ]
          : [],
      ...(token && studies.length > 0
        ? { next: { ...page(request.parameters['query.term'] ?? '', token, read, recordsPerRequest), total } }
        : {}),
    });
  },
};

function page(query: string, token: string, read: number, pageSize: number) {
  return {
    method: 'GET' as const,
    path: '/studies',
    parameters: {
      'query.term': query,
      pageSize: String(pageSize),
      countTotal: token ? 'false' : 'true',
      format: 'json',
      ...(token ? { pageToken: token } : {}),
    },
    read,
  };
}

/** A study as a reference: its number stands as its registration, so that publications of the same study can be told by it. */
function recordOf(study: unknown) {
  const protocol = at(study, 'protocolSection');
  const text = (...path: string[]) => textAt(protocol, ...path);
  const texts = (...path: string[]) => listAt(protocol, ...path).filter((entry): entry is string => typeof entry === 'string');
  const id = text('identificationModule', 'nctId');
  const year = readYear(text('statusModule', 'startDateStruct', 'date') || text('statusModule', 'studyFirstSubmitDate'));
  const people = listAt(protocol, 'contactsLocationsModule', 'overallOfficials').flatMap((official): Author[] => {
    const literal = isObject(official) ? textAt(official, 'name') : '';
    return literal ? [{ literal }] : [];
  });
  const sponsor = text('sponsorCollaboratorsModule', 'leadSponsor', 'name');
  return {
    ...emptyRecord(id, { file: 'ClinicalTrials.gov', format: 'clinical-trials-gov', database: 'ClinicalTrials.gov' }),
    type: 'other',
    title: text('identificationModule', 'officialTitle') || text('identificationModule', 'briefTitle'),
    authors: people.length > 0 ? people : sponsor ? [{ literal: sponsor }] : [],
    ...(year === undefined ? {} : { year }),
    container: 'ClinicalTrials.gov',
    abstract: [text('descriptionModule', 'briefSummary'), text('descriptionModule', 'detailedDescription')].filter(Boolean).join('\n\n'),
    keywords: [
      ...texts('conditionsModule', 'conditions'),
      ...texts('conditionsModule', 'keywords'),
      ...listAt(protocol, 'armsInterventionsModule', 'interventions').flatMap((one) => textAt(one, 'name') || []),
    ],
    publicationTypes: [text('designModule', 'studyType'), ...texts('designModule', 'phases'), text('statusModule', 'overallStatus')].filter(
      Boolean,
    ),
    url: `https://clinicaltrials.gov/study/${id}`,
    links: [{ kind: 'registration' as const, direction: 'in' as const, pmid: '', doi: '', text: id }],
  };
}
export default clinicalTrialsGov;
