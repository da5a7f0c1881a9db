import type { ProblemCode } from '@cerulean/evaluation/base';
import type { InputOf, OperationId, OutputOf } from '@cerulean/server/api';
import { places } from './operations.generated.ts';
import { ProblemError } from './problem.ts';

export type { InputOf, OperationId, OutputOf };

type Place = readonly [method: string, path: string];

let csrfToken = '';

/** Keeps the token that every changing request must carry; the session's answers bring it. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

let signInNeeded: () => void = () => {};

/** Says what to do when the server no longer knows who asks; the router sends the person to sign in and back. */
export function onSignInNeeded(listener: () => void): void {
  signInNeeded = listener;
}

/** An operation's address with its `:names` filled from the input; what is left belongs in the query or the body. */
export function fillPath(path: string, input: Readonly<Record<string, unknown>>): { path: string; rest: Record<string, unknown> } {
  const rest: Record<string, unknown> = { ...input };
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = input[name];
    if (value === undefined || value === null || value === '') throw new TypeError(`the address ${path} needs ${name}`);
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { path: `/api${filled}`, rest };
}

/** Values as a query string; what is undefined or null is left out, lists are repeated. */
export function toQuery(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const item of Array.isArray(value) ? value : [value]) if (item !== undefined && item !== null) query.append(name, String(item));
  }
  const text = query.toString();
  return text && `?${text}`;
}

/** The address of an operation that gives bytes, for links and frames. */
export function addressOf<Id extends OperationId>(id: Id, input: InputOf<Id>): string {
  const { path, rest } = fillPath(placeOf(id)[1], input as Record<string, unknown>);
  return path + toQuery(rest);
}

function placeOf(id: string): Place {
  const place = (places as Record<string, Place | undefined>)[id];
  if (!place) throw new TypeError(`there is no operation ${id}`);
  return place;
}

function unreachableServer(): ProblemError {
  return new ProblemError({
    code: 'unavailable',
    title: 'The server does not answer.',
    remedy: 'Check the connection and try again; nothing you typed is lost.',
  });
}

function problemFrom(status: number, body: unknown): ProblemError {
  const { code, title, remedy, fields, details } = (body ?? {}) as Partial<ProblemError>;
  if (!code || !title)
    return new ProblemError({
      code: 'unavailable',
      title: `The server answered with status ${status} and no explanation.`,
      remedy: 'Try again in a moment.',
    });
  const problem = new ProblemError({ code: code as ProblemCode, title, ...(remedy && { remedy }), ...(fields && { fields }), details });
  if (code === 'sign-in-needed') signInNeeded();
  return problem;
}

/** Calls one operation. Trouble is thrown as a `ProblemError`; an abandoned request throws the signal's own reason. */
export async function call<Id extends OperationId>(
  id: Id,
  input: InputOf<Id>,
  { signal }: { signal?: AbortSignal } = {},
): Promise<OutputOf<Id>> {
  const [method, place] = placeOf(id);
  const { path, rest } = fillPath(place, input as Record<string, unknown>);
  const inQuery = method === 'GET' || method === 'DELETE';
  let response: Response;
  try {
    response = await fetch(inQuery ? path + toQuery(rest) : path, {
      method,
      headers: {
        accept: 'application/json',
        ...(method === 'GET' ? {} : { 'x-csrf-token': csrfToken }),
        ...(inQuery ? {} : { 'content-type': 'application/json' }),
      },
      ...(inQuery ? {} : { body: JSON.stringify(rest) }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw unreachableServer();
  }
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemFrom(response.status, body);
  return body as OutputOf<Id>;
}

/** How far an upload is, in bytes. */
export interface UploadProgress {
  readonly sent: number;
  readonly total: number;
}

/** Sends files with an operation. Uses XMLHttpRequest because fetch cannot tell how much has been sent. */
export function upload<Id extends OperationId>(
  id: Id,
  input: InputOf<Id>,
  files: readonly File[],
  { onProgress, signal }: { onProgress?: (progress: UploadProgress) => void; signal?: AbortSignal } = {},
): Promise<OutputOf<Id>> {
  const [method, place] = placeOf(id);
  const { path, rest } = fillPath(place, input as Record<string, unknown>);
  const form = new FormData();
  for (const [name, value] of Object.entries(rest))
    if (value !== undefined && value !== null) form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  for (const file of files) form.append('file', file, file.name);
  return new Promise((settle, fail) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader('x-csrf-token', csrfToken);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.({ sent: loaded, total }));
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) settle(request.response as OutputOf<Id>);
      else fail(problemFrom(request.status, request.response));
    });
    request.addEventListener('error', () => fail(unreachableServer()));
    request.addEventListener('abort', () => fail(signal?.reason ?? unreachableServer()));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
