import { lazy, Suspense } from 'react';
import { addressOf } from '../../../api/client.ts';
import { Loading } from '../../../kit/page.tsx';
import { Problem } from '../../../kit/problem.tsx';
import classes from '../../../kit/reading/pane.module.css';
import { PaneBody } from '../../../kit/reading/pane-body.tsx';
import { type PlaceInDossier, useDocumentText } from '../use-consistency.ts';
import { DocumentText } from './document-text.tsx';

// pdf.js is large; it is fetched with the first PDF file somebody looks at.
const PdfPages = lazy(() => import('../../../kit/reading/pdf-pages.tsx'));

interface DocumentPaneProps {
  readonly evaluation: string;
  /** "Left" or "right", for those who hear the page. */
  readonly side: string;
  readonly place: PlaceInDossier;
  /** The value that was compared, in words. */
  readonly says?: string | undefined;
  /** Id of the uploaded file where the document is a PDF file. */
  readonly pdfFile: string | undefined;
}

/** A document scrolled to a quote, which is marked: the page itself for PDF files, else the text around it. */
export function DocumentPane({ evaluation, side, place, says, pdfFile }: DocumentPaneProps) {
  return (
    <section className={classes.pane} aria-label={`${side}: ${place.documentName}`}>
      <header className={classes.paneHead}>
        <strong title={place.documentName}>{place.documentName}</strong>
        <span className={classes.quiet}>{placeWords(place)}</span>
        {says && <span className={classes.says}>says {says}</span>}
      </header>
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
        <PaneBody label={`Text of ${place.documentName}`}>
          <TextOf evaluation={evaluation} place={place} />
        </PaneBody>
      )}
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
