export * from './criterion.ts';
export * from './screening-decision.ts';
export * from './prisma-counts.ts';
