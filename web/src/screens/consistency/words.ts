import type { DocumentType, Severity } from '@cerulean/evaluation/consistency';
import type { Tone } from '../../kit/status.tsx';
import type { FindingState } from './use-consistency.ts';

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
