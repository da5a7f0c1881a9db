export * from './assess-claims.ts';
export * from './benefit-risk.ts';
export * from './conclusion.ts';
export * from './gap.ts';
export * from './judge.ts';
