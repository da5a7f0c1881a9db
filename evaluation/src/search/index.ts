export * from './search-annex.ts';
export * from './search-run.ts';
