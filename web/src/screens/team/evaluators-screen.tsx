import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { type CompetenceId, competences, evaluatorKind } from '@cerulean/evaluation/team';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { RecordList } from '../../kit/record-list.tsx';
import { Status } from '../../kit/status.tsx';
import type { Column } from '../../kit/table/column.ts';

type Evaluator = DataOf<typeof evaluatorKind>;
const competenceIds = Object.keys(competences) as CompetenceId[];

const columns: readonly Column<Stored<Evaluator>>[] = [
  { id: 'name', title: 'Evaluator', value: ({ data }) => data.name },
  { id: 'role', title: 'Role', value: ({ data }) => data.role },
  { id: 'qualification', title: 'Qualification', value: ({ data }) => data.qualification },
  { id: 'experience', title: 'Experience', unit: 'years', value: ({ data }) => data.yearsOfExperience, numeric: true, spare: true },
  { id: 'competences', title: 'Competences', value: ({ data }) => data.competences.join(', ') },
  {
    id: 'declared',
    title: 'Interests declared',
    value: ({ data }) => data.declarationDate,
    show: ({ data }) => (data.declarationDate ? data.declarationDate : <Status tone="caution">not yet</Status>),
  },
  { id: 'cv', title: 'CV of', value: ({ data }) => data.curriculumVitaeDate, hidden: true },
  { id: 'interests', title: 'Declared interests', value: ({ data }) => data.declaredInterests, hidden: true },
];

const sections: readonly SectionOf<Evaluator>[] = [
  {
    fields: [
      { name: 'name', type: 'text', label: 'Name', required: true },
      { name: 'role', type: 'text', label: 'Role in the evaluation' },
      {
        name: 'qualification',
        type: 'long-text',
        label: 'Qualification',
        help: 'Degree and professional experience (MEDDEV 2.7/1 rev. 4, section 6.4).',
      },
      { name: 'yearsOfExperience', type: 'number', label: 'Documented professional experience', unit: 'years', integer: true },
      {
        name: 'competences',
        type: 'choices',
        label: 'Competences',
        choices: competenceIds.map((value) => ({ value, label: competences[value] })),
      },
      {
        name: 'deviationJustification',
        type: 'long-text',
        label: 'Justification of a deviation',
        help: 'Where qualification or experience falls short of section 6.4.',
      },
      { name: 'curriculumVitaeDate', type: 'date', label: 'Date of the CV' },
    ],
  },
  {
    title: 'Declaration of interests',
    help: 'MEDDEV 2.7/1 rev. 4, A11.',
    fields: [
      { name: 'declaredInterests', type: 'long-text', label: 'Declared interests', help: 'Write “none” where there are none.' },
      { name: 'declarationDate', type: 'date', label: 'Declared on' },
    ],
  },
];

/** Who answers for the evaluation, and whether they know between them what they must. */
export default function EvaluatorsScreen() {
  const evaluators = useRecords('team', evaluatorKind, useEvaluationId()).data?.records ?? [];
  const missing = competenceIds.filter((id) => !evaluators.some(({ data }) => data.competences.includes(id)));
  return (
    <RecordList
      kind={evaluatorKind}
      word="team"
      permission="plan.edit"
      title="Evaluators"
      description="Who is responsible for the evaluation, with qualification and declared interests as the report must show them."
      empty="The people who answer for the evaluation belong here, each with qualification, competences and declared interests."
      columns={columns}
      sections={sections}
    >
      {evaluators.length > 0 && (
        <p style={{ margin: '0 0 16px', fontSize: 14 }}>
          {missing.length === 0 ? (
            <Status tone="good">Between them the evaluators cover every competence of section 6.4.</Status>
          ) : (
            <span>Nobody covers yet: {missing.map((id) => competences[id]).join('; ')}.</span>
          )}
        </p>
      )}
    </RecordList>
  );
}
