export * from './framework.ts';
export * from './frameworks/index.generated.ts';
export * from './meddev-release-checklist.ts';
export * from './meddev-report.ts';
export * from './rule.ts';
