import { referenceKind } from '../evidence/index.ts';
import { all, type Snapshot } from '../records/index.ts';
import { standings } from './screen.ts';
import { independentDecision, reviewerOf, type ScreeningStage, type SettlingDecision, settlingDecisions } from './screening-decision.ts';

/** A value with its limits of 95 % confidence. */
export interface WithLimits {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Cohen's kappa with its standard error; limits are absent where the standard error is zero and would claim a certainty that is not there. */
export interface Kappa {
  readonly value: number;
  readonly standardError: number;
  readonly low?: number;
  readonly high?: number;
}

/** How far two reviewers agreed before either could see the other's decision. */
export interface PairAgreement {
  /** Ids of the two, in alphabetical order. */
  readonly reviewers: readonly [string, string];
  /** What they may settle on, in the order of the table's rows and columns. */
  readonly categories: readonly SettlingDecision[];
  /** How often the first settled on the row and the second on the column. */
  readonly table: readonly (readonly number[])[];
  readonly references: number;
  /** Share of references on which they agreed, with Wilson's limits. */
  readonly agreement: WithLimits;
  /** Absent where both settled on one and the same thing throughout, so that agreement by chance is certain. */
  readonly kappa?: Kappa | undefined;
}

/** Agreement at one stage: over all pairs of reviewers, and for each pair. */
export interface StageAgreement {
  readonly stage: ScreeningStage;
  readonly references: number;
  readonly agreed: number;
  /** Absent where no reference was decided by two. */
  readonly agreement?: WithLimits | undefined;
  readonly pairs: readonly PairAgreement[];
}

/** The 97.5 % point of the standard normal distribution. */
const normal975 = 1.959963984540054;

/**
 * Wilson's score interval of a proportion at 95 %.
 * Wilson EB, J Am Stat Assoc 1927;22:209-212. `total` must be positive.
 */
export function wilsonLimits(count: number, total: number): WithLimits {
  const share = count / total;
  const squared = normal975 ** 2;
  const centre = (share + squared / (2 * total)) / (1 + squared / total);
  const half = (normal975 / (1 + squared / total)) * Math.sqrt((share * (1 - share)) / total + squared / (4 * total ** 2));
  return { value: share, low: count === 0 ? 0 : Math.max(0, centre - half), high: count === total ? 1 : Math.min(1, centre + half) };
}

/**
 * Cohen's kappa of a square table of counts, with the large-sample standard error that holds whether or not kappa is zero.
 * Cohen J, Educ Psychol Meas 1960;20:37-46; Fleiss JL, Cohen J, Everitt BS, Psychol Bull 1969;72:323-327. Undefined where the table is empty or
 * all agreement is expected by chance. Limits are kappa ± 1.96 standard errors, cut at -1 and 1.
 */
export function cohensKappa(table: readonly (readonly number[])[]): Kappa | undefined {
  const total = table.flat().reduce((sum, count) => sum + count, 0);
  if (total === 0) return undefined;
  const shares = table.map((row) => row.map((count) => count / total));
  const rows = shares.map((row) => row.reduce((sum, share) => sum + share, 0));
  const columns = shares.map((_, place) => shares.reduce((sum, row) => sum + row[place]!, 0));
  const observed = shares.reduce((sum, row, place) => sum + row[place]!, 0);
  const expected = rows.reduce((sum, share, place) => sum + share * columns[place]!, 0);
  if (1 - expected < 1e-12) return undefined;
  const value = (observed - expected) / (1 - expected);
  let sum = 0;
  shares.forEach((row, first) => {
    row.forEach((share, second) => {
      sum +=
        first === second
          ? share * (1 - (rows[first]! + columns[first]!) * (1 - value)) ** 2
          : share * (1 - value) ** 2 * (columns[first]! + rows[second]!) ** 2;
    });
  });
  const variance = Math.max(0, sum - (value - expected * (1 - value)) ** 2) / total;
  const standardError = Math.sqrt(variance) / (1 - expected);
  if (standardError < 1e-9) return { value, standardError: 0 };
  return {
    value,
    standardError,
    low: Math.max(-1, value - normal975 * standardError),
    high: Math.min(1, value + normal975 * standardError),
  };
}

/**
 * Agreement between independent reviewers at a stage, over the references that two have settled on, duplicates left out. What a reviewer
 * settled on before the other's decision could be seen is what counts. Where more than two settled on a reference, the two who came first do.
 */
export function agreementAt(snapshot: Snapshot, stage: ScreeningStage): StageAgreement {
  const standing = standings(snapshot);
  const categories: readonly SettlingDecision[] =
    stage === 'full text' ? settlingDecisions : settlingDecisions.filter((decision) => decision !== 'not retrieved');
  const tables = new Map<string, { readonly reviewers: readonly [string, string]; readonly table: number[][] }>();
  for (const { id, data } of all(snapshot, referenceKind)) {
    if (data.duplicate) continue;
    const [one, other] = standing
      .decisions(id, stage)
      .flatMap((decision) => {
        const settledOn = independentDecision(decision.data);
        return settledOn ? [{ reviewer: reviewerOf(decision), place: categories.indexOf(settledOn) }] : [];
      })
      .slice(0, 2)
      .sort((left, right) => (left.reviewer < right.reviewer ? -1 : 1));
    if (!one || !other) continue;
    const key = `${one.reviewer} ${other.reviewer}`;
    let pair = tables.get(key);
    if (!pair) {
      pair = { reviewers: [one.reviewer, other.reviewer], table: categories.map(() => categories.map(() => 0)) };
      tables.set(key, pair);
    }
    pair.table[one.place]![other.place]! += 1;
  }
  const agreedIn = (table: readonly (readonly number[])[]) => table.reduce((sum, row, place) => sum + row[place]!, 0);
  const pairs = [...tables.values()].map(({ reviewers, table }) => {
    const references = table.flat().reduce((sum, count) => sum + count, 0);
    return { reviewers, categories, table, references, agreement: wilsonLimits(agreedIn(table), references), kappa: cohensKappa(table) };
  });
  const references = pairs.reduce((sum, pair) => sum + pair.references, 0);
  const agreed = pairs.reduce((sum, { table }) => sum + agreedIn(table), 0);
  return { stage, references, agreed, agreement: references > 0 ? wilsonLimits(agreed, references) : undefined, pairs };
}

/** Agreement at a stage in sentences for the report. `nameOf` gives the name of a person. */
export function describeAgreement(
  { stage, references, agreed, agreement, pairs }: StageAgreement,
  nameOf: (person: string) => string,
): string[] {
  if (!agreement) return [];
  const at = stage === 'full text' ? 'at full text' : 'by title and abstract';
  const first = `Two reviewers decided independently about ${references} ${references === 1 ? 'reference' : 'references'} ${at} and agreed on ${agreed} (${percent(agreement.value)}; 95 % confidence interval ${percent(agreement.low)} to ${percent(agreement.high)}, Wilson).`;
  return [
    first,
    ...pairs.map(({ reviewers, references: number, kappa }) => {
      const who = `${nameOf(reviewers[0])} and ${nameOf(reviewers[1])} (n = ${number})`;
      if (!kappa) return `Cohen's kappa of ${who} is not defined, because both settled on the same throughout.`;
      const limits =
        kappa.low === undefined || kappa.high === undefined
          ? 'no interval, since the standard error is zero'
          : `95 % confidence interval ${kappa.low.toFixed(2)} to ${kappa.high.toFixed(2)}`;
      return `Cohen's kappa of ${who}: ${kappa.value.toFixed(2)} (${limits}; standard error by Fleiss, Cohen and Everitt 1969).`;
    }),
  ];
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
