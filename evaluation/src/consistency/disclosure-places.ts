import { plainText } from '../documents/reading.ts';
import type { DossierDocument } from './dossier.ts';
import type { Passage } from './passage.ts';
import { fold } from './text/fold.ts';

/** The passages or sentences of instructions that a risk file names as the place where a risk is disclosed. */
export interface DisclosurePlace {
  readonly words: string;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

const placeColumn = /disclos|communicat|\bifu\b|instructions|labelling|labeling|where|section|stated|reference in|information for safety/u;
const numbered =
  /(?:^|\b(?:ifu|instructions(?: for use)?|section|chapter|clause|para(?:graph)?|no|item)\b\.?[ ,:]*(?:section|chapter|clause|no\.?)? ?)(\d{1,2}(?:\.\d{1,2}){0,3})\b(?! ?(?:%|mm|ml|kg))/u;

/** What a row of a risk table says of where its risk is disclosed: a number or a title; "" where it says nothing. */
export function placeNamed(document: DossierDocument, passage: Passage): { readonly number: string; readonly title: string } | undefined {
  const { cell } = passage;
  const placed = cell && document.tables[cell.table];
  if (!cell || !placed) return undefined;
  const row = placed.table.rows[cell.row];
  if (!row) return undefined;
  for (const [index, column] of placed.table.columns.entries()) {
    if (index === cell.column || !placeColumn.test(fold(column.title)) || !row[index]) continue;
    const text = fold(plainText(row[index].content)).trim();
    if (text.length > 80 || /\b(?:sscp|label only|training|technical)\b/.test(text)) continue;
    const number = numbered.exec(text)?.[1];
    if (number) return { number, title: '' };
    const title = text
      .replace(/^(?:ifu|instructions(?: for use)?)\b[ ,:]*(?:section )?/u, '')
      .replace(/["'.]/g, '')
      .trim();
    if (title.length > 3 && /^[a-z][a-z ]+$/u.test(title)) return { number: '', title };
  }
  return undefined;
}

/** The place itself: the section with that number or title, or the numbered paragraph or sentence. */
export function placeIn(document: DossierDocument, named: { readonly number: string; readonly title: string }): readonly DisclosurePlace[] {
  let places = kept.get(document);
  if (!places) {
    places = new Map();
    kept.set(document, places);
  }
  const key = `${named.number}|${named.title}`;
  let found = places.get(key);
  if (!found) {
    found = findPlace(document, named);
    places.set(key, found);
  }
  return found;
}

const kept = new WeakMap<DossierDocument, Map<string, readonly DisclosurePlace[]>>();

function findPlace(document: DossierDocument, named: { readonly number: string; readonly title: string }): readonly DisclosurePlace[] {
  const whole = (passage: Passage): DisclosurePlace => ({ words: passage.text, passage, start: 0, end: passage.text.length });
  if (named.title !== '') {
    const under = document.passages.filter(
      (passage) => passage.kind !== 'heading' && passage.headings.some((heading) => fold(heading.title).trim() === named.title),
    );
    return under.map(whole);
  }
  const sections = document.passages.filter(
    (passage) =>
      passage.kind !== 'heading' &&
      passage.headings.some(
        (heading) => heading.number.replace(/\.$/, '') === named.number || fold(heading.title).startsWith(`${named.number} `),
      ),
  );
  const found: DisclosurePlace[] = sections.map(whole);
  const lead = new RegExp(`(?<![\\d.])${named.number.replace(/\./g, '\\.')}[.):]? (?=[^\\d\\s])`, 'u');
  if (named.number.includes('.'))
    for (const passage of document.passages) {
      if (passage.kind === 'heading' || passage.cell || found.some((one) => one.passage === passage)) continue;
      const at = lead.exec(passage.text);
      if (!at || !(at.index === 0 || passage.sentences.some((sentence) => sentence.start === at.index))) continue;
      const next = /(?<=[.;]\s)\d{1,2}(?:\.\d{1,2})+[.):]? (?=[^\d\s])/u.exec(passage.text.slice(at.index + at[0].length));
      const end = next ? at.index + at[0].length + next.index : passage.text.length;
      found.push({ words: passage.text.slice(at.index, end), passage, start: at.index, end });
    }
  return found;
}
