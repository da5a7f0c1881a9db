import { questionKind } from '@cerulean/evaluation/plan';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { choicesOf } from '../../kit/form/choices.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { RecordList } from '../../kit/record-list.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';

type Question = DataOf<typeof questionKind>;
const purposes = ['device', 'state of the art'] as const;

const columns: readonly Column<Stored<Question>>[] = [
  { id: 'question', title: 'Question', value: ({ data }) => data.question },
  { id: 'purpose', title: 'About', value: ({ data }) => data.purpose, width: 130 },
  { id: 'population', title: 'Population', value: ({ data }) => data.population },
  { id: 'intervention', title: 'Intervention', value: ({ data }) => data.intervention },
  { id: 'comparator', title: 'Comparator', value: ({ data }) => data.comparator, spare: true },
  { id: 'outcome', title: 'Outcome', value: ({ data }) => data.outcome },
];
const filters: readonly Filter<Stored<Question>>[] = [
  { id: 'purpose', title: 'About', choices: choicesOf(purposes), matches: ({ data }, chosen) => data.purpose === chosen },
];
const sections: readonly SectionOf<Question>[] = [
  {
    fields: [
      { name: 'question', type: 'long-text', label: 'Question', required: true },
      {
        name: 'purpose',
        type: 'choice',
        label: 'About',
        help: 'The device and the state of the art are searched apart (MEDDEV 2.7/1 rev. 4, section 8.2).',
        choices: choicesOf(purposes),
      },
    ],
  },
  {
    title: 'In the parts of PICO',
    fields: [
      { name: 'population', type: 'long-text', label: 'Population' },
      { name: 'intervention', type: 'long-text', label: 'Intervention' },
      { name: 'comparator', type: 'long-text', label: 'Comparator' },
      { name: 'outcome', type: 'long-text', label: 'Outcome' },
    ],
  },
];

export default function QuestionsScreen() {
  return (
    <RecordList
      kind={questionKind}
      word="plan"
      permission="plan.edit"
      title="Questions"
      description="What the searches are to answer, each in the parts of PICO."
      empty="The questions the literature is searched for belong here, about the device and about the state of the art."
      columns={columns}
      filters={filters}
      sections={sections}
    />
  );
}
