import type { Clock, NewId, Outcome } from '@cerulean/evaluation/base';
import type { Snapshot } from '@cerulean/evaluation/records';
import type { InstallationPermission, Permission, Role } from '@cerulean/evaluation/team';
import type { z } from 'zod';
import type { Actor, Decided, DecisionContext, Door } from '../door/door.ts';
import type { FileStore } from '../files/file-store.ts';
import type { Settings } from '../settings.ts';
import type { Database } from '../store/database.ts';
import type { ChainReader } from '../store/reader.ts';
import type { Snapshots } from '../store/snapshots.ts';
import type { Work } from '../work/work.ts';

/** What the program is made of; `main.ts` chooses, everything else receives. */
export interface System {
  readonly settings: Settings;
  readonly database: Database;
  readonly door: Door;
  readonly files: FileStore;
  readonly snapshots: Snapshots;
  readonly work: Work;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** A person who is signed in, as an operation sees them. */
export interface SignedIn extends Actor {
  readonly email: string;
  readonly administrator: boolean;
  readonly sessionHash: string;
}

/** What every handler gets. `person` is absent only for public operations; `evaluation` is there when the path names one. */
export interface OperationContext {
  readonly system: System;
  readonly person: SignedIn;
  readonly evaluation: { readonly id: string; readonly role: Role; readonly reader: ChainReader };
  /** The evaluation as it stands now; cheap, since only what changed since the last call is read. */
  readonly snapshot: () => Promise<Snapshot>;
  readonly files: readonly UploadedFile[];
  /** For operations about the session itself. */
  readonly session: { set(token: string, expiresAt: Date): void; clear(): void; readonly csrfToken: string };
  readonly address: string;
}

export interface UploadedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Bytes that an operation answers with instead of JSON. */
export interface Download {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  /** Shown in the browser rather than saved. */
  readonly inline?: boolean;
}

interface Described<OperationId extends string, Input extends z.ZodType, Output extends z.ZodType> {
  /** `word.thing.verb`; the command line, the OpenAPI document and the audit entries call it so. */
  readonly id: OperationId;
  /** What it does, as a short sentence without a subject: "Lists the claims." */
  readonly title: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api`; `:evaluation` names an evaluation the person must be in the team of. */
  readonly path: string;
  readonly permission: Permission | InstallationPermission;
  /** Path, query and body in one object. */
  readonly input: Input;
  readonly output: Output;
  /** Takes files as multipart/form-data. */
  readonly upload?: boolean;
  /** Answers with bytes. */
  readonly download?: boolean;
}

/** An operation that only reads. */
export interface ReadOperation<
  OperationId extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> extends Described<OperationId, Input, Output> {
  readonly read: (context: OperationContext, input: z.output<Input>) => Promise<Outcome<z.input<Output>>>;
}

/**
 * An operation that changes something through the one door. `prepare` does slow work before the chain is locked; what it gives is handed to
 * `decide`, which must look again at everything that may have changed meanwhile.
 */
export interface ChangeOperation<
  OperationId extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Prepared = unknown,
> extends Described<OperationId, Input, Output> {
  readonly prepare?: (context: OperationContext, input: z.output<Input>) => Promise<Outcome<Prepared>>;
  readonly decide: (
    context: OperationContext & DecisionContext,
    input: z.output<Input>,
    prepared: Prepared,
  ) => Promise<Outcome<Decided<z.input<Output>>>>;
}

export type Operation = ReadOperation | ChangeOperation;

/** Declares a reading operation; the types follow from its schemas. */
export function reading<const OperationId extends string, Input extends z.ZodType, Output extends z.ZodType>(
  operation: ReadOperation<OperationId, Input, Output>,
): ReadOperation<OperationId, Input, Output> {
  return operation;
}

/** Declares a changing operation; the types follow from its schemas. */
export function changing<const OperationId extends string, Input extends z.ZodType, Output extends z.ZodType, Prepared>(
  operation: ChangeOperation<OperationId, Input, Output, Prepared>,
): ChangeOperation<OperationId, Input, Output, Prepared> {
  return operation;
}
