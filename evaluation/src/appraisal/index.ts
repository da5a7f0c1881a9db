export * from './appraisal.ts';
