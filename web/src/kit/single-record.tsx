import type { DataOf, Kind } from '@cerulean/evaluation/records';
import type { Permission } from '@cerulean/evaluation/team';
import { Button } from '@mantine/core';
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs';
import type { ReactNode } from 'react';
import { useRecordChanges, useSingleRecord } from '../api/records.ts';
import { useEvaluation, useEvaluationId, useMay } from '../frame/evaluation.ts';
import { useAddress } from '../frame/use-search.ts';
import { EmptyState } from './empty-state.tsx';
import type { SectionOf } from './form/field.ts';
import { RecordEditor } from './form/record-editor.tsx';
import { Loading, Page } from './page.tsx';
import { Problem } from './problem.tsx';
import { RecordSheet } from './record-sheet.tsx';
import { StepTabs } from './step-tabs.tsx';

interface SingleRecordProps<K extends Kind> {
  readonly kind: K;
  readonly word: string;
  /** The step whose tabs stand above, where that is another word. */
  readonly step?: string;
  readonly permission: Permission;
  readonly title: string;
  readonly description: ReactNode;
  /** What those who may not write read before there is anything. */
  readonly empty: string;
  readonly sections: readonly SectionOf<DataOf<K>>[];
  /** What holds before anything is written. */
  readonly initial?: DataOf<K>;
  readonly follows?: string;
  /** Further buttons beside the history. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** The whole screen of a kind of which an evaluation has one: the form for those who may write it, the text for those who read. */
export function SingleRecord<K extends Kind>({
  kind,
  word,
  step = word,
  permission,
  title,
  description,
  empty,
  sections,
  initial,
  follows,
  actions,
  children,
}: SingleRecordProps<K>) {
  const evaluation = useEvaluationId();
  const role = useEvaluation()?.role;
  const mayEdit = useMay(permission);
  const [{ record: opened }, setAddress] = useAddress();
  const { data, error, isPending, refetch } = useSingleRecord(word, kind, evaluation);
  const { put } = useRecordChanges(word, kind, evaluation);
  return (
    <Page
      title={title}
      description={description}
      tabs={<StepTabs word={step} />}
      actions={
        <>
          {actions}
          {data && (
            <Button
              variant="default"
              leftSection={<IconHistory size={16} aria-hidden />}
              aria-expanded={opened === data.id}
              onClick={() => setAddress({ record: opened === data.id ? undefined : data.id })}
            >
              History
            </Button>
          )}
        </>
      }
    >
      {children}
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : isPending || !role ? (
        <Loading lines={10} />
      ) : mayEdit ? (
        <RecordEditor
          kind={kind}
          evaluation={evaluation}
          sections={sections}
          stored={data ?? undefined}
          initial={initial}
          save={({ data: saved, version, reason }) => put(version, saved, reason)}
          {...(follows ? { follows } : {})}
        />
      ) : data ? (
        <RecordSheet sections={sections} data={data.data} />
      ) : (
        <EmptyState sentence={empty} />
      )}
    </Page>
  );
}
