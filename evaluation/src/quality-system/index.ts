export * from './action.ts';
export * from './decision.ts';
export * from './signal.ts';
