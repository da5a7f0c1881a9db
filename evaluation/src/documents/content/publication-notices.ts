import { type PublicationStatus, statusSentence } from '../../evidence/index.ts';
import { includedReferences } from '../../screening/index.ts';
import { caution, lines, paragraph, table } from '../blocks.ts';
import type { DocumentContext } from '../context.ts';
import { asSentence } from '../numerals.ts';
import type { Block } from '../tree.ts';
import { publicationsUsed } from './evidence-tables.ts';
import { itemWords } from './items.ts';

/** Publications that are included or used and were retracted, questioned, corrected or reinstated since, each with how that is known. */
export function publicationNotices(context: DocumentContext): Block[] {
  const statuses = statusesUsed(context);
  if (statuses.length === 0)
    return [paragraph('No retraction, correction or expression of concern is known about a publication that is used.')];
  const retracted = statuses.filter(({ status }) => status === 'retracted').length;
  return [
    ...(retracted > 0
      ? [caution(retracted === 1 ? 'A publication that is used was retracted.' : `${retracted} publications that are used were retracted.`)]
      : []),
    table(
      'table-publication-notices',
      'Publications used about which a notice is known',
      [
        ['Publication', 4],
        ['What became of it', 4],
        ['How it is known', 7],
      ],
      statuses.map((status) => [itemWords(context, status.referenceId), statusSentence(status.status), lines(reasonsOf(status))]),
    ),
  ];
}

/** The same where at least one was retracted or questioned; otherwise nothing. */
export function retractionsUsed(context: DocumentContext): Block[] {
  const grave = statusesUsed(context).some(({ status }) => status === 'retracted' || status === 'expression of concern');
  return grave ? publicationNotices(context) : [];
}

function statusesUsed(context: DocumentContext): PublicationStatus[] {
  const ids = [...new Set([...includedReferences(context.snapshot).map(({ id }) => id as string), ...publicationsUsed(context)])];
  return ids.flatMap((id) => context.statuses.get(id) ?? []);
}

function reasonsOf({ reasons }: PublicationStatus): string[] {
  return reasons.map(({ kind, on, text, source, doi, pmid }) => {
    const identifiers = [doi && `DOI ${doi}`, pmid && `PMID ${pmid}`].filter(Boolean).join(', ');
    const what = [kind === 'concern' ? 'expression of concern' : kind, on && `of ${on}`].filter(Boolean).join(' ');
    return asSentence(
      [`${what[0]!.toUpperCase()}${what.slice(1)}${text ? `: ${text}` : ''}`, identifiers, source && `known from ${source}`]
        .filter(Boolean)
        .join('; '),
    );
  });
}
