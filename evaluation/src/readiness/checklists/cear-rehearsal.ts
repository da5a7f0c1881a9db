import { administrativeSections } from '../assessment-report/administrative.ts';
import { conclusionSections } from '../assessment-report/conclusions.ts';
import { deviceAndPlanSections } from '../assessment-report/device-and-plan.ts';
import { equivalenceAndStateOfTheArtSections } from '../assessment-report/equivalence-and-state-of-the-art.ts';
import { followUpSections } from '../assessment-report/follow-up.ts';
import { informationSections } from '../assessment-report/information.ts';
import { investigationSections } from '../assessment-report/investigations.ts';
import { literatureSections } from '../assessment-report/literature.ts';
import { specialSections } from '../assessment-report/special.ts';
import type { Checklist } from '../checklist.ts';
import { itemsOf } from '../criterion.ts';
import { viewOf } from '../view.ts';

const sections = [
  ...administrativeSections,
  ...deviceAndPlanSections,
  ...equivalenceAndStateOfTheArtSections,
  ...literatureSections,
  ...investigationSections,
  ...followUpSections,
  ...informationSections,
  ...conclusionSections,
  ...specialSections,
];

const heading = (level: number, number: string, text: string) => ({ type: 'heading' as const, level, number, text, place: { page: 1 } });
const paragraph = (text: string, page = 1) => ({ type: 'paragraph' as const, text, place: { page } });

const cearRehearsal: Checklist = {
  id: 'cear-rehearsal',
  title: 'Rehearsal of the assessment by the notified body',
  references: [
    'MDCG 2020-13 (July 2020), sections A to K',
    'Regulation (EU) 2017/745, Annex IX, sections 4 and 5.1, and Annex VII, section 4.5.5',
  ],
  purpose:
    'Answers what the notified body will ask in its clinical evaluation assessment report, in its order, from the records and the uploaded documents.',
  items: (context) => itemsOf(viewOf(context), sections),
  examples: [
    {
      says: 'an empty evaluation has nothing met',
      answers: {
        'A.1': 'not met',
        'A.12': 'open',
        'C.4.1': 'open',
        'D.6': 'not met',
        'E.1': 'open',
        'F.3': 'not met',
        'H.4': 'not met',
        'K.2': 'not applicable',
      },
    },
    {
      says: 'the device record answers what it holds, and says what it does not',
      records: {
        device: [
          {
            id: 'dev_1',
            data: { name: 'Arden', manufacturer: { name: 'Arden GmbH' }, class: 'IIa', rule: 7, models: [{ name: 'Arden S' }] },
          },
        ],
      },
      answers: {
        'A.1': 'met',
        'A.2': 'met',
        'A.4': 'partly',
        'A.7': 'not met',
        'C.1.4': 'partly',
        'G.11': 'not applicable',
        'I.1': 'met',
        'I.6': 'not applicable',
      },
    },
    {
      says: 'a report alone answers with quotes, and matters of judgement only partly',
      documents: [
        {
          name: 'report.pdf',
          type: 'cer',
          pieces: [
            heading(1, '1', 'Scope'),
            paragraph('The device is in class IIb by rule 12. No equivalence is claimed.'),
            heading(1, '2', 'Literature search'),
            paragraph('PubMed and Embase were searched in May 2026.', 2),
            heading(1, '3', 'Clinical investigations'),
            paragraph('No clinical investigation was conducted.', 3),
            heading(1, '4', 'Conclusions'),
            paragraph('The benefits outweigh the risks against the state of the art.', 4),
          ],
        },
      ],
      answers: {
        'A.2': 'met',
        'C.4.9': 'met',
        'C.4.5': 'not applicable',
        'D.6': 'met',
        'E.1': 'met',
        'E.2': 'not met',
        'E.10': 'not applicable',
        'O.3': 'partly',
        'F.8': 'not met',
      },
    },
    {
      says: 'a placeholder and a denial are no evidence',
      documents: [
        {
          name: 'plan.docx',
          type: 'pmcf-plan',
          pieces: [heading(1, '1', 'PMCF activities'), paragraph('Sample size: TBD. No acceptance criterion is set for the survey.')],
        },
      ],
      answers: { 'F.8': 'not met' },
    },
    {
      says: 'what the check of the dossier found decides, with both quotes',
      findings: [
        {
          rule: 'pmcf-setting',
          attribute: 'pmcf-scope',
          severity: 'major',
          message: 'Follow-up takes place in outpatients, the device is for hospitals',
          locations: [
            { document: 'pmcf.pdf', page: 4, section: '3', quote: 'in outpatients' },
            { document: 'ifu.pdf', page: 1, section: '1', quote: 'for use in hospitals' },
          ],
        },
      ],
      answers: { 'F.10': 'not met' },
    },
  ],
};

export default cearRehearsal;
