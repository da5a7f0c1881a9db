export * from './data-set.ts';
export * from './file.ts';
export * from './import.ts';
export * from './reference.ts';
