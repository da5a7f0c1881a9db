import { type ReactNode, useState } from 'react';
import { ProblemError } from '../../api/problem.ts';
import { ConflictDialog } from './conflict-dialog.tsx';

interface Theirs {
  readonly data: unknown;
  readonly version: number;
  readonly updatedAt: string;
}

/**
 * Saving that asks where somebody else saved meanwhile: the function to save with, and the dialog to draw. The trouble itself is still thrown, so
 * that the form stays as it was.
 */
export function useConflict<Data extends object>({
  title,
  base,
  save,
}: {
  title: string;
  base: unknown;
  save: (data: Data, version: number) => Promise<void>;
}): readonly [(data: Data, version: number) => Promise<void>, ReactNode] {
  const [conflict, setConflict] = useState<{ readonly yours: Data; readonly theirs: Theirs }>();
  const store = async (data: Data, version: number) => {
    try {
      await save(data, version);
    } catch (thrown) {
      if (thrown instanceof ProblemError && thrown.code === 'changed-meanwhile')
        setConflict({ yours: data, theirs: (thrown.details as { theirs: Theirs }).theirs });
      throw thrown;
    }
  };
  const dialog = conflict && (
    <ConflictDialog
      title={title}
      base={base}
      theirs={conflict.theirs}
      yours={conflict.yours}
      onSave={async (data, version) => {
        await store(data as Data, version);
        setConflict(undefined);
      }}
      onClose={() => setConflict(undefined)}
    />
  );
  return [store, dialog];
}
