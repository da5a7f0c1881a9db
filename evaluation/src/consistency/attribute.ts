/** What a statement or a finding is about. The names are part of the command line's contract and never change. */
export const attributes = [
  'device-name',
  'model',
  'manufacturer',
  'classification',
  'intended-purpose',
  'indication',
  'contraindication',
  'population-age',
  'population-weight',
  'population-condition',
  'intended-user',
  'care-setting',
  'mode-of-use',
  'body-site',
  'duration-lifetime',
  'claim',
  'unsafe-instruction',
  'risk-coverage',
  'pmcf-scope',
  'equivalence',
  'literature-search',
  'sample-size',
  'event-rate',
  'date',
  'arithmetic',
  'placeholder',
  'leftover-device',
  'figure-reference',
  'language-version',
  'standard-version',
  'other',
] as const;
export type Attribute = (typeof attributes)[number];

/** How grave a finding is. Critical: a patient can be harmed by following a document. Major: a reviewer would refuse the file. Minor: to be put right. */
export const severities = ['critical', 'major', 'minor'] as const;
export type Severity = (typeof severities)[number];

/** What a document of a dossier is. The names are part of the command line's contract. */
export const documentTypes = [
  'cep',
  'cer',
  'ifu',
  'label',
  'pmcf-plan',
  'pmcf-report',
  'sscp',
  'psur',
  'rmf',
  'sota',
  'cear',
  'equivalence',
  'pms-plan',
  'other',
] as const;
export type DocumentType = (typeof documentTypes)[number];
