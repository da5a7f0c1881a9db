import { type Attribute, attributes } from './attribute.ts';
import type { ConsistencyFinding } from './check.ts';
import type { Dossier } from './dossier.ts';
import { locate } from './location.ts';
import type { Subject } from './passage.ts';
import type { Statement, StatementKind } from './statement.ts';
import { keyInWords } from './statement-sentence.ts';
import { statements as statementKinds } from './statements/index.generated.ts';

/** What one document says about one thing, once for each value, with the first places. */
export interface MatrixCell {
  readonly documentId: string;
  readonly statements: readonly {
    readonly says: string;
    readonly quote: string;
    readonly section: string;
    readonly page?: number;
    readonly passage: number;
    readonly start: number;
    readonly end: number;
    readonly subject: Subject;
  }[];
  /** True where a finding says that this document deviates. */
  readonly deviates: boolean;
}

/** One thing that documents speak about: an attribute, a kind of statement and its key. */
export interface MatrixRow {
  readonly attribute: Attribute;
  readonly kind: string;
  readonly kindTitle: string;
  readonly key: string;
  /** What the key means, in words for people; "" where a device has one such fact. */
  readonly about: string;
  readonly cells: readonly MatrixCell[];
}

const placesOfValue = 3;

/** What each document says of the device, as rows of things and columns of documents, in the order of the attributes. */
export function statementMatrix(dossier: Dossier, findings: readonly ConsistencyFinding[]): MatrixRow[] {
  const kinds = new Map((statementKinds as readonly StatementKind[]).map((kind) => [kind.id, kind]));
  const deviating = new Set<string>();
  for (const { attribute, locations, compared } of findings) {
    locations.forEach(({ document, passage }, index) => {
      if (index === 0 || (compared[0] !== undefined && compared[index] === compared[0]))
        deviating.add(`${attribute}\n${document}\n${passage}`);
    });
  }
  const rows = new Map<
    string,
    { row: Omit<MatrixRow, 'cells'>; cells: Map<string, { deviates: boolean; byValue: Map<string, Statement[]> }> }
  >();
  for (const statement of dossier.statements) {
    if (statement.subject !== 'device') continue;
    const { attribute, kind, key, document, says } = statement;
    const id = `${attribute}\n${kind}\n${key}`;
    let held = rows.get(id);
    if (!held) {
      const about = aboutOf(dossier, statement, kinds.get(kind)!);
      rows.set(id, (held = { row: { attribute, kind, kindTitle: kinds.get(kind)!.title, key, about }, cells: new Map() }));
    }
    let cell = held.cells.get(document);
    if (!cell) held.cells.set(document, (cell = { deviates: false, byValue: new Map() }));
    if (deviating.has(`${attribute}\n${document}\n${statement.passage}`)) cell.deviates = true;
    const places = cell.byValue.get(says);
    if (!places) cell.byValue.set(says, [statement]);
    else if (places.length < placesOfValue) places.push(statement);
  }
  return [...rows.values()]
    .map(({ row, cells }) => ({
      ...row,
      cells: dossier.documents.flatMap(({ id }): MatrixCell[] => {
        const cell = cells.get(id);
        if (!cell) return [];
        return [
          { documentId: id, deviates: cell.deviates, statements: [...cell.byValue.values()].flat().map((one) => placed(dossier, one)) },
        ];
      }),
    }))
    .sort(
      (one, other) =>
        attributes.indexOf(one.attribute) - attributes.indexOf(other.attribute) ||
        (one.kind < other.kind ? -1 : one.kind > other.kind ? 1 : one.key < other.key ? -1 : 1),
    );
}

/** A key in words: those of its kind, or those that the documents have for its stems. */
function aboutOf(dossier: Dossier, statement: Statement, { keyTitles }: StatementKind): string {
  const titled = keyTitles?.[statement.key];
  if (titled !== undefined) return titled;
  const key = statement.key.replace(/^(\w+):(?=\S)/, '$1: ').replace(/ · $/, '');
  return keyInWords(dossier, { ...statement, key }).trim();
}

function placed(dossier: Dossier, statement: Statement): MatrixCell['statements'][number] {
  const { quote, section, page } = locate(dossier, statement);
  const { says, passage, start, end, subject } = statement;
  return { says, quote, section, ...(page === undefined ? {} : { page }), passage, start, end, subject };
}
