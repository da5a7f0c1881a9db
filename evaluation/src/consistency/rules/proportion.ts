import type { Dossier, DossierDocument } from '../dossier.ts';
import { withCaption } from '../grid.ts';
import { locationIn } from '../location.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import { readNumbers } from '../text/numbers.ts';
import { likePrinted, type Proportion, printedFrom, readProportions } from '../text/proportions.ts';

/** Estimates do not follow from the counts beside them. */
const estimate = /kaplan|estimat|cumulative|adjusted|weighted|standardi[sz]ed|imput|actuarial|geschatzt|estime|model|pooled|meta-analy/u;
const wholeInTitle = /\b[nN]\s*=\s*(\d{1,3}(?:[ ,.]\d{3})+|\d+)/u;

/** A percentage beside its counts follows from them. */
export default {
  id: 'proportion',
  title: 'Percentages follow from the counts beside them',
  references: ['MDCG 2020-13, section F (clinical data)'],
  severity: 'major',
  why: 'A percentage that does not follow from its counts means that one of the three numbers is wrong; whoever reads the file cannot know which.',
  remedy: 'Go back to the source of the numbers and correct the count or the percentage, everywhere it is repeated.',
  basis: ['MDR Annex XIV Part A', 'MEDDEV 2.7/1 rev. 4, A10'],
  asksFor: [],
  check: function* (dossier) {
    for (const document of dossier.documents) {
      for (const passage of document.passages) {
        if (!/%|per ?cent|prozent|pour cent|por ciento|per cento/.test(passage.folded) || passage.topics.has('abbreviations')) continue;
        yield* inPassage(dossier, document, passage);
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nA leak occurred in six of the 216 patients in the arm (3.8 %; 95 % CI 1.0 to 6.0).',
        },
        says: '2.8 %',
      },
      { dossier: { sscp: '# SSCP\n\n| Event | Device (n = 120) |\n|---|---|\n| Nasal dryness | 14 (17.1 %) |' }, says: '11.7 %' },
      { dossier: { cer: '# CER\n\nThe rate was 91.0 % (22 of 24 patients).' }, says: '91.7 %' },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nThree of the six events with the device were judged related to it (2.1 %). Among the 121 patients, 98 (81.0 %) were well at 6 months; of 114 seen at 12 months, 90 (78.9 %).',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nA leak occurred in six of the 216 patients (2.8 %; 95 % CI 1.03 % to 5.95 %), in 1/3 of the cases (33 %), in 2 of 3 (66 %) and in 5 of 40 patients aged 75 years (12.5 %).\n\nThe Kaplan-Meier estimate at 5 years was 13 of 318 (4.6 %). Eight of 390 failed; 381 of 390 were free of it (98 %).\n\n| Event | Device (n = 400) |\n|---|---|\n| Leakage (of 390 examined) | 8 (2.1 %) |\n| Death | 8 (2.0 %) |\n| Free of events | 3 (99.3 %) |',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function* inPassage(dossier: Dossier, document: DossierDocument, passage: Passage): Generator<Contradiction> {
  for (const sentence of passage.sentences) {
    if (estimate.test(sentence.folded)) continue;
    const proportions = readProportions(sentence.text, document.language);
    for (const proportion of proportions) {
      const whole =
        proportion.whole?.value ??
        wholeOf(withCaption(passage, document), proportions) ??
        sharedWhole(sentence, document.language, proportions, proportion);
      const { part, percent } = proportion;
      if (whole === undefined || percent === undefined || whole < part.value || whole === 0) continue;
      const exact = (100 * part.value) / whole;
      if (severalIn(sentence.folded, percent.start)) continue;
      if (proportion.whole && !directly(sentence.folded.slice(proportion.whole.end, percent.start))) continue;
      // A percentage of the rest ("3 failed, 99.3 % were free of it") follows from the same counts.
      if (printedFrom(exact, percent.value, percent.decimals) || printedFrom(100 - exact, percent.value, percent.decimals)) continue;
      const start = sentence.start + proportion.start;
      const printed = `${likePrinted(percent.value, percent.decimals)} %`;
      const right = `${likePrinted(exact, percent.decimals)} %`;
      yield {
        attribute: 'arithmetic',
        message: `${dossier.document(document.id).name} gives ${printed} for ${part.value} of ${whole}; the counts give ${right}.`,
        locations: [locationIn(document, passage, start, sentence.start + proportion.end)],
        compared: [printed, right],
      };
    }
  }
}

/** "By 34 and by 27 of the 120 patients (28.3 % and 22.5 %)": the first percentage of a bracket with several belongs to an earlier count. */
function severalIn(folded: string, at: number): boolean {
  const bracket = /^[^()]*\)/u.exec(folded.slice(at))?.[0] ?? '';
  return /\($/u.test(folded.slice(0, at)) && /^[\d.,]+ ?(?:%|per ?cent),? (?:and|or|respectively) [\d.,]+ ?(?:%|per ?cent)/u.test(bracket);
}

/** Whether a percentage follows its counts within their noun phrase: "of 216 patients in the arm (2.8 %", not "of the six were related (2.1 %". */
function directly(gap: string): boolean {
  const words = gap.match(/\p{L}+/gu) ?? [];
  return (
    words.length <= 6 &&
    !words.some((word) =>
      /^(?:was|were|is|are|had|has|have|been|being|judged|rated|related|led|needed|which|that|who|sind|waren|wurden|etaient|fueron|erano)$/.test(
        word,
      ),
    )
  );
}

/**
 * "Visits complete in 171: deaths 4 (2.3 %), pacemaker 21 (12.3 %)": a number that stands before in the sentence and is the whole of another of its
 * proportions is taken as the whole of this one.
 */
function sharedWhole(sentence: Sentence, language: string, proportions: readonly Proportion[], one: Proportion): number | undefined {
  const others = proportions.filter((other) => other !== one && other.whole === undefined && other.percent !== undefined);
  // "Of 114 seen at 12 months, 90 (78.9 %)": the sentence has the whole itself.
  const fitting = readNumbers(sentence.text, language).some(
    (number) =>
      number.value >= one.part.value &&
      one.percent &&
      printedFrom((100 * one.part.value) / number.value, one.percent.value, one.percent.decimals),
  );
  if (fitting || others.length === 0 || /respectively|subgroup|arm\b|group/.test(sentence.folded)) return undefined;
  const wholes = readNumbers(sentence.text, language).filter(
    (number) =>
      number.end <= Math.min(one.start, ...others.map((other) => other.start)) &&
      Number.isInteger(number.value) &&
      number.value > 20 &&
      others.every((other) => printedFrom((100 * other.part.value) / number.value, other.percent!.value, other.percent!.decimals)),
  );
  return wholes.length === 1 ? wholes[0]!.value : undefined;
}

/** The number of patients in the column's title, where the cell and its row do not name another whole. */
function wholeOf(passage: Passage, proportions: readonly Proportion[]): number | undefined {
  const { cell } = passage;
  if (!cell || cell.row < 0 || proportions.length !== 1 || passage.text.length > 40) return undefined;
  // A row with its own whole ("of 390 examined") or of a part of the row above is not measured by the column.
  if (/\b(?:of|among|n ?=) ?(?:the )?\d|\bper\b|^\W|^(?:of which|of these|thereof|davon)/iu.test(cell.rowLabel.trim())) return undefined;
  if (/\b(?:of|per|among|in|von)\b|\//.test(passage.folded)) return undefined;
  const inTitle = wholeInTitle.exec(cell.columnTitle) ?? (/\(n = \d+\)/.test(cell.caption) ? wholeInTitle.exec(cell.caption) : null);
  return inTitle ? Number(inTitle[1]!.replace(/[ ,.]/g, '')) : undefined;
}
