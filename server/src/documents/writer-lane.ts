import type { Finding } from '@cerulean/evaluation/base';
import type { DocumentTree } from '@cerulean/evaluation/documents';
import { type ChildLane, childLane, type LaneLimits } from './child-lane.ts';

/** What the child of the writers is asked. */
export interface WriteRequest {
  readonly to: string;
  readonly tree: DocumentTree;
}

/** What a writer makes of a tree. */
export interface WrittenBytes {
  readonly bytes: Uint8Array;
  readonly findings: Finding[];
}

export type WriterLane = ChildLane<WriteRequest, WrittenBytes>;

/** Opens a lane whose child writes documents. */
export function writerLane(limits: LaneLimits): WriterLane {
  const work = {
    entry: new URL('./writer-child.ts', import.meta.url),
    doer: 'The process that writes documents',
    remedy: 'Try again; if it happens again, write a smaller document, for instance with fewer figures.',
  };
  return childLane(work, limits);
}
