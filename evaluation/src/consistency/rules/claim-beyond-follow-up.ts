import type { Dossier } from '../dossier.ts';
import { keptByDocumentAndContext } from '../kept-by-document.ts';
import { topicsIn } from '../lexicon/outcomes.ts';
import type { ConsistencyRule } from '../rule.ts';
import { subjectOf } from '../subject.ts';
import { readQuantities } from '../text/quantities.ts';
import { opensUpwards, type ToldTime, timeContradiction } from '../told-times.ts';
import { type Topic, topicsOfOthers } from '../topic.ts';

/** No document says that a time was seen in patients of which another says that nobody was observed so long. */
export default {
  id: 'claim-beyond-follow-up',
  title: 'What is said to be seen in patients does not go beyond the follow-up',
  references: ['Regulation (EU) 2017/745, Article 7 and Article 61(1)', 'MEDDEV 2.7/1 revision 4, A7'],
  severity: 'major',
  why: 'A lifetime from bench tests is not one seen in patients. Who reads of ten years of experience decides otherwise than who knows of two.',
  remedy: 'Give the time for which patients were observed, and name the source of any longer time as what it is.',
  basis: ['MDR 7', 'MDR 61(1)'],
  asksFor: [],
  *check(dossier: Dossier) {
    const all = dossier.documents.map((document) => timesOf(document, dossier.context));
    const limits = all.flatMap((one) => one.limits);
    if (limits.length === 0) return;
    for (const claim of all.flatMap((one) => one.claims)) {
      const against = limits.find(
        (limit) =>
          limit.document !== claim.document &&
          claim.months > 1.5 * limit.months &&
          (claim.evident || limit.outcomes.some((id) => claim.outcomes.includes(id))),
      );
      if (against) yield timeContradiction(claim, against);
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThere is no follow-up beyond 24 months.',
          sscp: '# Summary\n\nClinical experience has proved that the implant works for ten years.',
        },
        says: 'ten years',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nPatients were not observed for longer than two years.',
          ifu: '# Instructions for use\n\nObservations in patients confirm that the lead functions for 8 years and more.',
        },
        says: '8 years',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nPain relief beyond six months was not assessed.',
          sscp: '# Summary\n\nThe pain relief lasts for life.',
        },
        says: 'for life',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThere is no follow-up beyond 24 months. No fracture was seen after 12 months. The lead was tested on the bench for a use of ten years.',
          sscp: '# Summary\n\nThe implant is made to last ten years. This was tested in the laboratory, not in patients. Patients were observed for two years. Patients from 10 years may be treated; a study of patients aged 12 years has shown this. Pain got less for six months. Keep your implant card for life.',
          psur: '# PSUR\n\nPublished studies of other implants have shown results for ten years.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

interface Time extends ToldTime {
  readonly outcomes: readonly string[];
  /** Says that it was seen in patients, and does not only promise it. */
  readonly evident: boolean;
}

const data =
  '(?:follow-?up|observations?|data|experience|evidence|results?|findings|information|knowledge|studies|study|trials?|outcomes?)';
/** "No follow-up beyond …", "was not observed for longer than …", "nothing is known of the time after …". */
const limiting = new RegExp(
  `\\b(?:no|nor|neither|without|lack(?:s|ing)?|absence of)\\b[^.;:]{0,40}?\\b${data}\\b[^.;:]{0,60}$|\\b(?:not|never)(?: \\w+)? (?:observed|followed(?: up)?|investigated|studied|examined|assessed|evaluated|known|established|tested in patients)\\b[^.;:]{0,40}$|\\bnothing (?:is|was) known\\b[^.;:]{0,40}$`,
  'u',
);
/** "Observations longer than … do not exist", "relief beyond … was not assessed". */
const lacking =
  /^[^.;:]{0,40}\b(?:do(?:es)? not (?:yet )?exist|(?:is|are|were|was|has been|have been) (?:not|never) (?:yet )?(?:been )?(?:available|investigated|studied|examined|assessed|evaluated|observed|known|established|collected|determined)|(?:not|never) been (?:investigated|studied|examined|assessed|observed|established)|(?:is|are) (?:lacking|missing|unavailable|absent|unknown))\b/u;
