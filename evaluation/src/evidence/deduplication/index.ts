export * from './deduplicate.ts';
export { type Likelihood, likelihoods } from './likelihood.ts';
export * from './merging.ts';
export type { DedupeRecord } from './profile.ts';
