import { ActionIcon, Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import IconChevronLeft from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import IconZoomIn from '@tabler/icons-react/dist/esm/icons/IconZoomIn.mjs';
import IconZoomOut from '@tabler/icons-react/dist/esm/icons/IconZoomOut.mjs';
import { type PDFDocumentProxy, TextLayer } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '../../api/problem.ts';
import { Problem } from '../problem.tsx';
import { openPdf } from './open-pdf.ts';
import classes from './pane.module.css';
import { PaneBody } from './pane-body.tsx';
import { locateInItems } from './quote-location.ts';
import { showInPane } from './show-in-pane.ts';

/** How much larger each step of the zoom is, and how many steps there are each way. */
const zoomStep = 1.25;
const zoomMax = 4;

interface PdfPagesProps {
  /** Where the bytes of the file are. */
  readonly address: string;
  readonly name: string;
  /** The page of the quote, from 1; the quote is looked for in the whole file where it is not known. */
  readonly page: number | undefined;
  readonly quote: string;
}

/** A page of a PDF file as it is printed, with the quote marked in it; other pages a step away. */
export default function PdfPages({ address, name, page, quote }: PdfPagesProps) {
  const [file, setFile] = useState<PDFDocumentProxy>();
  const [problem, setProblem] = useState<unknown>();
  const [shown, setShown] = useState<number>();
  const [marked, setMarked] = useState<boolean>();
  const [zoom, setZoom] = useState(0);
  const { ref: measure, width } = useElementSize();
  const paper = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let over = false;
    setFile(undefined);
    setProblem(undefined);
    openPdf(address).then(
      (opened) => !over && setFile(opened),
      () =>
        !over &&
        setProblem(
          new ProblemError({
            code: 'unavailable',
            title: `The pages of ${name} cannot be shown.`,
            remedy: 'The file may be damaged or protected; download it under Documents and open it on your computer.',
          }),
        ),
    );
    return () => {
      over = true;
    };
  }, [address, name]);

  useEffect(() => {
    let over = false;
    if (!file) return;
    if (page !== undefined) setShown(Math.min(page, file.numPages));
    else void pageOfQuote(file, quote, () => over).then((found) => !over && setShown(found));
    return () => {
      over = true;
    };
  }, [file, page, quote]);

  // A page is drawn for the width of the pane in steps, so that dragging the window does not draw it a hundred times.
  const drawnWidth = Math.floor(width / 20) * 20;
  useEffect(() => {
    const holder = paper.current;
    if (!file || shown === undefined || drawnWidth === 0 || !holder) return;
    const drawing = new AbortController();
    drawPage(holder, file, shown, { width: drawnWidth, zoom: zoomStep ** zoom }, quote, drawing.signal)
      .then((found) => {
        if (!drawing.signal.aborted) setMarked(found);
      })
      .catch((error: unknown) => {
        if (!drawing.signal.aborted) setProblem(error);
      });
    return () => drawing.abort();
  }, [file, shown, drawnWidth, zoom, quote]);

  if (problem !== undefined) return <Problem error={problem} />;
  const step = (by: number) => shown !== undefined && setShown(shown + by);
  return (
    <>
      <div className={classes.pageBar}>
        <ActionIcon aria-label="Page before" disabled={!file || shown === undefined || shown <= 1} onClick={() => step(-1)}>
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <span role="status">{file && shown !== undefined ? `Page ${shown} of ${file.numPages}` : 'Opening …'}</span>
        <ActionIcon aria-label="Next page" disabled={!file || shown === undefined || shown >= file.numPages} onClick={() => step(1)}>
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
        <span className={classes.zoom}>
          <ActionIcon aria-label="Smaller" disabled={zoom <= -zoomMax} onClick={() => setZoom(zoom - 1)}>
            <IconZoomOut size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label="Larger" disabled={zoom >= zoomMax} onClick={() => setZoom(zoom + 1)}>
            <IconZoomIn size={16} aria-hidden />
          </ActionIcon>
        </span>
        {quote !== '' && marked === false && shown === page && (
          <span className={classes.quiet}>The quote cannot be marked on this page.</span>
        )}
        {quote !== '' && page !== undefined && shown !== undefined && shown !== page && (
          <button type="button" className={classes.textButton} onClick={() => setShown(page)}>
            Back to the quote
          </button>
        )}
      </div>
      <PaneBody label={`Page of ${name}`} ref={measure}>
        {!file && <Loader size={20} />}
        <div ref={paper} className={classes.paper} />
      </PaneBody>
    </>
  );
}

/** The page a quote stands on, the first one where it is nowhere. */
async function pageOfQuote(file: PDFDocumentProxy, quote: string, over: () => boolean): Promise<number> {
  for (let number = 1; number <= file.numPages && !over(); number += 1) {
    const { items } = await (await file.getPage(number)).getTextContent();
    const texts = items.flatMap((item) => ('str' in item ? [item.str] : []));
    if (locateInItems(texts, quote).length > 0) return number;
  }
  return 1;
}

/** Draws a page into an element with its text over it, and says whether the quote is on it. The page before stays until the new one is ready. */
async function drawPage(
  holder: HTMLElement,
  file: PDFDocumentProxy,
  number: number,
  size: { readonly width: number; readonly zoom: number },
  quote: string,
  signal: AbortSignal,
): Promise<boolean> {
  const page = await file.getPage(number);
  // The page fills the pane; in a narrow one it keeps a size that can be read, and is scrolled sideways.
  const fitting = Math.max(1, size.width / page.getViewport({ scale: 1 }).width);
  const viewport = page.getViewport({ scale: fitting * size.zoom });
  const ratio = Math.min(window.devicePixelRatio || 1, 2);
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width * ratio);
  canvas.height = Math.floor(viewport.height * ratio);
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', `Page ${number} as it is printed`);
  const task = page.render({ canvas, viewport, transform: [ratio, 0, 0, ratio, 0, 0] });
  signal.addEventListener('abort', () => task.cancel(), { once: true });
  const textLayer = document.createElement('div');
  textLayer.className = classes.textLayer!;
  const layer = new TextLayer({ textContentSource: await page.getTextContent(), container: textLayer, viewport });
  await Promise.all([task.promise, layer.render()]);
  if (signal.aborted) return false;
  const sheet = document.createElement('div');
  sheet.className = classes.sheet!;
  sheet.dataset.page = String(number);
  sheet.style.setProperty('--total-scale-factor', String(viewport.scale));
  sheet.style.setProperty('--scale-round-x', '1px');
  sheet.style.setProperty('--scale-round-y', '1px');
  sheet.style.width = `${Math.floor(viewport.width)}px`;
  sheet.style.height = `${Math.floor(viewport.height)}px`;
  sheet.append(canvas, textLayer);
  const marks = markQuote(layer.textDivs, layer.textContentItemsStr, quote);
  holder.replaceChildren(sheet);
  showInPane(marks[0]);
  return marks.length > 0;
}

/** Puts marks around the quote in the elements that hold the text of a page. */
function markQuote(elements: readonly HTMLElement[], texts: readonly string[], quote: string): HTMLElement[] {
  const marks: HTMLElement[] = [];
  for (const { item, start, end } of locateInItems(texts, quote)) {
    const text = texts[item]!;
    if (text.slice(start, end).trim() === '') continue;
    const mark = document.createElement('mark');
    mark.textContent = text.slice(start, end);
    elements[item]!.replaceChildren(text.slice(0, start), mark, text.slice(end));
    marks.push(mark);
  }
  return marks;
}
