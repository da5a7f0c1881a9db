import { type Outcome, type RegistryEntry, trouble } from '../base/index.ts';
import type { ReadReferences } from '../evidence/index.ts';
import type { SearchMethod } from './search-method.ts';

/** One request to a source over the network. Its address is the source's with the path; parameters go into the address or, for POST, into the body. */
export interface SourceRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What the next answer is read with: how many records there are, how many were read. */
  readonly total?: number;
  readonly read: number;
}

export interface SourceResponse {
  readonly status: number;
  readonly text: string;
}

/** What one answer holds, and the request that follows; without one, everything was read. */
export interface SourcePage extends ReadReferences {
  /** How many records the source reports for the query. */
  readonly total: number;
  readonly next?: SourceRequest;
}

/** Who asks, as sources want to be told. */
export interface Asker {
  readonly tool: string;
  readonly email: string;
}

/**
 * A source that can be searched over the network: how its requests are made and its answers read. Nothing here sends anything; the server does, where an
 * installation allows it.
 */
export interface SearchSource extends RegistryEntry {
  /** As it stands in the PRISMA figure. */
  readonly database: string;
  readonly method: SearchMethod;
  readonly address: string;
  /** The least time between two requests that its operator asks for. */
  readonly pauseMilliseconds: number;
  /** So many records can be read of one query. */
  readonly recordsMax: number;
  /** How a query is written, with an example. */
  readonly syntax: string;
  /** The first request for a query: one that only counts, or one with which reading begins. */
  readonly start: (query: string, asker: Asker, purpose: 'count' | 'read') => SourceRequest;
  /** Reads an answer. Trouble that the source tells of, such as a query it does not understand, is a problem in its words. */
  readonly read: (request: SourceRequest, response: SourceResponse, asker: Asker) => Outcome<SourcePage>;
}

/** A part of JSON from outside, of which nothing is known. */
export type Json = { readonly [name: string]: unknown };

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of names; undefined where something on the way is no object. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((part, name) => (isObject(part) ? part[name] : undefined), value);
}

/** A text at a path; empty where there is none. Numbers are written out. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found.trim() : typeof found === 'number' ? String(found) : '';
}

/** The entries of a list at a path; a single value counts as a list of one, as some sources write it. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : found === undefined || found === null ? [] : [found];
}

/** A number of records at a path; undefined where there is none that can be one. */
export function countAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0 ? found : undefined;
}

/** The JSON of an answer, or a problem that says what came instead. */
export function readJson(source: string, { status, text }: SourceResponse): Outcome<Json> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return { ok: true, value };
  } catch {
    // What came instead is told below.
  }
  return notUnderstood(source, status, text);
}

/** The problem for an answer that is not what the source's documentation says. */
export function notUnderstood(source: string, status: number, text: string) {
  const start = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
  return trouble('unavailable', `${source} answered with status ${status} and nothing that could be read${start ? `: “${start}”` : ''}.`, {
    remedy: 'Try again later, or search on its website and import the export file.',
  });
}
