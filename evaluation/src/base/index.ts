export * from './dates.ts';
export * from './digests.ts';
export * from './ids.ts';
export * from './outcome.ts';
export * from './plot.ts';
export * from './quantities.ts';
export * from './registry.ts';
export * from './svg.ts';
