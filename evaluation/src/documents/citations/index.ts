export * from './format-citations.ts';
export * from './styles.ts';
export * from './to-csl.ts';
