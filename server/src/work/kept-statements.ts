import {
  type DossierContext,
  type DossierDocument,
  type Statement,
  type StatementKind,
  statementKinds,
  statementsOf,
} from '@cerulean/evaluation/consistency';

/** Statements depend on the document and on what is known of the whole dossier. */
const said = new WeakMap<DossierDocument, { readonly context: string; readonly statements: readonly Statement[] }>();

/** What documents say in a dossier, of all kinds or some; only what changed is read again. */
export function statementsIn(
  documents: readonly DossierDocument[],
  context: DossierContext,
  kinds: readonly StatementKind[] = statementKinds,
): Statement[] {
  const known = JSON.stringify([kinds.map(({ id }) => id), context]);
  return documents.flatMap((document) => {
    const before = said.get(document);
    if (before?.context === known) return before.statements;
    const statements = statementsOf(document, context, kinds);
    said.set(document, { context: known, statements });
    return statements;
  });
}
