import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { useEvaluation, useMay } from '../../frame/evaluation.ts';
import { Loading } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { Status } from '../../kit/status.tsx';
import classes from './documents.module.css';
import { pageOfSection, sectionOfAnchor } from './preview/document-page.ts';
import { Paper } from './preview/paper.tsx';
import { type Place, readSection } from './saving/save-section.ts';
import type { Outline, Preview } from './use-document.ts';

// The editor is large; it is loaded with the first section somebody may write.
const SectionText = lazy(() => import('./section-text.tsx'));

interface SectionPaneProps {
  readonly place: Place;
  readonly section: Outline[number];
  readonly sections: Outline;
  readonly preview: { readonly data: Preview | undefined; readonly error: Error | null };
  /** Opens a section, or shows another place of the document. */
  readonly onFollow: (section: string) => void;
}

/** One section: what it must answer, its text, and what the record puts there. */
export function SectionPane({ place, section, sections, preview, onFollow }: SectionPaneProps) {
  const role = useEvaluation()?.role;
  const mayWrite = useMay('documents.write');
  const writes = mayWrite && section.prose !== 'none';
  const { basis, guidance, findings, prose, generated } = section;
  return (
    <>
      <header className={classes.sectionHead}>
        <Title order={2}>
          {section.number && <span className={classes.sectionNumber}>{section.number}</span>} {section.title}
        </Title>
        {basis.length > 0 && <p className={classes.basis}>Answers {basis.join(' · ')}</p>}
        <details className={classes.guidance} open={!section.hasProse}>
          <summary>What belongs here</summary>
          <p id="section-guidance">{guidance}</p>
        </details>
        {findings.length > 0 && (
          <ul className={classes.findings}>
            {findings.map(({ code, message }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two findings can say the same
              <li key={`${code} ${index}`}>
                <Status tone="caution">
                  <span className={classes.findingText}>{message}</span>
                </Status>
              </li>
            ))}
          </ul>
        )}
      </header>
      {!role ? (
        <Loading />
      ) : (
        <>
          {writes && <WrittenText place={place} section={section} sections={sections} page={preview.data?.html} onFollow={onFollow} />}
          {(generated || !writes) && (
            <Reading
              title={writes ? 'How this section reads, with what the record fills in' : undefined}
              note={
                writes
                  ? undefined
                  : prose === 'none'
                    ? 'The record fills this section; nothing is written here by hand.'
                    : 'You read this section as it stands; your role does not write it.'
              }
              section={section}
              preview={preview}
              onFollow={onFollow}
            />
          )}
        </>
      )}
    </>
  );
}

function WrittenText({
  place,
  section,
  sections,
  page,
  onFollow,
}: Omit<SectionPaneProps, 'preview'> & { readonly page: string | undefined }) {
  const { evaluation, document, section: id } = place;
  const { data, error, isFetchedAfterMount, refetch } = useQuery({
    queryKey: [evaluation, 'documents.section.get', { document, section: id }, 'text'],
    queryFn: ({ signal }) => readSection(place, signal),
    staleTime: 0,
    refetchOnMount: 'always',
  });
  if (error && !data) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data || !isFetchedAfterMount) return <Loading lines={8} />;
  return (
    <Suspense fallback={<Loading lines={8} />}>
      <SectionText place={place} section={section} sections={sections} stored={data} page={page} onFollow={onFollow} />
    </Suspense>
  );
}

interface ReadingProps {
  readonly title: string | undefined;
  readonly note: string | undefined;
  readonly section: Outline[number];
  readonly preview: SectionPaneProps['preview'];
  readonly onFollow: (section: string) => void;
}

/** The section as the document shows it. */
function Reading({ title, note, section, preview: { data, error }, onFollow }: ReadingProps) {
  const html = useMemo(() => data && pageOfSection(data.html, section.id), [data, section.id]);
  const paper = error ? (
    <Problem error={error} />
  ) : !data ? (
    <Loading lines={4} />
  ) : html === undefined ? (
    <p className={classes.note}>The document shows nothing here yet.</p>
  ) : (
    <Paper
      title={`${section.title}, as it reads`}
      html={html}
      grows
      onAnchor={(anchor) => {
        const target = sectionOfAnchor(anchor);
        if (target !== undefined) onFollow(target);
      }}
    />
  );
  if (title === undefined) {
    return (
      <>
        {note && <p className={classes.note}>{note}</p>}
        {paper}
      </>
    );
  }
  return (
    <details className={classes.reading} open={!section.hasProse}>
      <summary>{title}</summary>
      {paper}
    </details>
  );
}

/** Buttons to the sections before and after. */
export function Neighbours({
  sections,
  current,
  onOpen,
}: {
  readonly sections: Outline;
  readonly current: string;
  readonly onOpen: (section: string) => void;
}) {
  const at = sections.findIndex(({ id }) => id === current);
  const before = sections[at - 1];
  const after = sections[at + 1];
  return (
    <nav className={`${classes.neighbours} no-print`} aria-label="Neighbouring sections">
      {before ? (
        <Button variant="subtle" size="compact-sm" onClick={() => onOpen(before.id)}>
          ← {before.number} {before.title}
        </Button>
      ) : (
        <span />
      )}
      {after && (
        <Button variant="subtle" size="compact-sm" onClick={() => onOpen(after.id)}>
          {after.number} {after.title} →
        </Button>
      )}
    </nav>
  );
}
