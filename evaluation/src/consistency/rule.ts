import type { RegistryEntry } from '../base/index.ts';
import type { Attribute, Severity } from './attribute.ts';
import type { Dossier } from './dossier.ts';

/** Where the words of a finding stand. */
export interface Location {
  /** Id of the document in the dossier. */
  readonly document: string;
  /** Index of the passage in the document; absent for a picture, a comment or a whole document. */
  readonly passage?: number;
  readonly page?: number;
  /** Number and title of the innermost heading. */
  readonly section: string;
  /** Verbatim from the document. */
  readonly quote: string;
}

/** What a rule found, before equal findings become one. */
export interface Contradiction {
  readonly attribute: Attribute;
  /** The rule's own severity where absent. */
  readonly severity?: Severity;
  /** One sentence that names both sides and their values. */
  readonly message: string;
  /** The deviating words first, then what they are compared with. */
  readonly locations: readonly Location[];
  /** The normalised values that were compared, in the order of the locations. */
  readonly compared: readonly string[];
}

/** A small dossier for an example: Markdown by document type. Two documents of one type get a number: `ifu`, `ifu-2`. */
export type ExampleDossier = { readonly [document: string]: string | undefined };

/** One thing that documents of a dossier must agree in. One rule, one file. */
export interface ConsistencyRule extends RegistryEntry {
  readonly severity: Severity;
  /** True for a rule that looks at words without knowing the field: its findings give way to those of other rules about the same passages. */
  readonly general?: boolean;
  /**
   * Where given, the only kinds of statements that the rule asks for, often none: in a long dossier such rules run on a second thread, which reads these
   * kinds and no others.
   */
  readonly asksFor?: readonly string[];
  /** Rules that say more about the same words: a finding whose places they all name is not told again. */
  readonly givesWayTo?: readonly string[];
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  /** What to do about it. */
  readonly remedy: string;
  /** Clauses it rests on: "MDR 2(12)", "MDCG 2020-5 §3". */
  readonly basis: readonly string[];
  readonly check: (dossier: Dossier) => Iterable<Contradiction>;
  /** Dossiers it must find something in (with a word of the message), and coherent ones full of near-misses in which it must find nothing; run as tests. */
  readonly examples: {
    readonly finds: readonly { readonly dossier: ExampleDossier; readonly says: string; readonly device?: string }[];
    readonly leaves: readonly { readonly dossier: ExampleDossier; readonly device?: string }[];
  };
}
