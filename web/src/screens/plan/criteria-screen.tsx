import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { criterionKind } from '@cerulean/evaluation/screening';
import { choicesOf } from '../../kit/form/choices.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { RecordList } from '../../kit/record-list.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';

type Criterion = DataOf<typeof criterionKind>;
const types = ['inclusion', 'exclusion'] as const;
const stages = ['both', 'title and abstract', 'full text'] as const;

const columns: readonly Column<Stored<Criterion>>[] = [
  { id: 'label', title: 'Criterion', value: ({ data }) => data.label },
  { id: 'type', title: 'Type', value: ({ data }) => data.type, width: 110 },
  { id: 'stage', title: 'Used at', value: ({ data }) => (data.stage === 'both' ? 'both stages' : data.stage), width: 150 },
  { id: 'description', title: 'Description', value: ({ data }) => data.description },
  { id: 'words', title: 'Marked words', value: ({ data }) => data.words.join(', ') },
];
const filters: readonly Filter<Stored<Criterion>>[] = [
  { id: 'type', title: 'Type', choices: choicesOf(types), matches: ({ data }, chosen) => data.type === chosen },
];
const sections: readonly SectionOf<Criterion>[] = [
  {
    fields: [
      { name: 'type', type: 'choice', label: 'Type', choices: choicesOf(types) },
      {
        name: 'label',
        type: 'text',
        label: 'Short label',
        help: 'As it stands in the PRISMA figure: “wrong population”.',
        required: true,
        maxLength: 80,
      },
      { name: 'description', type: 'long-text', label: 'Description', help: 'So that two people decide the same.' },
      { name: 'stage', type: 'choice', label: 'Used at', choices: choicesOf(stages) },
      { name: 'words', type: 'tags', label: 'Words to mark in titles and abstracts' },
    ],
  },
];

export default function CriteriaScreen() {
  return (
    <RecordList
      kind={criterionKind}
      word="screening"
      step="plan"
      permission="plan.edit"
      title="Screening criteria"
      description="Why a publication is taken in or left out; fixed before screening and shown beside every abstract."
      empty="The reasons to include or exclude a publication belong here before anything is screened."
      columns={columns}
      filters={filters}
      sections={sections}
      follows="Decisions already made with this criterion keep it as it stands then in the records."
    />
  );
}
