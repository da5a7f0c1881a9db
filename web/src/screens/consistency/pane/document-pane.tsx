import { lazy, Suspense } from 'react';
import { addressOf } from '../../../api/client.ts';
import { Loading } from '../../../kit/page.tsx';
import { Problem } from '../../../kit/problem.tsx';
import { type PlaceInDossier, useDocumentText } from '../use-consistency.ts';
import { DocumentText } from './document-text.tsx';
import classes from './pane.module.css';

// pdf.js is large; it is fetched with the first PDF file somebody looks at.
const PdfPages = lazy(() => import('./pdf-pages.tsx'));

interface DocumentPaneProps {
  readonly evaluation: string;
  /** "Left" or "right", for those who hear the page. */
  readonly side: string;
  readonly place: PlaceInDossier;
  /** Id of the uploaded file where the document is a PDF file. */
  readonly pdfFile: string | undefined;
}

/** A document scrolled to a quote, which is marked: the page itself for PDF files, else the text around it. */
export function DocumentPane({ evaluation, side, place, pdfFile }: DocumentPaneProps) {
  return (
    <section className={classes.pane} aria-label={`${side}: ${place.documentName}`}>
      <header className={classes.paneHead}>
        <strong title={place.documentName}>{place.documentName}</strong>
        <span className={classes.quiet}>{placeWords(place)}</span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <section className={classes.paneBody} data-pane tabIndex={0} aria-label={`Text of ${place.documentName}`}>
        {pdfFile ? (
          <Suspense fallback={<Loading lines={8} />}>
            <PdfPages
              address={addressOf('evidence.file.download', { evaluation, id: pdfFile })}
              name={place.documentName}
              page={place.page}
              quote={place.quote}
            />
          </Suspense>
        ) : (
          <TextOf evaluation={evaluation} place={place} />
        )}
      </section>
    </section>
  );
}

function TextOf({ evaluation, place }: { evaluation: string; place: PlaceInDossier }) {
  const { data, error, refetch } = useDocumentText(evaluation, place.document);
  if (error && !data) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading lines={10} />;
  return <DocumentText passages={data.passages} passage={place.passage} quote={place.quote} />;
}

/** Section and page of a place: "4.2 Population, page 12". */
export function placeWords({ section, page }: Pick<PlaceInDossier, 'section' | 'page'>): string {
  return [section, page === undefined ? '' : `page ${page}`].filter(Boolean).join(', ');
}
