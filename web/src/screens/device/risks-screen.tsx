import { requirementKind, riskKind } from '@cerulean/evaluation/device';
import { outcomeParameterKind } from '@cerulean/evaluation/plan';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { Button } from '@mantine/core';
import IconFileImport from '@tabler/icons-react/dist/esm/icons/IconFileImport.mjs';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useRecords } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { RecordList } from '../../kit/record-list.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';

type Risk = DataOf<typeof riskKind>;

const columns: readonly Column<Stored<Risk>>[] = [
  { id: 'hazard', title: 'Hazard', value: ({ data }) => data.hazard },
  { id: 'number', title: 'No.', value: ({ data }) => data.number, width: 70 },
  { id: 'situation', title: 'Hazardous situation', value: ({ data }) => data.hazardousSituation, hidden: true },
  { id: 'harm', title: 'Harm', value: ({ data }) => data.harm },
  { id: 'severity', title: 'Severity', value: ({ data }) => data.severity },
  { id: 'before', title: 'Probability before control', value: ({ data }) => data.probabilityBefore, hidden: true },
  { id: 'control', title: 'Risk control', value: ({ data }) => data.control, hidden: true },
  { id: 'after', title: 'Probability', value: ({ data }) => data.probabilityAfter },
  { id: 'residual', title: 'Residual risk', value: ({ data }) => data.residualRisk },
  { id: 'acceptability', title: 'Acceptability', value: ({ data }) => data.acceptability, spare: true },
  { id: 'ifu', title: 'In the IFU', value: ({ data }) => data.inInstructionsForUse, spare: true },
  { id: 'source', title: 'Source of the occurrence', value: ({ data }) => data.occurrenceSource, hidden: true },
  {
    id: 'imported',
    title: 'Imported from',
    value: ({ data }) => (data.source ? `${data.source.file}, row ${data.source.row}` : ''),
    hidden: true,
  },
];

const filters: readonly Filter<Stored<Risk>>[] = [
  {
    id: 'lacks',
    title: 'Lacks',
    choices: [
      { value: 'source', label: 'No source of the occurrence' },
      { value: 'ifu', label: 'Not in the instructions for use' },
      { value: 'evidence', label: 'No clinical evidence' },
    ],
    matches: ({ data }, chosen) =>
      chosen === 'source' ? !data.occurrenceSource : chosen === 'ifu' ? !data.inInstructionsForUse : data.evidenceIds.length === 0,
  },
];

/** The lines of the manufacturer's risk file. */
export default function RisksScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('device.edit');
  const parameters = useRecords('plan', outcomeParameterKind, evaluation).data?.records;
  const requirements = useRecords('device', requirementKind, evaluation).data?.records;
  const sections = useMemo<readonly SectionOf<Risk>[]>(
    () => [
      {
        fields: [
          { name: 'number', type: 'text', label: 'Number', help: 'As in the risk file.', identifier: true },
          { name: 'hazard', type: 'text', label: 'Hazard', required: true },
          { name: 'hazardousSituation', type: 'long-text', label: 'Hazardous situation' },
          { name: 'harm', type: 'long-text', label: 'Harm' },
        ],
      },
      {
        title: 'Estimation and control',
        help: 'In the terms and grades of the manufacturer’s risk file (ISO 14971:2019).',
        fields: [
          { name: 'severity', type: 'text', label: 'Severity' },
          { name: 'probabilityBefore', type: 'text', label: 'Probability before control' },
          { name: 'control', type: 'long-text', label: 'Risk control' },
          { name: 'probabilityAfter', type: 'text', label: 'Probability after control' },
          { name: 'residualRisk', type: 'text', label: 'Residual risk' },
          { name: 'acceptability', type: 'text', label: 'Acceptability' },
          {
            name: 'occurrenceSource',
            type: 'long-text',
            label: 'Source of the occurrence',
            help: 'Literature, complaints, tests, experts: where the probability comes from.',
          },
          { name: 'inInstructionsForUse', type: 'yes-no', label: 'The instructions for use name it' },
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
            name: 'outcomeParameterIds',
            type: 'choices',
            label: 'Outcome parameters',
            choices: (parameters ?? []).map(({ id, data }) => ({ value: id as string, label: data.name })),
          },
        ],
      },
    ],
    [parameters, requirements],
  );
  return (
    <RecordList
      kind={riskKind}
      word="device"
      permission="device.edit"
      title="Risks"
      description="The lines of the risk file, as clinical evaluation must look at them: are the risks and their occurrence confirmed by clinical data, and is any missing?"
      empty="The risks of the manufacturer’s risk file belong here, each with hazard, harm and residual risk."
      columns={columns}
      filters={filters}
      sections={sections}
      actions={
        mayEdit && (
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            renderRoot={(props) => <Link to="/e/$evaluation/device/risks/import" params={{ evaluation }} {...props} />}
          >
            Import risk file
          </Button>
        )
      }
      follows="Claims, evidence and documents that rest on this risk are to be looked at again."
    />
  );
}
