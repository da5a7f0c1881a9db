import type { z } from 'zod';
import type { extractionFieldKind } from './extraction-field.ts';

type FieldInput = z.input<typeof extractionFieldKind.schema>;

/**
 * The fields most reviews of devices begin with, to be changed as the review needs: what MEDDEV 2.7/1 revision 4, section 9.2 and A6 want to know of a
 * study before its results are read.
 */
export const usualFields: readonly FieldInput[] = [
  {
    title: 'Study design',
    group: 'Study',
    type: 'choice',
    choices: [
      'randomised controlled trial',
      'non-randomised comparative study',
      'prospective cohort study',
      'retrospective cohort study',
      'case-control study',
      'cross-sectional study',
      'case series',
      'case report',
      'diagnostic accuracy study',
      'registry study',
      'systematic review',
      'other',
    ],
    suggestion: 'publication type',
  },
  { title: 'Country', group: 'Study' },
  { title: 'Recruitment period', group: 'Study', inTable: false },
  { title: 'Setting', group: 'Study', guidance: 'Where the device was used, for instance intensive care, ward, home.' },
  { title: 'Registration', group: 'Study', suggestion: 'trial registration', inTable: false },
  { title: 'Funding and interests', group: 'Study', guidance: 'Who paid, and what the authors declare.', inTable: false },
  { title: 'Participants', group: 'Population', type: 'number', suggestion: 'participants' },
  { title: 'Condition', group: 'Population', guidance: 'The disease or need for which the device was used, and its severity.' },
  { title: 'Age', group: 'Population', guidance: 'As reported, with its measure of spread.' },
  { title: 'Female', group: 'Population', type: 'number', unit: '%' },
  { title: 'Device', group: 'Intervention', guidance: 'Name, model and manufacturer as the publication gives them.' },
  {
    title: 'Relation to the device under evaluation',
    group: 'Intervention',
    type: 'choice',
    choices: ['the device itself', 'an earlier version', 'equivalent device', 'similar device', 'alternative treatment'],
  },
  { title: 'Comparator', group: 'Intervention' },
  { title: 'Follow-up', group: 'Results' },
  { title: 'Lost to follow-up', group: 'Results', type: 'number', unit: '%', inTable: false },
  { title: 'Adverse events', group: 'Results', guidance: 'What was reported about safety, including "none", in the words of the source.' },
  { title: "Authors' conclusion", group: 'Results', inTable: false },
];
