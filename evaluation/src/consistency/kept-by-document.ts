import type { DossierContext, DossierDocument } from './dossier.ts';

/**
 * Makes a reading of a whole document remember what it gave, as long as the document is kept: when one document of a dossier changes, the others are not
 * read again. What it gives is shared and must not be changed.
 */
export function keptByDocument<Made>(read: (document: DossierDocument) => Made): (document: DossierDocument) => Made {
  const kept = new WeakMap<DossierDocument, { readonly made: Made }>();
  return (document) => {
    let there = kept.get(document);
    if (!there) {
      there = { made: read(document) };
      kept.set(document, there);
    }
    return there.made;
  };
}

/** The same for a reading that depends on what is known of the whole dossier; for each document the latest context is kept. */
export function keptByDocumentAndContext<Made>(
  read: (document: DossierDocument, context: DossierContext) => Made,
): (document: DossierDocument, context: DossierContext) => Made {
  const kept = new WeakMap<DossierDocument, { readonly context: DossierContext; readonly made: Made }>();
  return (document, context) => {
    let there = kept.get(document);
    if (there?.context !== context) {
      there = { context, made: read(document, context) };
      kept.set(document, there);
    }
    return there.made;
  };
}
