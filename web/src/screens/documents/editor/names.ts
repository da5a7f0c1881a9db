import type { OutlineSection } from '@cerulean/evaluation/documents';

/** What a fact says now, and where it comes from. */
export interface FactName {
  readonly key: string;
  readonly label: string;
  readonly group: string;
  readonly text: string;
  readonly recordId?: string | undefined;
}

/** A part of the document that a sentence can refer to. */
export interface Target {
  readonly id: string;
  /** As it stands in a sentence: "section 4.2", "Table 3". */
  readonly label: string;
  /** Its title or caption. */
  readonly title: string;
  readonly kind: 'section' | 'table' | 'figure';
}

/** A reference as a citation shows it while it is written; null where the id leads to none. */
export interface ReferenceName {
  /** "Maki et al. 1997". */
  readonly label: string;
  readonly title: string;
}

interface Known {
  /** Undefined until they are loaded: nothing is called missing before. */
  readonly facts?: ReadonlyMap<string, FactName>;
  readonly references: ReadonlyMap<string, ReferenceName | null>;
  readonly targets?: ReadonlyMap<string, Target>;
}

/** The words that the facts, citations and cross-references in a text show. They arrive while the text is open already, and change with the record. */
export class Names {
  private known: Known = { references: new Map() };
  private readonly listeners = new Set<() => void>();

  readonly get = (): Known => this.known;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(changes: Partial<Known>): void {
    this.known = { ...this.known, ...changes };
    for (const listener of this.listeners) listener();
  }

  addReferences(added: Iterable<readonly [string, ReferenceName | null]>): void {
    const references = new Map(this.known.references);
    for (const [id, name] of added) references.set(id, name);
    this.set({ references });
  }
}

/** What an inline element shows, and whether what it names could not be found. */
export interface Shown {
  readonly text: string;
  readonly hint: string;
  readonly missing: boolean;
}

export function showFact({ facts }: Known, key: string): Shown {
  const fact = facts?.get(key);
  if (fact) return { text: fact.text, hint: `${fact.group}: ${fact.label} (${key})`, missing: false };
  if (!facts) return { text: '…', hint: key, missing: false };
  return { text: `[${key || 'no fact'}]`, hint: `The record has no value for ${key || 'this fact'}.`, missing: true };
}

export function showCitation({ references }: Known, ids: readonly string[]): Shown {
  if (ids.length === 0) return { text: '[no reference]', hint: 'This citation names no reference.', missing: true };
  const names = ids.map((id) => references.get(id));
  const missing = names.some((name) => name === null);
  const text = names.map((name, place) => (name === undefined ? '…' : (name?.label ?? `${ids[place]} missing`))).join('; ');
  const hint = names
    .map((name, place) => (name === null ? `${ids[place]} is not in the evidence database.` : (name?.title ?? '')))
    .join('\n');
  return { text: `[${text}]`, hint, missing };
}

export function showCrossReference({ targets }: Known, id: string): Shown {
  const target = targets?.get(id);
  if (target) return { text: target.label, hint: target.title, missing: false };
  if (!targets) return { text: '…', hint: id, missing: false };
  return { text: `[reference to ${id || 'nothing'}]`, hint: `The document has no section, table or figure ${id}.`, missing: true };
}

/** The sections of a document as targets, named as the document names them. */
export function sectionTargets(sections: readonly Pick<OutlineSection, 'id' | 'number' | 'title'>[]): Target[] {
  return sections.map(({ id, number, title }) => ({ id, title, kind: 'section', label: sectionLabel(number, title) }));
}

function sectionLabel(number: string, title: string): string {
  if (number === '') return `“${title}”`;
  if (number.startsWith('Annex')) return number;
  return /^[A-Z]/.test(number) ? `Annex ${number}` : `section ${number}`;
}
