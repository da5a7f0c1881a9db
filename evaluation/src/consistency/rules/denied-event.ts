import type { DocumentType } from '../attribute.ts';
import type { Dossier, DossierContext, DossierDocument } from '../dossier.ts';
import { keptByDocumentAndContext } from '../kept-by-document.ts';
import { riskMeaning } from '../lexicon/harms.ts';
import { countedPeople } from '../lexicon/study.ts';
import { locationIn } from '../location.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import { studyMentions } from '../studies.ts';
import { subjectOf } from '../subject.ts';
import { describeTold, type ToldProportion, toldProportions } from '../told-proportions.ts';
import { type Topic, topicsOfOthers } from '../topic.ts';

/** What is said to have happened to nobody was seen in nobody. */
export default {
  id: 'denied-event',
  title: 'What happened to nobody in one document is counted in no other',
  references: ['MDCG 2019-9 Rev.1, section 4 (residual risks and undesirable effects)', 'MDCG 2020-13, section F'],
  severity: 'major',
  why: 'A harm that a summary says nobody had, and that the report counts, is hidden from those who decide by the summary; the other way round the report leaves out what was seen.',
  remedy: 'Take the count from the study report and tell it in both documents.',
  basis: ['MDCG 2019-9', 'MDR Annex I 23.4(g)'],
  asksFor: [],
  *check(dossier) {
    const denials = dossier.documents.flatMap((document) => denialsIn(document, dossier.context));
    for (const denial of denials) {
      const counts = dossier.documents.map((document) =>
        toldProportions(dossier, document).filter((one) => one.passage !== denial.passage && isOf(one, denial)),
      );
      // Whoever counts it as well, or tells that in a part of the patients there was none, tells of several groups.
      if (counts.some((all, index) => all.some((one) => rateOf(one) === 0 || dossier.documents[index] === denial.document))) continue;
      const count = counts.flat().find((one) => sameStudy(dossier, denial, one));
      if (!count) continue;
      const denied = denial.passage.text.slice(denial.start, denial.end);
      yield {
        attribute: 'event-rate',
        message: `${denial.document.name} says "${denied}", but ${count.document.name} counts ${describeTold(count)}.`,
        locations: [
          locationIn(denial.document, denial.passage, denial.start, denial.end),
          locationIn(count.document, count.passage, count.start, count.end),
        ],
        compared: [denied, describeTold(count)],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n## Results\n\nIntracranial haemorrhage occurred in 5.2 % of the patients.',
          sscp: '# SSCP\n\n## For patients\n\nNo patient bled into the brain.',
        },
        says: 'bled',
      },
      {
        dossier: {
          cer: '# CER\n\n## Results\n\nBurns were not observed.',
          sscp: '# SSCP\n\n## For patients\n\nTwo people had burns of the skin.',
        },
        says: 'Burns',
      },
      {
        dossier: {
          cer: '# CER\n\n## Results\n\nPulmonary embolism was seen in 2 of 84 patients (2.4 %).',
          sscp: '# SSCP\n\n## For patients\n\nIn the study nobody had a blood clot in the lung.',
        },
        says: 'blood clot',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\n## Results\n\nWound infection occurred in 4.1 % of the patients. Burns were seen in 2 of 84 patients. Thrombosis occurred in 1.2 %.',
          sscp: '# SSCP\n\n## For patients\n\nNobody had an infection of the urinary tract. No severe burns occurred. No patient had a thrombosis later than a month after surgery. Nobody should have pain.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## Results\n\nStudy AX-1 was a trial of 84 patients, study AX-2 one of 40 patients. In AX-1 burns were seen in 2 of 84 patients.',
          sscp: '# SSCP\n\n## For patients\n\nIn AX-2 nobody had a burn.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## Results\n\nStroke occurred in 2 of 84 patients.',
          psur: '# PSUR\n\n## Period\n\nNo stroke was reported.',
          sscp: '# SSCP\n\n## For patients\n\nWith the older device nobody had a stroke. A stroke occurred in two people. No stroke was seen in the children.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const denying: ReadonlySet<DocumentType> = new Set(['cer', 'sscp', 'ifu', 'pmcf-report', 'other']);
const foreign: readonly Topic[] = [
  ...topicsOfOthers,
  'equivalence',
  'references',
  'acceptance',
  'post-market',
  'history',
  'risk-management',
  'abbreviations',
];

interface Denial {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly harms: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly rest: ReadonlySet<string>;
  readonly studies: ReadonlySet<string>;
}

const nobody = `(?:nobody|no one|no-one|no (?:treated |study )?${countedPeople}|none of (?:the|our|these|all) (?:treated )?${countedPeople}|not (?:one|a single) (?:of the )?${countedPeople})`;
const when =
  '(?:(?:in|during|throughout) (?:the|our|this|all of the) (?:clinical )?(?:study|trial|investigation|treatment|follow-up|operation|procedure)|in STUDY|overall|to date|so far)';
const event = '(?<event>[^.,;:()?]{3,60}?)';
const seen = '(?:observed|seen|recorded|noted|found|documented|registered|detected)';
/** "Nobody had a stroke", "no burns occurred", "burns were not observed": with the time of the study at either end and nothing else. */
const shapes = [
  `${nobody} (?:had|got|suffered(?: from)?|developed|experienced|felt|sustained|showed) ${event}`,
  `${nobody} (?<act>(?:bled|died|fell|fainted|vomited)\\b[^.,;:()?]{0,40}?)`,
  `(?:there (?:was|were) )?no (?:cases? of |instances? of |signs? of )?${event} (?:occurred|happened|(?:was|were) ${seen})`,
  `(?:an? |any |cases of )?${event} (?:(?:was|were) (?:not|never) ${seen}|did not (?:occur|happen))`,
].map((shape) => new RegExp(`^\\W*(?:${when},? )?${shape}(?:,? ${when})?\\W*$`, 'du'));
const quick = /\b(?:no|nobody|none|no-one|not|never)\b/u;
/** What makes an event a kind of its own that others may have had. */
const kind =
  /\b(?:serious|severe|grave|fatal|related|caused|late|early|major|minor|mild|moderate|deep|superficial|permanent|lasting|persistent|new|repeated|second|other|further|additional|more|after|later|within|before|between|until|if|unless|device|difference|significant|increase|relevant|because)\b|\d/u;

const denialsIn = keptByDocumentAndContext((document: DossierDocument, context): readonly Denial[] => {
  if (!denying.has(document.type) || document.language !== 'en') return [];
  return document.passages.flatMap((passage) => {
    if (passage.kind === 'heading' || passage.cell || !quick.test(passage.folded) || foreign.some((topic) => passage.topics.has(topic)))
      return [];
    return passage.sentences.flatMap((sentence) => denialOf(document, passage, sentence, context) ?? []);
  });
});

function denialOf(document: DossierDocument, passage: Passage, sentence: Sentence, context: DossierContext): Denial | undefined {
  if (!quick.test(sentence.folded) || sentence.folded.length > 160) return undefined;
  const named = studyMentions(sentence.text, context);
  const said = [...named]
    .reverse()
    .reduce(
      (text, { start, end }) =>
        `${text.slice(0, start)}${'STUDY'.padEnd(end - start, '_').slice(0, Math.max(5, end - start))}${text.slice(end)}`,
      sentence.folded,
    )
    .replace(/STUDY_+/gu, 'STUDY');
  for (const shape of shapes) {
    const groups = shape.exec(said)?.groups;
    const words = groups?.event ?? groups?.act;
    if (!words) continue;
    if (kind.test(words)) return undefined;
    const { harms, sites, rest } = riskMeaning(words.replace(/^bled\b/u, 'bleeding'));
    if (harms.size === 0 || harms.size > 2 || rest.size > 1) return undefined;
    const subject = subjectOf(sentence, passage, context);
    if (subject !== 'device' && subject !== 'study') return undefined;
    const around = named.length > 0 ? named : studyMentions(passage.headings.map(({ title }) => title).join(' '), context);
    return {
      document,
      passage,
      start: sentence.start,
      end: sentence.end,
      harms,
      sites,
      rest,
      studies: new Set(around.map(({ name }) => name)),
    };
  }
  return undefined;
}

/** Whether a count is of what is denied: the same harms, at the same place. */
function isOf(one: ToldProportion, denial: Denial): boolean {
  return (
    one.events.size > 0 &&
    [...denial.harms].every((harm) => one.events.has(harm)) &&
    one.events.size === denial.harms.size &&
    [...denial.sites, ...denial.rest].every((word) => one.words.has(word)) &&
    // A denial without a place may be of another place than the count.
    (denial.sites.size > 0 || !wide.has([...denial.harms][0]!) || riskMeaning(one.said).sites.size === 0)
  );
}

/** Harms that are told by their place. */
const wide: ReadonlySet<string> = new Set([
  'infection',
  'bleeding',
  'pain',
  'injury',
  'inflammation',
  'fracture',
  'leak',
  'rupture',
  'perforation',
  'dislocation',
  'loosening',
  'necrosis',
  'device-failure',
]);

function rateOf({ part, percent }: ToldProportion): number {
  return part ?? percent?.value ?? 0;
}

/** Two passages that name different studies are of different people. */
function sameStudy(dossier: Dossier, denial: Denial, one: ToldProportion): boolean {
  const sentence = one.passage.sentences.find(({ start, end }) => start <= one.start && one.start < end);
  const near = studyMentions(sentence?.text ?? '', dossier.context);
  const around = `${one.passage.text} ${one.passage.headings.map(({ title }) => title).join(' ')}`;
  const named = near.length > 0 ? near : studyMentions(around, dossier.context);
  return denial.studies.size === 0 || named.length === 0 || named.some(({ name }) => denial.studies.has(name));
}
