/// <reference path="./citeproc.d.ts" />
import CSL from 'citeproc';
import { assert } from '../../base/index.ts';
import type { FormattedReference } from '../tree.ts';
import enGb from './locales/en-GB.json' with { type: 'json' };
import enUs from './locales/en-US.json' with { type: 'json' };
import { inlineOfEntry } from './markup.ts';
import { citationStyles } from './styles.ts';
import type { CslItem } from './to-csl.ts';

export interface CitationRequest {
  /** Id of a shipped style, or the XML of an independent CSL style. */
  readonly style: string;
  /** BCP 47; terms such as "et al." are shipped in en-GB and en-US, and any other language gets en-US. */
  readonly locale: string;
  readonly items: readonly { readonly id: string; readonly csl: CslItem }[];
  /** Ids cited at each place of the document, in the order of the document. */
  readonly clusters: readonly (readonly string[])[];
}

export interface FormattedCitations {
  /** What stands at each place, in the order of the clusters; "[?]" where none of its ids is among the items. */
  readonly clusterTexts: readonly string[];
  /** Entries of the cited items, numbered from 1 in the order of the style. */
  readonly bibliography: readonly FormattedReference[];
}

const locales: Readonly<Record<string, string>> = { 'en-GB': enGb.xml, 'en-US': enUs.xml };

function styleXml(style: string): string {
  if (style.trimStart().startsWith('<')) return style;
  const shipped = citationStyles.find((one) => one.id === style);
  assert(shipped, `no citation style is called ${style}`);
  return shipped.xml;
}

/**
 * Formats the citations of one document and its list of references once, so that every writer shows the same words. Numbers follow the order
 * of first citation where the style says so, and neighbouring numbers collapse to ranges. Deterministic.
 */
export function formatCitations(request: CitationRequest): FormattedCitations {
  const items = new Map(request.items.map((item) => [item.id, { ...item.csl, id: item.id }]));
  const known = request.clusters.map((cluster) => [...new Set(cluster)].filter((id) => items.has(id)));
  const locale = request.locale in locales ? request.locale : 'en-US';
  const system = {
    retrieveLocale: (name: string) => locales[name] ?? enUs.xml,
    // The processor writes into the items it is given.
    retrieveItem: (id: string): object => JSON.parse(JSON.stringify(items.get(id))),
  };
  const engine = new CSL.Engine(system, styleXml(request.style), locale, true);
  engine.opt.development_extensions.wrap_url_and_doi = true;
  const citations = known
    .map((ids, index) => ({ citationID: `c${index}`, citationItems: ids.map((id) => ({ id })), properties: { noteIndex: 0 } }))
    .filter((citation) => citation.citationItems.length > 0);
  const texts = new Map(engine.rebuildProcessorState(citations, 'text').map(([id, , text]) => [id, text]));
  engine.setOutputFormat('html');
  const made = citations.length > 0 && engine.makeBibliography();
  const bibliography = made ? made[1].map((html, index) => entry(items.get(made[0].entry_ids[index]?.[0] ?? ''), index + 1, html)) : [];
  return { clusterTexts: known.map((_, index) => texts.get(`c${index}`) ?? '[?]'), bibliography };
}

function entry(item: CslItem | undefined, number: number, html: string): FormattedReference {
  assert(item, 'the citation processor listed an item that nobody gave it');
  // What a style makes of an item without words is punctuation, or a sentence about an error.
  const hasWords = item.title || item.author || item['container-title'] || item.URL || item.DOI;
  const content = hasWords ? inlineOfEntry(html, number) : [];
  return {
    id: item.id,
    number,
    content: content.length > 0 ? content : [{ type: 'missing', text: 'reference without author, title or source' }],
  };
}
