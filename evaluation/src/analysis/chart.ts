import type { Plot, RegistryEntry } from '../base/index.ts';

/** A kind of drawing: what it needs and how it is drawn. The same input gives the same bytes, in the browser and on the server. */
export interface Chart<Input> extends RegistryEntry {
  readonly draw: (input: Input) => Plot;
  readonly examples: readonly { readonly title: string; readonly input: Input }[];
}
