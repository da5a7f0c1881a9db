import { paragraph } from '../blocks.ts';
import { coverLines, deviceSubtitle } from '../content/cover.ts';
import { deviceIdentity, intendedPurposeTable } from '../content/device-tables.ts';
import { datesAndSignatures } from '../content/evaluators.ts';
import { analysisPlan, planText } from '../content/plan-parts.ts';
import { criteriaTable } from '../content/screening-tables.ts';
import {
  databasesTable,
  limitsTable,
  otherSourcesTable,
  plannedQueries,
  protocolNote,
  protocolText,
  searchUpdates,
  updateOfReview,
} from '../content/search-protocol.ts';
import { questionsTable } from '../content/search-tables.ts';
import type { DocumentTemplate, TemplateSection } from '../template.ts';

const meddev = 'MEDDEV 2.7/1 rev. 4, A5';

/** A section whose words are one part of the protocol. */
function part(
  id: string,
  title: string,
  field: Parameters<typeof protocolText>[1],
  wanted: string,
  basis: readonly string[] = [meddev],
): TemplateSection {
  return {
    id,
    title,
    basis,
    guidance: wanted,
    prose: 'optional',
    before: (context, written) =>
      protocolText(context, field, `${title} is missing: ${wanted[0]!.toLowerCase()}${wanted.slice(1)}`, written),
  };
}

