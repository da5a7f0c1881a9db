export * from './benefit-risk.ts';
export * from './conclusion.ts';
export * from './gap.ts';
