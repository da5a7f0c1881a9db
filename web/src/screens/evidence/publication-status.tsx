import { type PublicationStatusWord, type StatusReason, statusSentence } from '@cerulean/evaluation/evidence';
import type { OutputOf } from '../../api/client.ts';
import { useOperation } from '../../api/queries.ts';
import { useEvaluationId } from '../../frame/evaluation.ts';
import { Status, type Tone } from '../../kit/status.tsx';
import classes from './evidence.module.css';

export type ListedStatus = OutputOf<'evidence.publication-status.list'>['statuses'][number];

export const statusTones: Readonly<Record<PublicationStatusWord, Tone>> = {
  retracted: 'bad',
  'expression of concern': 'caution',
  reinstated: 'caution',
  corrected: 'quiet',
  notice: 'quiet',
};
export const statusTitles: Readonly<Record<PublicationStatusWord, string>> = {
  retracted: 'Retracted',
  'expression of concern': 'Expression of concern',
  reinstated: 'Reinstated',
  corrected: 'Corrected',
  notice: 'Notice',
};

function usePublicationStatus(id: string): ListedStatus | undefined {
  const evaluation = useEvaluationId();
  // What was retracted changes rarely, and every list and panel asks for it.
  const { data } = useOperation('evidence.publication-status.list', { evaluation }, { staleTime: 60_000 });
  return data?.statuses.find(({ referenceId }) => referenceId === id);
}

/** One word where a publication was retracted, questioned or corrected, or is a notice; nothing for all others. */
export function PublicationMark({ id }: { id: string }) {
  const found = usePublicationStatus(id);
  return found ? <Status tone={statusTones[found.status]}>{statusTitles[found.status]}</Status> : null;
}

/** A title of at most two lines in a list, with the word that marks what became of the publication. */
export function MarkedTitle({ id, title }: { id: string; title: string }) {
  return (
    <>
      <span className={classes.clampedTitle}>{title}</span>
      <PublicationMark id={id} />
    </>
  );
}

/** What became of a publication and how that is known; nothing where nothing is. */
export function PublicationNote({ id }: { id: string }) {
  const found = usePublicationStatus(id);
  if (!found) return null;
  return (
    <section className={classes.notice} data-tone={statusTones[found.status]} aria-label="What became of this publication">
      <Status tone={statusTones[found.status]}>
        <strong>{statusSentence(found.status)}</strong>
      </Status>
      <ul>
        {found.reasons.map((reason) => (
          <li key={[reason.kind, reason.by, reason.text, reason.on].join(' ')}>{reasonText(reason)}</li>
        ))}
      </ul>
    </section>
  );
}

const known: Readonly<Record<StatusReason['by'], string>> = {
  link: 'its own record',
  'publication type': 'its publication type',
  title: 'its title',
  'other reference': 'the notice, which is among the references',
  notice: '',
};

/** A reason in one line: what, when, why, and how it is known. */
export function reasonText({ kind, by, text, on, doi, pmid, source }: StatusReason): string {
  const what = kind === 'concern' ? 'Expression of concern' : `${kind[0]!.toUpperCase()}${kind.slice(1)}`;
  const from = [known[by], source].filter(Boolean).join(', ');
  return [
    `${what}${on ? ` of ${on}` : ''}${text ? `: ${text}` : ''}`,
    [doi && `DOI ${doi}`, pmid && `PMID ${pmid}`].filter(Boolean).join(', '),
    from && `known from ${from}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
