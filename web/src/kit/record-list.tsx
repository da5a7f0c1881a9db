import type { DataOf, Kind, Stored } from '@cerulean/evaluation/records';
import type { Permission } from '@cerulean/evaluation/team';
import { ActionIcon, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconPencil from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { type ReactNode, useCallback, useState } from 'react';
import { useRecordChanges, useRecords } from '../api/records.ts';
import { useEvaluationId, useMay } from '../frame/evaluation.ts';
import { useCommand } from '../frame/registry.ts';
import type { SearchParameters } from '../frame/search-parameters.ts';
import { useAddress } from '../frame/use-search.ts';
import { EmptyState } from './empty-state.tsx';
import type { SectionOf } from './form/field.ts';
import { RecordEditor } from './form/record-editor.tsx';
import { Loading, Page } from './page.tsx';
import { Problem } from './problem.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { StepTabs } from './step-tabs.tsx';
import type { Column, Filter } from './table/column.ts';
import { DataTable } from './table/data-table.tsx';

interface RecordListProps<K extends Kind> {
  readonly kind: K;
  /** The word its operations stand under. */
  readonly word: string;
  /** The step whose tabs stand above the list, where that is another word. */
  readonly step?: string;
  readonly permission: Permission;
  readonly title: string;
  readonly description: ReactNode;
  /** One sentence on what belongs here, for an empty list. */
  readonly empty: string;
  readonly columns: readonly Column<Stored<DataOf<K>>>[];
  readonly filters?: readonly Filter<Stored<DataOf<K>>>[];
  readonly sections: readonly SectionOf<DataOf<K>>[];
  /** What a change or removal leads to elsewhere, said before it is done. */
  readonly follows?: string;
  /** Further buttons beside the one that adds a record, for instance an import. */
  readonly actions?: ReactNode;
  /** What stands between heading and table, for instance a summary. */
  readonly children?: ReactNode;
}

const leavesEditing = (current: { pathname: string; search: unknown }, next: { pathname: string; search: unknown }) =>
  current.pathname !== next.pathname || (current.search as SearchParameters).edit !== (next.search as SearchParameters).edit;

/** The whole screen of a kind of record: list, form, removal, history beside it. What is edited stands in the address as `edit`. */
export function RecordList<K extends Kind>(props: RecordListProps<K>) {
  const { kind, word, step = word, permission, title, description, empty, columns, filters, sections, follows, actions, children } = props;
  type Row = Stored<DataOf<K>>;
  const evaluation = useEvaluationId();
  const mayEdit = useMay(permission);
  const [{ edit, record: opened }, setAddress] = useAddress();
  const { data, error, refetch } = useRecords(word, kind, evaluation);
  const changes = useRecordChanges(word, kind, evaluation);
  const [removing, setRemoving] = useState<readonly Row[]>([]);
  const add = useCallback(() => setAddress({ edit: 'new' }, { replace: false }), [setAddress]);
  useCommand(mayEdit ? `Add ${kind.title}` : undefined, add);
  const close = () => setAddress({ edit: undefined });
  const label = (row: Row) => kind.label(row.data);

  const edited = edit === 'new' ? undefined : data?.records.find(({ id }) => id === edit);
  if (edit && mayEdit && data) {
    return (
      <Page title={edited ? `Edit ${kind.title}: ${label(edited)}` : `Add ${kind.title}`}>
        {edit !== 'new' && !edited ? (
          <EmptyState sentence={`This ${kind.title} is not there any more.`} action={<Button onClick={close}>Back to the list</Button>} />
        ) : (
          <RecordEditor
            key={edit}
            kind={kind}
            evaluation={evaluation}
            sections={sections}
            stored={edited}
            save={({ data: saved, version, reason }) =>
              edited ? changes.update(edited.id, version, saved, reason) : changes.create(saved)
            }
            leaves={leavesEditing}
            onSaved={close}
            onCancel={close}
            {...(follows ? { follows } : {})}
          />
        )}
      </Page>
    );
  }

  const addButton = mayEdit && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
      Add {kind.title}
    </Button>
  );
  return (
    <Page
      title={title}
      description={description}
      tabs={<StepTabs word={step} />}
      actions={
        <>
          {actions}
          {data && data.total > 0 && addButton}
        </>
      }
    >
      {children}
      {error ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : data.total === 0 ? (
        <EmptyState sentence={empty} action={addButton} />
      ) : (
        <DataTable
          label={title}
          columns={columns}
          rows={data.records}
          rowId={({ id }) => id}
          {...(filters ? { filters } : {})}
          opened={opened}
          onOpen={(row) => setAddress({ record: row.id === opened ? undefined : row.id })}
          exportName={kind.plural.replaceAll(' ', '-')}
          {...(mayEdit
            ? {
                rowActions: (row: Row) => (
                  <>
                    <ActionIcon
                      onClick={() => setAddress({ edit: row.id }, { replace: false })}
                      aria-label={`Edit ${label(row)}`}
                      title="Edit"
                    >
                      <IconPencil size={16} aria-hidden />
                    </ActionIcon>
                    <ActionIcon onClick={() => setRemoving([row])} aria-label={`Remove ${label(row)}`} title="Remove">
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </>
                ),
                bulk: (selected: readonly Row[]) => (
                  <Button
                    variant="default"
                    size="compact-sm"
                    leftSection={<IconTrash size={14} aria-hidden />}
                    onClick={() => setRemoving(selected)}
                  >
                    Remove
                  </Button>
                ),
              }
            : {})}
        />
      )}
      {removing.length > 0 && (
        <RemoveDialog
          kind={kind}
          labels={removing.map(label)}
          {...(follows ? { follows } : {})}
          onClose={() => setRemoving([])}
          onRemove={async (reason) => {
            for (const row of removing) await changes.remove(row, reason);
            if (removing.some(({ id }) => id === opened)) setAddress({ record: undefined });
            notifications.show({
              message:
                removing.length === 1
                  ? `The ${kind.title} is removed; its history stays in the records.`
                  : `${removing.length} ${kind.plural} are removed; their history stays in the records.`,
            });
            setRemoving([]);
          }}
        />
      )}
    </Page>
  );
}

interface RemoveDialogProps {
  readonly kind: Pick<Kind, 'title' | 'plural' | 'needsReason'>;
  readonly labels: readonly string[];
  readonly follows?: string;
  readonly onRemove: (reason: string | undefined) => Promise<void>;
  readonly onClose: () => void;
}

/** Names what will be removed and what follows, and asks for the reason where one is needed. */
export function RemoveDialog({ kind, labels, follows, onRemove, onClose }: RemoveDialogProps) {
  const one = labels.length === 1;
  return (
    <ReasonDialog
      title={one ? `Remove this ${kind.title}?` : `Remove ${labels.length} ${kind.plural}?`}
      action="Remove"
      destructive
      needsReason={kind.needsReason}
      follows={
        <>
          <ul style={{ margin: '0 0 8px', paddingLeft: 18, maxHeight: 180, overflow: 'auto' }}>
            {labels.map((label, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two records may have the same name
              <li key={index}>{label}</li>
            ))}
          </ul>
          {one ? 'It leaves' : 'They leave'} the evaluation and its documents; the history stays in the records. {follows}
        </>
      }
      onConfirm={onRemove}
      onClose={onClose}
    />
  );
}
