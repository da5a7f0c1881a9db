export * from './criterion.ts';
export * from './mark-words.ts';
export * from './prisma.ts';
export * from './prisma-counts.ts';
export * from './prisma-figure.ts';
export * from './screen.ts';
export * from './screening-decision.ts';
