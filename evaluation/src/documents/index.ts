export * from './release.ts';
export * from './rich-text.ts';
export * from './section.ts';
export * from './tree.ts';
