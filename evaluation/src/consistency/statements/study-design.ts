import type { Found, StatementKind } from '../statement.ts';
import { studyAt, studyMentions } from '../studies.ts';
import { subjectOf } from '../subject.ts';

/** How a study can be designed, by aspect: of each a study has one. */
const designs: readonly { readonly aspect: string; readonly design: string; readonly words: RegExp }[] = [
  {
    aspect: 'allocation',
    design: 'not randomised',
    words:
      /\b(?:(?:single|one)[- ]arm(?:ed)?|in a single (?:arm|group)|single[- ]group|uncontrolled,? (?:(?:open|prospective|retrospective|observational|clinical|feasibility|cohort|multi-?cent(?:re|er)) ?-?)*(?:study|studies|trial|investigation|design|series|cohort|and\b)|(?:was|is|being) (?:open,? and |open and )?uncontrolled|no randomi[sz]ation|not randomi[sz]e|un-?randomi[sz]ed|non-?randomi[sz]ed|not (?:been )?(?:randomi[sz]ed|allocated at random)|(?:no|without(?: an?)?) (?:(?:concurrent|parallel|separate) )?(?:control|comparison|comparator) (?:group|arm)|without (?:an? )?(?:concurrent|parallel) control|without randomi[sz]ation)\b/gu,
  },
  {
    aspect: 'allocation',
    design: 'randomised',
    words:
      /(?<!\b(?:not|non|un|without|no|never|nor)(?: been)?[- ]?)\b(?:randomi[sz]ed|randomi[sz]ation|(?:drawn|decided|allocated|assigned|allotted|divided|chosen) by (?:lot|chance|drawing lots)|(?:allocated|assigned|divided) (?:at random|randomly)|randomly (?:assigned|allocated|divided|allotted)|rct)\b/gu,
  },
  {
    aspect: 'blinding',
    design: 'open',
    words:
      /\b(?:open[- ]label(?:led|ed)?|un-?(?:blinded|masked) (?:study|trial|investigation|design)|non-?blinded|(?<!\b(?:surgeons?|physicians?|operators?|investigators?|assessors?|readers?|evaluators?|raters?|staff|clinicians?|nurses?|doctors?|therapists?|team) [^;,.]{0,40})not (?:been )?(?:blinded|masked)|without (?:blinding|masking))\b/gu,
  },
  {
    aspect: 'blinding',
    design: 'blinded',
    words:
      /\b(?:(?:double|triple)[- ](?:blind(?:ed)?|masked)|sham[- ]controlled|(?:patients|participants|subjects) (?:and \p{L}+ )?(?:were|are|remain(?:ed)?|was) (?:blinded|masked|unaware))\b/gu,
  },
  {
    aspect: 'direction',
    design: 'retrospective',
    words:
      /\b(?:(?:is|was|as) an? retrospective (?:chart |file |record )?(?:analysis|review|evaluation) of (?:(?:patient|medical|hospital|existing|clinical) )*(?:files|records|charts|notes)|(?:is|was|as) an? (?:chart|file|record) review|looked back at (?:(?:patient|medical|hospital|existing|clinical) )*(?:files|records|charts|notes)|(?:files|records|charts|notes)\b[^.;,]{0,40} (?:were|was) (?:reviewed|analy[sz]ed|evaluated|read|looked at) (?:retrospectively|in retrospect)|retrospective(?:ly)?|from (?:existing|past|earlier) (?:patient )?(?:files|records)|chart review)\b/gu,
  },
  { aspect: 'direction', design: 'prospective', words: /\bprospective(?:ly)?\b/gu },
  {
    aspect: 'sites',
    design: 'one site',
    words:
      /\b(?:single|one)-(?:cent(?:re|er)|site|hospital|clinic)\b|\bsingle cent(?:re|er) |\b(?:done|conducted|performed|carried out|run|took place|enrolled|recruited)[^.;,]{0,40} (?:at|in|by) (?:a single|(?:only |just )?one) (?:cent(?:re|er)|site|hospital|clinic)\b/gu,
  },
  {
    aspect: 'sites',
    design: 'several sites',
    words:
      /\b(?:multi-?|multiple[- ])(?:cent(?:re|er)|cent(?:re|er)s|centric|site|sites)\b|\b(?:done|conducted|performed|carried out|run|ran|took place) (?:at|in|by) (?:several|multiple|many|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) (?:\p{L}+ )?(?:cent(?:re|er)s|sites|hospitals|clinics)\b/gu,
  },
];
const quick =
  /random|arm(?:ed)?\b|uncontrolled|group|blind|mask|label|sham|by lot|by chance|prospective|retrospective|control|review|records|files|cent(?:re|er)|site|hospital|clinic|\brct\b/;
