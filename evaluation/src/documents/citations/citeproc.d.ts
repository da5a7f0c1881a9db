/** The part of citeproc-js 1.4 that formatting uses; the package brings no types of its own. */
declare module 'citeproc' {
  interface Citation {
    citationID: string;
    citationItems: { id: string }[];
    properties: { noteIndex: number };
  }

  class Engine {
    constructor(
      system: { retrieveLocale: (locale: string) => string; retrieveItem: (id: string) => object },
      style: string,
      locale: string,
      forceLocale: boolean,
    );
    opt: { development_extensions: { wrap_url_and_doi: boolean } };
    setOutputFormat(format: 'html' | 'text'): void;
    /** Cites everything anew; one row of citation id, note and text for each cluster, in order. */
    rebuildProcessorState(citations: Citation[], format: 'html' | 'text'): [string, number, string][];
    /** False where the style has no bibliography. */
    makeBibliography(): [{ entry_ids: string[][] }, string[]] | false;
  }

  const CSL: { Engine: typeof Engine };
  export default CSL;
}
