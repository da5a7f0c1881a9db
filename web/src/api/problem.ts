import type { ProblemCode } from '@cerulean/evaluation/base';

/** What a person is told when something expected went wrong; the server's problem, or one of ours where no answer came. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly title: string;
  readonly remedy: string | undefined;
  /** JSON pointers into the input, with what is wrong there. */
  readonly fields: readonly { readonly pointer: string; readonly message: string }[];
  readonly details: unknown;

  constructor(problem: { code: ProblemCode; title: string; remedy?: string; fields?: ProblemError['fields']; details?: unknown }) {
    super(problem.title);
    this.code = problem.code;
    this.title = problem.title;
    this.remedy = problem.remedy;
    this.fields = problem.fields ?? [];
    this.details = problem.details;
  }
}

/** Any thrown thing as a problem, so that every screen can show it in the same way. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError({
    code: 'unavailable',
    title: 'Something went wrong in this page.',
    remedy: 'Load the page again; what you typed is kept as a draft.',
  });
}
