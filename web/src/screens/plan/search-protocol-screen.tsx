import type { DataOf } from '@cerulean/evaluation/records';
import { limitAspects, searchMethods, searchProtocolKind } from '@cerulean/evaluation/search';
import { Button } from '@mantine/core';
import IconFileText from '@tabler/icons-react/dist/esm/icons/IconFileText.mjs';
import { Link } from '@tanstack/react-router';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { choicesOf } from '../../kit/form/choices.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { SingleRecord } from '../../kit/single-record.tsx';

const sections: readonly SectionOf<DataOf<typeof searchProtocolKind>>[] = [
  {
    title: 'Background',
    help: 'MEDDEV 2.7/1 rev. 4, A5. The questions in the parts of PICO stand on the page Questions, the criteria on the page Screening criteria.',
    fields: [
      {
        name: 'importance',
        type: 'long-text',
        label: 'Why the literature is reviewed',
        help: 'What it gives to risk management and to the state of the art.',
        rows: 3,
      },
      {
        name: 'previousReviews',
        type: 'long-text',
        label: 'Earlier reviews and searches',
        help: 'Which were found, and which of their strategies are used again (PRISMA-S item 11).',
      },
      { name: 'comparedDevices', type: 'long-text', label: 'Equivalent and benchmark devices that are searched for by name' },
      { name: 'registration', type: 'text', label: 'Where the protocol is registered or published' },
    ],
  },
  {
    title: 'Sources',
    fields: [
      {
        name: 'databases',
        type: 'list',
        label: 'Databases',
        help: 'MEDLINE is a good start and not enough alone (MEDDEV 2.7/1 rev. 4, A4).',
        add: 'Add database',
        fields: [
          { name: 'name', type: 'text', label: 'Database', required: true, placeholder: 'Embase' },
          { name: 'provider', type: 'text', label: 'Interface', placeholder: 'embase.com' },
          { name: 'why', type: 'long-text', label: 'Why this database' },
          { name: 'coverageFrom', type: 'date', label: 'Searched from' },
          { name: 'coverageTo', type: 'date', label: 'Searched to' },
          { name: 'query', type: 'long-text', label: 'Planned query', rows: 3 },
        ],
      },
      { name: 'extent', type: 'long-text', label: 'What is done to find everything that is published' },
      {
        name: 'otherSources',
        type: 'list',
        label: 'Other sources',
        help: 'Study registers, websites, citation searching, contacts, hand searching (PRISMA-S items 3 to 7).',
        add: 'Add source',
        fields: [
          { name: 'method', type: 'choice', label: 'Kind', choices: choicesOf(searchMethods.filter((method) => method !== 'database')) },
          { name: 'name', type: 'text', label: 'Source', required: true, placeholder: 'ClinicalTrials.gov' },
          { name: 'how', type: 'long-text', label: 'How it is searched' },
          { name: 'why', type: 'long-text', label: 'Why' },
        ],
      },
      {
        name: 'limits',
        type: 'list',
        label: 'Limits',
        help: 'Each with its justification (PRISMA-S item 9).',
        add: 'Add limit',
        fields: [
          { name: 'aspect', type: 'choice', label: 'Limited by', choices: choicesOf(limitAspects) },
          { name: 'limit', type: 'text', label: 'To', required: true, placeholder: '1996 and later' },
          { name: 'justification', type: 'long-text', label: 'Justification' },
        ],
      },
      { name: 'filters', type: 'long-text', label: 'Published search filters', help: 'As designed or changed, with their source.' },
    ],
  },
  {
    title: 'Methods',
    fields: [
      { name: 'methodology', type: 'long-text', label: 'Method of the review', help: 'PICO, Cochrane Handbook, PRISMA, MOOSE.' },
      { name: 'searchers', type: 'long-text', label: 'Who searches, with which experience in information retrieval' },
      { name: 'peerReview', type: 'long-text', label: 'How the strategies are checked by somebody else', help: 'For instance by PRESS.' },
      {
        name: 'screening',
        type: 'long-text',
        label: 'How publications are selected',
        help: 'How many people, whether independently, which tools.',
      },
      { name: 'deduplication', type: 'long-text', label: 'How duplicate records are removed' },
      { name: 'repeatedData', type: 'long-text', label: 'How data published more than once are counted once' },
      { name: 'heldData', type: 'long-text', label: 'How data that the manufacturer holds anyway are not counted again' },
      { name: 'dataCollection', type: 'long-text', label: 'How data are collected and checked' },
    ],
  },
  {
    title: 'Ending, repeating, departing',
    fields: [
      { name: 'stopping', type: 'long-text', label: 'When searching and screening end' },
      {
        name: 'updates',
        type: 'group',
        label: 'Updates of the searches',
        add: 'Set when searches are repeated',
        fields: [
          { name: 'months', type: 'number', label: 'Every', unit: 'months', integer: true, required: true },
          {
            name: 'how',
            type: 'long-text',
            label: 'How',
            help: 'The same query again, an alert, a search for what cites the included studies.',
          },
          { name: 'justification', type: 'long-text', label: 'Justification' },
        ],
      },
      {
        name: 'updateOf',
        type: 'group',
        label: 'This review updates an earlier one',
        add: 'Name the earlier review',
        help: 'The PRISMA flow then has a box of its own for the publications that were included before.',
        fields: [
          { name: 'until', type: 'date', label: 'The earlier review covers what was found up to', required: true },
          { name: 'review', type: 'text', label: 'The earlier review' },
        ],
      },
      {
        name: 'deviations',
        type: 'list',
        label: 'Deviations from this protocol',
        add: 'Add deviation',
        fields: [
          { name: 'on', type: 'date', label: 'On', required: true },
          { name: 'what', type: 'long-text', label: 'What was done otherwise', required: true },
          { name: 'why', type: 'long-text', label: 'Why' },
        ],
      },
    ],
  },
];

/** How the literature is searched, fixed before the searches. */
export default function SearchProtocolScreen() {
  const evaluation = useEvaluationId();
  return (
    <SingleRecord
      kind={searchProtocolKind}
      word="search"
      step="plan"
      permission="plan.edit"
      title="Literature search protocol"
      description="Where and how the literature is searched and why so, fixed before the searches. It becomes the document of the same name, and every search is held against it."
      empty="No search protocol is written yet."
      sections={sections}
      follows="The protocol and the report on the literature search change with it."
      actions={
        <Button
          component={Link}
          to="/e/$evaluation/documents"
          params={{ evaluation } as never}
          search={{ document: 'search-protocol' } as never}
          variant="default"
          leftSection={<IconFileText size={16} aria-hidden />}
        >
          As a document
        </Button>
      }
    />
  );
}
