export * from './evaluator.ts';
export * from './role.ts';
