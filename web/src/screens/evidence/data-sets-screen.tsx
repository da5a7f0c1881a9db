import { dataSetKind, dataSetTypes } from '@cerulean/evaluation/evidence';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { choicesOf } from '../../kit/form/choices.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import { RecordList } from '../../kit/record-list.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';

type DataSet = DataOf<typeof dataSetKind>;

const filters: readonly Filter<Stored<DataSet>>[] = [
  { id: 'type', title: 'Type', choices: choicesOf(dataSetTypes), matches: ({ data }, chosen) => data.type === chosen },
];

const sections: readonly SectionOf<DataSet>[] = [
  {
    fields: [
      { name: 'title', type: 'text', label: 'Title', required: true, placeholder: 'Complaints and sales 2022 to 2026' },
      { name: 'type', type: 'choice', label: 'Type', choices: choicesOf(dataSetTypes) },
      {
        name: 'sourceRecord',
        type: 'text',
        label: 'Number in the manufacturer’s system',
        help: 'So that an auditor can find it.',
        identifier: true,
      },
      { name: 'from', type: 'date', label: 'From' },
      { name: 'to', type: 'date', label: 'To' },
      { name: 'region', type: 'text', label: 'Region' },
    ],
  },
  {
    title: 'How the data came about',
    fields: [
      { name: 'description', type: 'long-text', label: 'Description' },
      { name: 'method', type: 'long-text', label: 'Method' },
      { name: 'participants', type: 'number', label: 'Participants', help: 'For studies and registries.', integer: true },
      { name: 'followUp', type: 'text', label: 'Follow-up' },
      {
        name: 'exposureUnit',
        type: 'text',
        label: 'Unit of exposure',
        help: 'What the events are counted against: units sold, catheter-days.',
      },
    ],
  },
  {
    title: 'What they show',
    fields: [
      { name: 'results', type: 'long-text', label: 'Results', rows: 3 },
      { name: 'conclusion', type: 'long-text', label: 'Conclusion' },
      { name: 'limitations', type: 'long-text', label: 'Limitations', help: 'For instance under-reporting of complaints.' },
    ],
  },
];

/** Clinical data the manufacturer holds besides the literature. */
export default function DataSetsScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('evidence.edit');
  const columns = useMemo<readonly Column<Stored<DataSet>>[]>(
    () => [
      { id: 'title', title: 'Data set', value: ({ data }) => data.title },
      { id: 'type', title: 'Type', value: ({ data }) => data.type },
      { id: 'period', title: 'Period', value: ({ data }) => [data.from, data.to].filter(Boolean).join(' to ') },
      { id: 'participants', title: 'Participants', value: ({ data }) => data.participants, numeric: true },
      {
        id: 'counts',
        title: 'Counts and rates',
        value: ({ data }) => data.rows.length,
        show: ({ id, data }) =>
          data.rows.length === 0 && !mayEdit ? (
            '–'
          ) : (
            <Anchor
              component={Link}
              to="/e/$evaluation/evidence/data-sets/$dataSet"
              params={{ evaluation, dataSet: id } as never}
              fz="inherit"
            >
              {data.rows.length === 0 ? 'Import counts' : data.rows.length === 1 ? '1 row' : `${data.rows.length} rows`}
              <span className="visually-hidden"> of {data.title}</span>
            </Anchor>
          ),
      },
      { id: 'region', title: 'Region', value: ({ data }) => data.region, hidden: true },
      { id: 'source', title: 'Record number', value: ({ data }) => data.sourceRecord, hidden: true },
    ],
    [evaluation, mayEdit],
  );
  return (
    <RecordList
      kind={dataSetKind}
      word="evidence"
      permission="evidence.edit"
      title="Data sets"
      description="Complaints and sales, PMCF studies, investigations, registries, vigilance: the clinical data the manufacturer holds. Counts per period are imported from a CSV file."
      empty="The manufacturer’s own clinical data belong here: complaints and sales per period, PMCF studies, registries."
      columns={columns}
      filters={filters}
      sections={sections}
      follows="Its appraisal, and every estimate and section that uses it, are to be looked at again."
    />
  );
}
