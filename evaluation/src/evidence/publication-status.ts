import { all, type DataOf, type Snapshot, type Stored } from '../records/index.ts';
import { comparableDoi } from './identifiers.ts';
import { type NoticeKind, noticeKind } from './notice.ts';
import { referenceKind } from './reference.ts';
import type { ReferenceLink } from './reference-links.ts';
import { standIns } from './stand-ins.ts';

/** What became of a publication after it appeared, the gravest first; `notice` is a publication that only tells so of another one. */
export const publicationStatuses = ['retracted', 'expression of concern', 'reinstated', 'corrected', 'notice'] as const;
export type PublicationStatusWord = (typeof publicationStatuses)[number];

/** One reason for the status of a publication, with where it is known from. */
export interface StatusReason {
  readonly kind: NoticeKind;
  /** What tells it: the record's links to other publications, its publication types, its title, another reference that is the notice, or a list or person. */
  readonly by: 'link' | 'publication type' | 'title' | 'other reference' | 'notice';
  /** In words: the citation of the notice, the publication type, the reason a list gives. */
  readonly text: string;
  readonly source: string;
  readonly on?: string;
  readonly doi: string;
  readonly pmid: string;
}

export interface PublicationStatus {
  readonly referenceId: string;
  readonly status: PublicationStatusWord;
  readonly reasons: readonly StatusReason[];
}

type Reference = Stored<DataOf<typeof referenceKind>>;

/** The links of a record; one that was imported before links were kept has none. */
function linksOf({ links }: Reference['data']): readonly ReferenceLink[] {
  return (links as readonly ReferenceLink[] | undefined) ?? [];
}

/** Publication types of PubMed, Embase and Web of Science that say that the publication itself was retracted. */
const retractedTypes = /^retracted (?:publication|article)s?$/i;
/** Publication types of publications that are the notice about another one. */
const noticeTypes: readonly (readonly [NoticeKind, RegExp])[] = [
  ['retraction', /^(?:retraction of publication|retraction(?: notice| note)?|retraction notice)$/i],
  ['concern', /^expression of concern$/i],
  ['erratum', /^(?:published erratum|erratum|corrigendum|correction)$/i],
];
/** Titles that publishers and databases change when a publication is retracted. */
const retractedTitle =
  /^\s*[[(]?(?:retracted|withdrawn)(?: (?:article|paper|chapter))?\s*[\]):.–—-]|[[(]retracted(?: article| paper)?\b[^[\]()]{0,120}[\])]?\s*$/i;
