import { assert, type RegistryEntry } from '../base/index.ts';
import type { ConsistencyFinding, DocumentType } from '../consistency/index.ts';
import { type Pieces, type ReadDocument, sectionKind } from '../documents/index.ts';
import type { Snapshot } from '../records/index.ts';
import type { Rule } from '../regulation/index.ts';
import { type Anchor, distinctAnchors } from './anchor.ts';

/** A document that was uploaded beside the records, as a reader gave it. */
export interface UploadedDocument {
  readonly id: string;
  /** Name of the file. */
  readonly name: string;
  readonly type: DocumentType;
  readonly read: ReadDocument;
}

/** A contradiction or omission that the check of the dossier found, as far as checklists look at it. */
export type DossierFinding = Pick<ConsistencyFinding, 'rule' | 'attribute' | 'severity' | 'message' | 'locations'>;

/** What checklists are answered from. */
export interface ReadinessContext {
  readonly snapshot: Snapshot;
  readonly documents: readonly UploadedDocument[];
  /** What the check of these documents found; empty where it found nothing. */
  readonly findings: readonly DossierFinding[];
}

/** `yes` and `no` answer questions of scope; the others say whether a criterion is met. `open` means that nothing there decides it. */
export const readinessAnswers = ['met', 'partly', 'not met', 'not applicable', 'open', 'yes', 'no'] as const;
export type ReadinessAnswerWord = (typeof readinessAnswers)[number];

/** What the records and documents say about an item, for a person to accept or to answer otherwise. */
export interface Suggestion {
  readonly answer: ReadinessAnswerWord;
  /** Why, in sentences that name what was found and what is missing. */
  readonly reason: string;
  /** Never empty where the answer is `met`. */
  readonly evidence: readonly Anchor[];
}

/** How far a question binds and how sure we are of it. */
export type ItemSource = Pick<Rule, 'status' | 'source' | 'verified' | 'validFrom' | 'note'>;

/** One question of a checklist with what is suggested as its answer. */
export interface ChecklistItem {
  /** Unique in the checklist, and stored with answers: it must never change. */
  readonly id: string;
  /** The part of the checklist it stands in: "C.4". */
  readonly section: string;
  readonly sectionTitle: string;
  /** Where the question comes from. */
  readonly clause: string;
  readonly source: ItemSource;
  /** In our own words. */
  readonly question: string;
  readonly suggestion: Suggestion;
}

/** A list of questions that somebody will ask, each answered from the records and the documents as far as they go. */
export interface Checklist extends RegistryEntry {
  /** What it is for, in one sentence. */
  readonly purpose: string;
  readonly items: (context: ReadinessContext) => readonly ChecklistItem[];
  /** Small records and documents with the answers they give; run as tests. */
  readonly examples: readonly ChecklistExample[];
}

export interface ChecklistExample {
  readonly says: string;
  /** Records by kind; schemas complete them. */
  readonly records?: Readonly<Record<string, readonly { readonly id: string; readonly data: object }[]>>;
  readonly documents?: readonly { readonly name: string; readonly type: DocumentType; readonly pieces: Pieces['pieces'] }[];
  readonly findings?: readonly DossierFinding[];
  readonly answers: Readonly<Record<string, ReadinessAnswerWord>>;
}

/** More places than these are counted and not listed. */
const anchorsShown = 8;

/** A suggestion; that something is met without naming where is a defect. */
export function suggest(answer: ReadinessAnswerWord, reason: string, evidence: readonly Anchor[] = []): Suggestion {
  const distinct = distinctAnchors(evidence);
  assert(distinct.length > 0 || answer !== 'met', `"${reason}" names nothing it rests on`);
  const more = distinct.length - anchorsShown;
  return {
    answer,
    reason: more > 0 ? `${reason} ${more} more ${more === 1 ? 'place is' : 'places are'} not listed.` : reason,
    evidence: distinct.slice(0, anchorsShown),
  };
}

/** One thing a criterion asks for, as a phrase with its article ("the class"), and where it was found. */
export type Part = readonly [what: string, evidence: readonly Anchor[]];

export interface PartsOptions {
  /** What to answer where nothing was found: that it is missing, or that nobody can tell from here. */
  readonly nothing?: 'not met' | 'open';
  /**
   * Whether the criterion asks how good something is. `true`: places in texts alone do not answer it whole, structured records do.
   * `always`: nothing but a person's judgement does.
   */
  readonly judgement?: boolean | 'always';
  /** A sentence that follows whatever the answer is. */
  readonly note?: string;
}

/** Answers a criterion from its parts: met where all were found, partly where some were. */
export function fromParts(parts: readonly Part[], { nothing = 'not met', judgement = false, note = '' }: PartsOptions = {}): Suggestion {
  const found = parts.filter(([, evidence]) => evidence.length > 0);
  const lacking = parts.filter(([, evidence]) => evidence.length === 0);
  const evidence = inTurn(found.map(([, anchors]) => anchors));
  const sentences = [found.length > 0 ? `Found: ${named(found)}.` : '', lacking.length > 0 ? `Not found: ${named(lacking)}.` : ''];
  const whole = lacking.length === 0;
  const left = whole && (judgement === 'always' || (judgement && evidence.every(isText)));
  if (left)
    sentences.push(
      judgement === 'always'
        ? 'Whether it is enough is for a person to judge.'
        : 'It stands in the text only; whether it is enough is for a person to judge.',
    );
  const answer = found.length === 0 ? nothing : whole && !left ? 'met' : 'partly';
  return suggest(answer, [...sentences, note].filter(Boolean).join(' '), evidence);
}

/** Whether an anchor names a place in running text, uploaded or written here, and not a record with fields. */
function isText(anchor: Anchor): boolean {
  return 'document' in anchor || anchor.record.kind === sectionKind.name;
}

function named(parts: readonly Part[]): string {
  const names = parts.map(([what]) => what);
  return names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The first of each list, then the second of each: so that every part shows at least one place where places are many. */
function inTurn(lists: readonly (readonly Anchor[])[]): Anchor[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list.slice(index, index + 1))).flat();
}
