import { deviceKind, requirementKind } from '@cerulean/evaluation/device';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { frameworks, requirementByNumber } from '@cerulean/evaluation/regulation';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { toProblem } from '../../api/problem.ts';
import { useChange } from '../../api/queries.ts';
import { useSingleRecord } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { choicesOf } from '../../kit/form/choices.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { RecordList } from '../../kit/record-list.tsx';
import { Status, type Tone } from '../../kit/status.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';

type Requirement = DataOf<typeof requirementKind>;

const tones: Readonly<Record<Requirement['conformity'], Tone>> = { open: 'quiet', shown: 'good', 'not shown': 'bad' };
const conformities = ['open', 'shown', 'not shown'] as const;
const methods = [
  'clinical data',
  'standard',
  'common specification',
  'bench',
  'biological evaluation',
  'usability',
  'risk management',
  'other',
] as const;

const columns: readonly Column<Stored<Requirement>>[] = [
  {
    id: 'title',
    title: 'Requirement',
    value: ({ data }) => `${data.number} ${requirementByNumber(data.framework, data.number)?.title ?? ''}`.trim(),
  },
  { id: 'framework', title: 'Framework', value: ({ data }) => data.framework, hidden: true },
  { id: 'chapter', title: 'Chapter', value: ({ data }) => requirementByNumber(data.framework, data.number)?.chapter, hidden: true },
  { id: 'applicable', title: 'Applicable', value: ({ data }) => data.applicable },
  { id: 'clinical', title: 'Needs clinical evidence', value: ({ data }) => data.applicable && data.needsClinicalEvidence },
  { id: 'methods', title: 'Shown by', value: ({ data }) => data.methods.join(', ') },
  { id: 'evidence', title: 'Evidence', value: ({ data }) => data.evidenceIds.length, numeric: true },
  {
    id: 'conformity',
    title: 'Conformity',
    value: ({ data }) => (data.applicable ? data.conformity : ''),
    show: ({ data }) => (data.applicable ? <Status tone={tones[data.conformity]}>{data.conformity}</Status> : '—'),
  },
  { id: 'reason', title: 'Reason for applicability', value: ({ data }) => data.applicabilityReason, hidden: true },
];

const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];
const filters: readonly Filter<Stored<Requirement>>[] = [
  { id: 'applicable', title: 'Applicable', choices: yesNo, matches: ({ data }, chosen) => data.applicable === (chosen === 'yes') },
  {
    id: 'clinical',
    title: 'Clinical evidence',
    choices: yesNo,
    matches: ({ data }, chosen) => (data.applicable && data.needsClinicalEvidence) === (chosen === 'yes'),
  },
  {
    id: 'conformity',
    title: 'Conformity',
    choices: choicesOf(conformities),
    matches: ({ data }, chosen) => data.applicable && data.conformity === chosen,
  },
];

const sections: readonly SectionOf<Requirement>[] = [
  {
    fields: [
      {
        name: 'framework',
        type: 'choice',
        label: 'Framework',
        choices: frameworks.map(({ id, title }) => ({ value: id as string, label: title })),
      },
      {
        name: 'number',
        type: 'text',
        label: 'Number',
        help: 'As the law counts, for instance 1 or 10.3.',
        required: true,
        identifier: true,
      },
      { name: 'applicable', type: 'yes-no', label: 'Applicable to this device' },
      { name: 'applicabilityReason', type: 'long-text', label: 'Reason', help: 'Needed above all where it does not apply.' },
    ],
  },
  {
    title: 'How it is answered',
    fields: [
      {
        name: 'needsClinicalEvidence',
        type: 'yes-no',
        label: 'Needs clinical evidence',
        help: 'Annex XIV part A 1(a): the requirements that need support from relevant clinical data are identified in the plan.',
      },
      { name: 'methods', type: 'choices', label: 'Shown by', choices: choicesOf(methods) },
      { name: 'conclusion', type: 'long-text', label: 'Conclusion', rows: 4 },
      { name: 'conformity', type: 'choice', label: 'Conformity', choices: choicesOf(conformities) },
    ],
  },
];

/** The general safety and performance requirements, and how this evaluation answers each. */
export default function RequirementsScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('device.edit');
  const device = useSingleRecord('device', deviceKind, evaluation).data;
  const addAll = useChange('device.requirement.add-all');
  const chosen = frameworks.filter(({ id }) => (device?.data.frameworks ?? ['eu-mdr']).includes(id));
  const add = async () => {
    try {
      let added = 0;
      for (const { id } of chosen) added += (await addAll.mutateAsync({ evaluation, framework: id })).added;
      notifications.show({
        message: added === 0 ? 'Every requirement is here already.' : `${added} requirements were added, with defaults to be checked.`,
      });
    } catch (error) {
      notifications.show({ color: 'red.8', message: toProblem(error).title });
    }
  };
  return (
    <RecordList
      kind={requirementKind}
      word="device"
      permission="device.edit"
      title="Requirements (GSPR)"
      description="The general safety and performance requirements of Annex I and their like, whether each applies, whether it needs clinical evidence, and whether conformity is shown. Short titles are ours; the law's text is decisive."
      empty="The requirements the device must meet belong here; take them in from the frameworks it is sold under, then check each default."
      columns={columns}
      filters={filters}
      sections={sections}
      actions={
        mayEdit && (
          <Button variant="default" loading={addAll.isPending} onClick={() => void add()}>
            Add all that are missing
          </Button>
        )
      }
    />
  );
}