const noticeTitles: readonly (readonly [NoticeKind, RegExp])[] = [
  ['retraction', /^\s*\[?(?:notice of )?retraction(?: notice| note)?\s*(?::|to\b|of:|for:|\.)/i],
  ['concern', /^\s*\[?(?:editorial )?expression of concern\b/i],
  [
    'erratum',
    /^\s*\[?(?:errat(?:um|a)|corrigend(?:um|a)|(?:author |publisher )?correction)\s*(?::|to:|\.)|^\s*(?:erratum|corrigendum|correction) to[: ]["“']/i,
  ],
];

/**
 * What became of the publications in the evidence database: for each that was retracted, corrected or questioned, and for each that is only a notice, its
 * status with all reasons. What is known of a duplicate holds for the reference that stands for it, and the other way round. Publications about which
 * nothing is known are not in the map.
 */
export function publicationStatus(snapshot: Snapshot): ReadonlyMap<string, PublicationStatus> {
  const known = statuses.get(snapshot) ?? look(snapshot);
  statuses.set(snapshot, known);
  return known;
}

/** Documents, trace and gate ask for the same snapshot one after the other. */
const statuses = new WeakMap<Snapshot, ReadonlyMap<string, PublicationStatus>>();

function look(snapshot: Snapshot): ReadonlyMap<string, PublicationStatus> {
  const references = all(snapshot, referenceKind);
  const telling = references.filter(mayTell);
  const entered = all(snapshot, noticeKind);
  if (telling.length === 0 && entered.length === 0) return new Map();
  const standsFor = standIns(references);
  const about = new Map<string, StatusReason[]>();
  const notices = new Map<string, StatusReason[]>();
  const add = (map: Map<string, StatusReason[]>, referenceId: string, reason: StatusReason) => {
    const id = standsFor(referenceId) ?? referenceId;
    const list = map.get(id);
    if (!list) map.set(id, [reason]);
    else if (!list.some((known) => sameReason(known, reason))) list.push(reason);
  };
  const pointing: { readonly from: Reference; readonly reason: StatusReason }[] = [];
  for (const reference of telling) {
    for (const reason of ownReasons(reference)) add(about, reference.id, reason);
    for (const reason of noticeReasons(reference)) {
      add(notices, reference.id, reason);
      if (reason.by === 'link' && (reason.pmid || reason.doi)) pointing.push({ from: reference, reason });
    }
  }
  if (pointing.length > 0) {
    const byIdentifier = new Map(
      references.flatMap(({ id, data }) => [
        ...(data.pmid ? [[`pmid ${data.pmid}`, id] as const] : []),
        ...(data.doi ? [[`doi ${comparableDoi(data.doi)}`, id] as const] : []),
      ]),
    );
    for (const { from, reason } of pointing) {
      const to = byIdentifier.get(`pmid ${reason.pmid}`) ?? byIdentifier.get(`doi ${comparableDoi(reason.doi)}`);
      if (to === undefined || standsFor(to) === standsFor(from.id)) continue;
      const { doi, pmid, title } = from.data;
      add(about, to, {
        ...reason,
        by: 'other reference',
        text: title || referenceKind.label(from.data),
        source: from.data.source?.database ?? '',
        doi,
        pmid,
      });
    }
  }
  for (const { data } of entered) {
    const { referenceId, kind, text, source, on, doi, pmid } = data;
    if (standsFor(referenceId) === undefined) continue;
    add(about, referenceId, { kind, by: 'notice', text, source, doi, pmid, ...(on === undefined ? {} : { on }) });
  }
  const found = new Map<string, PublicationStatus>();
  for (const [referenceId, reasons] of about) found.set(referenceId, { referenceId, status: statusOf(reasons), reasons });
  for (const [referenceId, reasons] of notices)
    if (!found.has(referenceId)) found.set(referenceId, { referenceId, status: 'notice', reasons });
  return found;
}

function sameReason(left: StatusReason, right: StatusReason): boolean {
  return (
    left.kind === right.kind && left.by === right.by && left.text === right.text && left.on === right.on && left.source === right.source
  );
}

function statusOf(reasons: readonly StatusReason[]): PublicationStatusWord {
  const has = (kind: NoticeKind) => reasons.some((reason) => reason.kind === kind);
  const reinstated = latest(reasons, 'reinstatement');
  if (has('reinstatement')) {
    // A publication that was retracted again after it was reinstated is retracted.
    const retracted = latest(reasons, 'retraction');
    return retracted !== undefined && reinstated !== undefined && retracted > reinstated ? 'retracted' : 'reinstated';
  }
  return has('retraction') ? 'retracted' : has('concern') ? 'expression of concern' : 'corrected';
}

function latest(reasons: readonly StatusReason[], kind: NoticeKind): string | undefined {
  return reasons
    .flatMap((reason) => (reason.kind === kind && reason.on !== undefined ? [reason.on] : []))
    .toSorted()
    .at(-1);
}

const tellingWord = /retract|withdrawn|errat|corrig|correction|concern/i;

/** Whether a record can say anything about a notice at all: almost none does, and there may be a hundred thousand of them. */
function mayTell({ data }: Reference): boolean {
  return linksOf(data).length > 0 || tellingWord.test(data.title) || data.publicationTypes.some((type) => tellingWord.test(type));
}

/** What a record says became of its own publication. */
function ownReasons({ data }: Reference): StatusReason[] {
  const source = data.source?.database ?? '';
  const bare = { source, doi: '', pmid: '' };
  return [
    ...linksOf(data).flatMap(({ kind, direction, text, doi, pmid }): StatusReason[] =>
      direction === 'in' && isNotice(kind) ? [{ kind, by: 'link', text, source, doi, pmid }] : [],
    ),
    ...data.publicationTypes
      .filter((type) => retractedTypes.test(type.trim()))
      .map((text): StatusReason => ({ kind: 'retraction', by: 'publication type', text, ...bare })),
    ...(retractedTitle.test(data.title) ? [{ kind: 'retraction', by: 'title', text: data.title, ...bare } as const] : []),
  ];
}

/** What makes a record a notice about another publication. */
function noticeReasons({ data }: Reference): StatusReason[] {
  const source = data.source?.database ?? '';
  const bare = { source, doi: '', pmid: '' };
  return [
    ...linksOf(data).flatMap(({ kind, direction, text, doi, pmid }): StatusReason[] =>
      direction === 'of' && isNotice(kind) ? [{ kind, by: 'link', text, source, doi, pmid }] : [],
    ),
    ...noticeTypes.flatMap(([kind, pattern]) =>
      data.publicationTypes
        .filter((type) => pattern.test(type.trim()))
        .map((text): StatusReason => ({ kind, by: 'publication type', text, ...bare })),
    ),
    ...noticeTitles.flatMap(([kind, pattern]) =>
      pattern.test(data.title) ? [{ kind, by: 'title', text: data.title, ...bare } as const] : [],
    ),
  ];
}

function isNotice(kind: string): kind is NoticeKind {
  return kind === 'retraction' || kind === 'concern' || kind === 'erratum';
}

const sentences: Readonly<Record<PublicationStatusWord, string>> = {
  retracted: 'This publication was retracted.',
  'expression of concern': 'An expression of concern was published about this publication.',
  reinstated: 'This publication was retracted and reinstated.',
  corrected: 'A correction of this publication was published.',
  notice: 'This is a notice about another publication.',
};

/** The status as one sentence. */
export function statusSentence(status: PublicationStatusWord): string {
  return sentences[status];
}
