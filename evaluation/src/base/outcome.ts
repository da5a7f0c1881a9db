/**
 * An outcome is either a value or a problem. Expected trouble is a value with a stable code and a next step; it is never thrown
 * across a word's boundary. What is thrown is a defect: our own mistake.
 */
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

/** Every problem code there is. The server maps each to an HTTP status, and the command line to an exit status, at one place each. */
export const problemCodes = [
  'sign-in-needed',
  'sign-in-failed',
  'too-many-attempts',
  'not-permitted',
  'not-found',
  'input-invalid',
  'changed-meanwhile',
  'conflict',
  'reason-needed',
  'gate-closed',
  'released',
  'file-unreadable',
  'file-too-large',
  'format-unknown',
  'not-estimable',
  'unavailable',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Expected trouble, told to a person: what happened, where, and what to do next. */
export interface Problem {
  readonly code: ProblemCode;
  /** One clear sentence: which file or field, where in it, what is wrong. */
  readonly message: string;
  /** What the person can do now, as a sentence. */
  readonly remedy?: string;
  /** JSON pointers into the input, with what is wrong there. */
  readonly fields?: readonly { readonly pointer: string; readonly message: string }[];
  /** Data a screen needs to help, for instance both versions of a section that two people saved. */
  readonly details?: unknown;
}

/** Wraps a value as a good outcome. */
export function done<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

/** Wraps trouble as an outcome. */
export function trouble(code: ProblemCode, message: string, rest: Omit<Problem, 'code' | 'message'> = {}): { ok: false; problem: Problem } {
  return { ok: false, problem: { code, message, ...rest } };
}

/** Something worth telling about an input or a record that did not stop the work: data, never an exception. */
export interface Finding {
  readonly file?: string;
  /** Line counted from 1; for spreadsheets the row. */
  readonly line?: number;
  readonly page?: number;
  readonly code: string;
  readonly message: string;
}

/** A defect is our own mistake. Nothing catches it but the outermost layer, which logs it and answers with a neutral sentence. */
export class Defect extends Error {
  override name = 'Defect';
}

/** States what must be true whatever the input; a failure is a defect. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Defect(message);
}

/** Ends a switch over a union: the compiler refuses a missing case, and a value from outside is a defect. */
export function unreachable(value: never): never {
  throw new Defect(`a case was not handled: ${JSON.stringify(value)}`);
}
