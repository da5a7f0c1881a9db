/** Probability of seeing at least one event among n patients, where each has it with probability p: 1 - (1 - p)^n. */
export function chanceOfEvent(p: number, n: number): number {
  return p >= 1 ? (n > 0 ? 1 : 0) : -Math.expm1(n * Math.log1p(-p));
}

/** How many patients give a chance of seeing at least one event; the guideline's own number stands beside it where the guideline has one. */
export interface PatientsNeeded {
  readonly probability: number;
  readonly chance: number;
  /** Smallest number with at least that chance, from the formula. */
  readonly exact: number;
  /** The chance the exact number gives. */
  readonly chanceOfExact: number;
  /** What MEDDEV 2.7/1 revision 4 (June 2016), A7.4, prints for an 80 % chance. */
  readonly guideline?: number;
  readonly chanceOfGuideline?: number;
}

/** The guideline's table: true probability and number of patients for an 80 % chance. It prints 15 for 10 %, where the formula gives 16. */
const guidelineTable: readonly { readonly probability: number; readonly patients: number }[] = [
  { probability: 0.1, patients: 15 },
  { probability: 0.05, patients: 32 },
  { probability: 0.01, patients: 161 },
];

/** Patients needed for a chance of at least one event with true probability p: the least n with 1 - (1 - p)^n at least the chance. */
export function patientsForChance(p: number, chance = 0.8): PatientsNeeded {
  const exact = Math.max(1, Math.ceil(Math.log1p(-chance) / Math.log1p(-p) - 1e-9));
  const guideline = chance === 0.8 ? guidelineTable.find((row) => row.probability === p)?.patients : undefined;
  return {
    probability: p,
    chance,
    exact,
    chanceOfExact: chanceOfEvent(p, exact),
    ...(guideline === undefined ? {} : { guideline, chanceOfGuideline: chanceOfEvent(p, guideline) }),
  };
}
