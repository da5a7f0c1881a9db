import type { DocumentType } from '../attribute.ts';
import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocumentAndContext } from '../kept-by-document.ts';
import { riskMeaning } from '../lexicon/harms.ts';
import { locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import { subjectOf } from '../subject.ts';
import { contentStems, fold } from '../text/fold.ts';
import { readNumbers } from '../text/numbers.ts';
import { describeTold, type ToldProportion, toldProportions } from '../told-proportions.ts';
import { type Topic, topicsOfOthers } from '../topic.ts';

/** How often something happens is told to patients and users as often as it was observed. */
export default {
  id: 'told-frequency',
  title: 'Frequencies in plain words are those that were observed',
  references: ['MDCG 2019-9 Rev.1, section 4 (residual risks and undesirable effects)', 'Regulation (EU) 2017/745, Annex I 23.4(g)'],
  severity: 'major',
  why: 'Patients and users decide by these words. A frequency that was rounded to another order of magnitude, or taken from complaints in place of a study, tells them of a smaller or greater risk than is known.',
  remedy: 'Compute the frequency from the study or registry that the evaluation rests on, and name it as the source.',
  basis: ['MDCG 2019-9', 'MDR Annex I 23.4(g)'],
  asksFor: [],
  *check(dossier) {
    for (const document of dossier.documents.filter(({ type, language }) => plain.has(type) && language === 'en')) {
      for (const told of frequenciesIn(document, dossier.context)) {
        const rates = observed(dossier, told);
        const [rate] = rates;
        if (!rate || !rates.every((one) => isApart(told, shareOf(one)))) continue;
        yield {
          attribute: 'event-rate',
          message: `${document.name} tells "${told.words}" of ${[...told.harms].join(', ')}, but ${rate.document.name} reports ${describeTold(rate)}.`,
          locations: [
            locationIn(document, told.passage, told.start, told.end),
            ...rates.slice(0, 3).map((one) => locationIn(one.document, one.passage, one.start, one.end)),
          ],
          compared: [told.words, ...rates.slice(0, 3).map(describeTold)],
        };
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Side effects\n\n| Effect | How often |\n|---|---|\n| Redness or itching under the belt | About 1 in 100 users |',
          cer: '# CER\n\n## Clinical investigation\n\nAny skin reaction occurred in 46 of 403 subjects (11.4 %).',
        },
        says: '1 in 100',
      },
      {
        dossier: {
          sscp: '# SSCP\n\n## For patients\n\n- Infection that needs treatment: about 3 of 100 patients.',
          cer: '# CER\n\n## Clinical investigation\n\n| Event | Patients | % |\n|---|---|---|\n| Urinary tract infection | 53 of 412 | 12.9 |',
        },
        says: '3 of 100',
      },
      {
        dossier: {
          sscp: '# SSCP\n\n## For patients\n\n- Infection: about 3 of 100 patients.',
          'pmcf-report':
            '# PMCF report\n\n## Results\n\nTable 4. Events per patient (n = 412)\n\n| Event | n | % |\n|---|---|---|\n| Haematuria | 97 | 23.5 |\n| Urinary tract infection | 53 | 12.9 |\n| Migration | 12 | 2.9 |',
        },
        says: '3 of 100',
      },
      {
        dossier: {
          other: '# Brochure\n\n## Side effects\n\nAbout one treated patient in twenty has a headache.',
          cer: '# CER\n\n## Clinical investigation\n\nHeadache was reported by 34 of 120 patients (28.3 %).',
        },
        says: 'one treated patient in twenty',
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Side effects\n\n- Fluid collection in the abdomen: about 3 in 1,000 patients.',
          rmf: '# Risk management report\n\n## Observed rates\n\n| Risk | Film | Control |\n|---|---|---|\n| H-07 fluid collection | 4/120 (3.3 %) | 2/120 (1.7 %) |',
        },
        says: '3 in 1,000',
      },
    ],
    leaves: [
      {
        dossier: {
          sscp: '# SSCP\n\n## For patients\n\n- Infection: about 1 in 10 patients.\n- Severe pain: fewer than 1 in 100 patients.\n- Fever: about 5 of 100 patients.',
          cer: '# CER\n\n## Clinical investigation\n\nInfection occurred in 53 of 412 patients (12.9 %). Pain was reported by 40 of 412 (9.7 %). Fever was seen in 19 of 412 patients (4.6 %) within 30 days and in 60 of 412 (14.6 %) at one year.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Background\n\nIn the literature about 1 in 100 patients has an infection after such an operation. Of 100 patients one should be examined for infection each year.',
          cer: '# CER\n\n## Clinical investigation\n\nInfection occurred in 53 of 412 patients (12.9 %).',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Documents that tell frequencies to people. */
const plain: ReadonlySet<DocumentType> = new Set(['ifu', 'sscp', 'label', 'other']);
const foreign: readonly Topic[] = [...topicsOfOthers, 'equivalence', 'references', 'clinical-investigation', 'post-market', 'acceptance'];

interface Frequency {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly share: number;
  readonly bound: '' | 'below' | 'above';
  readonly harms: ReadonlySet<string>;
  /** "Severe", "late": what makes an event a kind of its own. */
  readonly grades: readonly string[];
  readonly stems: ReadonlySet<string>;
}

const number =
  '(?:\\d[\\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|a hundred|one hundred|a thousand|one thousand)';
const phrase = new RegExp(
  `(?:\\b(about|around|approximately|roughly|nearly|almost|some|fewer than|less than|under|up to|at most|not more than|no more than|more than|over|at least)\\s+)?(?<![\\d.,/])\\b(${number})(?: (?:[a-z]+ ){0,2}(?:patients?|persons?|people|users?|wom[ae]n|m[ae]n|child(?:ren)?|adults?|infants?|wearers?))? (?:in|of|out of|in every|of every|out of every) (?:every |each )?(${number})(?![\\d.,]*\\d|%)`,
  'gu',
);
/** A whole that is round stands for "about"; any other is the size of a study. */
const round = new Set([
  3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000,
]);
const severity =
  /\b(?:serious|severe|grave|fatal|died|deaths?|major|minor|mild|moderate|deep|superficial|permanent|lasting|late|early|related|repeated|new)\b/gu;
/** How many have a benefit is no frequency of a harm, and what happens to products or in treatments is counted in those. */
const notHarm =
  /\b(?:relie\w+|benefit\w*|improv\w*|success\w*|free (?:of|from)|without|avoid\w*|prevent\w*|less(?! than)|fewer(?! than)|reduc\w*|no longer)\b/u;
const notPeople =
  /^ (?:[a-z]+ ){0,2}(?:treatments?|procedures?|operations?|sessions?|devices?|units?|uses|hours?|days?|weeks?|months?|years?|implants?|cases)\b/u;
/** Harms by which many different things are meant: they must share a word as well. */
const wide: ReadonlySet<string> = new Set([
  'obstruction',
  'fracture',
  'rupture',
  'leak',
  'dislocation',
  'loosening',
  'perforation',
  'failure',
  'pain',
]);
const notObserved =
  /\b(?:literature|published|studies with other|expected|planned|should|must|of all (?:people|adults|women|men)|in the (?:general )?population)\b/u;

const frequenciesIn = keptByDocumentAndContext((document: DossierDocument, context): readonly Frequency[] =>
  document.passages.flatMap((passage) => {
    if (passage.kind === 'heading' || foreign.some((topic) => passage.topics.has(topic)) || !/\b(?:in|of)\b/.test(passage.folded))
      return [];
    return passage.sentences.flatMap((sentence) => {
      if (notObserved.test(sentence.folded) || notHarm.test(sentence.folded) || subjectOf(sentence, passage, context) !== 'device')
        return [];
      return [...sentence.folded.matchAll(phrase)].flatMap((match): Frequency[] => {
        const [part, whole] = [match[2]!, match[3]!].map((text) => readNumbers(text.replace(/^a /, 'one '))[0]?.value);
        if (!part || !whole || part >= whole || !round.has(whole)) return [];
        if (notPeople.test(sentence.folded.slice(match.index + match[0].length))) return [];
        const around = passage.cell ? `${passage.cell.rowLabel} ${sentence.text}` : `${passage.label} ${sentence.text}`;
        const { harms } = riskMeaning(around);
        if (harms.size === 0) return [];
        const bound = /^(?:fewer|less|under|up to|at most|no)/.test(match[1] ?? '')
          ? 'below'
          : /^(?:more|over|at least)/.test(match[1] ?? '')
            ? 'above'
            : '';
        const start = sentence.start + match.index;
        return [
          {
            passage,
            start,
            end: start + match[0].length,
            words: passage.text.slice(start, start + match[0].length),
            share: part / whole,
            bound,
            harms: new Set(harms),
            grades: fold(around).match(severity) ?? [],
            stems: new Set(contentStems(around)),
          },
        ];
      });
    });
  }),
);

/** What all documents report of the same harms. */
function observed(dossier: Dossier, told: Frequency): ToldProportion[] {
  return dossier.documents.flatMap((document) =>
    toldProportions(dossier, document).filter(
      (one) =>
        one.passage !== told.passage &&
        shareOf(one) > 0 &&
        (one.whole ?? fewest) >= fewest &&
        !otherArm.test(fold(one.passage.cell?.columnTitle ?? '')) &&
        (one.grade === '') === (told.grades.length === 0) &&
        told.grades.every((grade) => one.grade.includes(grade)) &&
        one.events.size > 0 &&
        [...told.harms].every((harm) => one.events.has(harm)) &&
        (![...told.harms].every((harm) => wide.has(harm)) ||
          contentStems(`${one.passage.cell?.rowLabel ?? ''} ${one.passage.text}`).some((stem) => told.stems.has(stem))),
    ),
  );
}

/** A rate among fewer is that of a small group. */
const fewest = 30;
const otherArm = /\b(?:sham|placebo|control|comparator|untreated|standard|predecessor|literature|without)\b/u;

function shareOf({ part, whole, percent }: ToldProportion): number {
  return percent ? percent.value / 100 : part !== undefined && whole ? part / whole : 0;
}

/** So many times more or less is no rounding any more. */
const factor = 2.5;

function isApart({ share, bound }: Frequency, rate: number): boolean {
  if (bound === 'below') return rate > 1.5 * share;
  if (bound === 'above') return rate < share / 1.5;
  return rate > factor * share || rate < share / factor;
}