/** The literature search protocol with the elements of MEDDEV 2.7/1 revision 4, A5, and what PRISMA-S asks to be reported. */
const searchProtocol: DocumentTemplate = {
  id: 'search-protocol',
  title: 'Literature search protocol',
  references: [
    'MEDDEV 2.7/1 revision 4 (June 2016), sections 8.2, A4 and A5',
    'Rethlefsen ML et al. PRISMA-S. Systematic Reviews 2021;10:39',
    'Regulation (EU) 2017/745, Annex XIV part A, section 1(b)',
  ],
  language: 'en-GB',
  subtitle: deviceSubtitle,
  cover: coverLines,
  sections: [
    {
      id: 'background',
      title: 'Background',
      basis: [meddev],
      guidance: 'It introduces the sections below.',
      prose: 'optional',
      before: updateOfReview,
      sections: [
        {
          id: 'device',
          title: 'Device',
          basis: [meddev],
          guidance: 'Identity and intended purpose come from the device record.',
          prose: 'optional',
          before: (context) => [...deviceIdentity(context), ...intendedPurposeTable(context)],
        },
        part(
          'importance',
          'Importance of the review',
          'importance',
          'Say what the review gives to risk management and to the description of the state of the art.',
        ),
        part(
          'previous-reviews',
          'Earlier reviews and searches',
          'previousReviews',
          'Name earlier reviews and searches, also that there are none.',
          [meddev, 'PRISMA-S item 11'],
        ),
        {
          id: 'compared-devices',
          title: 'Equivalent and benchmark devices',
          basis: [meddev],
          guidance: 'Name the equivalent and benchmark devices that are searched for.',
          prose: 'optional',
          before: (context, written) =>
            written ? [] : protocolNote(context, 'comparedDevices', 'No equivalent or benchmark device is searched for by name.'),
        },
      ],
    },
    {
      id: 'objective',
      title: 'Research questions',
      basis: [meddev, 'MEDDEV 2.7/1 rev. 4, 8.2'],
      guidance: 'The questions come from the record in the parts of PICO.',
      prose: 'optional',
      landscape: true,
      before: (context) => [...questionsTable(context, 'device'), ...questionsTable(context, 'state of the art')],
    },
    {
      id: 'methods',
      title: 'Methods',
      basis: [meddev],
      guidance: 'It introduces the sections below.',
      prose: 'optional',
      sections: [
        part(
          'methodology',
          'Method of the review',
          'methodology',
          'Name the method, for instance PICO, the Cochrane Handbook, PRISMA or MOOSE.',
        ),
        part('searchers', 'Who searches', 'searchers', 'Name the persons and their experience in information retrieval.', [
          meddev,
          'MEDDEV 2.7/1 rev. 4, 6.4',
        ]),
        {
          id: 'databases',
          title: 'Databases',
          basis: [meddev, 'PRISMA-S items 1 and 2'],
          guidance: 'The databases with their reasons come from the record.',
          prose: 'optional',
          before: databasesTable,
        },
        part('extent', 'Extent of the searches', 'extent', 'Say what is done to find everything that is published.'),
        {
          id: 'other-sources',
          title: 'Registers and other sources',
          basis: ['MEDDEV 2.7/1 rev. 4, A4', meddev, 'PRISMA-S items 3 to 7'],
          guidance: 'Registers, websites, citation searching, contacts and hand searching come from the record.',
          prose: 'optional',
          before: (context, written) =>
            written ? otherSourcesTable(context).filter(({ type }) => type === 'table') : otherSourcesTable(context),
        },
        {
          id: 'queries',
          title: 'Search terms',
          basis: [meddev, 'PRISMA-S item 8'],
          guidance: 'The planned queries come from the record, word for word.',
          prose: 'optional',
          before: (context) => {
            const queries = plannedQueries(context);
            return queries.length > 0 ? queries : [paragraph('Search terms are planned together with the databases.')];
          },
        },
        {
          id: 'limits',
          title: 'Limits and filters',
          basis: [meddev, 'PRISMA-S items 9 and 10'],
          guidance: 'Limits with their justifications come from the record.',
          prose: 'optional',
          before: (context) => [...limitsTable(context), ...protocolNote(context, 'filters', 'No published search filter is used.')],
        },
        part(
          'peer-review',
          'Check of the strategies',
          'peerReview',
          'Say who checks the strategies and how; say so too where nobody does.',
          ['PRISMA-S item 14'],
        ),
        {
          id: 'criteria',
          title: 'Criteria for inclusion and exclusion',
          basis: [meddev],
          guidance: 'The criteria come from the record. Justify them.',
          prose: 'optional',
          before: criteriaTable,
        },
        part(
          'selection',
          'Selection of publications',
          'screening',
          'Say how many people screen at which stage, whether independently, and with which tools.',
          [meddev, 'Page MJ et al. BMJ 2021;372:n71, item 8'],
        ),
        part('deduplication', 'Removal of duplicate records', 'deduplication', 'Say how duplicate records are found and removed.', [
          'PRISMA-S item 16',
        ]),
        part(
          'repeated-data',
          'Data published more than once',
          'repeatedData',
          'Say how data that stand in several publications are counted once.',
        ),
        part(
          'held-data',
          'Data that the manufacturer holds',
          'heldData',
          'Say how data that the manufacturer holds anyway are not counted again.',
        ),
        part('data-collection', 'Collection of data', 'dataCollection', 'Say how data are collected, and how a second person checks them.'),
        {
          id: 'appraisal-plan',
          title: 'Appraisal plan',
          basis: [meddev, 'MEDDEV 2.7/1 rev. 4, 9'],
          guidance: 'The plan comes from the record.',
          prose: 'optional',
          before: (context, written) => planText(context, 'appraisalPlan', 'The appraisal plan is missing.', written),
        },
        {
          id: 'analysis-plan',
          title: 'Analysis plan',
          basis: [meddev, 'MEDDEV 2.7/1 rev. 4, 10'],
          guidance: 'The plan comes from the record.',
          prose: 'optional',
          before: analysisPlan,
        },
      ],
    },
    {
      id: 'stopping',
      title: 'End of searching and screening',
      basis: [meddev],
      guidance: 'Say when searching and screening end; with a stopping rule, what it promises.',
      prose: 'optional',
      before: (context, written) => protocolText(context, 'stopping', 'When searching and screening end is missing.', written),
    },
    {
      id: 'updates',
      title: 'Updates of the searches',
      basis: ['PRISMA-S item 12', 'MEDDEV 2.7/1 rev. 4, 6.2.3'],
      guidance: 'The interval and its justification come from the record.',
      prose: 'optional',
      before: searchUpdates,
    },
    {
      id: 'registration',
      title: 'Registration',
      basis: ['Page MJ et al. BMJ 2021;372:n71, item 24'],
      guidance: 'Say where the protocol is registered or published.',
      prose: 'optional',
      before: (context, written) =>
        written ? [] : protocolNote(context, 'registration', 'The protocol is neither registered nor published.'),
    },
    {
      id: 'signatures',
      title: 'Dates and signatures',
      guidance: 'Date and signature lines are made.',
      prose: 'none',
      before: datesAndSignatures,
    },
    {
      id: 'references',
      title: 'References',
      guidance: 'The list is made from the citations.',
      prose: 'none',
      before: () => [{ type: 'references', optional: true }],
    },
  ],
  examples: [
    { records: {}, section: 'databases', says: 'No database is planned.' },
    {
      records: { 'search-protocol': [{ databases: [{ name: 'Embase', provider: 'embase.com' }] }] },
      section: 'databases',
      says: 'reason for the database not given',
    },
    {
      records: { 'search-protocol': [{ limits: [{ aspect: 'language', limit: 'English', justification: 'No translator.' }] }] },
      section: 'limits',
      says: 'No translator.',
    },
    { records: {}, section: 'limits', says: 'No limits are set.' },
    {
      records: { 'search-protocol': [{ otherSources: [{ method: 'register', name: 'ClinicalTrials.gov' }] }] },
      section: 'other-sources',
      says: 'Not searched by: websites, citation searching, contacts, hand searching.',
    },
  ],
};
export default searchProtocol;
