export * from './repeated-searches.ts';
export * from './retrieval.ts';
export * from './search-annex.ts';
export * from './search-method.ts';
export * from './search-protocol.ts';
export * from './search-run.ts';
export type * from './search-source.ts';
export * from './sources/index.generated.ts';
