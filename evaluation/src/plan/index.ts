export * from './outcome-parameter.ts';
export * from './plan.ts';
export * from './question.ts';
