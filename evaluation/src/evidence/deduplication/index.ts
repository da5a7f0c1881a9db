export * from './deduplicate.ts';
export { type Likelihood, likelihoods } from './likelihood.ts';
export type { DedupeRecord } from './profile.ts';
export { type ComparedField, comparedFields } from './reasons.ts';
