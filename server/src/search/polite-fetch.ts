import { setTimeout as pause } from 'node:timers/promises';
import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import type { SourceRequest, SourceResponse } from '@cerulean/evaluation/search';
import type { AllowedSource } from './allowed-sources.ts';

/** One request as it went, for the log of the retrieval. */
export interface LoggedRequest {
  readonly at: string;
  readonly method: 'GET' | 'POST';
  readonly address: string;
  attempts: number;
  status?: number;
  text?: string;
  trouble: string;
}

export interface Patience {
  /** How often a request is made before it is given up. */
  readonly attempts: number;
  /** Milliseconds before the second attempt; each further one waits twice as long. */
  readonly firstPause: number;
  /** The longest wait a source can ask for. */
  readonly longestPause: number;
  readonly secondsPerAnswer: number;
  readonly answerBytesMax: number;
}

const patience: Patience = { attempts: 4, firstPause: 1000, longestPause: 60_000, secondsPerAnswer: 60, answerBytesMax: 64 * 1024 * 1024 };
/** Answers after which it is worth asking again: too many requests, and troubles of the server. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);
/** What names the asker is left out of the log. */
const aboutAsker = new Set(['email', 'tool']);

/** When each source may be asked next; all searches of this program together keep its pace. */
const nextTurn = new Map<string, number>();

async function waitForTurn(address: string, every: number): Promise<void> {
  const now = Date.now();
  const turn = Math.max(now, nextTurn.get(address) ?? 0);
  nextTurn.set(address, turn + every);
  if (turn > now) await pause(turn - now);
}

/**
 * Makes one request to a source: at the pace its operator asks for, again after a growing pause where the trouble may pass, with an end to waiting and to
 * the size of an answer. Every attempt is written into the log entry.
 */
export async function ask(
  { source, address }: AllowedSource,
  request: SourceRequest,
  {
    userAgent,
    clock,
    log,
    patience: own = patience,
  }: { userAgent: string; clock: () => string; log: LoggedRequest[]; patience?: Patience },
): Promise<Outcome<SourceResponse>> {
  const parameters = new URLSearchParams(request.parameters);
  const url = new URL(`${address}${request.path}`);
  if (request.method === 'GET') url.search = parameters.toString();
  const shown = new URL(url);
  if (request.method === 'POST') shown.search = parameters.toString();
  for (const name of aboutAsker) shown.searchParams.delete(name);
  const entry: LoggedRequest = { at: clock(), method: request.method, address: shown.toString(), attempts: 0, trouble: '' };
  log.push(entry);
  let wait = own.firstPause;
  while (true) {
    await waitForTurn(address, source.pauseMilliseconds);
    entry.attempts += 1;
    const outcome = await once(url, request, parameters, userAgent, own);
    if ('status' in outcome) {
      entry.status = outcome.status;
      entry.text = outcome.text;
      entry.trouble = '';
      if (!passing.has(outcome.status)) return done({ status: outcome.status, text: outcome.text });
      entry.trouble = `status ${outcome.status}`;
      wait = Math.max(wait, outcome.retryAfter);
    } else entry.trouble = outcome.trouble;
    if (entry.attempts >= own.attempts || wait > own.longestPause) break;
    await pause(wait);
    wait *= 2;
  }
  return trouble(
    'unavailable',
    `${source.title} cannot be searched now: ${entry.trouble}, after ${entry.attempts} ${entry.attempts === 1 ? 'attempt' : 'attempts'}.`,
    {
      remedy: 'Nothing else is held up by it. Try again later, or search on its website and import the export file.',
    },
  );
}

async function once(
  url: URL,
  request: SourceRequest,
  parameters: URLSearchParams,
  userAgent: string,
  { secondsPerAnswer, answerBytesMax }: Patience,
): Promise<{ status: number; text: string; retryAfter: number } | { trouble: string }> {
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: { 'user-agent': userAgent, accept: 'application/json, text/plain;q=0.9, */*;q=0.1' },
      ...(request.method === 'POST' ? { body: parameters } : {}),
      signal: AbortSignal.timeout(secondsPerAnswer * 1000),
    });
    const text = await readText(response, answerBytesMax);
    if (text === undefined) return { trouble: `an answer of more than ${Math.round(answerBytesMax / 1024 / 1024)} MB` };
    return { status: response.status, text, retryAfter: retryAfter(response.headers.get('retry-after')) };
  } catch (error) {
    const { name, cause } = error as { name?: string; cause?: { code?: string } };
    if (name === 'TimeoutError') return { trouble: `no answer within ${secondsPerAnswer} seconds` };
    return { trouble: cause?.code ? `no connection (${cause.code})` : 'no connection' };
  }
}

async function readText(response: Response, bytesMax: number): Promise<string | undefined> {
  if (!response.body) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.byteLength;
    if (size > bytesMax) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Milliseconds that a Retry-After header in seconds asks for. */
function retryAfter(header: string | null): number {
  return /^\d{1,6}$/.test(header ?? '') ? Number(header) * 1000 : 0;
}
