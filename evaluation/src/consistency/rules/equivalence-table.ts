import type { Dossier } from '../dossier.ts';
import { type Grid, gridsOf } from '../grid.ts';
import { exclusiveProperties, oftenExclusiveProperties } from '../lexicon/exclusive-properties.ts';
import { locationIn } from '../location.ts';
import { unitsIn } from '../meaning-unit.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import { fold } from '../text/fold.ts';
import { type Range, readQuantities } from '../text/quantities.ts';

/** A row of a comparison with another device that says "no difference" has two equal values. */
export default {
  id: 'equivalence-table',
  title: 'Characteristics called the same are the same',
  references: ['Regulation (EU) 2017/745, Annex XIV Part A 3', 'MDCG 2020-5, sections 3.1 to 3.3'],
  severity: 'major',
  why: 'Equivalence is shown characteristic by characteristic. A difference that the table itself shows and calls none has not been assessed, and the data of the other device do not count.',
  remedy: 'Correct the value, or name the difference and show why it does not matter for safety and performance.',
  basis: ['MDR Annex XIV 3', 'MDCG 2020-5'],
  asksFor: [],
  *check(dossier: Dossier) {
    for (const document of dossier.documents) {
      if (document.language !== 'en') continue;
      for (const grid of gridsOf(document)) {
        const [verdict, ...values] = columnsOf(grid);
        if (verdict === undefined || values.length !== 2) continue;
        for (const row of grid.rows) {
          const [judged, own, other] = [row[verdict], row[values[0]!], row[values[1]!]];
          if (!judged || !own || !other || !same.test(judged.folded.trim())) continue;
          const difference = differing(own, other, !lenient(judged.folded.trim(), grid.titles[verdict]!), dossier);
          if (!difference) continue;
          yield {
            attribute: 'equivalence',
            message: `${document.name} calls "${row[0]?.text ?? ''}" ${judged.text} in a comparison of devices, but gives ${own.text} and ${other.text}.`,
            locations: [locationIn(document, other), locationIn(document, own), locationIn(document, judged)],
            compared: difference,
          };
        }
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n## Equivalence\n\n| Characteristic | Own device | Equivalent device | Difference |\n|---|---|---|---|\n| Citrate | 4 % | 7 % | none |\n| Length | 10 cm | 10 cm | none |',
        },
        says: '7 %',
      },
      {
        dossier: {
          cer: '# CER\n\n## Equivalence\n\n| Property | Our implant | Benchmark X | Assessment |\n|---|---|---|---|\n| Source | bovine tissue | porcine tissue | identical |\n| Wall | 0.4 mm | 0.4 mm | same |',
        },
        says: 'porcine',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\n## Equivalence\n\n| Characteristic | Own device | Equivalent device | Difference |\n|---|---|---|---|\n| Citrate | 4 % | 7 % | higher, see 5.2 |\n| Length | 10 cm | 100 mm | none |\n| Sizes | 3 to 8 mm | 3 to 12 mm | ours within theirs |\n| Sensor | none | none | no |\n| Bodies | bovine tissue | bovine and porcine tissue | none of relevance |',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const verdictTitle =
  /\b(?:differences?|judge?ment|assessment|evaluation|verdict|conclusion|equivalent\??|same\??|identical\??|comparison|result|rating)\b/u;
const comparing = /\b(?:equivalen\w*|comparator|benchmark|predecessor|reference|own|ours?|subject)\b/u;
/** What says that two values are one, and with the second part also what allows for little. */
const same =
  /^(?:(?:no(?:ne)?|no differences?|same|identical|the same|equal|equivalent|yes|unchanged)|(within (?:the )?tolerances?|comparable|similar|minor|not relevant|no (?:relevant|significant|clinical\w*|meaningful) differences?))[.!]?$/u;

/** "No" under "Relevant difference" and "comparable" allow for little. */
function lenient(judged: string, title: string): boolean {
  return same.exec(judged)![1] !== undefined || /\b(?:relevan\w+|significan\w+|clinical\w*)\b/u.test(fold(title));
}

/** The column of the judgement and the columns of values; nothing where the table compares no devices. */
function columnsOf(grid: Grid): number[] {
  const titles = grid.titles.map((title) => fold(title));
  const verdict = titles.findLastIndex((title) => verdictTitle.test(title));
  if (verdict < 3 || titles.length !== 4) return [];
  const above = fold(`${grid.caption} ${grid.passages[0]?.headings.map(({ title }) => title).join(' ') ?? ''}`);
  if (!comparing.test(titles.join(' ')) && !/\bequivalen|\bcompar/.test(above)) return [];
  return [verdict, 1, 2];
}

/** The two values where they differ beyond doubt. Where the judgement allows for little, only kinds that exclude each other count. */
function differing(own: Passage, other: Passage, strictly: boolean, { context }: Dossier): [string, string] | undefined {
  const [here, there] = [readQuantities(own.text), readQuantities(other.text)];
  if (
    strictly &&
    here.length === 1 &&
    there.length === 1 &&
    here[0]!.range.dimension === there[0]!.range.dimension &&
    apart(here[0]!.range, there[0]!.range)
  )
    return [own.text, other.text];
  const [one, two] = [own, other].map((cell) => new Set(unitsIn(cell.text, 0, context).flatMap((unit) => [...unit.closure]))) as [
    Set<string>,
    Set<string>,
  ];
  for (const group of [...exclusiveProperties, ...oftenExclusiveProperties, ...materials]) {
    const [mine, theirs] = [group.filter((id) => one.has(id)), group.filter((id) => two.has(id))];
    if (mine.length === 1 && theirs.length === 1 && mine[0] !== theirs[0]) return [mine[0]!, theirs[0]!];
  }
  return undefined;
}

/** Ranges with no common value. */
function apart(one: Range, other: Range): boolean {
  const under = (low: Range, high: Range): boolean => low.to !== undefined && high.from !== undefined && low.to < high.from * 0.999;
  return under(one, other) || under(other, one);
}

/** Materials that a surface has one of. */
const materials: readonly (readonly string[])[] = [
  ['titanium', 'hydroxyapatite', 'cobalt chrome', 'stainless steel', 'peek', 'polyethylene', 'zirconia', 'ceramic', 'gold'],
  ['silicone', 'polyurethane', 'pvc', 'ptfe', 'polypropylene', 'polyester', 'acrylic', 'latex'],
];
