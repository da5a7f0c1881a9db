import type { CadenceRule, Definition, Rule, SafetyRequirement } from '../rule.ts';

const act = 'Medical Devices Regulations 2002 (SI 2002/618)';
const part4a = `${act}, Part 4A as inserted by SI 2024/1368`;
const directive = 'Council Directive 93/42/EEC, Annex I and Annex X, which the Regulations still carry';
const training = 'GOV.UK table of post-market surveillance obligations (January 2025) and regulatory training slides';

const surveillance = (id: string, regulation: string, text: string, note?: string): Rule => ({
  id,
  clause: `${part4a}, regulation ${regulation}`,
  text,
  validFrom: '2025-06-16',
  status: 'in force',
  source: training,
  verified: false,
  ...(note ? { note } : {}),
});

const evaluation = (id: string, clause: string, text: string): Rule => ({
  id,
  clause: `${directive.split(',')[0]}, ${clause}`,
  text,
  status: 'in force',
  source: directive,
  verified: true,
  note: 'The text of the Directive was read. That it still holds in Great Britain through the Regulations comes from knowledge and must be checked.',
});

/** Rules of the Medical Devices Regulations 2002 for Great Britain that a clinical evaluation answers to; Northern Ireland follows the European Regulation. */
export const ukRules: readonly Rule[] = [
  evaluation(
    'uk-annex-10-1-1',
    'Annex X, 1.1',
    'Conformity on performance, side-effects and the benefit-risk ratio rests on clinical data that are evaluated by a defined and sound method.',
  ),
  evaluation(
    'uk-annex-10-1-1a',
    'Annex X, 1.1a',
    'Implantable and class III devices need clinical investigations unless it is duly justified to rely on existing clinical data.',
  ),
  evaluation(
    'uk-annex-10-1-1c',
    'Annex X, 1.1c',
    'The evaluation is actively updated with data from post-market surveillance; where follow-up is not deemed necessary this is justified.',
  ),
  evaluation('uk-annex-10-1-1d', 'Annex X, 1.1d', 'Where conformity based on clinical data is not deemed appropriate this is justified.'),
  surveillance('uk-44ze', '44ZE and 44ZF', 'Every device has a post-market surveillance system and plan.'),
  surveillance(
    'uk-44zn',
    '44ZN',
    'Significant increases in frequency or severity are reported as trends.',
    'What is reported exactly was not read.',
  ),
];

/** Terms that differ from the European ones. */
export const ukDefinitions: readonly Definition[] = [
  {
    number: 'Directive 93/42/EEC, Article 1(2)(k)',
    term: 'clinical data',
    text: 'safety or performance information from the use of a device, also from published or unpublished reports on other clinical experience of the device or a similar one shown to be equivalent; wider than Article 2(48) of the European Regulation',
  },
];

function row(
  number: string,
  title: string,
  clinicalEvidence: SafetyRequirement['clinicalEvidence'],
  numbers: readonly string[],
): SafetyRequirement {
  return {
    number,
    chapter: Number.parseInt(number, 10) < 7 ? 'I, general requirements' : 'II, design and construction',
    title,
    clinicalEvidence,
    verified: true,
    ...(numbers.length > 0 ? { corresponds: { framework: 'eu-mdr', numbers } } : {}),
  };
}

/** The essential requirements (Directive 93/42/EEC, Annex I). Which European requirement each resembles comes from knowledge. */
export const ukRequirements: readonly SafetyRequirement[] = [
  row('1', 'Safe in the conditions and for the purposes intended, risks acceptable against benefits, use error reduced', 'Y', [
    '1',
    '5',
    '8',
  ]),
  row('2', 'Safety principles and state of the art: eliminate, protect, inform', 'P', ['4']),
  row('3', 'Achieves the performances intended', 'Y', ['1']),
  row('4', 'Characteristics not adversely affected during the lifetime', 'P', ['6']),
  row('5', 'Transport and storage', 'N', ['7']),
  row('6', 'Side-effects acceptable against the performances', 'Y', ['8']),
  row('6a', 'Conformity includes a clinical evaluation', 'Y', []),
  row('7', 'Chemical, physical and biological properties', 'P', ['10']),
  row('8', 'Infection and microbial contamination', 'N/P', ['11']),
  row('9', 'Construction and environment', 'P', ['14']),
  row('10', 'Measuring function', 'Y/P', ['15']),
  row('11', 'Radiation', 'P', ['16']),
  row('12', 'Devices with an energy source; software validated to the state of the art', 'P', ['17', '18']),
  row('13', 'Information supplied', 'P', ['23']),
];

/** What is due in Great Britain. The intervals of the PSUR were not confirmed and carry no number. */
export const ukCadence: readonly CadenceRule[] = [
  {
    document: 'clinical evaluation report',
    device: () => true,
    rule: evaluation(
      'uk-cadence-cer',
      'Annex X, 1.1c',
      'The clinical evaluation is actively updated with data from post-market surveillance; no interval is named.',
    ),
  },
  {
    document: 'PMS report',
    device: (device) => device.class === 'I',
    monthsMax: 36,
    route: 'to the MHRA on request',
    rule: surveillance(
      'uk-44zl',
      '44ZL',
      'For class I the report on post-market surveillance is updated at least every three years.',
      'The interval comes from regulatory summaries and must be checked.',
    ),
  },
  {
    document: 'PSUR',
    device: (device) => device.class === 'IIa' || device.class === 'IIb' || device.class === 'III',
    rule: surveillance(
      'uk-44zm',
      '44ZM',
      'Class IIa, IIb and III devices have a periodic safety update report.',
      'Presumed annual for class IIb and III and every two years for class IIa; not confirmed.',
    ),
  },
];
