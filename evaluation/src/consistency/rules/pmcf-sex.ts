import { locate, locationIn } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';

/** Words that let in some only, and whom they then let in. */
const onlySome = /\b(?:limited|restricted|confined|only|exclusively|solely)\b/u;
const enrols = /\b(?:enrol\w*|recruit\w*|inclu\w+|eligib\w*|admit\w*|invited?|participants?|take part)\b/u;
const afterMenopause =
  /\b(?:post-?menopausal|(?:after|past|beyond) (?:the )?menopause|(?:not|no longer) of child-?bearing (?:age|potential)|surgically sterile)\b/u;
const oneSex = /\b(?:(?:to|only) (?:men|males|women|females)(?! and\b| or\b|,)|(?:men|males|women|females) only)\b/u;
/** Women of childbearing age left out as such, not for being pregnant. */
const leftOut =
  /\b(?:women|females|patients) of child-?bearing (?:age|potential)(?: (?:are|will be|is))? (?:excluded|not (?:enrolled|included|eligible|recruited|invited))\b/u;
const reasoned =
  /\b(?:justif\w+|because|since|indicated (?:only )?(?:in|for)|as in the (?:ifu|indication)|second (?:cohort|registry|activity)|sub-?group|sub-?study)\b/u;

/** A plan for follow-up that takes men or older women alone, for a device that is for women and men. */
export default {
  id: 'pmcf-sex',
  title: 'The PMCF plan studies the sexes for which the device is intended',
  references: ['Regulation (EU) 2017/745, Annex XIV Part B', 'MDCG 2020-7, Section C'],
  severity: 'major',
  why: 'Women of childbearing age who are treated and not followed up are a group of whom nothing is learned.',
  remedy: 'Enrol all whom the device is for, with a pregnancy test where needed, or justify in the plan why a part is enough.',
  basis: ['MDR Annex XIV Part B 6.1', 'MDR Annex XIV Part B 6.2'],
  *check(dossier) {
    const forBoth = dossier
      .of('population-sex')
      .filter((one) => one.subject === 'device' && one.value.type === 'categories' && one.value.categories.length === 2);
    if (forBoth.length === 0) return;
    const limitedElsewhere = dossier.documents.some(
      (document) =>
        document.type !== 'pmcf-plan' &&
        document.passages.some((passage) => passage.topics.has('contraindications') && /child-?bearing|menopaus/u.test(passage.folded)),
    );
    if (limitedElsewhere) return;
    for (const document of dossier.documents) {
      if (document.type !== 'pmcf-plan') continue;
      const reference = forBoth.find((one) => one.document !== document.id);
      if (!reference) continue;
      for (const passage of document.passages) {
        if (!/menopaus|child-?bearing|\bmen\b|male|sterile/u.test(passage.folded) || passage.topics.has('history')) continue;
        for (const sentence of passage.sentences) {
          const { folded } = sentence;
          const some = onlySome.test(folded) && enrols.test(folded) && (afterMenopause.test(folded) || oneSex.test(folded));
          if ((!some && !leftOut.test(folded)) || reasoned.test(folded) || /\b(?:not|no) (?:limited|restricted|confined)\b/u.test(folded))
            continue;
          yield {
            attribute: 'pmcf-scope',
            message: `${document.name} follows up a part of the women or men only ("${sentence.text.trim()}"), but the device is for both (${dossier.document(reference.document).name}).`,
            locations: [locationIn(document, passage, sentence.start, sentence.end), locate(dossier, reference)],
            compared: [sentence.text.trim(), reference.says],
          };
          return;
        }
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Patients\n\n| Item | Limit |\n|---|---|\n| Sex | Women and men |',
          'pmcf-plan':
            '# PMCF plan\n\n## Population\n\nEnrolment is limited to men and to women after the menopause, so that no pregnancy can occur during follow-up.',
        },
        says: 'menopause',
      },
      {
        dossier: {
          cer: '# CER\n\n## Target population\n\nAdults of both sexes.',
          'pmcf-plan': '# PMCF plan\n\n## Registry\n\nWomen of childbearing potential are not enrolled.',
        },
        says: 'childbearing',
      },
    ],
    leaves: [
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Patients\n\n| Item | Limit |\n|---|---|\n| Sex | Women and men |',
          'pmcf-plan':
            '# PMCF plan\n\n## Population\n\nWomen and men are enrolled as they present, including women of childbearing potential after a negative pregnancy test. Enrolment is not limited to men. Only the 40 men of the first cohort were followed for 5 years.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Patients\n\nThe device is intended for women after the menopause.',
          'pmcf-plan': '# PMCF plan\n\n## Population\n\nEnrolment is limited to women after the menopause.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
