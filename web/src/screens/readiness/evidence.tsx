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

/** The places an answer rests on: records with what they say, and documents with their words, each leading there. */
export function Evidence({ evaluation, anchors, documents }: EvidenceProps) {
  if (anchors.length === 0) return null;
  const place = (anchor: Anchor) => (
    <li key={JSON.stringify(anchor)}>
      <Place evaluation={evaluation} anchor={anchor} documents={documents} />
    </li>
  );
  const rest = anchors.slice(shownFirst);
  return (
    <>
      <ul className={classes.evidence} aria-label="Evidence">
        {anchors.slice(0, shownFirst).map(place)}
      </ul>
      {rest.length > 0 && (
        <details className={classes.more}>
          <summary>
            {rest.length} more {rest.length === 1 ? 'place' : 'places'}
          </summary>
          <ul className={classes.evidence}>{rest.map(place)}</ul>
        </details>
      )}
    </>
  );
}

/** One place: where it is, and its words. */
export function Place({ evaluation, anchor, documents }: Omit<EvidenceProps, 'anchors'> & { readonly anchor: Anchor }) {
  if ('record' in anchor) {
    const { kind, quote } = anchor.record;
    return (
      <>
        <RecordLink evaluation={evaluation} anchor={anchor} /> <span className={classes.kind}>{kind.replaceAll('-', ' ')}</span>
        {quote && <q className={classes.quote}>{quote}</q>}
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
      <q className={classes.quote}>{quote}</q>
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
