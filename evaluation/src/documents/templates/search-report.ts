import { subheading } from '../blocks.ts';
import { coverLines, deviceSubtitle } from '../content/cover.ts';
import { datesAndSignatures } from '../content/evaluators.ts';
import { publicationNotices } from '../content/publication-notices.ts';
import { criteriaTable, excludedFullTexts, flowDiagram } from '../content/screening-tables.ts';
import { includedPublications, repeatedSearchesTable, searchCounts } from '../content/search-counts.ts';
import {
  databasesTable,
  deviationsTable,
  limitsTable,
  otherSourcesTable,
  protocolText,
  updateOfReview,
} from '../content/search-protocol.ts';
import { importsTable, questionsTable, searchRunsInFull, searchRunsSummary, selectionInWords } from '../content/search-tables.ts';
import type { DocumentTemplate } from '../template.ts';

const meddev = 'MEDDEV 2.7/1 rev. 4, A5';
const prisma = (items: string) => `Page MJ et al. BMJ 2021;372:n71, ${items}`;

/** What was searched and what came of it (MEDDEV 2.7/1 revision 4, 8.2 and A5): the report that belongs to the literature search protocol. */
const searchReport: DocumentTemplate = {
  id: 'search-report',
  title: 'Literature search report',
  references: [
    'MEDDEV 2.7/1 revision 4 (June 2016), sections 8.2, A4 and A5',
    'Page MJ et al. PRISMA 2020. BMJ 2021;372:n71',
    'Rethlefsen ML et al. PRISMA-S. Systematic Reviews 2021;10:39',
  ],
  language: 'en-GB',
  subtitle: deviceSubtitle,
  cover: coverLines,
  sections: [
    {
      id: 'summary',
      title: 'Summary',
      basis: [prisma('item 16a')],
      guidance: 'The counts come from the records. Say in a sentence or two what was found and what was not.',
      prose: 'optional',
      before: (context) => [...updateOfReview(context), ...selectionInWords(context)],
    },
    {
      id: 'objective',
      title: 'Research questions',
      basis: [meddev, prisma('item 4')],
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
        {
          id: 'sources',
          title: 'Sources and limits',
          basis: [meddev, 'PRISMA-S items 1 to 10', prisma('item 6')],
          guidance: 'Databases, other sources and limits come from the protocol.',
          prose: 'optional',
          before: (context) => [...databasesTable(context), ...otherSourcesTable(context), subheading('Limits'), ...limitsTable(context)],
        },
        {
          id: 'criteria',
          title: 'Criteria for inclusion and exclusion',
          basis: [meddev, prisma('item 5')],
          guidance: 'The criteria come from the record. Justify them.',
          prose: 'optional',
          before: criteriaTable,
        },
        {
          id: 'selection-process',
          title: 'Selection of publications',
          basis: [prisma('item 8'), 'PRISMA-S item 16'],
          guidance:
            'Say how many people screened at which stage, whether independently, with which tools, and how duplicates were removed.',
          prose: 'optional',
          before: (context, written) => [
            ...protocolText(context, 'screening', 'How publications are selected is missing.', written),
            ...protocolText(context, 'deduplication', 'How duplicate records are removed is missing.', written),
          ],
        },
        {
          id: 'deviations',
          title: 'Deviations from the protocol',
          basis: [meddev, prisma('item 24c')],
          guidance: 'The deviations come from the protocol.',
          prose: 'optional',
          before: deviationsTable,
        },
      ],
    },
    {
      id: 'searches',
      title: 'Searches carried out',
      basis: ['MEDDEV 2.7/1 rev. 4, 8.2', 'PRISMA-S items 13 and 15'],
      guidance: 'The counts come from the searches and the imports. Explain every difference.',
      prose: 'optional',
      before: searchCounts,
      sections: [
        {
          id: 'searches-device',
          title: 'Searches about the device',
          basis: ['MEDDEV 2.7/1 rev. 4, 8.2'],
          guidance: 'The searches come from the record.',
          prose: 'optional',
          before: (context) => searchRunsSummary(context, 'device'),
        },
        {
          id: 'searches-state-of-the-art',
          title: 'Searches about the state of the art',
          basis: ['MEDDEV 2.7/1 rev. 4, 8.2'],
          guidance: 'The searches come from the record.',
          prose: 'optional',
          before: (context) => searchRunsSummary(context, 'state of the art'),
        },
        {
          id: 'searches-again',
          title: 'Searches run again',
          basis: ['PRISMA-S item 12'],
          guidance: 'The comparison comes from the record. Say what new publications mean.',
          prose: 'optional',
          before: repeatedSearchesTable,
        },
      ],
    },
    {
      id: 'selection',
      title: 'Publications selected',
      basis: [prisma('items 16a and 16b')],
      guidance: 'Flow and publications come from the record.',
      prose: 'optional',
      before: (context) => [...flowDiagram(context), ...includedPublications(context)],
    },
    {
      id: 'notices',
      title: 'Retractions and corrections',
      basis: ['Regulation (EU) 2017/745, Annex XIV part A, section 1(c)'],
      guidance: 'What is known comes from the record. Say what it means for the results where a publication is used all the same.',
      prose: 'optional',
      before: publicationNotices,
    },
    {
      id: 'conclusion',
      title: 'Conclusion on the search',
      basis: [meddev],
      guidance: 'Say whether the searches answer the questions, and what was not found.',
      prose: 'required',
    },
    {
      id: 'support',
      title: 'Support',
      basis: [prisma('item 25')],
      guidance: 'Say who paid for the review or supported it otherwise, and what part they had in it.',
      prose: 'required',
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
      before: () => [{ type: 'references' }],
    },
    {
      id: 'annex-search',
      title: 'Search strategy and searches',
      basis: [meddev, 'PRISMA-S items 8, 9 and 13'],
      guidance: 'Searches come from the record, word for word.',
      prose: 'optional',
      numbering: 'annex',
      after: (context) => [...searchRunsInFull(context), subheading('Imported files'), ...importsTable(context)],
    },
    {
      id: 'annex-screening',
      title: 'Full texts excluded',
      basis: [meddev, prisma('item 16b')],
      guidance: 'Exclusions come from the record.',
      prose: 'optional',
      numbering: 'annex',
      after: excludedFullTexts,
    },
  ],
  examples: [
    {
      records: {
        reference: [{ id: 'ref_9', title: 'RETRACTED: A trial', authors: [{ family: 'Maki' }] }],
        'screening-decision': [
          { referenceId: 'ref_9', stage: 'title and abstract', decision: 'include' },
          { referenceId: 'ref_9', stage: 'full text', decision: 'include' },
        ],
      },
      section: 'notices',
      says: 'This publication was retracted.',
    },
    { records: {}, section: 'searches', says: 'No search is recorded.' },
    {
      records: { 'search-run': [{ database: 'Embase', searchedOn: '2026-01-02', query: 'catheter', hits: 3 }] },
      section: 'searches',
      says: 'found 3 records and no import names it',
    },
    {
      records: {
        'search-run': [
          { id: 'srn_1', database: 'Embase', searchedOn: '2026-01-02', query: 'catheter', hits: 0 },
          { id: 'srn_2', database: 'Embase', searchedOn: '2026-07-02', query: 'catheter', hits: 0, repeats: 'srn_1' },
        ],
      },
      section: 'searches-again',
      says: '2026-07-02',
    },
  ],
};
export default searchReport;
