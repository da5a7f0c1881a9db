import { promisedChangeKind } from '@cerulean/evaluation/readiness';
import type { DataOf, Stored } from '@cerulean/evaluation/records';
import { Button } from '@mantine/core';
import IconUpload from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import type { SectionOf } from '../../kit/form/field.ts';
import link from '../../kit/link.module.css';
import { RecordList } from '../../kit/record-list.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { AnswerWord } from './answer-word.tsx';
import { Place } from './evidence.tsx';
import classes from './readiness.module.css';
import { useChecklist } from './use-checklists.ts';
import { answersInOrder, answerTitles } from './words.ts';

type Promised = DataOf<typeof promisedChangeKind>;
type Row = Stored<Promised>;

const sections: readonly SectionOf<Promised>[] = [
  {
    fields: [
      { name: 'what', type: 'long-text', label: 'What was promised', help: 'As the answer to the notified body says it.', required: true },
      { name: 'document', type: 'text', label: 'Document', help: 'Its file name, number or type: “CER”, “instructions for use”.' },
      { name: 'place', type: 'text', label: 'Place in it', help: 'Number or title of a section, or a page.' },
      {
        name: 'expectedWords',
        type: 'long-text',
        label: 'Expected words',
        help: 'Words that the new text holds, where they were promised. They are looked for as they stand here.',
      },
      { name: 'due', type: 'date', label: 'Due' },
    ],
  },
  {
    title: 'Where it was promised',
    fields: [
      {
        name: 'source',
        type: 'group',
        label: 'Answer',
        fields: [
          { name: 'letter', type: 'text', label: 'Letter', help: 'Name or number of the answer, for instance “Round 2, 2026-10-04”.' },
          { name: 'finding', type: 'text', label: 'Finding it answers' },
        ],
      },
    ],
  },
];

/** What was promised in answers to a notified body, held against the text that was released. */
export default function PromisedChangesScreen() {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('documents.write');
  const { data: checklist } = useChecklist(evaluation, 'promised-changes');
  const documents = useMemo(() => new Map(checklist?.documents.map(({ id, name }) => [name, id])), [checklist]);
  const columns = useMemo<readonly Column<Row>[]>(() => {
    const items = new Map(checklist?.items.map((item) => [item.id, item]));
    return [
      { id: 'what', title: 'What was promised', value: ({ data }) => data.what, width: 180 },
      { id: 'document', title: 'Document', value: ({ data }) => data.document, width: 100 },
      { id: 'place', title: 'Place', value: ({ data }) => data.place, width: 80 },
      { id: 'words', title: 'Expected words', value: ({ data }) => data.expectedWords, spare: true },
      { id: 'due', title: 'Due', value: ({ data }) => data.due, width: 100 },
      {
        id: 'state',
        title: 'In the text',
        value: ({ id }) => items.get(id)?.answer,
        show: ({ id }) => {
          const item = items.get(id);
          if (!item) return '—';
          const quoted = item.evidence.find((anchor) => 'document' in anchor);
          return (
            <>
              <AnswerWord answer={item.answer} /> <span className={classes.meta}>{item.state}</span>
              <div className={classes.meta}>{item.reason}</div>
              {quoted && (
                <div>
                  <Place evaluation={evaluation} anchor={quoted} documents={documents} />
                </div>
              )}
            </>
          );
        },
      },
      { id: 'letter', title: 'Letter', value: ({ data }) => data.source.letter, hidden: true },
      { id: 'finding', title: 'Finding', value: ({ data }) => data.source.finding, hidden: true },
    ];
  }, [checklist, documents, evaluation]);
  const filters = useMemo<readonly Filter<Row>[]>(() => {
    const answers = new Map(checklist?.items.map(({ id, answer }) => [id, answer]));
    return [
      {
        id: 'state',
        title: 'In the text',
        choices: answersInOrder
          .filter((answer) => (checklist?.counts[answer] ?? 0) > 0)
          .map((answer) => ({ value: answer, label: answerTitles[answer] })),
        matches: ({ id }, chosen) => answers.get(id) === chosen,
      },
    ];
  }, [checklist]);
  const total = checklist?.items.length ?? 0;
  const importButton = mayEdit && (
    <Button
      variant="default"
      leftSection={<IconUpload size={16} aria-hidden />}
      renderRoot={(props) => <Link to="/e/$evaluation/readiness/promised-changes/import" params={{ evaluation }} {...props} />}
    >
      Import
    </Button>
  );
  return (
    <RecordList
      kind={promisedChangeKind}
      word="readiness"
      permission="documents.write"
      title="Promised changes"
      description="What answers to the notified body promise to change, held against the documents that are in the dossier now. A promise that the text does not keep is found here before the reviewer finds it."
      empty="Changes promised in answers to a notified body belong here, one line each: what, in which document, where. Add them, or import the list as XLSX or CSV."
      columns={columns}
      filters={filters}
      sections={sections}
      actions={importButton}
    >
      {total > 0 && (
        <p className={classes.readFrom}>
          {checklist?.uploaded === 0 ? (
            <>
              No document is in the dossier yet, so nothing can be held against a text.{' '}
              <Link to="/e/$evaluation/consistency/documents" params={{ evaluation }} className={link.link}>
                Drop the released documents
              </Link>{' '}
              first.
            </>
          ) : (
            <>
              {(checklist?.counts.met ?? 0).toLocaleString('en')} of {total} stand in the text.{' '}
              <Link
                to="/e/$evaluation/readiness/checklists/$checklist"
                params={{ evaluation, checklist: 'promised-changes' }}
                className={link.link}
              >
                Confirm them one by one
              </Link>
            </>
          )}
        </p>
      )}
    </RecordList>
  );
}
