import { measures } from '@cerulean/evaluation/analysis';
import { claimKind, requirementKind, riskKind } from '@cerulean/evaluation/device';
import { describeCriterion, displayOf } from '@cerulean/evaluation/documents';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { useMemo } from 'react';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { choicesOf } from '../../kit/form/choices.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { RecordList } from '../../kit/record-list.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';

type Claim = DataOf<typeof claimKind>;
const types = claimKind.schema.shape.type.options;

/** What the manufacturer says the device does, and when each claim counts as shown. */
export default function ClaimsScreen() {
  const evaluation = useEvaluationId();
  const parameters = useRecords('plan', outcomeParameterKind, evaluation).data?.records;
  const risks = useRecords('device', riskKind, evaluation).data?.records;
  const requirements = useRecords('device', requirementKind, evaluation).data?.records;

  const columns = useMemo<readonly Column<Stored<Claim>>[]>(() => {
    const parameterOf = new Map(parameters?.map(({ id, data }) => [id as string, data]));
    return [
      { id: 'statement', title: 'Claim', value: ({ data }) => data.statement },
      { id: 'type', title: 'Type', value: ({ data }) => data.type, width: 140 },
      {
        id: 'parameter',
        title: 'Outcome parameter',
        value: ({ data }) => (data.outcomeParameterId ? (parameterOf.get(data.outcomeParameterId)?.name ?? 'removed') : ''),
      },
      {
        id: 'criterion',
        title: 'Acceptance criterion',
        value: ({ data: { acceptanceCriterion, outcomeParameterId } }) =>
          acceptanceCriterion && describeCriterion(acceptanceCriterion, parameterOf.get(outcomeParameterId ?? '')?.unit ?? ''),
      },
      { id: 'sources', title: 'Made in', value: ({ data }) => data.sources.join('; '), spare: true },
      { id: 'requirements', title: 'GSPR', value: ({ data }) => data.requirementNumbers.join(', '), hidden: true },
      { id: 'risks', title: 'Risks', value: ({ data }) => data.riskIds.length, numeric: true, hidden: true },
    ];
  }, [parameters]);

  const sections = useMemo<readonly SectionOf<Claim>[]>(
    () => [
      {
        fields: [
          { name: 'statement', type: 'long-text', label: 'Claim', help: 'As the material for users makes it.', required: true },
          { name: 'type', type: 'choice', label: 'Type', choices: choicesOf(types) },
          { name: 'sources', type: 'tags', label: 'Where it is made', help: 'IFU, brochure, SSCP, with version.' },
        ],
      },
      {
        title: 'How it is judged',
        fields: [
          {
            name: 'outcomeParameterId',
            type: 'choice',
            label: 'Outcome parameter',
            help: parameters?.length === 0 ? 'Define outcome parameters in the plan first.' : 'By which quantity the claim is judged.',
            choices: (parameters ?? []).map(({ id, data }) => ({ value: id as string, label: data.name })),
            optional: true,
          },
          {
            name: 'acceptanceCriterion',
            type: 'group',
            label: 'Acceptance criterion',
            help: 'When the claim counts as shown; derived from the state of the art and fixed before results are seen.',
            add: 'Add acceptance criterion',
            fields: [
              {
                name: 'measure',
                type: 'choice',
                label: 'Effect measure',
                choices: measures.map(({ id, title }) => ({ value: id as string, label: `${title} (${id})` })),
              },
              {
                name: 'side',
                type: 'choice',
                label: 'The result must be',
                choices: choicesOf(['at most', 'less than', 'at least', 'more than']),
              },
              {
                name: 'bound',
                type: 'number',
                label: 'Bound',
                help: 'In the unit of the measure; the unit of exposure is that of the outcome parameter.',
                required: true,
                scale: ({ measure }, { outcomeParameterId }) =>
                  displayOf(String(measure), parameters?.find(({ id }) => id === outcomeParameterId)?.data.unit ?? ''),
              },
              {
                name: 'judgedOn',
                type: 'choice',
                label: 'Judged on',
                help: 'The confidence limit on the side of the bound is the stricter reading.',
                choices: choicesOf(['confidence limit', 'estimate']),
              },
              { name: 'derivation', type: 'long-text', label: 'Derivation', help: 'From which values of the state of the art, and how.' },
              { name: 'fixedOn', type: 'date', label: 'Fixed on', help: 'Results seen before that day do not count as a test of it.' },
            ],
          },
        ],
      },
      {
        title: 'What it touches',
        fields: [
          {
            name: 'requirementNumbers',
            type: 'choices',
            label: 'Requirements (GSPR)',
            choices: [...new Set((requirements ?? []).map(({ data }) => data.number))].map((number) => ({ value: number, label: number })),
          },
          {
            name: 'riskIds',
            type: 'choices',
            label: 'Risks',
            choices: (risks ?? []).map((risk) => ({ value: risk.id as string, label: riskKind.label(risk.data) })),
          },
        ],
      },
    ],
    [parameters, requirements, risks],
  );

  const filters: readonly Filter<Stored<Claim>>[] = [
    { id: 'type', title: 'Type', choices: choicesOf(types), matches: ({ data }, chosen) => data.type === chosen },
    {
      id: 'criterion',
      title: 'Criterion',
      choices: [
        { value: 'fixed', label: 'Has a criterion' },
        { value: 'missing', label: 'No criterion yet' },
      ],
      matches: ({ data }, chosen) => (chosen === 'fixed') === (data.acceptanceCriterion !== undefined),
    },
  ];
  return (
    <RecordList
      kind={claimKind}
      word="device"
      permission="device.edit"
      title="Claims"
      description="What the manufacturer says the device does for the patient, how well it performs and how safe it is. Each is judged by an outcome parameter against a criterion fixed before results."
      empty="Every claim the manufacturer makes about benefit, performance or safety belongs here, in the words of the material for users."
      columns={columns}
      filters={filters}
      sections={sections}
      follows="Conclusions about this claim are to be looked at again."
    />
  );
}
