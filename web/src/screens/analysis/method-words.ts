/** What each method does, for people who choose one; by its id in `analysis/methods`. */
export const methodWords: Readonly<Record<string, string>> = {
  REML: 'Lets the true effect differ between studies. The usual choice.',
  DL: 'Lets the true effect differ between studies. The method of most published reviews; with few studies it understates how much they differ.',
  PM: 'Lets the true effect differ between studies, without assuming how the effects are distributed. Good with few studies.',
  EB: 'Lets the true effect differ between studies; gives the same answer as Paule-Mandel.',
  ML: 'Lets the true effect differ between studies; with few studies it understates how much they differ.',
  HE: 'Lets the true effect differ between studies and gives each the same say about how much. Steady, but imprecise.',
  SJ: 'Lets the true effect differ between studies and never says that they do not; overstates the difference where studies agree.',
  FE: 'Takes every study as a measure of one and the same effect. Where studies differ, its limits are too narrow.',
  exact: 'Pools nothing: exact limits of one count of events, also where no event occurred. For one study or one data set.',
};

/** The same in the order in which they are offered: the usual one first, then what suits few studies, then the rest. */
export const methodOrder = ['REML', 'PM', 'exact', 'FE', 'DL', 'EB', 'ML', 'HE', 'SJ'] as const;

/** Measures in the order in which they are offered: comparisons before single groups, the usual before the special. */
export const measureOrder: readonly string[] = ['RR', 'OR', 'RD', 'PR', 'PLO', 'PFT', 'IRR', 'IR', 'IRLN', 'MD', 'SMD', 'MN'];

/** How the limits of a pooled estimate are made. */
export const testWords = {
  z: 'Normal distribution (z)',
  knha: 'Knapp-Hartung: wider where studies are few and differ',
} as const;

/** What the measures of two groups and of one say, for the hint below the choice. */
export function measureWords(arms: number): string {
  return arms === 2
    ? 'Compares the device group with the comparator of the same study.'
    : 'Describes the device group alone; comparators are not used.';
}
