import type { DossierDocument } from '../dossier.ts';
import { locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import { readNumbers } from '../text/numbers.ts';

const named =
  /(?:90|95|97[.,]5|99) ?(?:%|per ?cent|prozent)[\s-]*(?:two-sided |one-sided )?(?:-?[ck]i\b|ic\b|confidence interval|konfidenzintervall|intervalle de confiance|intervalo de confianza|intervallo di confidenza|credible interval)/gu;
const between = /^\s?(?:%|points?|mmhg|mm|kg|ml|percentage points)?\s*(?:to|-|,|;|bis|a|und|and)\s*$/u;

/** Before these numbers stand what they are: a whole, a spread, a time, a level of significance or so many for a rate. */
const noEstimate =
  /(?:\b(?:of|out of|per|from|n ?=|p ?[=<>]|sd|se|months?|weeks?|days?|years?|visits?|hours?)|±|\+\/-|\/|<|>|≤|≥) ?(?:the )?$/u;

/** An estimate lies inside its own confidence interval. */
export default {
  id: 'interval',
  title: 'An estimate lies inside its confidence interval',
  references: ['MDCG 2020-13, section F (clinical data)'],
  severity: 'major',
  why: 'An interval that does not contain its estimate was computed from other data, or one of the numbers was mistyped; conclusions from either are unsafe.',
  remedy: 'Take estimate and limits from one analysis and correct them everywhere.',
  basis: ['MDR Annex XIV Part A', 'MEDDEV 2.7/1 rev. 4, A10'],
  asksFor: [],
  check: function* (dossier) {
    for (const document of dossier.documents) {
      for (const passage of document.passages) {
        named.lastIndex = 0;
        if (/\b(?:ci|ki|ic)\b|confidence|konfidenz|confiance|confianza|confidenza|credible/.test(passage.folded))
          yield* inPassage(document, passage);
      }
    }
  },
  examples: {
    finds: [
      { dossier: { cer: '# CER\n\nRebound happened in 7 of 97 infants (7.2 %; 95 % CI 8.0 % to 14.3 %).' }, says: '8' },
      { dossier: { cer: '# CER\n\nSensitivity was 94.2 % (95 % CI 95.0 to 96.5 %).' }, says: '94.2' },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nRebound happened in 7 of 97 infants (7.2 %; 95 % CI 3.0 % to 14.3 %). The difference was −0.8 points (95 % CI −1.8 to 0.2). The 95 % confidence interval of the difference was 1.0 to 4.0. Of 12 sites 40 % took part; the 95 % CI is 2.0 to 3.0 for the ratio. The mean was 12.3 ± 4.5 (95 % CI 11.2 to 13.4). Five of 240 (95 % CI 0.7 to 4.8 %) fell. The rate was 0.19 per 10,000 (95 % CI 0.02 to 0.69).',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function* inPassage(document: DossierDocument, passage: Passage): Generator<Contradiction> {
  for (const sentence of passage.sentences) {
    for (const match of sentence.folded.matchAll(named)) {
      const from = match.index + match[0].length;
      const numbers = readNumbers(sentence.text, document.language).map((number) => ({
        ...number,
        // A minus sign belongs to the number unless it stands between two.
        value:
          /(?:^|[\s(,;:])[−–-]$/u.test(sentence.text.slice(0, number.start)) && !/\d\s?[−–-]$/u.test(sentence.text.slice(0, number.start))
            ? -number.value
            : number.value,
      }));
      const after = numbers.filter((number) => number.start >= from && number.start - from < 40);
      const [low, high] = after;
      if (!low || !high || !/^[\s:,(=[−–-]{0,4}(?:of |was |is |from |von )?[[(]?[−–-]?$/u.test(sentence.folded.slice(from, low.start)))
        continue;
      const joint = sentence.folded
        .slice(low.end, high.start)
        .replace(/[−–-]$/u, (sign) => (/(?:to|,|;|bis|a|and|und) ?$/.test(sentence.folded.slice(low.end, high.start - 1)) ? '' : sign));
      if (!between.test(joint) || low.value > high.value) continue;
      const before = numbers.filter((number) => number.end <= match.index).at(-1);
      if (!before || noEstimate.test(sentence.folded.slice(0, before.start))) continue;
      // The estimate stands right before: "7.2 % (95 % CI", "(7.2 %; 95 % CI", "ratio 0.8, 95 % CI".
      const gap = sentence.folded.slice(before.end, match.index);
      if (!/^\s?(?:%|per ?cent|points?|percentage points|mmhg|mm|kg|ml)?\s?[,;:]?\s?[([]?$/u.test(gap)) continue;
      if (before.value >= low.value && before.value <= high.value) continue;
      yield {
        attribute: 'arithmetic',
        message: `${document.name} gives the estimate ${before.value} with a confidence interval from ${low.value} to ${high.value}, which does not contain it.`,
        locations: [locationIn(document, passage, sentence.start + before.start, sentence.start + high.end)],
        compared: [String(before.value), `${low.value} to ${high.value}`],
      };
    }
  }
}
