import { equalValues } from '../differences.ts';
import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locate } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { sentenceOf, wordsAround } from '../statement-sentence.ts';
import { conflictsBetween } from '../support.ts';
import { readDates } from '../text/dates.ts';
import { readNumbers } from '../text/numbers.ts';
import { unitAt } from '../text/units.ts';

/** Units sold, complaints and incidents of a period are counted once. */
export default {
  id: 'post-market-figure',
  title: 'Figures from the market are the same in all documents',
  references: ['MDR Articles 83 to 86', 'MDCG 2022-21'],
  severity: 'major',
  why: 'Rates of complaints and incidents decide on trends and on the benefit-risk balance; two counts for one period mean that one document rests on wrong data.',
  remedy: 'Take the figures from the complaint and sales records at the data cut-off and use the same in PSUR, CER and SSCP.',
  basis: ['MDR 83(3)', 'MDR 86(1)', 'MDR Annex III 1.1'],
  check: function* (dossier) {
    const groups = new Map<string, Statement[]>();
    for (const statement of dossier.of('post-market-figure')) {
      if (!isPresent(dossier, statement)) continue;
      const what = whatOf(statement);
      groups.set(what, [...(groups.get(what) ?? []), statement]);
    }
    for (const [what, statements] of groups) {
      const conflicts = conflictsBetween(dossier, {
        statements,
        equal: (one, other) => equalValues(one, other) || roundedTo(dossier, one, other) || roundedTo(dossier, other, one),
        comparable: (one, other) =>
          samePeriod(one, other) &&
          (one.document !== other.document || one.key === other.key) &&
          (one.document !== other.document || (numberOf(one) < 1.67 * numberOf(other) && numberOf(other) < 1.67 * numberOf(one))),
        knows: (document, one) => knows(dossier, document, one),
        repeated: 1,
        places: (one) => marketNumbers(dossier.document(one.document)).get(numberOf(one)) ?? 0,
      });
      for (const { deviating, reference } of conflicts) {
        const name = (one: Statement): string => dossier.document(one.document).name;
        yield {
          attribute: what === 'sold' ? 'other' : 'event-rate',
          message:
            deviating.document === reference.document
              ? `${name(deviating)} gives ${deviating.says} here and ${reference.says} elsewhere.`
              : `${name(deviating)} gives ${deviating.says}, but ${name(reference)} gives ${reference.says}.`,
          locations: [locate(dossier, deviating), locate(dossier, reference)],
          compared: [deviating.says, reference.says],
        };
      }
    }
    yield* samePeriods(dossier, groups);
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Post-market data\n\nIn the period 1 January 2024 to 31 December 2024, 71245 units were sold and 47 complaints were received, of which 11 were serious incidents.',
          psur: '# PSUR\n\nPeriod: 1 January 2024 to 31 December 2024.\n\nUnits sold: 71245. Complaints: 128 (1.80 per 1000 units). Serious incidents: 11.',
        },
        says: '128',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Post-market data\n\nIn the period 1 April 2023 to 31 March 2024, 21250 units were sold and 96 complaints were received.',
          psur: '# PSUR\n\nPeriod: 1 January 2023 to 31 December 2023.\n\nUnits sold: 21250. Complaints: 96.',
        },
        says: '2023-04-01 to 2024-03-31',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Post-market data\n\nNo field safety corrective action was necessary.',
          psur: '# PSUR\n\n## Actions\n\nThe manufacturer carried out a field safety corrective action.',
        },
        says: '0 field safety corrective actions',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Post-market data\n\nSerious incidents did not occur. Neither recalls nor deaths were reported.',
          psur: '# PSUR\n\n## Vigilance\n\nThe manufacturer reported two serious incidents to the authorities.',
        },
        says: '2 serious incidents',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Post-market data\n\nNo recall was necessary. One recall of a similar device is known.',
          psur: '# PSUR\n\n## Actions\n\nOne field safety corrective action was carried out. A further recall is not planned.',
        },
      },
      {
        dossier: {
          sscp: '# SSCP\n\n## Market\n\nBetween January 2021 and December 2023 roughly 8,200 units were sold.',
          psur: '# PSUR\n\n## Market\n\nBetween January 2021 and December 2023 8,174 units were sold.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Post-market data\n\nIn the period 1 January 2023 to 31 December 2023, 412 units were sold and 93 complaints were received. 44 complaints were about the lid.',
          psur: '# PSUR\n\nPeriod: 1 January 2024 to 31 December 2024.\n\nUnits sold: 71245. Complaints: 128. Of the predecessor 9,800 units were sold.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Market data\n\nBy the end of February 2026 18,400 stents had been sold. 161 complaints were received.',
          psur: '# PSUR\n\nPeriod 1 March 2025 to 28 February 2026 · issued 30 April 2026\n\n## Complaints\n\n43 complaints were received.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Market data\n\nFrom April 2022 until 31 December 2025 3,140 pumps were sold. 412 complaints were received.',
          psur: '# PSUR\n\nPeriod: 1 January 2025 to 31 December 2025.\n\n## Complaints\n\n118 complaints were received.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Two documents that give the same counts give them of the same period. */
function* samePeriods(dossier: Dossier, groups: ReadonlyMap<string, readonly Statement[]>): Generator<Contradiction> {
  const dated = [...groups.values()].flat().filter((one) => periodOf(one) !== '');
  const periods = new Map<string, Statement[]>();
  for (const one of dated) periods.set(one.document, [...(periods.get(one.document) ?? []), one]);
  // A document that speaks of several years may give a count of any of them.
  const single = [...periods.values()].filter((own) => new Set(own.map(periodOf)).size === 1);
  for (const [index, own] of single.entries())
    for (const others of single.slice(index + 1)) {
      const same = own.flatMap((one) => {
        const other = others.find((there) => whatOf(there) === whatOf(one) && numberOf(there) === numberOf(one));
        return other ? [[one, other] as const] : [];
      });
      const [first] = same;
      if (!first || new Set(same.map(([one]) => whatOf(one))).size < 2 || !same.some(([one]) => numberOf(one) >= 20)) continue;
      if (periodOf(first[0]) === periodOf(first[1])) continue;
      yield {
        attribute: 'event-rate',
        message: `${dossier.document(first[0].document).name} gives ${first[0].says} for ${periodOf(first[0])}, but ${dossier.document(first[1].document).name} gives the same for ${periodOf(first[1])}.`,
        locations: first.map((one) => locate(dossier, one)),
        compared: first.map(periodOf),
      };
    }
}

/** Other periods, sums over several, and parts of the count. */
const another =
  /\b(?:previous|earlier|former|prior|last|preceding|following|next) (?:report\w*|period|year|version|update|psur|edition)s?\b|\b(?:year|period) before\b|\b(?:since (?=(?:\d{1,2} )?(?:[\p{L}-]+ )?(?:19|20)\d\d|(?:(?:its|the|our|first|market) )*(?:launch|introduc|release|start|placing|placement|market|approval|certific|last|previous))|so far|to date|cumulative\w*|altogether|expected|planned|estimated|forecast|had been|compared (?:with|to)|first (?:half|quarter)|second (?:half|quarter)|months? of|per (?:year|month)|still open)\b/u;

const comparedWith = /;|, (?:after|against|as against|compared|up from|down from|versus|while|whereas)\b/u;

function isPresent(dossier: Dossier, statement: Statement): boolean {
  const sentence = sentenceOf(dossier, statement);
  const at = statement.start - sentence.start;
  // What a bracket remarks, and what a count is compared with, is said of that.
  const said = sentence.folded.replace(/\([^()]*\)/gu, (bracket, from: number) =>
    from <= at && at < from + bracket.length ? bracket : ' '.repeat(bracket.length),
  );
  const head = said.slice(0, at);
  const clause = `${head.slice(head.lastIndexOf(';') + 1)} ${said.slice(at).split(comparedWith)[0]}`;
  if (whatOf(statement) !== 'serious incidents' && /\bof (?:these|them|those)\b/u.test(head.slice(head.lastIndexOf(';') + 1))) return false;
  return !another.test(`${clause} | ${wordsAround(dossier, statement).split(' | ').slice(1).join(' | ')}`);
}

const roundly =
  /(?:\b(?:about|around|some|nearly|almost|roughly|approximately|approx\.?|circa|ca\.?|close to|more than|over|just (?:under|over|above|below))|[~≈]) ?$/u;

/** "About 8,200 units" are 8,174: a round number that is told as such stands for those it is rounded from. */
function roundedTo(dossier: Dossier, round: Statement, exact: Statement): boolean {
  const number = numberOf(round);
  const zeros = /0+$/u.exec(String(number))?.[0].length ?? 0;
  if (zeros === 0 || Math.abs(number - numberOf(exact)) > Math.min(10 ** zeros, 0.05 * number)) return false;
  const sentence = sentenceOf(dossier, round);
  return roundly.test(sentence.folded.slice(0, round.start - sentence.start));
}

function numberOf(one: Statement): number {
  return one.value.type === 'number' ? one.value.number : Number.NaN;
}

function whatOf(statement: Statement): string {
  return statement.key.split(', ')[0]!;
}

function samePeriod(one: Statement, other: Statement): boolean {
  return periodOf(one) === periodOf(other) || periodOf(one) === '' || periodOf(other) === '';
}

/** First and last day, or "" where none is told. */
function periodOf(one: Statement): string {
  return one.key.slice(whatOf(one).length + 2);
}

/**
 * Whether a document has the number where it speaks of the market. Small numbers stand in any text by chance: where it tells its own count of the same
 * thing, only that and passages about the same thing count.
 */
function knows(dossier: Dossier, document: string, one: Statement): boolean {
  const number = numberOf(one);
  if (!marketNumbers(dossier.document(document)).has(number)) return false;
  const what = whatOf(one);
  const about = what === 'serious incidents' ? ofIncidents : what === 'complaints' ? ofComplaints : undefined;
  if (number >= 20 || !about) return true;
  const own = dossier
    .of('post-market-figure')
    .filter((other) => other.document === document && whatOf(other) === what && samePeriod(one, other));
  if (own.length === 0) return true;
  // A number below the document's own count may be a part of it, unless the word for what is counted stands beside it.
  const parts = own.every((other) => numberOf(other) > number);
  const { language } = dossier.document(document);
  return about
    .passages(dossier.document(document))
    .some((passage) =>
      readNumbers(passage.text, language).some(
        (found) =>
          found.value === number &&
          !/^[.)]/.test(passage.text.slice(found.end)) &&
          (!parts || passage.cell || about.words.test(besideIn(passage.folded, found))),
      ),
    );
}

/** The words around a number, no further than its sentence goes: "4 for the pouch. Serious incidents: 6" has no four incidents. */
function besideIn(folded: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const before = folded
    .slice(Math.max(0, start - 20), start)
    .split(/[.;] /)
    .at(-1)!;
  return before + folded.slice(start, end + 40).split(/[.;] /)[0]!;
}

const ofIncidents = thing(/incident|vigilan|reported|serious/);
const ofComplaints = thing(/complain|reclam|beschwerd|reklam/);

/** What is counted, by its words, with the passages of a document that speak of it. */
function thing(words: RegExp): { readonly words: RegExp; readonly passages: (document: DossierDocument) => readonly Passage[] } {
  return { words, passages: keptByDocument(({ passages }) => passages.filter((passage) => words.test(wordsOf(passage)))) };
}

function wordsOf({ folded, label, cell }: Passage): string {
  return `${folded} ${label.toLowerCase()} ${cell?.columnTitle.toLowerCase() ?? ''}`;
}

const speaks =
  /incident|complaint|sold|suppl|deliver|distribut|shipped|sales|death|recall|corrective|units|reloads|handles|verkauf|reklamation|beschwerde|vorkommnis|vendu|vendid|vendut|reclam/;

/** All numbers a document states where it speaks of the market, with how many passages have them. */
const marketNumbers = keptByDocument(({ passages, language }): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const passage of passages) {
    if (!passage.topics.has('post-market') && !speaks.test(wordsOf(passage))) continue;
    // The 1 of "1 January 2024" and the 5 of "5 years" are no counts.
    const dates = readDates(passage.text);
    const values = readNumbers(passage.text, language)
      .filter(
        (number) =>
          !dates.some((date) => date.start <= number.start && number.end <= date.end) &&
          !unitAt(passage.folded, number.end) &&
          // "5.0" is a rate and no count of five.
          !/\d[.,]\d{1,2}$/.test(passage.folded.slice(number.start, number.end)),
      )
      .map((number) => number.value);
    for (const value of new Set(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
});
