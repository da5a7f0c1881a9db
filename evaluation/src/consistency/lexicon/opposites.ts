/** Two ways of doing a thing that exclude each other. */
interface Opposites {
  readonly one: RegExp;
  readonly other: RegExp;
  /** How many things both clauses must name so that they speak of the same. */
  readonly shared: 1 | 2;
}

const pair = (one: string, other: string, shared: Opposites['shared'] = 2): Opposites => ({
  one: new RegExp(`\\b(?:${one})\\b`, 'u'),
  other: new RegExp(`\\b(?:${other})\\b`, 'u'),
  shared,
});

const opposites: readonly Opposites[] = [
  pair(
    'at (?:the )?(?:[a-z]+ )?(?:height|level)|level with|at the (?:height|level) of',
    '(?:well |far |\\d+ ?c?m )?(?:above|below|over|under|higher than|lower than)',
  ),
  pair('lowest (?:position|level|setting)', 'highest (?:position|level|setting)', 1),
  pair('new|fresh', 'same|old|used', 1),
  pair('dry', 'wet|moist|moisten(?:ed)?|wetted|damp|soaked'),
  pair('upright|vertical(?:ly)?', 'lying|flat|horizontal(?:ly)?|upside down'),
  pair('slow(?:ly)?', 'fast|quick(?:ly)?|rapid(?:ly)?'),
  pair('loose(?:ly)?', 'tight(?:ly)?'),
  pair('cold|cool|lukewarm', 'hot|boiling'),
  pair('closed|shut', 'open(?:ed)?'),
  pair('above', 'below|under'),
  pair('switched off|turned off', 'switched on|turned on|running'),
  pair('empty|emptied', 'full|filled'),
  pair('highest|strongest|greatest', 'lowest|weakest|smallest|least'),
];

/** Whether two folded clauses that name so many of the same things say opposite ways of doing it. */
export function oppositeIn(step: string, demand: string, shared: number): boolean {
  if (shared === 0) return false;
  return opposites.some(
    ({ one, other, shared: needed }) =>
      shared >= needed &&
      ((one.test(demand) && !other.test(demand) && other.test(step) && !one.test(step)) ||
        (needed === 2 && other.test(demand) && !one.test(demand) && one.test(step) && !other.test(step))),
  );
}
