import { measures } from '@cerulean/evaluation/analysis';
import { displayOf, singleGroupMeasures } from '@cerulean/evaluation/documents';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { choicesOf } from '../../kit/form/choices.ts';
import type { Scale, SectionOf, Values } from '../../kit/form/field.ts';
import { RecordList } from '../../kit/record-list.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';

type Parameter = DataOf<typeof outcomeParameterKind>;
const types = ['events per patient', 'events per time', 'mean'] as const;

function scaleOfBenchmark({ measure }: Values, { type, unit }: Values): Scale {
  return displayOf(String(measure || singleGroupMeasures[type as Parameter['type']]), String(unit ?? ''));
}

const columns: readonly Column<Stored<Parameter>>[] = [
  { id: 'name', title: 'Outcome parameter', value: ({ data }) => data.name },
  { id: 'abbreviation', title: 'Abbreviation', value: ({ data }) => data.abbreviation },
  { id: 'type', title: 'Type', value: ({ data }) => data.type },
  { id: 'unit', title: 'Unit', value: ({ data }) => data.unit },
  { id: 'better', title: 'Better is', value: ({ data }) => data.better },
  { id: 'benchmarks', title: 'Benchmarks', value: ({ data }) => data.benchmarks.length, numeric: true },
  { id: 'definition', title: 'Definition', value: ({ data }) => data.definition, hidden: true },
];
const filters: readonly Filter<Stored<Parameter>>[] = [
  { id: 'type', title: 'Type', choices: choicesOf(types), matches: ({ data }, chosen) => data.type === chosen },
];
const sections: readonly SectionOf<Parameter>[] = [
  {
    fields: [
      { name: 'name', type: 'text', label: 'Name', required: true },
      { name: 'abbreviation', type: 'text', label: 'Abbreviation' },
      {
        name: 'definition',
        type: 'long-text',
        label: 'Definition',
        help: 'Exact enough that two people count the same: what, when, how it was found.',
        rows: 3,
      },
      { name: 'type', type: 'choice', label: 'Type', choices: choicesOf(types) },
      { name: 'unit', type: 'text', label: 'Unit', help: 'Of the exposure ("catheter-days") or of the mean ("mm").' },
      { name: 'better', type: 'choice', label: 'Better for the patient is', choices: choicesOf(['lower', 'higher']) },
    ],
  },
  {
    title: 'State of the art',
    fields: [
      {
        name: 'benchmarks',
        type: 'list',
        label: 'Benchmarks',
        help: 'Values from which acceptance criteria are derived.',
        add: 'Add benchmark',
        fields: [
          { name: 'description', type: 'text', label: 'What it is', help: 'Treatment, population and source.', required: true },
          {
            name: 'measure',
            type: 'choice',
            label: 'Effect measure',
            help: 'Left open: proportion, incidence rate or mean, as the type of the parameter says.',
            choices: measures.map(({ id, title }) => ({ value: id as string, label: `${title} (${id})` })),
            optional: true,
          },
          { name: 'value', type: 'number', label: 'Value', required: true, scale: scaleOfBenchmark },
          { name: 'lower', type: 'number', label: 'Lower limit', scale: scaleOfBenchmark },
          { name: 'upper', type: 'number', label: 'Upper limit', scale: scaleOfBenchmark },
        ],
      },
    ],
  },
];

export default function OutcomeParametersScreen() {
  return (
    <RecordList
      kind={outcomeParameterKind}
      word="plan"
      permission="plan.edit"
      title="Outcome parameters"
      description="The quantities by which safety, performance and benefit are judged, with the values the state of the art reaches."
      empty="The quantities by which the claims are judged belong here, defined before results are seen."
      columns={columns}
      filters={filters}
      sections={sections}
      follows="Claims, outcomes and estimates that use this parameter are to be looked at again."
    />
  );
}
