import type { EstimateResult } from '../analysis/index.ts';
import { byId } from '../base/index.ts';
import { assessClaims, type ClaimAssessment } from '../conclusions/index.ts';
import { type Attribute, type DocumentType, severities } from '../consistency/index.ts';
import { deviceKind } from '../device/index.ts';
import { type DocumentTemplate, estimateResults, facts, richTextToText, sectionKind, templates, walkTemplate } from '../documents/index.ts';
import { all, type DataOf, type Kind, only, type Stored } from '../records/index.ts';
import { type Anchor, recordAnchor } from './anchor.ts';
import { anchorsFor, type Sought, sentenceWith } from './anchors-for.ts';
import { type DossierFinding, type ReadinessContext, type Suggestion, suggest } from './checklist.ts';

/** What a value of a record counts as: the words it says, or nothing. */
type Said = string | number | boolean | readonly string[] | undefined;

/** The context as checklists ask it: what records say, what documents say, and what the check of the dossier found. */
export interface View {
  readonly context: ReadinessContext;
  /** The device record, where there is one. */
  readonly device: DataOf<typeof deviceKind> | undefined;
  /** All records of a kind. */
  readonly all: <K extends Kind>(kind: K) => readonly Stored<DataOf<K>>[];
  /** Anchors to the records of a kind for which something is said; without `said`, to all of them. */
  readonly told: <K extends Kind>(kind: K, said?: (data: DataOf<K>, record: Stored<DataOf<K>>) => Said) => Anchor[];
  /** Anchors into uploaded documents, and into the prose of Cerulean's own report and plan. */
  readonly text: (headings: RegExp, words: RegExp, more?: Omit<Sought, 'headings' | 'words'>) => Anchor[];
  /** Anchors that show that documents of a type are there: their first sentence. */
  readonly documents: (...types: readonly DocumentType[]) => Anchor[];
  /** Anchors to the places of what the check of the dossier found about some attributes. */
  readonly contradictions: (attributes: readonly Attribute[]) => Contradictions;
  /** Every claim held against its evidence. */
  readonly claims: readonly ClaimAssessment[];
  readonly results: readonly EstimateResult[];
}

export interface Contradictions {
  readonly count: number;
  readonly worst: 'critical' | 'major' | 'minor' | undefined;
  readonly message: string;
  readonly evidence: readonly Anchor[];
}

interface Prose {
  readonly record: Stored<DataOf<typeof sectionKind>>;
  readonly title: string;
  readonly lines: readonly string[];
}

/** Opens a context for asking. What takes time is computed when it is first asked for. */
export function viewOf(context: ReadinessContext): View {
  const { snapshot } = context;
  const outcomes = once(() => estimateResults(snapshot));
  const results = once(() => [...outcomes().values()].flatMap((outcome) => (outcome.ok ? [outcome.value] : [])));
  const claims = once(() => assessClaims(snapshot, results()));
  const prose = once((): Prose[] => {
    const values = new Map(facts(snapshot, outcomes()).map((fact) => [fact.key, fact]));
    return all(snapshot, sectionKind).flatMap((record) => {
      const template = byId<DocumentTemplate>(templates, record.data.document);
      const titles = template ? [...walkTemplate(template.sections)] : [];
      const title = titles.find(({ section }) => section.id === record.data.section)?.section.title ?? record.data.section;
      const lines = richTextToText(record.data.prose, values)
        .split('\n')
        .map((line) => line.replace(/^(?:##|-|>|\d+\.)\s+/, '').trim())
        .filter(Boolean);
      return [{ record, title, lines }];
    });
  });

  const told: View['told'] = (kind, said = () => true) =>
    all(snapshot, kind).flatMap((record) => {
      const value = said(record.data, record);
      const text = typeof value === 'object' ? value.join('; ') : typeof value === 'boolean' || value === undefined ? '' : String(value);
      return value === true || text.trim() ? [recordAnchor(kind, record, text)] : [];
    });

  const ownText = ({ types, headings, words, deniedToo = false, onlyThere = false }: Sought): Anchor[] => {
    const places = prose().filter(({ record }) => !types || (types as readonly string[]).includes(record.data.document));
    const quoted = (list: readonly Prose[]) =>
      list.flatMap(({ record, lines }) => {
        const quote = lines.map((text) => sentenceWith({ text }, words, deniedToo)).find((sentence) => sentence !== undefined);
        return quote ? [recordAnchor(sectionKind, record, quote)] : [];
      });
    const expected = ({ title }: Prose) => headings.test(title);
    const best = quoted(places.filter(expected)).slice(0, 2);
    return best.length > 0 || onlyThere ? best : quoted(places.filter((place) => !expected(place))).slice(0, 1);
  };

  return {
    context,
    device: only(snapshot, deviceKind)?.data,
    all: (kind) => all(snapshot, kind),
    told,
    text: (headings, words, more = {}) => {
      const sought = { headings, words, ...more };
      return [...anchorsFor(context, sought), ...ownText(sought)];
    },
    documents: (...types) => anchorsFor(context, { types, headings: /(?:)/, words: /\p{L}{3}/u, deniedToo: true }).filter(onePerDocument()),
    contradictions: (attributes) => contradictionsIn(context, attributes),
    get claims() {
      return claims();
    },
    get results() {
      return results();
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function onePerDocument(): (anchor: Anchor) => boolean {
  const seen = new Set<string>();
  return (anchor) => {
    const name = 'document' in anchor ? anchor.document.name : '';
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  };
}

function contradictionsIn(context: ReadinessContext, about: readonly Attribute[]): Contradictions {
  const found = context.findings
    .filter(({ attribute }) => about.includes(attribute))
    .toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
  return {
    count: found.length,
    worst: found[0]?.severity,
    message: found[0]?.message ?? '',
    evidence: found.flatMap((finding) => findingAnchors(context, finding)),
  };
}

/** The places of a finding, each with its quote and the name of its document. */
export function findingAnchors({ documents }: ReadinessContext, { locations }: DossierFinding): Anchor[] {
  const names = new Map(documents.map(({ id, name }) => [id, name]));
  return locations.map(({ document, page, section, quote }) => ({
    document: { name: names.get(document) ?? document, section, ...(page === undefined ? {} : { page }), quote },
  }));
}

/** A suggestion, unless the check of the dossier found something about these attributes: then that is the answer, with both quotes. */
export function unlessContradicted(view: View, attributes: readonly Attribute[], otherwise: () => Suggestion): Suggestion {
  const { count, worst, message, evidence } = view.contradictions(attributes);
  if (count === 0) return otherwise();
  const more = count === 1 ? '' : ` ${count - 1} more ${count === 2 ? 'finding concerns' : 'findings concern'} the same.`;
  return suggest(worst === 'minor' ? 'partly' : 'not met', `${sentence(message)}${more}`, evidence);
}

/** A text that ends as a sentence does. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
