import type { DossierDocument } from './dossier.ts';
import { keptByDocument } from './kept-by-document.ts';
import { fieldsOf, type Passage } from './passage.ts';
import { readDates } from './text/dates.ts';

/** The period a text names: from a day to a day, or one year. */
export function spanOf(text: string): string | undefined {
  const dates = readDates(text);
  if (dates.length === 2 && dates[0]!.first < dates[1]!.last) return `${dates[0]!.first} to ${dates[1]!.last}`;
  if (dates.length > 0 && dates.length < 3 && dates[0]!.precision === 'year') return `${dates[0]!.first} to ${dates[0]!.last}`;
  return dates.length > 2 ? 'several periods' : undefined;
}

/** What a bracket remarks of another time. */
const aside = /\((?:in|against|compared|up|down|after|\d{4}:)[^()]*\)/gu;

/**
 * The period that a sentence names, or the one before it from which it goes on: "By the end of 2025 900 units had been sold. 412 complaints came in" counts
 * complaints until then.
 */
export function spanOfSentence({ sentences }: Passage, index: number): string | undefined {
  const own = spanOf(sentences[index]!.text.replace(aside, ''));
  const before = sentences[index - 1];
  if (own !== undefined || !before || readDates(sentences[index]!.text).length > 0) return own;
  const dates = readDates(before.text);
  if (dates.length === 2) return spanOf(before.text.replace(aside, ''));
  return dates.length === 1 && /^(?:by|until|up to|since|to) /u.test(before.folded) ? `until ${dates[0]!.last}` : undefined;
}

const periodLabel = /^(?:reporting |data collection |review |covered )?period\b|^(?:berichts)?zeitraum|^periode/u;
/** "Period 1 March 2025 to 28 February 2026 · issued …" on the front page. */
const periodLine = /(?:^|[·|;,.] ?)(?:reporting |data collection |review |covered )?period(?: from|:)? (?=\d)([^·|;]{12,60})/u;

/** The period of the whole document: "Period: 1 January 2024 to 31 December 2024"; empty where it names none. */
const periodOfDocument = keptByDocument((document: DossierDocument): string => {
  for (const passage of document.passages.slice(0, 60)) {
    const line = periodLine.exec(passage.folded);
    const told = [
      ...fieldsOf(passage).flatMap((field) => (periodLabel.test(field.foldedLabel) ? [spanOf(field.value)] : [])),
      line && passage.index < 6 ? spanOf(passage.text.slice(line.index, line.index + line[0].length)) : undefined,
    ].find((span) => span !== undefined);
    if (told !== undefined) return told;
  }
  return '';
});

/** The period of a passage: that of its table's caption, or of its document. */
export function periodAround(passage: Passage, document: DossierDocument): string {
  return (passage.cell && spanOf(passage.cell.caption)) ?? periodOfDocument(document);
}
