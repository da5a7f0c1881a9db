import type { DossierDocument } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';

type Target = 'figure' | 'table' | 'section';
const names: Readonly<Record<Target, string>> = {
  figure: 'figures?|figs?\\.?|abbildung(?:en)?|abb\\.|illustrations?|figuras?|figura|figure',
  table: 'tables?|tab\\.|tabellen?|tableaux?|tablas?|tabella|tabelle',
  section:
    'sections?|sec\\.|chapters?|clauses? of this|abschnitte?n?|kapiteln?|chapitres?|seccion|sección|capitulo|capítulo|sezione|capitolo',
};
const number = '([A-Z]?\\.?\\d{1,3}(?:[.-]\\d{1,3})*)';
/** What each of the names above has in it, folded. */
const quick: Readonly<Record<Target, RegExp>> = {
  figure: /fig|abb|illustr/,
  table: /tab/,
  section: /sec|chap|clause|absch|kapit|sez|capit/,
};
const mention = Object.fromEntries(
  (Object.keys(names) as Target[]).map((target) => [
    target,
    new RegExp(
      `(?<![\\p{L}])(?:${names[target]})[ \\u00a0]+${number}(?![\\d%]|\\.\\d)(?:[a-z](?![\\p{L}\\d]))?(?:\\s*(?:,|and|or|to|–|-|und|et|y|e)\\s*${number}(?![\\d%\\p{L}]|\\.\\d| ?(?:mm|cm|kg|g|ml|years|months|days|patients|weeks)))?`,
      'giu',
    ),
  ]),
) as Record<Target, RegExp>;
const captioned = Object.fromEntries(
  (['figure', 'table'] as const).map((target) => [
    target,
    new RegExp(`^(?:${anyCase(names[target])})[ \\u00a0]+${number}(?:\\s*[.:–—|-]|\\s+\\p{Lu}|\\s*$)`, 'u'),
  ]),
) as Record<'figure' | 'table', RegExp>;
/** "Figure 1: Wire in place. Figure 2: Mark at the orifice." has several captions in one paragraph. */
const furtherCaption = Object.fromEntries(
  (['figure', 'table'] as const).map((target) => [
    target,
    new RegExp(`(?<=[.;\\n] ?)(?:${anyCase(names[target])})[ \\u00a0]+${number}\\s*(?:[:.]|[–—] )\\s*\\p{L}`, 'gu'),
  ]),
) as Record<'figure' | 'table', RegExp>;
/** Words after or before a mention that place it in another document. */
const elsewhereAfter =
  /^(?:[a-z]?\)?,?\s*(?:of|in|from|to|des|der|du|de|del|della|von|im)\s+(?:the |this publication|that |its |annex|appendix|our |dem |den |le |la )?(?:cep|cer|ifu|sscp|sota|psur|rmf|rmr|pmcf|pms|report|plan|risk|document\b|instructions|summary|technical|file|meddev|mdcg|mdr|regulation|directive|iso|iec|en |din|guidance|guideline|publication|article|study|annex|appendix|protocol|previous|label|state|manual|clinical|periodic|post|user|guide|leaflet|booklet|handbook|gebrauchsanweisung|bericht|plan\w*|[\p{L}-]+ et al))/iu;
