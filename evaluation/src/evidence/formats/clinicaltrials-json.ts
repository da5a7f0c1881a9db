import { recordOfStudy } from '../clinical-trial.ts';
import { FindingList, quoted } from '../finding-list.ts';
import { readYear } from '../identifiers.ts';
import { type JsonPiece, jsonObject, objectsWithin } from '../json-objects.ts';
import { plainLine, plainParagraphs } from '../plain-text.ts';
import type { ReadRecord } from '../reference.ts';
import type { ReadReferences, ReferenceFormat } from '../reference-format.ts';

type Json = Record<string, unknown>;

const objectAt = (value: unknown, ...path: string[]): Json | undefined =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Json)[key] : undefined), value) as Json | undefined;
const textAt = (value: unknown, ...path: string[]): string => {
  const found: unknown = objectAt(value, ...path);
  return typeof found === 'string' ? found : '';
};
const listAt = (value: unknown, ...path: string[]): unknown[] => {
  const found: unknown = objectAt(value, ...path);
  return Array.isArray(found) ? found : [];
};
const words = (value: unknown) => (typeof value === 'string' ? plainLine(value) : '');

function understand(study: Json, position: number, file: string, line: number): ReadRecord | undefined {
  const section = objectAt(study, 'protocolSection');
  const identification = objectAt(section, 'identificationModule');
  if (!identification) return undefined;
  const status = objectAt(section, 'statusModule');
  return recordOfStudy(
    {
      number: textAt(identification, 'nctId'),
      title: words(textAt(identification, 'officialTitle') || textAt(identification, 'briefTitle')),
      acronym: textAt(identification, 'acronym'),
      sponsors: [
        words(textAt(section, 'sponsorCollaboratorsModule', 'leadSponsor', 'name')),
        ...listAt(section, 'sponsorCollaboratorsModule', 'collaborators').map((one) => words(textAt(one, 'name'))),
      ],
      year: readYear(textAt(status, 'studyFirstPostDateStruct', 'date')) ?? readYear(textAt(status, 'startDateStruct', 'date')),
      summary: plainParagraphs(textAt(section, 'descriptionModule', 'briefSummary')),
      keywords: [
        ...listAt(section, 'conditionsModule', 'conditions').map(words),
        ...listAt(section, 'conditionsModule', 'keywords').map(words),
        ...listAt(section, 'armsInterventionsModule', 'interventions').map((one) => words(textAt(one, 'name'))),
      ],
      studyType: textAt(section, 'designModule', 'studyType'),
      url: '',
      otherNumbers: [
        textAt(identification, 'orgStudyIdInfo', 'id'),
        ...listAt(identification, 'secondaryIdInfos').map((one) => textAt(one, 'id')),
      ],
    },
    position,
    file,
    line,
    'clinicaltrials-json',
  );
}

function read(text: string, { file }: { file: string }): ReadReferences {
  const findings = new FindingList(file);
  const records: ReadRecord[] = [];
  let rejected = 0;
  const { objects, rest } = objectsWithin(text, ['studies']);
  const reject = ({ line, text: source }: JsonPiece, why: string) => {
    rejected++;
    findings.addEvery(
      'record-rejected',
      line,
      `The study at line ${line} ${why} (${quoted(source)}). Download it again from ClinicalTrials.gov.`,
    );
  };
  for (const piece of objects) {
    const study = jsonObject(piece.text);
    const record = study && understand(study, records.length + rejected + 1, file, piece.line);
    if (!study) reject(piece, 'is not valid JSON');
    else if (!record) reject(piece, 'has no section that identifies it');
    else {
      if (!record.title)
        findings.add(
          'title-missing',
          piece.line,
          `The study at line ${piece.line} has no title. It was taken in; add the title by hand or delete it.`,
        );
      records.push(record);
    }
  }
  if (rest) reject(rest, 'is cut off: the file ends within it');
  return { records, findings: findings.list(), rejected };
}

function detect(text: string): number {
  const start = text.slice(0, 20_000);
  return /^\uFEFF?\s*[[{]/.test(start) && /"protocolSection"\s*:/.test(start) ? 0.98 : 0;
}

/** Studies as the second interface of ClinicalTrials.gov and its downloads give them. */
export default {
  id: 'clinicaltrials-json',
  title: 'ClinicalTrials.gov JSON',
  references: ['ClinicalTrials.gov API 2.0, data structure of a study'],
  endings: ['json'],
  detect,
  read,
  examples: [
    {
      title: 'studies as the interface answers',
      text: '{"studies":[{"protocolSection":{"identificationModule":{"nctId":"NCT01234567","briefTitle":"Catheters and infection","secondaryIdInfos":[{"id":"2010-123456-12"}]},"statusModule":{"studyFirstPostDateStruct":{"date":"2010-11-18"}},"sponsorCollaboratorsModule":{"leadSponsor":{"name":"Example University"}}}}],"nextPageToken":"x"}',
      titles: ['Catheters and infection'],
      rejected: 0,
      findings: [],
    },
    {
      title: 'a study without its identification, and one that is cut off',
      text: '[{"protocolSection":{"identificationModule":{"nctId":"NCT01234567","officialTitle":"Whole"}}},\n{"hasResults":false},\n{"protocolSection":{"identif',
      titles: ['Whole'],
      rejected: 2,
      findings: ['record-rejected', 'record-rejected'],
    },
  ],
} satisfies ReferenceFormat;
