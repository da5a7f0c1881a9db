import type { Attribute, DocumentType, Severity } from '@cerulean/evaluation/consistency';
import type { Tone } from '../../kit/status.tsx';
import type { FindingState } from './use-consistency.ts';

/** What a finding or a statement is about, as people say it. */
export const attributeTitles: Readonly<Record<Attribute, string>> = {
  'device-name': 'Name of the device',
  model: 'Models',
  manufacturer: 'Manufacturer',
  classification: 'Risk class',
  'intended-purpose': 'Intended purpose',
  indication: 'Indications',
  contraindication: 'Contraindications',
  'population-age': 'Age of patients',
  'population-weight': 'Weight of patients',
  'population-condition': 'Condition of patients',
  'intended-user': 'Intended users',
  'care-setting': 'Place of use',
  'mode-of-use': 'Modes of use',
  'body-site': 'Site in the body',
  'duration-lifetime': 'Duration and lifetime',
  claim: 'Claims',
  'unsafe-instruction': 'Instructions',
  'risk-coverage': 'Risks',
  'pmcf-scope': 'PMCF',
  equivalence: 'Equivalence',
  'literature-search': 'Literature search',
  'sample-size': 'Numbers of patients',
  'event-rate': 'Event rates',
  date: 'Dates',
  arithmetic: 'Sums and shares',
  placeholder: 'Placeholders and comments',
  'leftover-device': 'Leftovers of another device',
  'figure-reference': 'Figures and references',
  'language-version': 'Language versions',
  'standard-version': 'Standards and guidance',
  other: 'Other',
};

export const documentTypeTitles: Readonly<Record<DocumentType, string>> = {
  cep: 'Clinical evaluation plan',
  cer: 'Clinical evaluation report',
  ifu: 'Instructions for use',
  label: 'Label',
  'pmcf-plan': 'PMCF plan',
  'pmcf-report': 'PMCF evaluation report',
  sscp: 'SSCP',
  psur: 'PSUR or PMS report',
  rmf: 'Risk management file',
  sota: 'State of the art',
  cear: 'CEAR of the notified body',
  equivalence: 'Equivalence report',
  'pms-plan': 'PMS plan',
  other: 'Other document',
};

/** The short form of a type, for the heads of narrow columns. */
export const documentTypeShort: Readonly<Record<DocumentType, string>> = {
  cep: 'CEP',
  cer: 'CER',
  ifu: 'IFU',
  label: 'Label',
  'pmcf-plan': 'PMCF plan',
  'pmcf-report': 'PMCF report',
  sscp: 'SSCP',
  psur: 'PSUR',
  rmf: 'Risk file',
  sota: 'SOTA',
  cear: 'CEAR',
  equivalence: 'Equivalence',
  'pms-plan': 'PMS plan',
  other: 'Other',
};

export const severityTones: Readonly<Record<Severity, Tone>> = { critical: 'bad', major: 'caution', minor: 'quiet' };

export const severityTitles: Readonly<Record<Severity, string>> = { critical: 'Critical', major: 'Major', minor: 'Minor' };

export const stateTitles: Readonly<Record<FindingState, string>> = {
  open: 'Open',
  accepted: 'Accepted',
  'to-correct': 'To correct',
  corrected: 'Corrected',
};

export const stateTones: Readonly<Record<FindingState, Tone>> = {
  open: 'quiet',
  accepted: 'good',
  'to-correct': 'underway',
  corrected: 'good',
};

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

/** The name of a language from its code; the code itself where there is none. */
export function languageTitle(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    return code;
  }
}

/** Languages documents are read in, for choosing one. */
export const languages: readonly string[] = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'da'];
