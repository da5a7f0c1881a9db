import type { Rule } from '../rule.ts';
import { lawRule } from './source.ts';

/** The rules of Regulation (EU) 2017/745 that a clinical evaluation answers to, and the acts around it that may change them. */
export const euMdrRules: readonly Rule[] = [
  lawRule(
    'mdr-10-3',
    'Article 10(3)',
    'The manufacturer conducts a clinical evaluation as Article 61 and Annex XIV require, post-market clinical follow-up included.',
  ),
  lawRule(
    'mdr-10-9',
    'Article 10(9)',
    'The quality management system addresses, among others, risk management, the clinical evaluation with post-market clinical follow-up, post-market surveillance, vigilance, corrective and preventive action with verification of its effectiveness, and the analysis of data.',
    'That procedures are documented follows from Annex IX 2.1 and 2.2 and Annex VII 4.5.5.',
  ),
  lawRule(
    'mdr-32',
    'Article 32',
    'Implantable devices and class III devices, except custom-made and investigational ones, have a summary of safety and clinical performance, written so that users and where relevant patients understand it.',
  ),
  lawRule(
    'mdr-54-1',
    'Article 54(1)',
    'The consultation of an expert panel concerns class III implantable devices and class IIb active devices that administer or remove a medicinal product.',
  ),
  lawRule(
    'mdr-61-1',
    'Article 61(1)',
    'Conformity with the relevant requirements under normal conditions of use, and the evaluation of side-effects and of the benefit-risk ratio, rest on clinical data that give sufficient clinical evidence. The manufacturer specifies and justifies the level of evidence.',
  ),
  lawRule(
    'mdr-61-2',
    'Article 61(2)',
    'For class III and the class IIb devices of Article 54(1)(b) the manufacturer may consult an expert panel before the evaluation; the report shows that its views were considered.',
  ),
  lawRule(
    'mdr-61-3',
    'Article 61(3)',
    'The evaluation follows a defined and sound method: a critical evaluation of the relevant literature, of all available clinical investigations, and of the alternative treatments available now.',
  ),
  lawRule(
    'mdr-61-4',
    'Article 61(4)',
    'Implantable and class III devices need clinical investigations, unless one of the exemptions of paragraphs 4 to 6 holds.',
  ),
  lawRule(
    'mdr-61-5',
    'Article 61(5)',
    'Relying on an equivalent device of another manufacturer needs in addition a contract with full and continuing access to its technical documentation, and an original evaluation under the Regulation.',
  ),
  lawRule(
    'mdr-61-6',
    'Article 61(6)',
    'No investigation is required for devices lawfully marketed under the directives, or of the listed types, where the evaluation rests on sufficient clinical data and meets the common specification for the product where there is one.',
    'The list under (b) was changed by Delegated Regulation (EU) 2026/1451, whose additions were not seen.',
  ),
  lawRule(
    'mdr-61-7',
    'Article 61(7)',
    'That paragraph 4 does not apply because of paragraph 6 is justified in the clinical evaluation report.',
  ),
  lawRule(
    'mdr-61-10',
    'Article 61(10)',
    'Where clinical data are not deemed appropriate, this is justified from risk management, the interaction with the body, the intended performance and the claims, and it is substantiated why other methods alone suffice.',
  ),
  lawRule(
    'mdr-61-11',
    'Article 61(11)',
    'The evaluation and its documentation are updated through the whole life of the device with data from post-market surveillance and follow-up.',
  ),
  lawRule(
    'mdr-61-12',
    'Article 61(12)',
    'The evaluation, its results and the clinical evidence are documented in a clinical evaluation report, which is part of the technical documentation.',
  ),
  lawRule(
    'mdr-83-3',
    'Article 83(3)',
    'Data from post-market surveillance are used to update the benefit-risk determination and risk management, design and information, the clinical evaluation, the summary of safety and clinical performance, to find needs for corrective action and better usability, and to detect trends.',
  ),
  lawRule(
    'mdr-88-1',
    'Article 88(1)',
    'A statistically significant increase in the frequency or severity of incidents that are not serious, or of expected side-effects, that could significantly affect the benefit-risk analysis and has led or may lead to unacceptable risks is reported; method and observation period stand in the surveillance plan.',
  ),
  lawRule(
    'mdr-annex-1-3',
    'Annex I, section 3(e) and (f)',
    'The impact of information from production and surveillance on hazards, their frequency, the risks and the benefit-risk ratio is evaluated, and control measures are changed where needed.',
  ),
  lawRule(
    'mdr-annex-14-a-1',
    'Annex XIV part A, section 1',
    'A clinical evaluation has a plan; it identifies data and gaps by a systematic review, appraises all relevant data, generates what is missing, and analyses everything to conclude on safety, performance and benefits.',
  ),
  lawRule(
    'mdr-annex-14-a-2',
    'Annex XIV part A, section 2',
    'The evaluation is thorough and objective, takes favourable and unfavourable data into account, and its depth fits the nature, class, purpose, risks and claims of the device.',
  ),
  lawRule(
    'mdr-annex-14-a-3',
    'Annex XIV part A, section 3',
    'Equivalence is technical, biological and clinical, without a clinically significant difference, with a scientific justification and sufficient access to the data.',
  ),
  lawRule(
    'mdr-annex-14-a-4',
    'Annex XIV part A, section 4',
    'Results and clinical evidence stand in the clinical evaluation report, which supports the assessment of conformity; favourable and unfavourable data are in the technical documentation.',
  ),
  lawRule(
    'mdr-annex-14-b',
    'Annex XIV part B',
    'Post-market clinical follow-up is a continuous process that updates the evaluation; its evaluation report is part of the clinical evaluation report, and its conclusions feed the evaluation and risk management.',
  ),
  {
    id: 'eu-2026-1451',
    clause: 'Delegated Regulation (EU) 2026/1451',
    text: 'Changes the list of device types of Article 61(6)(b) that are exempt from clinical investigations.',
    status: 'adopted, not applicable yet',
    source: 'Official Journal references reported in public legal news, 2026-06-29',
    verified: false,
    note: 'Adopted 2026-03-20. Whether it applies already and which types it adds were not found; check EUR-Lex.',
  },
  {
    id: 'com-2025-1023',
    clause: 'COM(2025) 1023, 2025/0404 (COD)',
    text: 'Would, as reported, change the PSUR interval for class IIb and III to the first year and then every two years, and lengthen the deadline for some serious incidents.',
    validFrom: '2025-12-16',
    status: 'proposal',
    source: 'summaries by law firms; last seen as a proposal in late September 2026',
    verified: false,
    note: 'Not law. The date is that of the proposal. Never applied by default.',
  },
];
