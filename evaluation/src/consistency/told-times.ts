import type { DossierDocument } from './dossier.ts';
import { locationIn } from './location.ts';
import type { Passage, Sentence } from './passage.ts';
import type { Contradiction } from './rule.ts';

/** A time that a sentence claims something for, or beyond which it says that something is not known. */
export interface ToldTime {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly months: number;
  readonly says: string;
}

/** The words of a quantity with which it is open upwards: "beyond two years". */
export const opensUpwards = /^(?:beyond|longer|more|over|after|past|exceeding|later|above|for more)\b/u;

/** A time that one document claims against the limit that another sets. */
export function timeContradiction(claim: ToldTime, limit: ToldTime): Contradiction {
  return {
    attribute: 'claim',
    message: `${claim.document.name} says "${claim.sentence.text}", but ${limit.document.name} says "${limit.sentence.text}".`,
    locations: [claim, limit].map(({ document, passage, sentence }) => locationIn(document, passage, sentence.start, sentence.end)),
    compared: [claim.says, limit.says],
  };
}
