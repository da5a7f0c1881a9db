export * from './audit.ts';
export * from './change.ts';
export * from './exported-evaluation.ts';
export * from './kind.ts';
