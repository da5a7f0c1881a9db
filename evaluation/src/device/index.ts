export * from './claim.ts';
export * from './device.ts';
export * from './intended-purpose.ts';
export * from './requirement.ts';
export * from './risk.ts';
