export * from './accepted-hole.ts';
export * from './graph.ts';
export * from './holes.ts';
export * from './link.ts';
export * from './links/index.generated.ts';
export * from './matrix.ts';
export * from './node.ts';
