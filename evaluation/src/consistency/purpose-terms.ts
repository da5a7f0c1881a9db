import { deniedAt } from './denied-at.ts';
import type { DossierContext, DossierDocument } from './dossier.ts';
import { componentsOf } from './lexicon/component.ts';
import { type Term, termsIn } from './lexicon/terms.ts';
import type { Passage } from './passage.ts';
import { namesModel } from './population-parts.ts';
import { isContraindicated, type PurposeAspect, type PurposeStretch, purposeStretches } from './purpose.ts';
import type { Found } from './statement.ts';

/** How the terms of one aspect are read from the stretches that state it. */
export interface TermReading {
  readonly aspect: PurposeAspect;
  readonly terms: readonly Term[];
  /** The part of a stretch in which terms count, as positions in the stretch; nothing where the stretch does not speak of the aspect. */
  readonly within: (stretch: PurposeStretch) => { readonly start: number; readonly end: number } | undefined;
  readonly key?: string;
}

/** "Residents and nurses assist", "the scrub nurse hands over the reload": others do the work. */
const helps =
  /^(?:[^.;:]{0,60}? )??(?:only )?(?:(?:may |can |should |must )?(?:only )?(?:assists?|helps?|supports?|hands? (?:[\p{L}-]+ ){0,4}over|keeps? (?:the )?records?|loads?|cleans?|reprocess(?:es)?|refers?|prescribes?|orders?|advises?|teach(?:es)?|instructs?|explains?|supervises?|clean|stand by|stands by|fits?)\b(?! by)(?![^.;]{0,80}\band (?:also )?(?:release|fire|use|operate|implant|insert|apply|perform|place|start|inject|close)))/u;

/** What follows "Nurses assist". */
const theyDoNot = /^\s*[;,.]\s*(?:but )?(?:they|these|she|he)? ?(?:(?:do|does|may|must|shall|can) not|(?:is|are) not|never)\b/u;

/** "Not indicated. Transport between hospitals. Home.": the first words deny what follows. */
const deniedLead =
  /^\W*(?:not (?:indicated|intended|allowed|permitted|approved)|excluded|no use|outside the (?:scope|purpose|indications?))\W*[.:]/u;

/** One statement for the affirmed and one for the denied terms of each stretch. */
export function termStatements(passage: Passage, document: DossierDocument, context: DossierContext, reading: TermReading): Found[] {
  const stretches = purposeStretches(passage, document, context, reading.aspect);
  if (stretches.length === 0) return [];
  // The first cell of a row names what the others say.
  const { cell } = passage;
  if (cell && cell.column <= cell.labelColumn && document.passages[passage.index + 1]?.cell?.column === cell.column + 1) return [];
  const limiting = isContraindicated(passage, document);
  if (limiting && (passage.list !== undefined || passage.cell)) return [];
  const found: Found[] = [];
  for (const stretch of stretches) {
    // A section on contraindications may say where the device belongs; its other sentences are about patients.
    if (limiting && !/\b(?:may|can) (?:also )?be used\b|places? of use|(?:intended|suitable) for use\b/.test(stretch.folded)) continue;
    // A sentence that lists parts ("a charger for use at home and a programmer for clinics") says of each where it is used, not of the device.
    if (
      !stretch.labelled &&
      (reading.aspect === 'environment' || reading.aspect === 'users') &&
      componentsOf(stretch.folded, context.deviceNouns).length >= 2
    )
      continue;
    // What one model is for says nothing of the others, and "mostly at home" leaves other places open.
    if (!stretch.labelled && namesModel(passage.text.slice(stretch.start, stretch.end), context)) continue;
    if (/\b(?:mostly|mainly|usually|primarily|often|typically|predominantly)\b/u.test(stretch.folded)) continue;
    // What is only asked is not said; the answer says it in words of its own.
    if (
      !stretch.labelled &&
      /^\s*\?(?!\W*yes\b)/u.test(passage.folded.slice(stretch.start).slice(stretch.folded.trimEnd().replace(/\?$/u, '').length))
    )
      continue;
    const part = reading.within(stretch);
    if (!part) continue;
    const words = stretch.folded.slice(part.start, part.end);
    // "Scrub nurses (loading only)" have a share of the work, no more.
    const terms = termsIn(words, reading.terms).filter(
      (term) =>
        !/^\s*\([^)]*\bonly\)/.test(words.slice(term.end)) &&
        (reading.aspect !== 'users' ||
          !helps.test(stretch.folded.slice(part.start + term.end)) ||
          deniedAt(stretch.folded, part.start + term.start) ||
          theyDoNot.test(passage.folded.slice(stretch.end))),
    );
    const deniedLabel =
      /^not (?:in|on|at|for|with|by)\b|\bnot (?:intended|meant|for|allowed|permitted|approved)|outside|\b(?:excluded|forbidden|prohibited|never)\b/.test(
        passage.label.toLowerCase(),
      ) || deniedLead.test(passage.folded);
    for (const affirmed of [true, false]) {
      const those = terms.filter(
        (term) =>
          (deniedLabel ||
            deniedAt(stretch.folded, part.start + term.start) ||
            (reading.aspect === 'users' &&
              theyDoNot.test(passage.folded.slice(stretch.end)) &&
              helps.test(stretch.folded.slice(part.start + term.end)))) !== affirmed,
      );
      if (those.length === 0) continue;
      const categories = [...new Set(those.map((term) => term.id))];
      found.push({
        ...(reading.key === undefined ? {} : { key: reading.key }),
        value: { type: 'categories', categories },
        says: categories.join(', '),
        start: stretch.start + part.start + those[0]!.start,
        end: stretch.start + part.start + those.at(-1)!.end,
        affirmed,
        subject: 'device',
        weight: 'defining',
      });
    }
  }
  return found;
}
