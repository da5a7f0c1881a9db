export * from './accepted-hole.ts';
