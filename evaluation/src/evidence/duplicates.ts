import { firstAuthorName } from './author-names.ts';
import { comparableDoi, readPmid } from './identifiers.ts';
import type { Bibliographic } from './reference.ts';

/** What two references agreed in when one was taken for a duplicate of the other. */
export type DuplicateReason = 'doi' | 'pmid' | 'title and year';

/** What deduplication looks at. */
export type Comparable = Pick<Bibliographic, 'title' | 'authors' | 'year' | 'container' | 'volume' | 'issue' | 'pages' | 'doi' | 'pmid'>;

/** A title is compared by its letters and digits alone, without case and accents. */
export function comparableTitle(title: string): string {
  const bare = title.replace(/<[^<>]{1,20}>/g, '').toLowerCase();
  // Unaccented text is the usual case and needs no decomposition.
  const folded = /^[ -~]*$/.test(bare) ? bare : bare.normalize('NFKD').replaceAll('ß', 'ss').replace(/\p{M}/gu, '');
  return folded.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Shorter titles, such as "Editorial" or "Reply", say too little alone. */
const tellingTitleLength = 20;

/**
 * What a reference can be found again by. Two references that share a key are exact duplicates unless something they say speaks against it
 * (see `contradicts`). Keys are short texts to be stored and indexed; there are at most four.
 */
export function duplicateKeys(reference: Comparable): string[] {
  const keys: string[] = [];
  const doi = comparableDoi(reference.doi);
  const pmid = readPmid(reference.pmid);
  if (doi) keys.push(`doi:${doi}`);
  if (pmid) keys.push(`pmid:${pmid}`);
  const title = comparableTitle(reference.title);
  if (title && reference.year !== undefined) {
    const stem = `title:${title.length <= 300 ? title : `${title.slice(0, 300)}+${title.length}`}:${reference.year}`;
    if (title.length >= tellingTitleLength) {
      keys.push(stem);
    } else {
      const author = comparableTitle(firstAuthorName(reference.authors));
      const container = comparableTitle(reference.container);
      const firstPage = comparableTitle(reference.pages.split(/[-–]/)[0] ?? '');
      if (author) keys.push(`${stem}:by:${author}`);
      if (container && firstPage) keys.push(`${stem}:in:${container}:${firstPage}`);
    }
  }
  return keys;
}

/** What is compared besides the keys, in the form in which it is compared. */
interface Identity {
  readonly doi: string;
  readonly pmid: string;
  readonly title: string;
  readonly author: string;
  readonly firstPage: string;
  readonly volume: string;
  readonly issue: string;
}

function identityOf(reference: Comparable): Identity {
  return {
    doi: comparableDoi(reference.doi),
    pmid: readPmid(reference.pmid),
    title: comparableTitle(reference.title).slice(0, 80),
    author: comparableTitle(firstAuthorName(reference.authors)).slice(0, 40),
    // "S12" and "12" are one page, written by two databases.
    firstPage: comparableTitle(reference.pages.split(/[-–]/)[0] ?? '')
      .replace(/^[a-z]+(?=\d)/, '')
      .slice(0, 20),
    volume: /\d+/.exec(reference.volume)?.[0] ?? '',
    issue: /\d+/.exec(reference.issue)?.[0] ?? '',
  };
}

const apart = (left: string, right: string) => left !== '' && right !== '' && left !== right;

/**
 * Whether two references that share a key are different publications all the same.
 *
 * - Abstracts of one congress share the DOI of their supplement: a common DOI does not count where titles and first page or first author differ.
 * - A congress abstract and the article that follows it share title and year: these do not count where DOI, PubMed id or first page differ,
 *   or, as long as the first pages are not known to agree, volume or issue.
 */
function contradicts(by: DuplicateReason, left: Identity, right: Identity): boolean {
  if (by === 'doi') {
    const sameTitle = left.title === '' || right.title === '' || left.title.startsWith(right.title) || right.title.startsWith(left.title);
    return !sameTitle && (apart(left.firstPage, right.firstPage) || apart(left.author, right.author));
  }
  if (by === 'pmid') return apart(left.doi, right.doi);
  if (apart(left.doi, right.doi) || apart(left.pmid, right.pmid) || apart(left.firstPage, right.firstPage)) return true;
  const samePage = left.firstPage !== '' && left.firstPage === right.firstPage;
  return !samePage && (apart(left.volume, right.volume) || apart(left.issue, right.issue));
}

/** One stored key: the reference that stands for its duplicates, and what else is compared of the reference the key was made of. */
export interface KeyEntry {
  readonly key: string;
  /** The reference that stands for the others; for a duplicate the one it is a duplicate of. */
  readonly referenceId: string;
  /** Opaque; to be stored and given back as it is. */
  readonly identity: string;
}

/** The keys of a reference as they are stored. `referenceId` is the reference that stands for it: itself, or what it is a duplicate of. */
export function keyEntries(referenceId: string, reference: Comparable): KeyEntry[] {
  const { doi, pmid, title, author, firstPage, volume, issue } = identityOf(reference);
  const identity = JSON.stringify([doi, pmid, title, author, firstPage, volume, issue]);
  return duplicateKeys(reference).map((key) => ({ key, referenceId, identity }));
}

/** The identities of one publication's records, as far as they differ; so many are compared that time stays bounded. */
const comparedPerGroup = 16;

/** More publications than this under one key ("Editorial comment", 2019) say that the key means nothing; only so many are compared. */
const comparedPerKey = 32;

interface Group {
  readonly referenceId: string;
  readonly identities: Map<string, Identity>;
}

/**
 * Finds exact duplicates among references that come one after the other. It knows what it was given: for an import into a large database,
 * give it the stored entries under the keys of the incoming references, together with all other entries of the references found that way.
 */
export class DuplicateIndex {
  readonly #groups = new Map<string, Group>();
  readonly #byKey = new Map<string, Group[]>();

  constructor(known: Iterable<KeyEntry> = []) {
    for (const entry of known) this.#enter(entry);
  }

  /** The reference this one is an exact duplicate of, and why; undefined where there is none yet. */
  find(reference: Comparable): { of: string; by: DuplicateReason } | undefined {
    const identity = identityOf(reference);
    for (const key of duplicateKeys(reference)) {
      const by = reasonOf(key);
      const group = this.#byKey
        .get(key)
        ?.find(({ identities }) => [...identities.values()].every((known) => !contradicts(by, identity, known)));
      if (group) return { of: group.referenceId, by };
    }
    return undefined;
  }

  /** Makes a reference known; returns what it is a duplicate of, as `find` does. */
  add(id: string, reference: Comparable): { of: string; by: DuplicateReason } | undefined {
    const duplicate = this.find(reference);
    for (const entry of keyEntries(duplicate?.of ?? id, reference)) this.#enter(entry);
    return duplicate;
  }

  #enter({ key, referenceId, identity }: KeyEntry): void {
    let group = this.#groups.get(referenceId);
    if (!group) {
      group = { referenceId, identities: new Map() };
      this.#groups.set(referenceId, group);
    }
    if (group.identities.size < comparedPerGroup && !group.identities.has(identity)) {
      const [doi, pmid, title, author, firstPage, volume, issue] = JSON.parse(identity) as string[];
      group.identities.set(identity, {
        doi: doi!,
        pmid: pmid!,
        title: title!,
        author: author!,
        firstPage: firstPage!,
        volume: volume!,
        issue: issue!,
      });
    }
    const under = this.#byKey.get(key);
    if (!under) this.#byKey.set(key, [group]);
    else if (under.length < comparedPerKey && !under.includes(group)) under.push(group);
  }
}

function reasonOf(key: string): DuplicateReason {
  return key.startsWith('doi:') ? 'doi' : key.startsWith('pmid:') ? 'pmid' : 'title and year';
}

/** Marks which of the incoming references are exact duplicates of one that is known or of one that came before them. The index learns them all. */
export function findDuplicates<Incoming extends { readonly id: string; readonly reference: Comparable }>(
  index: DuplicateIndex,
  incoming: readonly Incoming[],
): { readonly incoming: Incoming; readonly duplicate: { of: string; by: DuplicateReason } | undefined }[] {
  return incoming.map((item) => ({ incoming: item, duplicate: index.add(item.id, item.reference) }));
}
