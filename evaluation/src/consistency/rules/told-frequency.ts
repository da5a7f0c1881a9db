import type { DocumentType } from '../attribute.ts';
import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocumentAndContext } from '../kept-by-document.ts';
import { type CountedResult, countedResult } from '../lexicon/counted-results.ts';
import { riskMeaning } from '../lexicon/harms.ts';
import { locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import { clauseOf } from '../statements/study-event.ts';
import { studyMentions } from '../studies.ts';
import { subjectOf } from '../subject.ts';
import { contentStems, fold } from '../text/fold.ts';
import { readToldShares, type ToldShare } from '../text/told-shares.ts';
import { describeTold, type ToldProportion, timesTold, toldProportions } from '../told-proportions.ts';
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
        if (!rate || !rates.every((one) => isApart(told, one))) continue;
        yield {
          attribute: 'event-rate',
          message: `${document.name} tells "${told.words}" of ${told.result?.id ?? [...told.harms].join(', ')}, but ${rate.document.name} reports ${describeTold(rate)}.`,
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
      {
        dossier: {
          sscp: '# SSCP\n\n## For patients\n\nAbout half of the women were dry a year later.',
          cer: '# CER\n\n## Results\n\nThe cure rate was 84 % after 12 months.',
        },
        says: 'half of the women',
      },
      {
        dossier: {
          sscp: '# SSCP\n\n## For patients\n\nTwo thirds of the people who took part were men. Only a quarter of the people were satisfied with the brace.',
          cer: '# CER\n\n## Results\n\n61 % were women. Most participants (82 %) were satisfied.',
        },
        says: 'Two thirds of the people',
      },
      {
        dossier: {
          sscp: '# SSCP\n\n## For patients\n\nEvery fifth patient had a bruise. After ten years fewer than eight of ten cups were still in place.',
          cer: '# CER\n\n## Results\n\nHaematoma was seen in 3.1 % of the patients. The survivorship at 10 years was 95.4 %.',
        },
        says: 'Every fifth patient',
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
      {
        dossier: {
          sscp: '# SSCP\n\n## For patients\n\nAbout two thirds of the people were satisfied. Half of the women were dry after five years. One in twenty stopped because of pain. Take half of the dose. Most people feel a little pain.',
          cer: '# CER\n\n## Results\n\nMost patients (71 %) were satisfied. The cure rate was 84 % after 12 months. Pain was reported in 38 % of the patients; 22 % discontinued.',
        },
      },
      {
        dossier: {
          sscp: '# SSCP\n\n## For patients\n\nMore than nine of ten hips were still in place after ten years. Nearly one in five people had sore skin. About a third of the women had headaches.',
          cer: '# CER\n\n## Results\n\nThe survivorship at 10 years was 95.4 %, at 15 years 88 %. Skin irritation was seen in 18 % of the patients. Headache was reported by 34 % of the women.',
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
  readonly share: ToldShare;
  /** What happened: harms, or else a result that is counted. */
  readonly harms: ReadonlySet<string>;
  readonly result: CountedResult | undefined;
  /** "Severe", "late": what makes an event a kind of its own. */
  readonly grades: readonly string[];
  readonly times: readonly string[];
  readonly stems: ReadonlySet<string>;
  readonly studies: ReadonlySet<string>;
}

const severity =
  /\b(?:serious|severe|grave|fatal|died|deaths?|major|minor|mild|moderate|deep|superficial|permanent|lasting|late|early|related|repeated|new)\b/gu;
/** How many have a benefit is no frequency of a harm, and what happens to products or in treatments is counted in those. */
const notHarm =
  /\b(?:relie\w+|benefit\w*|improv\w*|success\w*|free (?:of|from)|without|avoid\w*|prevent\w*|less(?! than)|fewer(?! than)|reduc\w*|no(?: longer)?|not|never|gone|better)\b/u;
const past = /\b(?:had|was|were|got|felt|suffered|developed|showed|reported|did|needed|died|bled)\b/u;
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
  /\b(?:literature|published|studies with other|expected|planned|should|must|of all (?:people|adults|women|men)|in the (?:general )?population|without the (?:device|treatment)|other (?:devices?|treatments?|methods?))\b/u;

const frequenciesIn = keptByDocumentAndContext((document: DossierDocument, context): readonly Frequency[] =>
  document.passages.flatMap((passage) => {
    if (passage.kind === 'heading' || foreign.some((topic) => passage.topics.has(topic))) return [];
    return passage.sentences.flatMap((sentence) => {
      const shares = readToldShares(sentence.folded);
      if (shares.length === 0 || notObserved.test(sentence.folded)) return [];
      const subject = subjectOf(sentence, passage, context);
      if (subject !== 'device' && subject !== 'study') return [];
      return shares.flatMap((share, index): Frequency[] => {
        if (notPeople.test(sentence.folded.slice(share.end))) return [];
        const clause = clauseAround(sentence.text, share, shares[index - 1]?.end ?? 0, shares[index + 1]?.start ?? sentence.text.length);
        // The words of the only frequency of a sentence may stand anywhere in it.
        const said = shares.length === 1 ? sentence.text : clause;
        const around = passage.cell ? `${passage.cell.rowLabel} ${said}` : `${passage.label} ${said}`;
        const harms = notHarm.test(fold(said)) ? new Set<string>() : new Set(riskMeaning(around).harms);
        const result = countedResult(fold(clause));
        // "Most people feel some pain" is no observation.
        if (share.vague && harms.size > 0 && !past.test(sentence.folded)) return [];
        // Who is dry is continent.
        if (result?.id === 'continence') harms.delete('dryness');
        // "One in ten stopped because of pain" counts neither those who stopped nor those who had pain.
        if (harms.size > 0 === (result !== undefined)) return [];
        const start = sentence.start + share.start;
        const end = sentence.start + share.end;
        return [
          {
            passage,
            start,
            end,
            words: passage.text.slice(start, end),
            share,
            harms,
            result,
            grades: fold(around).match(severity) ?? [],
            times: timesTold(sentence.text, document.language),
            stems: new Set(contentStems(around)),
            studies: new Set(studyMentions(sentence.text, context).map(({ name }) => name)),
          },
        ];
      });
    });
  }),
);

/** What is said of a share among others in a sentence: what stands before it in its clause, or where it opens the clause, after it. */
function clauseAround(text: string, { start, end }: ToldShare, from: number, to: number): string {
  const lead = text.slice(from, start);
  const tail = text.slice(end, to);
  const inBrackets = /\([^)]*$/u.test(lead);
  const begins = from === 0 ? !/\p{L}{3}/u.test(lead) : /(?:[;:,]|\band|\bbut|\bwhile|\bwhereas|\bin|\babout)\W*(?:in )?$/iu.test(lead);
  return clauseOf(begins ? '' : lead, inBrackets || /^\s*[).;]/u.test(tail) ? '' : tail.replace(/^[^\p{L}]+/u, ''));
}

/** What all documents report of the same harms or result. */
function observed(dossier: Dossier, told: Frequency): ToldProportion[] {
  return dossier.documents.flatMap((document) =>
    toldProportions(dossier, document).filter(
      (one) =>
        one.passage !== told.passage &&
        shareOf(one) > 0 &&
        !bounding.test(fold(one.passage.text.slice(Math.max(0, one.start - boundReach), one.start))) &&
        (one.whole ?? fewest) >= fewest &&
        !otherArm.test(fold(one.passage.cell?.columnTitle ?? '')) &&
        (told.result ? sameResult(told, told.result, one) : sameHarm(told, one)) &&
        ofSameStudy(dossier, told, one),
    ),
  );
}

function sameHarm(told: Frequency, one: ToldProportion): boolean {
  return (
    (one.grade === '') === (told.grades.length === 0) &&
    told.grades.every((grade) => one.grade.includes(grade)) &&
    one.events.size > 0 &&
    [...told.harms].every((harm) => one.events.has(harm)) &&
    (![...told.harms].every((harm) => wide.has(harm)) ||
      contentStems(`${one.passage.cell?.rowLabel ?? ''} ${one.passage.text}`).some((stem) => told.stems.has(stem)))
  );
}

/** Results that are no harms are the same at one time only. */
function sameResult(told: Frequency, result: CountedResult, one: ToldProportion): boolean {
  const other = countedResult(one.said);
  if (other?.id !== result.id) return false;
  const times = one.grade.split(' ').filter((word) => /^\d/u.test(word));
  return times.length === 0 || told.times.length === 0 || times.some((time) => told.times.includes(time));
}

/** Whether both may be of one study: two that name different ones are not. */
function ofSameStudy(dossier: Dossier, told: Frequency, one: ToldProportion): boolean {
  if (told.studies.size === 0) return true;
  const named = studyMentions(one.passage.text, dossier.context);
  return named.length === 0 || named.some(({ name }) => told.studies.has(name));
}

/** What is allowed or hoped for is not observed: "acceptable if it occurs in no more than 5 %". */
const bounding =
  /\b(?:(?:no|not) more than|at most|at least|not exceed\w*|up to|less than|fewer than|below|under|above|limit of|[<>≤≥])[^.;%]{0,12}$/u;
const boundReach = 30;

/** A rate among fewer is that of a small group. */
const fewest = 30;
const otherArm = /\b(?:sham|placebo|control|comparator|untreated|standard|predecessor|literature|without)\b/u;

function shareOf({ part, whole, percent }: ToldProportion): number {
  return percent ? percent.value / 100 : part !== undefined && whole ? part / whole : 0;
}

function isApart(told: Frequency, one: ToldProportion): boolean {
  const opposite = told.result !== undefined && countedResult(one.said)?.opposite !== told.result.opposite;
  const rate = opposite ? 1 - shareOf(one) : shareOf(one);
  return rate < told.share.low || rate > told.share.high;
}
