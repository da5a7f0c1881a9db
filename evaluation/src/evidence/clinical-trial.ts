import type { ReadRecord } from './reference.ts';
import { emptyRecord } from './reference-format.ts';
import { registrationIn } from './reference-links.ts';

/** What ClinicalTrials.gov says of a study, as its tables and its JSON have it. */
export interface RegisteredStudy {
  readonly number: string;
  readonly title: string;
  readonly acronym: string;
  readonly sponsors: readonly string[];
  readonly year: number | undefined;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly studyType: string;
  readonly url: string;
  readonly otherNumbers: readonly string[];
}

/** A registered study as a reference: the register is where it appeared, its sponsors stand for authors, its number is its registration. */
export function recordOfStudy(study: RegisteredStudy, position: number, file: string, line: number, format: string): ReadRecord {
  const numbers = [study.number, ...study.otherNumbers].flatMap((number) => registrationIn(number) ?? []);
  const named = study.acronym !== '' && !study.title.includes(study.acronym);
  return {
    ...emptyRecord(study.number || `${file}#${position}`, { file, line, format, database: 'ClinicalTrials.gov' }),
    type: 'other',
    title: named && study.title ? `${study.title} (${study.acronym})` : study.title || study.acronym,
    authors: study.sponsors.filter(Boolean).map((name) => ({ literal: name })),
    year: study.year,
    container: 'ClinicalTrials.gov',
    abstract: study.summary,
    keywords: [...new Set(study.keywords)].filter(Boolean),
    publicationTypes: ['Trial registration', study.studyType].filter(Boolean),
    url: study.url || (study.number ? `https://clinicaltrials.gov/study/${study.number}` : ''),
    links: numbers.filter(({ text }, index) => numbers.findIndex((other) => other.text === text) === index),
  };
}
