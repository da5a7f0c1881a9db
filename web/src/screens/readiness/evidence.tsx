import type { Anchor } from '@cerulean/evaluation/readiness';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { pathOfKind } from '../../frame/steps.ts';
import link from '../../kit/link.module.css';
import classes from './readiness.module.css';

interface EvidenceProps {
  readonly evaluation: string;
  readonly anchors: readonly Anchor[];
  /** Ids of documents by their names. */
  readonly documents: ReadonlyMap<string, string>;
}

/** From this many places on the rest is folded away. */
const shownFirst = 3;

/** One place with everything that is quoted from it. */
interface Placed {
  readonly anchor: Anchor;
  readonly quotes: readonly string[];
}

const nameOf = (anchor: Anchor) =>
  'record' in anchor
    ? `${anchor.record.kind} ${anchor.record.id}`
    : JSON.stringify([anchor.document.name, anchor.document.section, anchor.document.page]);
const quoteOf = (anchor: Anchor) => ('record' in anchor ? anchor.record.quote : anchor.document.quote);

/** Anchors to the same record or section as one place, in the order in which the places are first named. */
function placesOf(anchors: readonly Anchor[]): Placed[] {
  const places = new Map<string, { anchor: Anchor; quotes: string[] }>();
  for (const anchor of anchors) {
    const place = places.get(nameOf(anchor)) ?? { anchor, quotes: [] };
    const quote = quoteOf(anchor);
    if (quote && !place.quotes.includes(quote)) place.quotes.push(quote);
    places.set(nameOf(anchor), place);
  }
  return [...places.values()];
}

/** The places an answer rests on: records with what they say, and documents with their words, each leading there. */
export function Evidence({ evaluation, anchors, documents }: EvidenceProps) {
  if (anchors.length === 0) return null;
  const places = placesOf(anchors);
  const line = ({ anchor, quotes }: Placed) => (
    <li key={nameOf(anchor)}>
      <Place evaluation={evaluation} anchor={anchor} quotes={quotes} documents={documents} />
    </li>
  );
  const rest = places.slice(shownFirst);
  return (
    <>
      <ul className={classes.evidence} aria-label="Evidence">
        {places.slice(0, shownFirst).map(line)}
      </ul>
      {rest.length > 0 && (
        <details className={classes.more}>
          <summary>
            {rest.length} more {rest.length === 1 ? 'place' : 'places'}
          </summary>
          <ul className={classes.evidence}>{rest.map(line)}</ul>
        </details>
      )}
    </>
  );
}

interface PlaceProps extends Omit<EvidenceProps, 'anchors'> {
  readonly anchor: Anchor;
  /** What is quoted from there, where it is more than the anchor's own words. */
  readonly quotes?: readonly string[];
}

/** One place: where it is, and its words. */
export function Place({ evaluation, anchor, quotes = [quoteOf(anchor)].filter((quote) => quote !== undefined), documents }: PlaceProps) {
  const said = quotes.map((quote) => (
    <q key={quote} className={classes.quote}>
      {quote}
    </q>
  ));
  if ('record' in anchor) {
    const { kind } = anchor.record;
    return (
      <>
        <RecordLink evaluation={evaluation} anchor={anchor} />{' '}
        {kind !== 'section' && <span className={classes.kind}>{kind.replaceAll('-', ' ')}</span>}
        {said}
      </>
    );
  }
  const { name, section, page, quote } = anchor.document;
  const id = documents.get(name);
  return (
    <>
      {id === undefined ? (
        <span>{name}</span>
      ) : (
        <Link
          to="/e/$evaluation/consistency/read"
          params={{ evaluation }}
          search={{ document: id, quote, ...(page === undefined ? {} : { page: String(page) }) } as never}
          className={link.link}
        >
          {name}
        </Link>
      )}{' '}
      <span className={classes.kind}>{[section, page === undefined ? '' : `page ${page}`].filter(Boolean).join(', ')}</span>
      {said}
    </>
  );
}

/** A record by its label, leading to the page that lists its kind; prose leads to where it is written. */
function RecordLink({ evaluation, anchor }: { evaluation: string; anchor: Extract<Anchor, { record: unknown }> }): ReactNode {
  const { kind, id, label } = anchor.record;
  if (kind === 'section') {
    const [document = '', section = ''] = label.split(' ');
    return (
      <Link
        to="/e/$evaluation/documents"
        params={{ evaluation }}
        search={{ ...(document === 'cer' ? {} : { document }), section } as never}
        className={link.link}
      >
        {document.toUpperCase()}, section {section}
      </Link>
    );
  }
  const path = pathOfKind(kind);
  return path ? (
    <Link to={path} params={{ evaluation }} search={{ record: id } as never} className={link.link}>
      {label}
    </Link>
  ) : (
    <span>{label}</span>
  );
}
