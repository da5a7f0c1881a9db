import { SegmentedControl, Title } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { addressOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId, useMay } from '../../frame/evaluation.ts';
import { Loading } from '../../kit/page.tsx';
import { Problem } from '../../kit/problem.tsx';
import { locateQuote } from '../../kit/reading/quote-location.ts';
import { type SelectedPassage, selectedIn } from '../../kit/reading/selected-passage.ts';
import { Citation } from './citation.tsx';
import classes from './custom-form.module.css';
import { FullText } from './full-text.tsx';

// pdf.js is large; it is fetched with the first full text somebody reads.
const PdfPages = lazy(() => import('../../kit/reading/pdf-pages.tsx'));

interface ItemReadingProps {
  readonly id: string;
  readonly kind: 'reference' | 'data-set';
  /** A quotation to be shown where it stands. */
  readonly place?: SelectedPassage | undefined;
  /** Hears what the person selects in it; undefined where nothing is selected any more. */
  readonly onSelect?: (selected: SelectedPassage | undefined) => void;
}

/** What an item of evidence says, to be read beside a form: abstract and full text, or what is known about a data set. */
export function ItemReading({ id, kind, place, onSelect }: ItemReadingProps) {
  const part = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!onSelect) return;
    const look = () => part.current && onSelect(selectedIn(part.current));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [onSelect]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <aside ref={part} className={classes.reading} aria-label="The item to read" tabIndex={0}>
      {kind === 'reference' ? <ReferenceReading id={id} place={place} /> : <DataSetReading id={id} />}
    </aside>
  );
}

function ReferenceReading({ id, place }: Pick<ItemReadingProps, 'id' | 'place'>) {
  const evaluation = useEvaluationId();
  const mayEdit = useMay('evidence.edit');
  const { data: reference, error, refetch } = useOperation('evidence.reference.get', { evaluation, id });
  const [chosen, setChosen] = useState<'abstract' | 'full text'>();
  useEffect(() => {
    if (place) setChosen(place.page === 'abstract' ? 'abstract' : 'full text');
  }, [place]);
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!reference) return <Loading />;
  const { fullTextFileId, abstract, title } = reference.data;
  const shown = fullTextFileId ? (chosen ?? 'full text') : 'abstract';
  return (
    <>
      <Title order={2}>{title || '(no title)'}</Title>
      <Citation reference={reference.data} id={id} />
      {fullTextFileId && (
        <SegmentedControl
          className={classes.parts}
          size="xs"
          aria-label="What is shown"
          data={['abstract', 'full text']}
          value={shown}
          onChange={(part) => setChosen(part as 'abstract' | 'full text')}
        />
      )}
      {shown === 'full text' && fullTextFileId ? (
        <Suspense fallback={<Loading lines={8} />}>
          <PdfPages
            address={addressOf('evidence.file.download', { evaluation, id: fullTextFileId })}
            name={title || 'the full text'}
            page={pageNumber(place)}
            quote={place?.quote ?? ''}
          />
        </Suspense>
      ) : (
        <>
          {!fullTextFileId && <Title order={3}>Abstract</Title>}
          <p className={classes.text} data-page="abstract">
            {abstract ? <Marked text={abstract} quote={place?.quote ?? ''} /> : 'The file had none.'}
          </p>
        </>
      )}
      {!fullTextFileId && <Title order={3}>Full text</Title>}
      {(!fullTextFileId || shown === 'abstract') && <FullText reference={reference} mayEdit={mayEdit} />}
    </>
  );
}

/** The page to open where there are no words to look for. Words are looked for in the whole file: a citation may give the number that is printed. */
function pageNumber(place: SelectedPassage | undefined): number | undefined {
  const number = Number(/^\d+/.exec(place?.page ?? '')?.[0]);
  return !place?.quote && number >= 1 ? number : undefined;
}

/** A text with a quotation marked where it stands in it. */
function Marked({ text, quote }: { text: string; quote: string }) {
  const stretches = locateQuote(text, quote);
  return (
    <>
      {stretches.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(index === 0 ? 0 : stretches[index - 1]!.end, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(stretches.at(-1)?.end ?? 0)}
    </>
  );
}

const parts = ['description', 'method', 'results', 'conclusion', 'limitations'] as const;

function DataSetReading({ id }: { id: string }) {
  const evaluation = useEvaluationId();
  const { data: dataSet, error, refetch } = useOperation('evidence.data-set.get', { evaluation, id });
  if (error) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!dataSet) return <Loading />;
  const { data } = dataSet;
  return (
    <>
      <Title order={2}>{data.title}</Title>
      <p style={{ margin: 0, fontSize: 14 }}>
        {[data.type, [data.from, data.to].filter(Boolean).join(' to '), data.region].filter(Boolean).join(' · ')}
      </p>
      {parts
        .filter((part) => data[part])
        .map((part) => (
          <section key={part}>
            <Title order={3} tt="capitalize">
              {part}
            </Title>
            <p className={classes.text} data-page={part}>
              {data[part]}
            </p>
          </section>
        ))}
    </>
  );
}
