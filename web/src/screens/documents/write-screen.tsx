import { Button, Drawer, SegmentedControl } from '@mantine/core';
import { useHotkeys, useMediaQuery } from '@mantine/hooks';
import IconList from '@tabler/icons-react/dist/esm/icons/IconList.mjs';
import { useCallback, useState } from 'react';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { useCommand, useKeysHelp } from '../../frame/registry.ts';
import { useAddress } from '../../frame/use-search.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Loading, Page } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { DocumentChoice, DocumentTabs } from './document-head.tsx';
import classes from './documents.module.css';
import { FindingsList } from './findings-list.tsx';
import { OutlineTree } from './outline-tree.tsx';
import { anchorOfSection, pageForPane } from './preview/document-page.ts';
import { Paper } from './preview/paper.tsx';
import { Neighbours, SectionPane } from './section-pane.tsx';
import { useDocumentId, useDocuments, usePreview } from './use-document.ts';

const keys = [
  { keys: 'j', does: 'Next section' },
  { keys: 'k', does: 'Section before' },
  { keys: 'Ctrl S', does: 'Save the text' },
  { keys: 'Ctrl Alt F', does: 'Insert a fact; {{ does too' },
  { keys: 'Ctrl Alt C', does: 'Cite; [@ does too' },
  { keys: 'Ctrl Alt R', does: 'Refer to a section, table or figure; [[ does too' },
  { keys: 'Alt F10', does: 'From the text to its buttons' },
] as const;

type View = 'text' | 'beside' | 'document';
const views: readonly { readonly value: View; readonly label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'beside', label: 'Text and document' },
  { value: 'document', label: 'Document' },
];

/** Too narrow for text and document beside each other; the style sheet has the same measure. */
const narrow = '(max-width: 1100px)';

/** Where a document is written: its sections, the text of one of them, and the document as it will read. */
export default function WriteScreen() {
  const evaluation = useEvaluationId();
  const document = useDocumentId();
  const { opened, error: listError } = useDocuments();
  const [{ section: wanted, view: addressed }, setAddress] = useAddress();
  const offered = useMediaQuery(narrow, false, { getInitialValueInEffect: false })
    ? views.filter(({ value }) => value !== 'beside')
    : views;
  const view = offered.find(({ value }) => value === addressed)?.value ?? 'text';
  const { data: outline, error, refetch } = useOperation('documents.outline.get', { evaluation, document }, { keepPrevious: true });
  const preview = usePreview(document);
  const [choosing, setChoosing] = useState(false);

  const sections = outline?.sections ?? [];
  const section = sections.find(({ id }) => id === wanted) ?? (wanted === undefined ? sections[0] : undefined);
  const open = useCallback(
    (id: string) => {
      setChoosing(false);
      setAddress({ section: id }, { replace: false });
      window.scrollTo({ top: 0 });
    },
    [setAddress],
  );
  const step = (by: number) => {
    const next = sections[sections.findIndex(({ id }) => id === section?.id) + by];
    if (next) open(next.id);
  };
  useHotkeys([
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ]);
  useKeysHelp(keys);
  useCommand(
    'Show the document',
    useCallback(() => setAddress({ view: 'document' }), [setAddress]),
  );

  const tree = section && <OutlineTree sections={sections} current={section.id} onOpen={open} />;
  const paper = preview.error ? (
    <Problem error={preview.error} onRetry={() => void preview.refetch()} />
  ) : preview.data ? (
    <Whole preview={preview.data} section={section?.id} onOpen={open} />
  ) : (
    <Loading lines={12} />
  );
  return (
    <Page
      title={opened?.title ?? 'Documents'}
      tabs={<DocumentTabs />}
      actions={
        <>
          <DocumentChoice />
          <SegmentedControl
            aria-label="What is shown"
            value={view}
            onChange={(next) => setAddress({ view: next === 'text' ? undefined : next })}
            data={[...offered]}
          />
        </>
      }
    >
      {(listError ?? error) ? (
        <Problem error={listError ?? error} onRetry={() => void refetch()} />
      ) : !outline ? (
        <Loading lines={12} />
      ) : (
        <div className={classes.layout} data-view={view}>
          <aside className={`${classes.outline} no-print`}>{tree}</aside>
          <div className={classes.content}>
            <div className={`${classes.outlineButton} no-print`}>
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconList size={16} aria-hidden />}
                onClick={() => setChoosing(true)}
              >
                Sections
              </Button>
            </div>
            {view !== 'document' &&
              (section ? (
                <div className={classes.section}>
                  <SectionPane
                    key={`${document} ${section.id}`}
                    place={{ evaluation, document, section: section.id }}
                    section={section}
                    sections={sections}
                    preview={preview}
                    onFollow={open}
                  />
                  <Neighbours sections={sections} current={section.id} onOpen={open} />
                </div>
              ) : (
                <EmptyState
                  sentence="This document has no such section."
                  action={<Button onClick={() => setAddress({ section: undefined })}>Go to the first</Button>}
                />
              ))}
            {view !== 'text' && (
              <section className={classes.document} aria-label="The document as it reads">
                <div className={classes.documentHead}>
                  <span>
                    {preview.data ? `Version ${preview.data.version}` : ''}
                    {preview.isFetching && ' · being refreshed'}
                  </span>
                  <Button variant="subtle" size="compact-sm" onClick={() => void preview.refetch()} loading={preview.isFetching}>
                    Refresh
                  </Button>
                </div>
                {paper}
                {preview.data && preview.data.findings.length > 0 && (
                  <details className={classes.reading}>
                    <summary>
                      {preview.data.findings.length === 1 ? 'One hole' : `${preview.data.findings.length} holes`} in this document
                    </summary>
                    <FindingsList document={document} findings={preview.data.findings} sections={sections} />
                  </details>
                )}
              </section>
            )}
          </div>
          <Drawer opened={choosing} onClose={() => setChoosing(false)} title="Sections" size={360} padding="sm">
            {tree}
          </Drawer>
        </div>
      )}
    </Page>
  );
}

function Whole({
  preview,
  section,
  onOpen,
}: {
  readonly preview: { readonly html: string };
  readonly section: string | undefined;
  readonly onOpen: (section: string) => void;
}) {
  return (
    <Paper
      title="The document as it reads"
      html={pageForPane(preview.html)}
      {...(section ? { anchor: anchorOfSection(section) } : {})}
      onAnchor={(anchor) => {
        if (anchor.startsWith('d-section-')) onOpen(anchor.slice('d-section-'.length));
      }}
    />
  );
}
