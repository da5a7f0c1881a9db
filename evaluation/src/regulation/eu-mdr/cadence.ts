import type { CadenceRule, RegulatedDevice } from '../rule.ts';
import { lawRule, meddevRule } from './source.ts';

const highest = (device: RegulatedDevice) => device.class === 'III' || device.implantable === true;
const everyDevice = () => true;

const reportByLaw = lawRule(
  'mdr-cadence-cer',
  'Article 61(11)',
  'The clinical evaluation is updated whenever data from post-market surveillance or follow-up, a change or the state of the art require it; the law names no interval, so the planned one is justified.',
);
const annualFollowUp = lawRule(
  'mdr-cadence-pmcf',
  'Article 61(11)',
  'For class III and implantable devices the PMCF evaluation report and, if indicated, the summary of safety and clinical performance are updated at least annually.',
);
const sscp = lawRule('mdr-cadence-sscp', 'Articles 61(11) and 32', annualFollowUp.text);
const psurRoute = 'submitted through EUDAMED to the notified body, which evaluates it; other channels until the module is mandatory';

/**
 * What is due how often, by class (Regulation (EU) 2017/745, Articles 32, 61(11), 85, 86). For the report itself the law and MEDDEV differ,
 * and both stand here: the law asks for updates through the whole life and a justified interval, MEDDEV names intervals.
 */
export const euMdrCadence: readonly CadenceRule[] = [
  { document: 'clinical evaluation report', device: everyDevice, rule: reportByLaw },
  {
    document: 'clinical evaluation report',
    device: everyDevice,
    monthsMax: 12,
    condition: 'the device carries significant risks or is not yet well established',
    rule: meddevRule(
      'meddev-6-2-3-annual',
      'section 6.2.3',
      'The report is updated at least annually where the device carries significant risks or is not yet well established.',
      'MDCG 2020-6 does not list this section among those still relevant under the Regulation; it is used as good practice.',
    ),
  },
  {
    document: 'clinical evaluation report',
    device: everyDevice,
    monthsMin: 24,
    monthsMax: 60,
    condition: 'the device carries no significant risks and is well established',
    rule: meddevRule(
      'meddev-6-2-3-longer',
      'section 6.2.3',
      'The report is updated every two to five years where the device carries no significant risks and is well established; the manufacturer justifies the interval.',
      'A conditional sentence such as "every 1, 2 or 5 years" is not an interval; notified bodies object to it.',
    ),
  },
  { document: 'PMCF evaluation report', device: highest, monthsMax: 12, rule: annualFollowUp },
  {
    document: 'PMCF evaluation report',
    device: (device) => !highest(device),
    rule: lawRule(
      'mdr-cadence-pmcf-plan',
      'Annex XIV part B, section 6.2(h)',
      'The PMCF evaluation report is due as the time schedule of the PMCF plan says.',
    ),
  },
  { document: 'SSCP', device: highest, monthsMax: 12, condition: 'an update is indicated', rule: sscp },
  {
    document: 'PMS report',
    device: (device) => device.class === 'I',
    route: 'to the competent authority on request',
    rule: lawRule('mdr-85', 'Article 85', 'For class I the report on post-market surveillance is updated when necessary.'),
  },
  {
    document: 'PSUR',
    device: (device) => device.class === 'IIa' && !device.implantable,
    monthsMax: 24,
    route: 'made available to the notified body; to the competent authority on request',
    rule: lawRule(
      'mdr-86-iia',
      'Article 86(1)',
      'For class IIa the periodic safety update report is updated when necessary and at least every two years.',
    ),
  },
  {
    document: 'PSUR',
    device: (device) => device.class === 'IIa' && device.implantable === true,
    monthsMax: 24,
    route: psurRoute,
    rule: lawRule(
      'mdr-86-iia-implantable',
      'Article 86(1) and (2)',
      'For class IIa the periodic safety update report is updated at least every two years; as an implantable device it is submitted through EUDAMED.',
    ),
  },
  {
    document: 'PSUR',
    device: (device) => device.class === 'IIb' && !device.implantable,
    monthsMax: 12,
    route: 'made available to the notified body; to the competent authority on request',
    rule: lawRule(
      'mdr-86-iib',
      'Article 86(1)',
      'For class IIb the periodic safety update report is updated at least annually.',
      'A published finding of a notified body names two years for class IIb; the law says annually.',
    ),
  },
  {
    document: 'PSUR',
    device: (device) => device.class === 'III' || (device.class === 'IIb' && device.implantable === true),
    monthsMax: 12,
    route: psurRoute,
    rule: lawRule(
      'mdr-86-iii',
      'Article 86(1) and (2)',
      'For class III and for implantable class IIb devices the periodic safety update report is updated at least annually.',
    ),
  },
];
