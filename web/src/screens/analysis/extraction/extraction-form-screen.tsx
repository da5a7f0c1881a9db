import { extractionFieldKind, fieldTypes, suggestionSources } from '@cerulean/evaluation/analysis';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { Button } from '@mantine/core';
import { useChange } from '../../../api/queries.ts';
import { useRecords } from '../../../api/records.ts';
import { useEvaluationId, useMay } from '../../../frame/evaluation.ts';
import { choicesOf } from '../../../kit/form/choices.ts';
import type { SectionOf } from '../../../kit/form/field.ts';
import { Problem } from '../../../kit/problem.tsx';
import { RecordList } from '../../../kit/record-list.tsx';
import type { Column } from '../../../kit/table/column.ts';

type Field = DataOf<typeof extractionFieldKind>;

const columns: readonly Column<Stored<Field>>[] = [
  { id: 'title', title: 'Field', value: ({ data }) => data.title },
  { id: 'group', title: 'Group', value: ({ data }) => data.group, width: 130 },
  { id: 'type', title: 'Type', value: ({ data }) => [data.type, data.unit].filter(Boolean).join(', '), width: 120 },
  { id: 'choices', title: 'Choices', value: ({ data }) => data.choices.join('; ') },
  { id: 'inTable', title: 'In the evidence table', value: ({ data }) => data.inTable, width: 110 },
  { id: 'suggestion', title: 'Suggested from', value: ({ data }) => data.suggestion, hidden: true },
  { id: 'guidance', title: 'Guidance', value: ({ data }) => data.guidance, hidden: true },
  { id: 'position', title: 'Place', value: ({ data }) => data.position, numeric: true, width: 80 },
];
const sections: readonly SectionOf<Field>[] = [
  {
    fields: [
      { name: 'title', type: 'text', label: 'Field', required: true, maxLength: 120, placeholder: 'Setting' },
      { name: 'group', type: 'text', label: 'Group', help: 'The heading it stands under.', maxLength: 80 },
      { name: 'type', type: 'choice', label: 'Type', choices: choicesOf(fieldTypes) },
      { name: 'unit', type: 'text', label: 'Unit of a number', maxLength: 40 },
      { name: 'choices', type: 'tags', label: 'Choices' },
      {
        name: 'guidance',
        type: 'long-text',
        label: 'Guidance',
        help: 'What is to be looked for, and where, so that two people extract the same.',
      },
      {
        name: 'suggestion',
        type: 'choice',
        label: 'Suggested from the record',
        optional: true,
        choices: choicesOf(suggestionSources),
        help: 'Read from the database record or the abstract, for a person to take or not.',
      },
      { name: 'inTable', type: 'yes-no', label: 'Has a column in the evidence table' },
      { name: 'position', type: 'number', integer: true, label: 'Place', help: 'Fields stand in the order of these numbers.' },
    ],
  },
];

/** The questions that are asked of every item. */
export default function ExtractionFormScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('analysis.edit');
  const { data } = useRecords('analysis', extractionFieldKind, evaluation);
  const begin = useChange('analysis.extraction-field.begin');
  return (
    <RecordList
      kind={extractionFieldKind}
      word="analysis"
      permission="analysis.edit"
      title="Extraction form"
      description="The questions that are asked of every included item. Results in numbers of arms are extracted as outcomes beside them."
      empty="The fields of the extraction form belong here. Most reviews begin with the usual ones and change what they need."
      columns={columns}
      sections={sections}
      follows="Values that were already extracted stay; one that no longer fits the field is asked for again when it is next saved."
      actions={
        mayEdit &&
        data?.total === 0 && (
          <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate({ evaluation })}>
            Start with the usual fields
          </Button>
        )
      }
    >
      {begin.error && <Problem error={begin.error} />}
    </RecordList>
  );
}
