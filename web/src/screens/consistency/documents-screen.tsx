import { type DocumentType, documentTypes, documentTypeTitles, dossierDocumentKind } from '@cerulean/evaluation/consistency';
import { ActionIcon, Menu, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { addressOf } from '../../api/client.ts';
import { toProblem } from '../../api/problem.ts';
import { useRecordChanges } from '../../api/records.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { useAddress } from '../../frame/use-search.ts';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { ReasonDialog } from '../../kit/reason-dialog.tsx';
import { Status } from '../../kit/status.tsx';
import { StepTabs } from '../../kit/step-tabs.tsx';
import type { Column, Filter } from '../../kit/table/column.ts';
import { DataTable } from '../../kit/table/data-table.tsx';
import { addDocument, replaceDocument } from './add-document.ts';
import classes from './consistency.module.css';
import { DocumentDrop, documentEndings } from './document-drop.tsx';
import { DocumentForm } from './document-form.tsx';
import { type DocumentRow, type DossierDocument, documentRows } from './document-rows.ts';
import { Reading } from './reading.tsx';
import { useDossier, useDossierDocuments } from './use-consistency.ts';
import { languages, languageTitle } from './words.ts';

const sourceTitles = { upload: 'uploaded', written: 'written here', record: 'the record' } as const;

const filters: readonly Filter<DocumentRow>[] = [
  {
    id: 'type',
    title: 'Type',
    choices: documentTypes.map((value) => ({ value, label: documentTypeTitles[value] })),
    matches: (row, chosen) => row.type === chosen,
  },
  {
    id: 'source',
    title: 'Source',
    choices: Object.entries(sourceTitles).map(([value, label]) => ({ value, label })),
    matches: (row, chosen) => row.source === chosen,
  },
];

function say(trouble: unknown): void {
  const { title, remedy } = toProblem(trouble);
  notifications.show({ color: 'red.8', autoClose: false, message: [title, remedy].filter(Boolean).join(' ') });
}

type Asking = { readonly what: 'edit' | 'remove'; readonly document: DossierDocument };

/** The dossier: every document that takes part in the comparison, uploaded, written here, and the record itself. */
export default function ConsistencyDocumentsScreen() {
  const evaluation = useEvaluationId();
  const client = useQueryClient();
  const mayUpload = useMay('evidence.edit');
  const mayEdit = useMay('documents.write') && mayUpload;
  const [, setAddress] = useAddress();
  const records = useDossierDocuments(evaluation);
  const dossier = useDossier(evaluation);
  const changes = useRecordChanges('consistency', dossierDocumentKind, evaluation);
  const [asking, setAsking] = useState<Asking>();
  const replacing = useRef<DossierDocument>(undefined);
  const picker = useRef<HTMLInputElement>(null);

  const rows = useMemo(() => documentRows(records.data?.records ?? [], dossier.data), [records.data, dossier.data]);
  const columns = useMemo<readonly Column<DocumentRow>[]>(() => {
    const change = (document: DossierDocument, changed: Partial<DossierDocument['data']>) =>
      changes.update(document.id, document.version, { ...document.data, ...changed }, 'Type or language chosen by hand.').catch(say);
    return [
      {
        id: 'name',
        title: 'Document',
        value: ({ name }) => name,
        show: (row) => <DocumentName row={row} />,
      },
      {
        id: 'state',
        title: 'Reading',
        width: 130,
        value: ({ state }) => state,
        show: ({ state }) =>
          state === 'read' ? (
            <Status tone="good">read</Status>
          ) : state === 'failed' ? (
            <Status tone="bad">not readable</Status>
          ) : (
            <Status tone="underway">being read</Status>
          ),
      },
      {
        id: 'type',
        title: 'Type',
        value: ({ type }) => (type ? documentTypeTitles[type] : ''),
        show: ({ document, type, typeInferred, name }) =>
          document && mayEdit ? (
            <NativeSelect
              size="xs"
              miw={230}
              aria-label={`Type of ${name}`}
              data={[
                { value: '', label: type && typeInferred ? `${documentTypeTitles[type]} (inferred)` : 'Inferred from its text' },
                ...documentTypes.map((value) => ({ value, label: documentTypeTitles[value] })),
              ]}
              value={document.data.type}
              onChange={(event) => void change(document, { type: event.currentTarget.value as DocumentType | '' })}
            />
          ) : (
            <>
              {type && documentTypeTitles[type]}
              {document && typeInferred && <span className={classes.quiet}> (inferred)</span>}
            </>
          ),
      },
      {
        id: 'language',
        title: 'Language',
        spare: true,
        value: ({ language }) => language && languageTitle(language),
        show: ({ document, language, name }) =>
          document && mayEdit ? (
            <NativeSelect
              size="xs"
              miw={155}
              aria-label={`Language of ${name}`}
              data={[
                { value: '', label: language && !document.data.language ? `${languageTitle(language)} (inferred)` : 'Inferred' },
                ...[...new Set([...languages, document.data.language])]
                  .filter(Boolean)
                  .map((value) => ({ value, label: languageTitle(value) })),
              ]}
              value={document.data.language}
              onChange={(event) => void change(document, { language: event.currentTarget.value })}
            />
          ) : (
            language && languageTitle(language)
          ),
      },
      { id: 'version', title: 'Version', width: 90, spare: true, value: ({ document }) => document?.data.versionLabel },
      { id: 'pages', title: 'Pages', numeric: true, width: 70, spare: true, value: ({ pages }) => pages },
      { id: 'statements', title: 'Statements', numeric: true, width: 100, value: ({ statements }) => statements },
      { id: 'source', title: 'Source', width: 110, value: ({ source }) => sourceTitles[source] },
      { id: 'note', title: 'Note', value: ({ document }) => document?.data.note, hidden: true },
    ];
  }, [changes, mayEdit]);

  const replace = async (file: File) => {
    const document = replacing.current;
    if (!document) return;
    try {
      await replaceDocument(client, evaluation, document, file);
      notifications.show({ message: `${file.name} is the new version of ${document.data.name}.` });
    } catch (error) {
      say(error);
    }
  };
  const error = records.error ?? (dossier.data ? null : dossier.error);
  return (
    <Page
      title="Documents of the dossier"
      description="What is compared with each other: the files added here, the documents written in Cerulean as they stand, and the record itself."
      tabs={<StepTabs word="consistency" />}
    >
      {mayEdit && (
        <DocumentDrop
          evaluation={evaluation}
          first={records.data?.total === 0}
          send={(file, onSent, signal) => addDocument(client, evaluation, file, onSent, signal)}
        />
      )}
      {error ? (
        <Problem error={error} onRetry={() => void Promise.all([records.refetch(), dossier.refetch()])} />
      ) : !records.data || !dossier.data ? (
        <Loading lines={8} />
      ) : (
        <>
          <Reading pending={dossier.data.pending} />
          <DataTable
            label="Documents"
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            filters={filters}
            exportName="documents"
            rowActions={({ document }) =>
              document && (
                <Menu position="bottom-end">
                  <Menu.Target>
                    <ActionIcon aria-label={`What can be done with ${document.data.name}`}>
                      <IconDots size={16} aria-hidden />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    {mayEdit && (
                      <>
                        <Menu.Item
                          onClick={() => {
                            replacing.current = document;
                            picker.current?.click();
                          }}
                        >
                          Replace by a new version …
                        </Menu.Item>
                        <Menu.Item onClick={() => setAsking({ what: 'edit', document })}>Name, version and note …</Menu.Item>
                      </>
                    )}
                    <Menu.Item component="a" href={addressOf('evidence.file.download', { evaluation, id: document.data.fileId })} download>
                      Download
                    </Menu.Item>
                    <Menu.Item onClick={() => setAddress({ record: document.id })}>Earlier versions</Menu.Item>
                    {mayEdit && (
                      <Menu.Item color="red.8" onClick={() => setAsking({ what: 'remove', document })}>
                        Remove …
                      </Menu.Item>
                    )}
                  </Menu.Dropdown>
                </Menu>
              )
            }
          />
        </>
      )}
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="New version of the document"
        accept={documentEndings.join(',')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) void replace(file);
        }}
      />
      {asking?.what === 'edit' && <DocumentForm evaluation={evaluation} document={asking.document} onClose={() => setAsking(undefined)} />}
      {asking?.what === 'remove' && (
        <ReasonDialog
          title={`Remove ${asking.document.data.name}?`}
          action="Remove"
          destructive
          needsReason
          follows="It no longer takes part in the comparison, and findings that rest on it go. Its file stays among the files of the evaluation."
          onConfirm={async (reason) => {
            await changes.remove(asking.document, reason);
            notifications.show({ message: `${asking.document.data.name} is removed.` });
            setAsking(undefined);
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Page>
  );
}

function DocumentName({ row: { name, problem, findings } }: { row: DocumentRow }) {
  return (
    <div className={classes.name}>
      {name}
      {problem && (
        <p className={classes.trouble} role="alert">
          {problem.message} {problem.remedy}
        </p>
      )}
      {findings.length > 0 && (
        <details className={classes.remarks}>
          <summary>{findings.length === 1 ? 'One remark on reading it' : `${findings.length} remarks on reading it`}</summary>
          <ul>
            {findings.map(({ code, message }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two remarks can say the same
              <li key={`${code} ${index}`}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
