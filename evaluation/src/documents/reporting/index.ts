export * from './reporting-checklist.ts';
export * from './reporting-item.ts';
