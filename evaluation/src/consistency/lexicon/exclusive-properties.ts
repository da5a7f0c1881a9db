/**
 * Concepts of which one device, or one part of it, has one only. General knowledge, unverified. A group counts only where no document gives the device two of
 * them, since parts can differ.
 */
export const exclusiveProperties: readonly (readonly string[])[] = [
  ['hydrophobic', 'hydrophilic'],
  ['wireless', 'cabled'],
  ['bovine', 'porcine', 'equine', 'ovine', 'fish origin', 'human origin', 'synthetic'],
  ['cemented', 'uncemented'],
  ['self expanding', 'balloon expandable'],
  ['drug eluting', 'bare metal'],
  ['rechargeable', 'primary cell'],
  ['monofocal', 'multifocal'],
  ['cuffed', 'uncuffed'],
  ['vented', 'non vented'],
  ['mechanical valve', 'tissue valve'],
  ['mobile bearing', 'fixed bearing'],
  ['monoblock', 'modular', 'multi piece'],
  ['single lumen', 'multi lumen'],
  ['powder free', 'powdered'],
  ['closed loop', 'open loop'],
  ['prescription only', 'over the counter'],
  ['with magnets', 'without magnets'],
  ['latex containing', 'latex free'],
  ['locked algorithm', 'self learning'],
  ['woven', 'knitted'],
];

/** The same where the words have other uses besides: two documents must say the other property. */
export const oftenExclusiveProperties: readonly (readonly string[])[] = [
  ['absorbable', 'permanent'],
  ['coated', 'uncoated'],
  ['led', 'fluorescent tube', 'xenon', 'laser'],
  ['piston', 'blower', 'bellows', 'peristaltic'],
  ['titanium', 'cobalt chrome', 'stainless steel', 'nickel'],
  ['zirconia', 'ceramic', 'titanium'],
  ['foldable', 'rigid'],
  ['automatic', 'manual'],
  ['adjunct', 'monotherapy'],
  ['continuous', 'intermittent'],
  ['invasive', 'non invasive'],
  ['monopolar', 'bipolar'],
];
