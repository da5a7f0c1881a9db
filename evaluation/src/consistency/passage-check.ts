import type { Section } from '../documents/reading.ts';
import { type ConsistencyFinding, checkDossier } from './check.ts';
import type { Dossier, DossierContext, DossierDocument } from './dossier.ts';
import { dossierOf, statementsOfPassage } from './dossier.ts';
import { type HeadingAbove, type Passage, passagesOf } from './passage.ts';
import type { ConsistencyRule, Location } from './rule.ts';
import { rules as allRules } from './rules/index.generated.ts';
import type { Statement } from './statement.ts';

/**
 * A dossier with only what is needed to judge one more paragraph: the statements, and of the passages those in which a statement stands and the headings
 * of Cerulean's own documents. It is plain data and a small part of the dossier.
 */
export interface ParagraphBase {
  readonly context: DossierContext;
  readonly documents: readonly KeptDocument[];
  /** With positions in the passages that are kept. */
  readonly statements: readonly Statement[];
  readonly today?: string;
}

interface KeptDocument extends Omit<DossierDocument, 'read' | 'tables'> {
  /** Where each kept passage stands in its document. */
  readonly positions: readonly number[];
}

/** A paragraph as somebody writes it, and where. */
export interface EditedParagraph {
  readonly document: string;
  readonly sectionId: string;
  readonly text: string;
}

/**
 * Rules that compare statements and nothing else. Those that read through whole documents cannot answer while somebody types, and those that look for
 * what is missing cannot judge by one paragraph.
 */
const comparing: readonly string[] = [
  'body-site',
  'care-setting',
  'device-name',
  'equivalence',
  'identifier',
  'intended-user',
  'lifetime',
  'manufacturer',
  'mode-of-use',
  'population-age',
  'population-weight',
  'pregnancy',
  'reuse',
  'risk-class',
  'standard',
  'sterilisation',
  'update-frequency',
];
/** Rules that judge a passage by itself. */
const reading: readonly string[] = ['placeholder'];

/** What is kept of a dossier for checking paragraphs. */
export function paragraphBase(dossier: Dossier, own: readonly string[]): ParagraphBase {
  const needed = new Map<string, Set<number>>();
  for (const { document, passage } of dossier.statements) {
    const indexes = needed.get(document) ?? new Set();
    needed.set(document, indexes.add(passage));
  }
  const places = new Map<string, Map<number, number>>();
  const documents = dossier.documents.map(({ read: _, tables: __, ...document }): KeptDocument => {
    const indexes = needed.get(document.id);
    const keepsHeadings = own.includes(document.id);
    const kept = document.passages.filter(({ index, kind }) => indexes?.has(index) || (keepsHeadings && kind === 'heading'));
    places.set(document.id, new Map(kept.map(({ index }, place) => [index, place])));
    return { ...document, passages: kept.map((passage, index) => ({ ...passage, index })), positions: kept.map(({ index }) => index) };
  });
  const statements = dossier.statements.map((one) => ({ ...one, passage: places.get(one.document)!.get(one.passage)! }));
  const { context, today } = dossier;
  return { context, documents, statements, ...(today ? { today } : {}) };
}

/**
 * What is wrong with a paragraph against the rest of the dossier. What its section said before does not count, since the paragraph takes its place.
 */
export function checkParagraph(base: ParagraphBase, edited: EditedParagraph): ConsistencyFinding[] {
  const there = base.documents.find(({ id }) => id === edited.document);
  if (!there) return [];
  const headings = there.passages.find(({ kind, blockId }) => kind === 'heading' && blockId === edited.sectionId)?.headings ?? [];
  const written = passagesIn(edited.text, headings);
  if (written.length === 0) return [];
  const first = there.passages.length;
  const added = written.map((passage, position): Passage => ({ ...passage, index: first + position }));
  const document = whole(there, added);
  const said = added.flatMap((passage) => statementsOfPassage(passage, document, base.context));
  const kinds = new Set(said.map(({ kind }) => kind));
  const replaced = new Set(there.passages.filter((passage) => passage.headings.at(-1)?.id === edited.sectionId).map(({ index }) => index));
  const others = base.statements.filter(
    (statement) => kinds.has(statement.kind) && !(statement.document === edited.document && replaced.has(statement.passage)),
  );
  const documents = base.documents.map((one) => (one === there ? document : unchanged(one)));
  const isNew = ({ document: id, passage }: Location): boolean => id === edited.document && passage !== undefined && passage >= first;
  const positions = new Map(base.documents.map((one) => [one.id, one.positions]));
  // Positions count in the paragraph, as they do for what is found in it alone, and elsewhere in the whole document.
  const counted = (finding: ConsistencyFinding): ConsistencyFinding => ({
    ...finding,
    locations: finding.locations.map((location) =>
      location.passage === undefined
        ? location
        : { ...location, passage: isNew(location) ? location.passage - first : positions.get(location.document)![location.passage]! },
    ),
  });
  const compared =
    said.length === 0 ? [] : checkDossier(dossierOf(documents, base.context, [...others, ...said], base.today), chosen(comparing));
  const byItself = checkDossier(dossierOf([alone(there, written)], base.context, [], base.today), chosen(reading));
  return [...compared.filter(({ locations }) => locations.some(isNew)).map(counted), ...byItself];
}

function chosen(ids: readonly string[]): ConsistencyRule[] {
  return (allRules as readonly ConsistencyRule[]).filter(({ id }) => ids.includes(id));
}

const nothingRead = { running: [], comments: [], revisions: [], hidden: [], images: [], findings: [] };

/** A document of the kept passages and those that are added. */
function whole({ positions: _, ...kept }: KeptDocument, added: readonly Passage[]): DossierDocument {
  const passages = [...kept.passages, ...added];
  return { ...kept, passages, tables: [], read: { ...nothingRead, format: 'cerulean', tree: emptyTree(kept.id, []) } };
}

/** A document in which nothing is edited; what rules read of it holds for the next paragraph. */
function unchanged(kept: KeptDocument): DossierDocument {
  let document = asKept.get(kept);
  if (!document) {
    document = whole(kept, []);
    asKept.set(kept, document);
  }
  return document;
}
const asKept = new WeakMap<KeptDocument, DossierDocument>();

function alone(kept: KeptDocument, written: readonly Passage[]): DossierDocument {
  return whole({ ...kept, passages: [], names: [], studies: [] }, written);
}

function passagesIn(text: string, headings: readonly HeadingAbove[]): Passage[] {
  const blocks = text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text: line }] }));
  const innermost = headings.at(-1) ?? { id: 'paragraph', number: '', title: '' };
  const section = headings
    .slice(0, -1)
    .reduceRight<Section>((inner, heading) => ({ ...heading, blocks: [], sections: [inner] }), { ...innermost, blocks, sections: [] });
  return passagesOf(emptyTree('paragraph', [section]))
    .passages.filter(({ kind }) => kind !== 'heading')
    .map((passage, index) => ({ ...passage, index }));
}

function emptyTree(document: string, sections: readonly Section[]): DossierDocument['read']['tree'] {
  return {
    format: 1,
    document,
    title: '',
    subtitle: '',
    language: '',
    status: 'draft',
    version: '',
    date: '',
    cover: [],
    sections,
    references: [],
  };
}
