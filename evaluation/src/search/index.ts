export * from './repeated-searches.ts';
export * from './search-annex.ts';
export * from './search-method.ts';
export * from './search-protocol.ts';
export * from './search-run.ts';
