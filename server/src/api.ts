import type { z } from 'zod';
import type { operations } from './operations/index.generated.ts';

/** The interface as types: what the pages and other programs in TypeScript call, checked by the compiler. */
type Operations = (typeof operations)[number];
export type OperationId = Operations['id'];
type Named<Id extends OperationId> = Extract<Operations, { id: Id }>;
/** What an operation takes: path, query and body in one object. */
export type InputOf<Id extends OperationId> = z.input<Named<Id>['input']>;
/** What it answers. */
export type OutputOf<Id extends OperationId> = z.output<Named<Id>['output']>;
