import type { Dossier, DossierDocument } from '../dossier.ts';
import { locate, locationIn } from '../location.ts';
import { passagesByNumber } from '../numbers-told.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { type FoundNumber, readNumbers } from '../text/numbers.ts';
import { likePrinted, printedFrom } from '../text/proportions.ts';

/** A rate of complaints or incidents follows from their number and the units sold. */
export default {
  id: 'market-rate',
  title: 'Rates from the market follow from counts and units sold',
  references: ['MDR Articles 83 to 88', 'MDCG 2022-21'],
  severity: 'major',
  why: 'Trends are read from rates; a rate that does not follow from the count and the units sold hides or invents a trend.',
  remedy: 'Compute the rate again from the count and the units sold of the same period, and name the denominator where it is another one.',
  basis: ['MDR 88(1)', 'MDR 86(1)'],
  *check(dossier: Dossier): Generator<Contradiction> {
    for (const document of dossier.documents) {
      const figures = dossier.of('post-market-figure').filter((one) => one.document === document.id);
      const sold = figures.filter((one) => one.key.startsWith('sold'));
      if (sold.length === 0) continue;
      for (const figure of figures) {
        if (!/^(?:complaints|serious incidents|deaths)/.test(figure.key)) continue;
        const wrong = rateOf(document, figure);
        if (wrong) yield* against(dossier, document, figure, sold, wrong);
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          psur: '# PSUR\n\n## Market data\n\nIn 2024, 21,400 devices were sold. Nine serious incidents were reported in 2024 (0.24 per thousand).',
        },
        says: '0.42',
      },
      {
        dossier: { psur: '# PSUR\n\n## Market data\n\nUnits sold: 5,000. Complaints: 25 (6.5 per 1,000 units).' },
        says: '5.0',
      },
    ],
    leaves: [
      {
        dossier: {
          psur: '# PSUR\n\n## Market data\n\nIn 2024, 21,400 devices were sold. Nine serious incidents were reported in 2024 (0.42 per thousand). In 2023, 20,000 devices had been sold, and 30 complaints were received (1.5 per 1,000 devices). Complaints: 12 (3.1 per 1,000 patient-years).',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

interface Rate {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  /** Parts of one: 0.001 for one in a thousand. */
  readonly scale: number;
  readonly number: FoundNumber;
  readonly decimals: number;
}

const per =
  /^ ?(?:(%|per ?cent\b)|(‰|per (?:thousand|1[ ,.]?000)\b)|(per (?:ten thousand|10[ ,.]?000)\b)|(per (?:one )?(?:hundred thousand|100[ ,.]?000|lakh)\b))(?: (?:of )?(?:the )?(?:units?|devices?|products?|pieces|implants?|systems?|sets|units sold|devices sold)(?: sold| delivered| supplied)?)?(?=$|[\s.,;)])(?! (?:[\p{L}-]+[ -])?(?:years?|days?|months?|patients?|procedures?|uses?|treatments?|hours?|implantations?|complaints?|incidents?|tests?|applications?|of the (?:complaints|incidents|cases))\b)(?! (?:device|patient|catheter|treatment|use)-)/u;

/** The rate that stands in brackets or after a comma right behind a count: "25 complaints were received (6.5 per 1,000 units)". */
function rateOf(document: DossierDocument, figure: Statement): Rate | undefined {
  const passage = document.passages[figure.passage]!;
  const sentence: Sentence | undefined = passage.sentences.find((one) => figure.start >= one.start && figure.end <= one.end);
  if (!sentence || passage.cell) return undefined;
  const from = figure.end - sentence.start;
  for (const number of readNumbers(sentence.text, document.language)) {
    if (number.start < from || number.inWords) continue;
    const between = sentence.folded.slice(from, number.start);
    const match = per.exec(sentence.folded.slice(number.end));
    if (!match) continue;
    // Other counts or another clause between them make it another rate.
    if (!/^[^;:()]{0,70}(?:\(|, (?:i\.e\. |that is )?|= ?)(?:a rate of |rate |about |corresponding to )?$/u.test(between)) return undefined;
    if (
      /\d{2,}/.test(between.replace(/\b(?:19|20)\d\d\b/g, '')) ||
      /[≤≥<>~]|\b(?:below|above|less|more|at most|limit|threshold)\b/u.test(between)
    )
      return undefined;
    const scale = match[1] ? 0.01 : match[2] ? 0.001 : match[3] ? 0.0001 : 0.00001;
    const decimals = /[.,](\d+)$/.exec(sentence.folded.slice(number.start, number.end))?.[1]?.length ?? 0;
    return {
      passage,
      start: sentence.start + number.start,
      end: sentence.start + number.end + match[0].trimEnd().length,
      scale,
      number,
      decimals,
    };
  }
  return undefined;
}

function* against(
  dossier: Dossier,
  document: DossierDocument,
  figure: Statement,
  sold: readonly Statement[],
  rate: Rate,
): Generator<Contradiction> {
  const numberOf = (one: Statement): number => (one.value.type === 'number' ? one.value.number : Number.NaN);
  const periodOf = (one: Statement): string => one.key.split(', ')[1] ?? '';
  const exact = (units: number): number => numberOf(figure) / units / rate.scale;
  const fits = (units: number): boolean => printedFrom(exact(units), rate.number.value, rate.decimals);
  const year = yearNear(document, figure);
  const same = sold.filter((one) => {
    const its = yearNear(document, one);
    return year !== undefined && its !== undefined ? year === its : periodOf(one) === periodOf(figure);
  });
  const [units] = same;
  if (!units || new Set(same.map(numberOf)).size > 1) return;
  // Another number of units, of any document, that gives the rate is another denominator.
  const others = passagesByNumber(document).keys();
  if ([...others, ...dossier.of('post-market-figure').map(numberOf)].some((value) => value >= 50 && fits(value))) return;
  // A rate far off has another denominator, such as uses or years.
  const ratio = rate.number.value / exact(numberOf(units));
  if (!(ratio > 0.2 && ratio < 5)) return;
  const expected = likePrinted(exact(numberOf(units)), Math.max(1, rate.decimals));
  yield {
    attribute: 'arithmetic',
    message: `${document.name} gives ${rate.passage.text.slice(rate.start, rate.end)} for ${figure.says}, but with ${numberOf(units)} sold it is ${expected}.`,
    locations: [locationIn(document, rate.passage, rate.start, rate.end), locate(dossier, figure), locate(dossier, units)],
    compared: [String(rate.number.value), expected],
  };
}

/** The year right before or behind a count: "In 2024 21,400 lenses were sold, after 14,860 in 2023". */
function yearNear(document: DossierDocument, one: Statement): string | undefined {
  const { folded } = document.passages[one.passage]!;
  const before = /\b((?:19|20)\d\d),? (?:a total of )?$/u.exec(folded.slice(0, one.start))?.[1];
  return before ?? /^[^.;,()\d]{0,50}\b(?:in|during|of) ((?:19|20)\d\d)\b/u.exec(folded.slice(one.end))?.[1];
}