const elsewhereName = /^[a-z]?\)?,?\s*(?:of|in|from)\s+(?:the )?\p{Lu}/u;
const elsewhereBefore =
  /(?:\b(?:cep|cer|ifu|sscp|sota|psur|rmf|rmr|pmcf(?: plan| report)?|pms plan|mdr|meddev|mdcg|iso|iec|regulation|guidance|rev\.? ?\d+|annex|appendix|report|plan|protocol|manual|instructions for use|summary|et al\.?)(?:[^.;()]|\.(?=\d)){0,40}[,:( ]+(?:see |in |under )?|\b(?:cep|cer|ifu|sscp|sota|psur|rmr)[- ][^.;]{0,40})$/iu;

/** Figures, tables and sections that a text refers to are there. */
export default {
  id: 'figure-reference',
  title: 'Figures, tables and sections that are referred to exist',
  references: ['MEDDEV 2.7/1 rev. 4, A10'],
  severity: 'minor',
  why: 'A reference into the void leaves a statement without what should carry it, and shows that numbering changed after the text.',
  remedy: 'Correct the number, or add what is missing.',
  basis: ['MEDDEV 2.7/1 rev. 4 A10'],
  asksFor: [],
  *check(dossier) {
    for (const document of dossier.documents) yield* voidReferencesIn(document);
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n## 1 Scope\n\nThe flow is shown in Figure 5.\n\nFigure 1. Device.\n\nFigure 2. Flow of records.\n\n## 2 Search',
        },
        says: 'Figure 5',
      },
      { dossier: { ifu: '# IFU\n\n## 1 Use\n\nSee section 9.\n\n## 2 Care\n\n## 3 Disposal\n\n## 4 Service' }, says: 'section 9' },
    ],
    leaves: [
      {
        dossier: {
          ifu: '# IFU\n\n## 1 Use\n\nAdvance the wire (Figure 1) until the mark is at the orifice (Figure 2).\n\nFigure 1: Wire in place. Figure 2: Mark at the orifice.',
          psur: '# PSUR\n\n## 1 Scope\n\nText.\n\n## 2 Sales\n\nText.\n\n## 3 Complaints\n\nText.\n\n## 4 Conclusions\n\n| Question | Answer |\n|---|---|\n| Update of IFU | Section 12, planned for May |',
        },
      },
      {
        dossier: {
          ifu: '# IFU\n\n## 1 Use\n\nPlace the sleeve (FIGURE 1), turn the key (FIGURE 2) and lock it (FIGURE 3).\n\nFIGURE 1. SLEEVE ON THE BONE.\nFIGURE 2. KEY IN THE SLEEVE.\nFIGURE 3. LOCKED.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## 1 Scope\n\nSee Figure 1, section 2 and Table 4 of the CEP. Section 5.2 of MEDDEV 2.7/1 applies; ISO 14971, section 7, too.\n\nFigure 1. Device.\n\n## 2 Search\n\n### 2.1 Databases\n\n## 3 Results',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const voidReferencesIn = keptByDocument((document) => [...checkDocument(document)]);

function* checkDocument(document: DossierDocument): Generator<Contradiction> {
  const there: Record<Target, Set<string>> = { figure: new Set(), table: new Set(), section: new Set() };
  for (const passage of document.passages) {
    if (passage.kind === 'heading') {
      const own = passage.headings.at(-1)?.number.replace(/\.$/, '');
      // A document whose headings are numbered counts its chapters: "4" is there where only 4.1 is written.
      if (own)
        for (let part = own; part; part = part.includes('.') ? part.slice(0, part.lastIndexOf('.')) : '')
          there.section.add(part.toLowerCase());
    }
    for (const target of ['figure', 'table'] as const) {
      if (!quick[target].test(passage.folded)) continue;
      const match = captioned[target].exec(passage.text.trimStart());
      if (match) {
        there[target].add(match[1]!.toLowerCase());
        for (const further of passage.text.matchAll(furtherCaption[target])) there[target].add(further[1]!.toLowerCase());
      }
    }
  }
  for (const image of document.read.images) {
    const match = captioned.figure.exec(image.caption);
    if (match) there.figure.add(match[1]!.toLowerCase());
  }
  if (document.read.format === 'tree') for (const { table } of document.tables) there.table.add(String(table.number));
  const told = new Set<string>();
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || passage.topics.has('references')) continue;
    for (const target of ['figure', 'table', 'section'] as const) {
      if (!quick[target].test(passage.folded)) continue;
      if (there[target].size < (target === 'section' ? 4 : 1)) continue;
      if (captioned.figure.test(passage.text) || captioned.table.test(passage.text)) break;
      for (const match of passage.text.matchAll(mention[target])) {
        const after = passage.text.slice(match.index + match[0].length);
        // "Update of the IFU | Section 12": the row says of which document.
        const row = passage.cell && passage.cell.column > 0 ? `${passage.cell.rowLabel}: ` : passage.label ? `${passage.label}: ` : '';
        const before = `${row}${passage.text.slice(0, match.index)}`.slice(-60);
        if (elsewhereAfter.test(after) || elsewhereName.test(after) || elsewhereBefore.test(before)) continue;
        for (const wanted of [match[1], match[2]]) {
          if (wanted === undefined) continue;
          const key = wanted.replace(/\.$/, '').toLowerCase();
          if (there[target].has(key) || told.has(`${target} ${key}`) || (target === 'section' && undivided(key, there.section))) continue;
          told.add(`${target} ${key}`);
          yield {
            attribute: 'figure-reference',
            message: `${document.name} refers to ${target === 'section' ? 'section' : target === 'figure' ? 'Figure' : 'Table'} ${wanted}, which it does not have.`,
            locations: [locationIn(document, passage, match.index, match.index + match[0].length)],
            compared: [`${target} ${wanted}`],
          };
        }
      }
    }
  }
}

/** A pattern for words in upper and lower case, where a flag would make capitals elsewhere in the pattern meaningless. */
function anyCase(words: string): string {
  return words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

/** A chapter that is there without any numbered part may number its paragraphs in a way that was not recognised. */
function undivided(wanted: string, sections: ReadonlySet<string>): boolean {
  const chapter = wanted.slice(0, wanted.lastIndexOf('.'));
  return wanted.includes('.') && sections.has(chapter) && ![...sections].some((section) => section.startsWith(`${chapter}.`));
}
