import type { RegistryEntry } from '../../../base/index.ts';

/** A form in which documents leave. Its pure half is here; what needs a library of Node stands in the server under the same id. */
export interface Writer extends RegistryEntry {
  readonly mediaType: string;
  /** Without the dot. */
  readonly fileEnding: string;
}
