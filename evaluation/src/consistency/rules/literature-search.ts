import { equalValues } from '../differences.ts';
import type { Dossier } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locate } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { passageOf, sentenceOf, wordsAround } from '../statement-sentence.ts';
import { byKey, type Conflict, conflictsBetween } from '../support.ts';
import { readDates } from '../text/dates.ts';
import { readNumbers } from '../text/numbers.ts';

const own = new Set(['cep', 'cer', 'sota', 'sscp']);

/** The literature search is described alike in plan, report, state of the art and summary. */
export default {
  id: 'literature-search',
  title: 'The literature search is described alike everywhere',
  references: ['MEDDEV 2.7/1 rev. 4, A4 and A5', 'MDCG 2020-13, section E'],
  severity: 'major',
  why: 'A search that is planned one way and reported another cannot be repeated; a reviewer cannot tell which evidence was looked at.',
  remedy: 'Bring period, databases and counts in line with the search that was done, and record a deviation from the plan as such.',
  basis: ['MDR Annex XIV Part A 1(b)', 'MEDDEV 2.7/1 rev. 4, 8.2'],
  check: function* (dossier) {
    const takes = (statement: Statement): boolean => own.has(dossier.document(statement.document).type) && isPresent(dossier, statement);
    // Other reports may name the number of publications that the evaluation rests on.
    const counts = dossier
      .of('search-figure')
      .filter(
        (one) =>
          takes(one) ||
          ((one.weight === 'mention' || (one.key === 'included' && /\bclinical evaluation\b/.test(sentenceOf(dossier, one).folded))) &&
            isPresent(dossier, one)),
      );
    for (const [role, statements] of byKey(counts)) {
      const conflicts = conflictsBetween(dossier, {
        statements,
        equal: equalValues,
        knows: (document, one) => numbersOf(dossier.document(document)).has(countOf(one)),
        comparable: (one, other) =>
          one.document !== other.document ||
          (searchNamed(dossier, one) === searchNamed(dossier, other) &&
            countOf(other) < 2 * countOf(one) &&
            countOf(one) < 2 * countOf(other) &&
            [one, other].every((each) => passageOf(dossier, each).topics.has('literature'))),
        repeated: 2,
        places: (one) => numbersOf(dossier.document(one.document)).get(countOf(one)) ?? 0,
      });
      for (const conflict of conflicts) yield contradiction(dossier, conflict, `number of records "${role}"`);
    }
    for (const [key, statements] of byKey(
      dossier.of('search-period').filter((one) => takes(one) && (one.modality !== 'planned' || one.key !== 'performed')),
    )) {
      if (key === 'performed' || key === 'told') continue;
      const noun = key === 'start' ? 'first day of the period searched' : 'last day of the period searched';
      const conflicts = conflictsBetween(dossier, {
        statements,
        equal: equalValues,
        knows: (document, one) => datesOf(dossier.document(document)).some((date) => overlaps(date, one)),
      });
      for (const conflict of conflicts) yield contradiction(dossier, conflict, noun);
    }
    yield* databases(dossier, dossier.of('search-database').filter(takes));
  },
  examples: {
    finds: [
      {
        dossier: {
          cep: '# CEP\n\n## Literature search\n\n| Element | Specification |\n|---|---|\n| Publication window | 1 January 2017 to 31 March 2025 |',
          cer: '# CER\n\n## State of the art\n\nIn the reviewed literature guidance (Fleischner Society 2017) rests on size.\n\n## Literature search\n\nThe search covered publications from 1 January 2015 to 31 March 2025.',
        },
        says: 'first day',
      },
      {
        dossier: {
          cep: '# CEP\n\n## Literature search protocol\n\n| Element | Specification |\n|---|---|\n| Databases | PubMed, Embase |\n| Period | 2017-01-01 to 2024-03-31 |',
          cer: '# CER\n\n## Literature search\n\nPubMed and Embase were searched for publications from 1 January 2015 to 31 March 2024.',
        },
        says: 'first day',
      },
      {
        dossier: {
          cep: '# CEP\n\n## Literature search protocol\n\nDatabases: PubMed, Embase. Period: the five years up to 31 March 2024.',
          cer: '# CER\n\n## Literature search\n\nPubMed and Embase were searched for publications from 1 April 2014 to 31 March 2024.',
        },
        says: '2019-04-01',
      },
      {
        dossier: {
          cep: '# CEP\n\n## Literature search protocol\n\nThe databases PubMed, Embase and Scopus will be searched.',
          cer: '# CER\n\n## Literature search\n\nPubMed and Embase were searched.',
        },
        says: 'Scopus',
      },
      {
        dossier: {
          sota: '# State of the art\n\n## Literature search\n\nIn the end 48 publications were included and 131 full texts were excluded.',
          cer: '# CER\n\n## Literature search\n\nIn the end 41 publications were included and 131 full texts were excluded.',
        },
        says: 'included',
      },
      {
        dossier: {
          sota: '# State of the art\n\n## Literature search\n\n| Step | Records |\n|---|---|\n| Records found | 3,047 |\n| Included | 42 |\n\nIn the included literature response is 46 % (95 % CI 42 to 50).',
          cer: '# CER\n\n## Literature search\n\nOf 3,047 records, 46 publications were included. The published response is 46 % (95 % CI 42 to 50).',
        },
        says: 'included',
      },
    ],
    leaves: [
      {
        dossier: {
          cep: '# CEP\n\n## Literature search protocol\n\nEmbase will be searched.',
          cer: '# CER\n\n## Literature\n\nEmbase was searched. 52 publications were included.\n\nThe search on alternative treatments gave 318 records, of which 44 publications were included.',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\n## Literature search protocol\n\n| Element | Specification |\n|---|---|\n| Databases | PubMed, Embase, Cochrane Library |\n| Period | 2014-01-01 to 2025-03-31 |\n| Planned date | 7 April 2025 |\n| Expected yield | 1,400 to 1,600 records |',
          cer: '# CER\n\n## Literature search\n\nThe search was carried out on 14 April 2025. It covered publications from the beginning of 2014 to 31 March 2025 in MEDLINE, Embase and the Cochrane Library. The search for version 1.0 of this report ended on 30 September 2023. In the end 41 publications were included.',
          psur: '# PSUR\n\n## Literature\n\nSearch of 20 May 2025: 3 publications retained.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Searches of earlier versions, updates and parts of the search. */
const another =
  /\b(?:previous|earlier|former|prior|last|first|second|next) (?:version|search|report|update|evaluation|edition|period|year)\w*|\bversions? \d|\bupdat\w+|\b(?:supplementary|additional|further|repeated|second|manual|hand) search\w*|\bexpected|\bso far\b|\bto date\b|\binterim\b|\bvigilance|\bper (?:year|month)|\bof (?:these|them|which|those)\b.{0,40}\b(?:concern|on|about|report)\b/u;

/** "The search on the state of the art gave 300 records": one of several searches, told by what it looks for. */
const namedSearch =
  /\bsearch(?:es)? (?:on|about|regarding|concerning|for) (?:the )?(?:(?:publications|literature|articles|papers) (?:on|about) (?:the )?)?(state of the art|background|alternative|similar|equivalent|comparator|benchmark|safety|vigilance|guideline|own|device|clinical)/u;

function searchNamed(dossier: Dossier, statement: Statement): string {
  return namedSearch.exec(sentenceOf(dossier, statement).folded)?.[1] ?? '';
}

function isPresent(dossier: Dossier, statement: Statement): boolean {
  return !another.test(wordsAround(dossier, statement));
}

function contradiction(dossier: Dossier, { deviating, reference }: Conflict, noun: string): Contradiction {
  const name = (one: Statement): string => dossier.document(one.document).name;
  const value = (one: Statement): string => one.says.replace(/^(?:start|end|performed) /, '');
  return {
    attribute: 'literature-search',
    message:
      deviating.document === reference.document
        ? `${name(deviating)} gives two values for the ${noun}: ${value(deviating)} here and ${value(reference)} elsewhere.`
        : `The ${noun} is ${value(deviating)} in ${name(deviating)}, but ${value(reference)} in ${name(reference)}.`,
    locations: [locate(dossier, deviating), locate(dossier, reference)],
    compared: [value(deviating), value(reference)],
  };
}

function* databases(dossier: Dossier, statements: readonly Statement[]): Generator<Contradiction> {
  const documents = [...new Set(statements.map((statement) => statement.document))];
  const sets = documents.map((document) => {
    const list = statements.filter((statement) => statement.document === document);
    return {
      document,
      first: list[0]!,
      names: new Set(list.flatMap((one) => (one.value.type === 'categories' ? one.value.categories : []))),
    };
  });
  for (const [index, one] of sets.entries()) {
    for (const other of sets.slice(index + 1)) {
      const only = (a: typeof one, b: typeof one): string[] =>
        [...a.names].filter((name) => !b.names.has(name) && !names(dossier, b.document, name));
      const more = only(one, other);
      const less = only(other, one);
      if (more.length === 0 && less.length === 0) continue;
      const [left, right, missing] = less.length > 0 ? [one, other, less] : [other, one, more];
      yield {
        attribute: 'literature-search',
        message: `${dossier.document(right.document).name} names ${missing.join(', ')} as searched, ${dossier.document(left.document).name} does not.`,
        locations: [locate(dossier, left.first), locate(dossier, right.first)],
        compared: [[...left.names].join(', '), [...right.names].join(', ')],
      };
    }
  }
}

function names(dossier: Dossier, document: string, name: string): boolean {
  const wanted = name.toLowerCase().split(' ')[0]!;
  return dossier.document(document).passages.some((passage) => !passage.topics.has('references') && passage.folded.includes(wanted));
}

function countOf(statement: Statement): number {
  return statement.value.type === 'number' ? statement.value.number : Number.NaN;
}

/** Numbers of all passages of a document that speak of literature, with how many passages have them. */
const numbersOf = keptByDocument(({ passages, language }): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const passage of passages) {
    if (
      !passage.topics.has('literature') &&
      !/record|publi[ck]ation|full[- ]text|duplicate|article|paper|search|suche|treffer|dublett|doublon|recherche/.test(passage.folded)
    )
      continue;
    for (const value of new Set(countsIn(passage, language))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
});

/** Numbers that may count something: no percentages, no bounds of an interval in brackets, no part of the number of a directive. */
function countsIn(passage: Passage, language: string): number[] {
  return readNumbers(passage.text, language)
    .filter(
      ({ start, end }) =>
        !/^(?: ?%|\/)/u.test(passage.text.slice(end)) && !/\([^()]*(?:%|\bCI\b|\brange\b)[^()]*$/u.test(passage.text.slice(0, start)),
    )
    .map((number) => number.value);
}

/** Dates of all passages of a document that could date a search. */
const datesOf = keptByDocument(({ passages }): readonly { readonly first: string; readonly last: string }[] =>
  passages
    .filter(
      (passage) =>
        /(?:19|20)\d\d/.test(passage.folded) &&
        passage.kind !== 'caption' &&
        !/^\W*(?:figure|abbildung)\b/.test(passage.folded) &&
        !passage.topics.has('references') &&
        /search|publication|literatur|period/.test(`${passage.folded} ${passage.label.toLowerCase()}`),
    )
    .flatMap((passage) =>
      // The year of a guideline or an author is no date of a search.
      readDates(passage.text).filter(
        ({ precision }) => precision !== 'year' || passage.topics.has('literature') || /\bsearch/.test(passage.folded),
      ),
    ),
);

function overlaps(date: { first: string; last: string }, statement: Statement): boolean {
  return statement.value.type === 'date' && date.first <= statement.value.last && statement.value.first <= date.last;
}
