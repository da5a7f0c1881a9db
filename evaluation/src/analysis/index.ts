export * from './estimate.ts';
export * from './outcome.ts';
export * from './result.ts';