/** What others did, what was thought of, what was decided before or done with the data of a study, and studies of which a document speaks in general. */
const otherwise =
  /\b(?:not (?:feasible|possible|ethical|acceptable|justified|planned|foreseen)|would (?:be|have)|could (?:be|have)|should have|instead of|rather than|in contrast to|unlike|compared with|published|literature|meta-analys\w+|reviews?|pooled|before (?:it|the study) was|(?:earlier|previous|prior|former|other|another|later|subsequent) (?:[\p{L}-]+ ){0,2}(?:stud(?:y|ies)|trials?)|sub-?stud(?:y|ies)|sub-?groups?|extension|registry|pilot|feasibility|amend\w+|originally|prospectively (?:registered|defined|specified|planned|declared)|retrospective(?:ly)? (?:[\p{L}-]+ ){0,2}?(?:analy[sz]\w+|assess\w+|evaluat\w+|classif\w+|adjudicat\w+|review\w*|regist\w+|read)|(?:analy[sz]ed|assessed|evaluated|classified|adjudicated|reviewed|registered|read|looked at) (?:again )?retrospectively)\b/u;

/** How a clinical investigation is designed: allocation, blinding, direction in time, sites. The key is the study with the aspect. */
export default {
  id: 'study-design',
  title: 'Design of a clinical investigation',
  references: ['ISO 14155:2020, Annex A.6', 'Regulation (EU) 2017/745, Annex XV Chapter II 3.6'],
  attribute: 'other',
  read(passage, document, context) {
    if (passage.kind === 'heading' || !quick.test(passage.folded)) return [];
    if (
      ['literature', 'state-of-the-art', 'references', 'similar-devices', 'predecessor'].some((topic) => passage.topics.has(topic as never))
    )
      return [];
    const found: Found[] = [];
    for (const sentence of passage.sentences) {
      if (!quick.test(sentence.folded)) continue;
      for (const { aspect, design, words } of designs)
        for (const { 0: match, index } of sentence.folded.matchAll(words)) {
          const clause = sentence.folded.slice(0, index).split(/[;(]/).at(-1)! + sentence.folded.slice(index).split(/[;,]/)[0]!;
          // What the words of the design themselves say is no reason against them.
          if (otherwise.test(/ /.test(match) ? clause.replace(match, ' ') : clause) || /\?\s*$/u.test(sentence.folded)) continue;
          if (!/control|compar/u.test(match) && subjectOf(sentence, passage, context) === 'other-device') continue;
          // "The randomised trial and INFU-06 go on" tells of another one.
          const mentions = studyMentions(sentence.text, context);
          const next = mentions.find((one) => one.start > index);
          if (
            next &&
            !mentions.some((one) => one.start < index) &&
            /\b(?:and|after|before|following|besides|beyond)\b|[;(]/u.test(sentence.folded.slice(index, next.start))
          )
            continue;
          const start = sentence.start + index;
          const study = studyAt(passage, sentence, start, context);
          if (!study || context.studies.some(({ name, registry }) => name === study && registry)) continue;
          found.push({
            key: `${study} · ${aspect}`,
            value: { type: 'categories', categories: [design] },
            says: design,
            start,
            end: start + match.length,
            subject: 'study',
            modality: document.type === 'cep' ? 'planned' : 'stated',
          });
        }
    }
    return found;
  },
  examples: [
    {
      text: '# Study\n\nThe investigation INFU-06 had no control group. In INFU-06 charts of 90 patients were reviewed retrospectively. INFU-06 was carried out in six hospitals.',
      finds: ['not randomised', 'retrospective', 'several sites'],
    },
    {
      text: '# Study\n\nThe investigation INFU-06 included patients of an earlier randomised trial. Was INFU-06 double-blind? A multicentre study is planned after INFU-06.',
      finds: [],
    },
    { text: '# Study\n\nThe single-arm investigation INFU-06 enrolled 132 patients.', finds: ['not randomised'] },
    {
      text: '# Study\n\nThe investigation INFU-06 is multicentre, open-label and randomised 1:1 against standard care.',
      finds: ['randomised', 'open', 'several sites'],
    },
    { text: '# Study\n\nIn the investigation INFU-06 it was decided by lot who got the valve.', finds: ['randomised'] },
    {
      text: '# Study\n\nThe investigation INFU-06 was done in a single arm, since randomisation would be unethical.',
      finds: ['not randomised'],
    },
    {
      text: '# Study\n\nThe investigation INFU-06 was an uncontrolled, prospective study; it was conducted at a single hospital.',
      finds: ['not randomised', 'prospective', 'one site'],
    },
    {
      text: '# Study\n\nPatients with uncontrolled diabetes could not enter the investigation INFU-06. Pain fell in one group of INFU-06. One hospital of INFU-06 stopped early.',
      finds: [],
    },
    {
      text: '# Study\n\nThe surgeons of the investigation INFU-06 were not blinded. Patients of INFU-06 were unblinded after 6 months. Scans of INFU-06 were assessed retrospectively. INFU-06 was prospectively registered.',
      finds: [],
    },
    { text: '# Study\n\nThe patients of the investigation INFU-06 were not blinded.', finds: ['open'] },
    { text: '# Literature\n\nPublished randomised trials are few.', finds: [] },
  ],
} satisfies StatementKind;
