import { literatureDatabases } from '../lexicon/databases.ts';
import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';

const anchor = /\bsearch|\bdatabases?\b|\bdatenbank|\brecherch|\bbases? de donn|\bbases? de datos|\bbanc\w+ dati|\bsources?\b/u;
/** In a section on the search, what was used needs no word for searching beside it. */
const used = /\b(?:used|consulted|queried|interrogated|screened|covered|accessed|included)\b/u;
const otherSearch =
  /\b(?:previous|earlier|former|prior) (?:version|search|report|update|evaluation)s?|\bvigilance|\bauthorit|\binterrupted|\baccess to|\b(?:review|meta-analysis|authors?|study|paper) (?:of|by) (?!the\b|literature)\p{L}|\bet al\b|\[\d/u;

/** The bibliographic databases that were or will be searched. One statement for each place that names two or more. */
export default {
  id: 'search-database',
  title: 'Databases searched',
  references: ['MEDDEV 2.7/1 rev. 4, A4', 'PRISMA 2020 statement, item 6'],
  attribute: 'literature-search',
  read(passage: Passage) {
    if (passage.kind === 'heading' || passage.topics.has('references') || passage.topics.has('abbreviations') || passage.topics.has('pmcf'))
      return [];
    const found: Found[] = [];
    const inCell = passage.cell !== undefined;
    const label = /databas|\bsources?\b|datenbank/.test(passage.label.toLowerCase());
    if (inCell && !label) return [];
    // Rows and items below "Databases" name one each.
    const single = label && (passage.kind === 'item' || passage.cell?.column === 0) && passage.text.length < 60;
    const aboutSearch = passage.topics.has('literature');
    for (const sentence of inCell ? [{ start: 0, folded: passage.folded }] : passage.sentences) {
      if (
        otherSearch.test(sentence.folded) ||
        !(inCell || single || anchor.test(sentence.folded) || (aboutSearch && used.test(sentence.folded)))
      )
        continue;
      const hits = literatureDatabases.flatMap(({ id, pattern }) => {
        const match = pattern.exec(sentence.folded);
        return match ? [{ id, start: match.index, end: match.index + match[0].length }] : [];
      });
      const ids = [...new Set(hits.map((hit) => hit.id))].sort();
      if (ids.length < (single ? 1 : 2)) continue;
      found.push({
        value: { type: 'categories', categories: ids },
        says: ids.join(', '),
        start: sentence.start + Math.min(...hits.map((hit) => hit.start)),
        end: sentence.start + Math.max(...hits.map((hit) => hit.end)),
        subject: 'device',
        weight: 'defining',
      });
    }
    return found;
  },
  examples: [
    {
      text: '# Search\n\nMEDLINE through PubMed, Embase and the Cochrane Library were searched.',
      finds: ['Cochrane Library, Embase, MEDLINE'],
    },
    { text: '# Search\n\n| Element | Entry |\n|---|---|\n| Databases | PubMed, Embase; hand search |', finds: ['Embase, MEDLINE'] },
    {
      text: '# Literature search\n\nPubMed, Embase and the Cochrane Library were consulted.',
      finds: ['Cochrane Library, Embase, MEDLINE'],
    },
    { text: '# Literature search\n\nThe following databases were used:\n\n- PubMed\n- Embase', finds: ['MEDLINE', 'Embase'] },
    { text: '# Literature\n\nThe review by Miller searched PubMed and Scopus.', finds: [] },
    { text: '# Search\n\nThe previous search used PubMed and Scopus. The strings for PubMed stand in the appendix.', finds: [] },
  ],
} satisfies StatementKind;
