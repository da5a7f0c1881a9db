import type { Dossier, DossierDocument } from '../dossier.ts';
import { locationIn } from '../location.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { ConsistencyRule } from '../rule.ts';
import { readAges } from '../statements/population-age.ts';

/** Those whom a follow-up is to study can consent by its rules. */
export default {
  id: 'consent-capacity',
  title: 'The rules of consent let those take part whom the study is about',
  references: ['Regulation (EU) 2017/745, Annex XIV Part B 6.2', 'Regulation (EU) 2017/745, Articles 64 and 65'],
  severity: 'major',
  why: 'Who must sign in person cannot be a child or unconscious. A study of them that accepts no representative enrols nobody, and the question stays open.',
  remedy: 'Let legal representatives consent, with the assent of those who can give it, or take the group out of the objective.',
  basis: ['MDR Annex XIV Part B 6.2', 'MDR 64', 'MDR 65'],
  asksFor: [],
  *check(dossier: Dossier) {
    for (const document of dossier.documents) {
      if (document.type !== 'pmcf-plan' || document.language !== 'en') continue;
      const rule = sentencesOf(document).find(
        ({ sentence }) => (inPerson.test(sentence.folded) || signsInPerson.test(sentence.folded)) && !excepted.test(sentence.folded),
      );
      if (!rule) continue;
      // A plan that lets others sign elsewhere has two rules for two groups.
      if (sentencesOf(document).some((one) => one.sentence !== rule.sentence && represented.test(one.sentence.folded))) continue;
      const studied = [document, ...dossier.documents.filter((one) => one !== document && withPlans.has(one.type))]
        .flatMap(sentencesOf)
        .find(
          ({ passage, sentence, document: there }) =>
            (there === document || passage.topics.has('pmcf') || /\bpmcf|follow-up|activity\b/u.test(sentence.folded)) &&
            toStudy.test(`${passage.label.toLowerCase()} ${sentence.folded}`) &&
            !leftOut.test(sentence.folded) &&
            (unableToConsent.test(sentence.folded) ||
              readAges(sentence.text, 'en').some(({ range }) => range.to !== undefined && range.to < 18 * 12)),
        );
      if (!studied) continue;
      yield {
        attribute: 'pmcf-scope',
        message: `${document.name} accepts nobody's consent but the participant's own ("${rule.sentence.text}"), but ${studied.document.name} is to study "${studied.sentence.text}".`,
        locations: [place(rule), place(studied)],
        compared: ['own consent only', studied.sentence.text],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n## Activity A4\n\nPopulation: group 1 enrols patients of 12 to 17 years.\n\nConsent: each participant signs in person and must have full legal capacity to do so; signature by a representative is not accepted.',
        },
        says: '12 to 17 years',
      },
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n## Consent\n\nOnly persons who sign the form themselves take part; proxy consent is not permitted.',
          cer: '# CER\n\n## PMCF\n\nThe registry shall study the use in unconscious patients.',
        },
        says: 'unconscious',
      },
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n## Consent\n\nAll participants must read the leaflet and give written consent personally.',
          cer: '# CER\n\n## PMCF\n\nThe registry is to enrol 40 toddlers with a hearing implant.',
        },
        says: 'toddlers',
      },
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n## Objective\n\nThe cohort is to include comatose patients with a cooling catheter.\n\n## Consent\n\nBefore the first visit each subject reads the information and signs the informed consent himself or herself.',
        },
        says: 'comatose',
      },
    ],
    leaves: [
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n## Objective\n\nThe cohort is to include adults with a cooling catheter; comatose patients are not enrolled.\n\n## Consent\n\nBefore the first visit each subject reads the information and signs the informed consent himself or herself.',
        },
      },
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n## Consent\n\nEach patient, or a parent, signs the consent form in person.',
          cer: '# CER\n\n## PMCF\n\nThe registry is to enrol 40 toddlers with a hearing implant.',
        },
      },
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n## Activity A4\n\nPopulation: group 1 enrols patients of 12 to 17 years.\n\nConsent: adults sign for themselves; for minors the legal representatives sign. In the user survey consent by a representative is not accepted.',
        },
      },
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n## Activity A4\n\nThe registry enrols adults. Children are not included.\n\nConsent: consent by a representative is not accepted.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

interface Said {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly sentence: Sentence;
}

const withPlans: ReadonlySet<string> = new Set(['cer', 'cep', 'psur']);
const other = '(?:representatives?|prox(?:y|ies)|guardians?|parents?|relatives?|carers?|surrogates?|third part(?:y|ies)|next of kin)';
/** Nobody may sign for another. */
const inPerson = new RegExp(
  `\\b(?:full|own) legal capacity\\b|\\b(?:signature|consent|signing|authori[sz]ation)s? (?:given |signed )?(?:by|of|from|through) (?:an? |the )?(?:legal |authori[sz]ed |family )*${other} (?:or [a-z ]{3,20} )?(?:is|are) not (?:accepted|permitted|allowed|foreseen|possible|valid)\\b|\\b(?:proxy|surrogate|parental|deferred) consent is not (?:accepted|permitted|allowed|foreseen|possible|valid)\\b|\\bno (?:proxy|surrogate|parental) consent\\b|\\b${other} (?:may|can|must) not (?:sign|consent)\\b|\\bonly (?:patients|persons|people|those|participants) (?:who|that) (?:can |are able to )?(?:sign|consent|give consent)\\b[^.;]{0,30}\\b(?:themselves|in person)\\b`,
  'u',
);
/** "Every participant must sign the consent form personally", with no other person named in the sentence who may do so instead. */
const signsInPerson = new RegExp(
  `^(?!.*\\b${other}\\b).*\\b(?:every|each|all) (?:patients?|participants?|persons?|subjects?)\\b[^.;]{0,80}\\b(?:signs?|gives?)\\b[^.;]{0,20}\\bconsent\\b[^.;]{0,20}\\b(?:in person|personally|(?:him|her)self|themselves)\\b`,
  'u',
);
/** "Adults must have full legal capacity" leaves others to another rule. */
const excepted = /\b(?:adults?|survey|interview|physicians?|users?|surgeons?|except|unless|otherwise|if)\b/u;
const represented = new RegExp(
  `\\b${other} (?:also )?(?:signs?|consents?|gives? (?:their )?consent|may (?:sign|consent)|agrees?)\\b|\\b(?:signed|consent(?:ed)?|given) (?:is |was |are )?(?:given |signed |obtained )?(?:by|from|of) (?:the |a |an |their |both )?(?:legal |authori[sz]ed )*${other}\\b(?![^.;]{0,20}\\bnot\\b)|\\bassent\\b`,
  'u',
);
const toStudy =
  /\b(?:stud(?:y|ies|ied)|enrol\w*|includ\w+|recruit\w*|group|cohort|population|objective|activity|registry|close|patients of|follow\w*|answer)\b/u;
const leftOut = /\b(?:not|no|nor|exclud\w+|exclusion|only adults|predecessor|off-label)\b/u;
const unableToConsent =
  /\b(?:adolescents?|minors|children|infants|newborns?|neonates|toddlers|unconscious|comatose|dementia|sedated|incapacitated|unable to consent)\b/u;

function sentencesOf(document: DossierDocument): Said[] {
  return document.passages.flatMap((passage) =>
    passage.kind === 'heading' || passage.topics.has('history') || passage.topics.has('references')
      ? []
      : passage.sentences.map((sentence) => ({ document, passage, sentence })),
  );
}

function place({ document, passage, sentence }: Said) {
  return locationIn(document, passage, sentence.start, sentence.end);
}
