export * from './search-run.ts';