const longest = /\b(?:longest|maximum|maximal) (?:observation|follow-?up)(?: (?:time|period))?\b[^.;:]{0,40}$/u;
const negative = /\b(?:no|not|nor|neither|without|lack\w*|absence|nothing|never|lacking|missing|unavailable|unknown)\b/u;
const named = /\b(?:in|of|from) (?:the )?(?:study|trial|registry|arm|group|sub-?group|centre)\b/u;

const inPatients = /\b(?:patients?|clinical(?:ly)?|stud(?:y|ies)|trials?|experience|observ\w+|follow-?up|in practice|practical use)\b/u;
const shown =
  /\b(?:confirm\w*|prov(?:ed|en|es)|shown?|shows?|showed|demonstrat\w+|establish\w+|observ\w+|seen|(?:has|have) (?:worked|lasted|held))\b/u;
const notPatients =
  /\b(?:not|no|never|neither|nor|without|cannot|bench|fatigue|laborator\w*|tests?|tested|simulat\w+|accelerated|cycles|calculat\w+|shelf|aged?|ages?|old|older|younger|predecessor|literature|published|publications?|planned|will|until|since|every|whether|if|unless|in (?:19|20)\d\d|experience of (?:the )?(?:surgeon|user|operator)s?|years? of experience)\b/u;
const unlimited =
  /\b(?:for|over) (?:many |several |long )?(?:years|decades)\b|\bfor life\b|\bfor good\b|\bpermanently\b|\blifelong\b|\bforever\b/u;
const promise = /\b(?:lasts?|stays?|remains?|holds?|persists?|keeps?|works?|continues?|effective|relie\w+|free)\b/u;
const foreign: readonly Topic[] = [...topicsOfOthers, 'references', 'abbreviations', 'eligibility'];
const timeWord = /\b(?:years?|months?|decades?|life|good|permanently|lifelong|forever|weeks?)\b/u;

const timesOf = keptByDocumentAndContext((document, context) => {
  const limits: Time[] = [];
  const claims: Time[] = [];
  if (document.language !== 'en') return { limits, claims };
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || passage.kind === 'caption' || foreign.some((topic) => passage.topics.has(topic))) continue;
    for (const sentence of passage.sentences) {
      const { folded } = sentence;
      if (!timeWord.test(folded)) continue;
      const limited = negative.test(folded) || /\b(?:longest|maxim(?:um|al)) (?:observation|follow)/u.test(folded);
      const evident = inPatients.test(folded) && shown.test(folded);
      if (!limited && !evident && !(unlimited.test(folded) && promise.test(folded))) continue;
      const subject = subjectOf(sentence, passage, context);
      if (subject === 'other-device' || subject === 'literature' || subject === 'subgroup') continue;
      const outcomes = topicsIn(folded).map(({ id }) => id);
      const add = (list: Time[], months: number, says: string): void => {
        list.push({ document, passage, sentence, months, says, outcomes, evident });
      };
      const times = readQuantities(sentence.text).filter(
        ({ range, unit }) => range.dimension === 'time' && /^(?:year|month|week|y|mo)/u.test(unit),
      );
      if (limited) {
        for (const { start, end, range } of times) {
          const months = Math.max(range.from ?? 0, range.to ?? 0);
          if (months > 0 && !named.test(folded) && limitsAt(folded, start, end)) add(limits, months, sentence.text.slice(start, end));
        }
        continue;
      }
      if (!advertising.has(document.type) || notPatients.test(folded)) continue;
      if (evident)
        for (const { start, end, range } of times) add(claims, Math.max(range.from ?? 0, range.to ?? 0), sentence.text.slice(start, end));
      else add(claims, Number.POSITIVE_INFINITY, unlimited.exec(folded)![0]);
    }
  }
  return { limits, claims };
});

const advertising: ReadonlySet<string> = new Set(['ifu', 'label', 'sscp', 'other', 'psur', 'cear']);

/** Whether a time in a sentence is the end of what is known. */
function limitsAt(folded: string, start: number, end: number): boolean {
  const before = folded.slice(0, start);
  if (longest.test(before)) return true;
  const upwards =
    opensUpwards.test(folded.slice(start, end)) || /\b(?:beyond|past|exceeding|after|over|later than)(?: the)? $/u.test(before);
  return upwards && (limiting.test(before) || lacking.test(folded.slice(end)));
}
