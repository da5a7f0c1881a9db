import type { Measure } from '../measure.ts';

/** The double arcsine of a proportion p seen in n patients. */
function doubleArcsine(events: number, n: number): number {
  return 0.5 * (Math.asin(Math.sqrt(events / (n + 1))) + Math.asin(Math.sqrt((events + 1) / (n + 1))));
}

/** Miller's inversion (1978) at the harmonic mean of the group sizes; values outside the range of the transformation go to its ends. */
function invert(value: number, sizes: readonly number[]): number {
  const n = sizes.length / sizes.reduce((sum, size) => sum + 1 / size, 0);
  if (value <= doubleArcsine(0, n)) return 0;
  if (value >= doubleArcsine(n, n)) return 1;
  const sine = Math.sin(2 * value);
  return 0.5 * (1 - Math.sign(Math.cos(2 * value)) * Math.sqrt(1 - (sine + (sine - 1 / sine) / n) ** 2));
}

/** Freeman and Tukey's double arcsine of one group's proportion. */
const freemanTukey: Measure = {
  id: 'PFT',
  title: 'Proportion (pooled as Freeman-Tukey double arcsine)',
  references: [
    'Freeman MF, Tukey JW. Ann Math Stat 1950;21:607-611',
    'Miller JJ. Am Stat 1978;32:138 (inversion)',
    'Schwarzer G, Chemaitelly H, Abu-Raddad LJ, Rücker G. Res Synth Methods 2019;10:476-483 (warning)',
  ],
  parameterType: 'events per patient',
  arms: 1,
  needs: ['events', 'n'],
  scale: 'double arcsine',
  ratio: false,
  range: [0, 1],
  countsTitle: () => 'events/patients',
  caution:
    'The way back from the double arcsine needs one number of patients for all studies (their harmonic mean is used) and can mislead (Schwarzer 2019); compare with the logit (PLO).',
  effect: ([arm]) => ({ yi: doubleArcsine(arm!.events, arm!.n), vi: 1 / (4 * arm!.n + 2), adjusted: false }),
  backTransform: invert,
  display: () => ({ factor: 100, axis: '% of patients', unit: '%' }),
  examples: [
    { title: '2 of 450', arms: [{ events: 2, n: 450 }], yi: 0.0741459060235763, vi: 0.000554938956714761 },
    { title: 'no event needs no addition', arms: [{ events: 0, n: 120 }], yi: 0.0455173890187075, vi: 0.0020746887966805 },
  ],
};
export default freemanTukey;
