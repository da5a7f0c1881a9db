import type { DataOf, Kind, Stored } from '@cerulean/evaluation/records';
import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ProblemError } from '../../api/problem.ts';
import { changesBetween, FieldChanges } from '../field-changes.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';
import { ConflictDialog } from './conflict-dialog.tsx';
import type { Field, SectionOf } from './field.ts';
import { Abandoned, RecordForm, type Saved, type Submission } from './record-form.tsx';
import { inShownUnits } from './shown-changes.ts';

/** What is sent to be stored; version 0 for something new. */
export interface Saving<Data> {
  readonly data: Data;
  readonly version: number;
  readonly reason?: string;
}

interface RecordEditorProps<K extends Kind> {
  readonly kind: K;
  readonly evaluation: string;
  readonly sections: readonly SectionOf<DataOf<K>>[];
  readonly stored: Stored<DataOf<K>> | undefined;
  readonly initial?: DataOf<K> | undefined;
  readonly save: (saving: Saving<DataOf<K>>) => Promise<unknown>;
  /** What a change leads to elsewhere, said before it is saved. */
  readonly follows?: string;
  readonly onSaved?: () => void;
  readonly onCancel?: () => void;
  readonly leaves?: Parameters<typeof RecordForm>[0]['leaves'];
}

interface Theirs {
  readonly data: unknown;
  readonly version: number;
  readonly updatedAt: string;
}

/** Ends the form's waiting: with what is stored, or with the trouble there was. */
type Settle<Data> = (result: { readonly saved: Saved<Data> } | { readonly error: unknown }) => void;

type Stage<Data> =
  | { readonly name: 'editing' }
  | { readonly name: 'reason'; readonly submission: Submission<Data>; readonly settle: Settle<Data> }
  | {
      readonly name: 'conflict';
      readonly submission: Submission<Data>;
      readonly theirs: Theirs;
      readonly reason: string | undefined;
      readonly settle: Settle<Data>;
    };

/** Edits one record from the first key to what the records say about it: form, reason where one is needed, conflict where there is one. */
export function RecordEditor<K extends Kind>({
  kind,
  evaluation,
  sections,
  stored,
  initial,
  save,
  follows,
  onSaved,
  onCancel,
  leaves,
}: RecordEditorProps<K>) {
  type Data = DataOf<K>;
  const [stage, setStage] = useState<Stage<Data>>({ name: 'editing' });

  const finish = (settle: Settle<Data>, saved: Saved<Data>) => {
    setStage({ name: 'editing' });
    settle({ saved });
    notifications.show({ message: `The ${kind.title} is saved.` });
    onSaved?.();
  };

  const store = async (submission: Submission<Data>, version: number, reason: string | undefined, settle: Settle<Data>) => {
    try {
      await save({ data: submission.data, version, ...(reason === undefined ? {} : { reason }) });
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'changed-meanwhile') {
        const { theirs } = error.details as { theirs: Theirs };
        setStage({ name: 'conflict', submission, theirs, reason, settle });
        return;
      }
      throw error;
    }
    // A change raises the version by one; something new begins at 1.
    finish(settle, { data: submission.data, version: version + 1 });
  };

  // The form waits until the dialogs are through; a dialog closed without saving leaves it as it was.
  const submit = (submission: Submission<Data>) =>
    new Promise<Saved<Data>>((done, fail) => {
      const settle: Settle<Data> = (result) => ('saved' in result ? done(result.saved) : fail(result.error));
      if (kind.needsReason && submission.version > 0) setStage({ name: 'reason', submission, settle });
      else store(submission, submission.version, undefined, settle).catch((error: unknown) => settle({ error }));
    });

  const abandon = (settle: Settle<Data>) => {
    setStage({ name: 'editing' });
    settle({ error: new Abandoned() });
  };

  return (
    <>
      <RecordForm<Data>
        draftKey={`${evaluation} ${kind.name} ${stored?.id ?? 'new'}`}
        schema={kind.schema as never}
        sections={sections}
        stored={stored}
        initial={initial}
        submitLabel={stored ? 'Save' : `Add ${kind.title}`}
        onSubmit={submit}
        {...(onCancel ? { onCancel } : {})}
        {...(leaves ? { leaves } : {})}
      />
      {stage.name === 'reason' && (
        <ReasonDialog
          title={`Change this ${kind.title}`}
          action="Save"
          needsReason
          follows={
            <>
              <Text size="sm">
                {follows ?? 'The change is recorded with your name, the time and your reason; the earlier version stays in the history.'}
              </Text>
              <FieldChanges
                changes={inShownUnits(
                  changesBetween(stage.submission.base, stage.submission.data),
                  sections.flatMap(({ fields }) => fields) as unknown as readonly Field[],
                  stage.submission.base,
                  stage.submission.data,
                )}
              />
            </>
          }
          onConfirm={(reason) => store(stage.submission, stage.submission.version, reason, stage.settle)}
          onClose={() => abandon(stage.settle)}
        />
      )}
      {stage.name === 'conflict' && (
        <ConflictDialog
          title={`This ${kind.title} was changed meanwhile`}
          base={stage.submission.base}
          theirs={stage.theirs}
          yours={stage.submission.data}
          onSave={(data, version) => store({ ...stage.submission, data: data as Data }, version, stage.reason, stage.settle)}
          onClose={() => abandon(stage.settle)}
        />
      )}
    </>
  );
}
