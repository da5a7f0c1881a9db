/**
 * What every entry of a registry folder says about itself. One new thing is one new file with a default export; the file's name is its id.
 * `npm run generate` writes each folder's `index.generated.ts`, and a test holds that it is up to date.
 */
export interface RegistryEntry {
  /** Equal to the file name without its ending. */
  readonly id: string;
  readonly title: string;
  /** Clause, paper with page or equation, or format specification, each as one line. */
  readonly references: readonly string[];
}

/** The entry with an id, where the registry has it. */
export function byId<Entry extends RegistryEntry>(entries: readonly Entry[], id: string): Entry | undefined {
  return entries.find((entry) => entry.id === id);
}
