import type { Problem, ProblemCode } from '@cerulean/evaluation/base';

/** The one place where problem codes become HTTP status. */
export const statusOf: Record<ProblemCode, number> = {
  'sign-in-needed': 401,
  'sign-in-failed': 401,
  'too-many-attempts': 429,
  'not-permitted': 403,
  'not-found': 404,
  'input-invalid': 422,
  'changed-meanwhile': 409,
  conflict: 409,
  'reason-needed': 422,
  'gate-closed': 409,
  released: 409,
  'file-unreadable': 422,
  'file-too-large': 413,
  'format-unknown': 422,
  'not-estimable': 422,
  unavailable: 503,
};

/** A problem as RFC 9457 writes it. */
export function problemJson(problem: Problem) {
  const { code, message, ...rest } = problem;
  return { type: `/problems/${code}`, title: message, status: statusOf[code], code, ...rest };
}
