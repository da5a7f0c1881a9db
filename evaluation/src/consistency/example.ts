import { assemble, markdownPieces, type ReadDocument } from '../documents/reading.ts';
import type { DocumentType } from './attribute.ts';
import { type ConsistencyFinding, checkDossier } from './check.ts';
import { contextOf, type Dossier, dossierOf, openDocument, statementsOf } from './dossier.ts';
import type { ConsistencyRule, ExampleDossier } from './rule.ts';

/** An example's text as a read document. */
export async function readExample(markdown: string, name: string): Promise<ReadDocument> {
  return assemble(name, 'markdown', await markdownPieces(markdown));
}

/** A dossier made of Markdown texts; a type may carry a number (`ifu-2`) and a language (`ifu.de`). */
export async function exampleDossier(texts: ExampleDossier, given: { deviceName?: string } = {}): Promise<Dossier> {
  const documents = await Promise.all(
    Object.entries(texts).map(async ([name, text = '']) => {
      const [type, language] = name.split('.');
      const read = await readExample(text, name);
      return openDocument({ id: name, name, read, type: type!.replace(/-\d+$/, '') as DocumentType, language });
    }),
  );
  const context = contextOf(documents, given);
  return dossierOf(
    documents,
    context,
    documents.flatMap((document) => statementsOf(document, context)),
  );
}

/** What one rule finds in an example. */
export async function checkExample(
  rule: ConsistencyRule,
  texts: ExampleDossier,
  given: { deviceName?: string } = {},
): Promise<ConsistencyFinding[]> {
  return checkDossier(await exampleDossier(texts, given), [rule]);
}
