import type { DossierContext, DossierDocument } from '../dossier.ts';
import { hazardousThings } from '../lexicon/substances.ts';
import { termsIn } from '../lexicon/terms.ts';
import type { Passage } from '../passage.ts';
import { isContraindicated } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { contentStems, fold } from '../text/fold.ts';
import { type Topic, topicsOfOthers } from '../topic.ts';

const readIn: ReadonlySet<string> = new Set(['ifu', 'label', 'sscp', 'rmf', 'cer', 'other']);
/** Risk files and evaluations state what is forbidden; what is to be done stands in the labelling. */
const instructing: ReadonlySet<string> = new Set(['ifu', 'label', 'sscp', 'other']);
const foreign: readonly Topic[] = [
  ...topicsOfOthers,
  'equivalence',
  'references',
  'abbreviations',
  'qualification',
  'history',
  'clinical-investigation',
  'pmcf',
  'post-market',
  'eligibility',
  'exclusion',
];
const forbidding =
  /\b(?:do not|don't|prohibits|forbids|never|must not|may not|shall not|should not|must never|may never|(?:is|are) not to be|not to be|(?:is|are) (?:strictly )?(?:prohibited|forbidden|not (?:allowed|permitted))|(?:warning|warnings) against|refrain from|nobody may|no one may)\b/u;
const prohibited = /\b(?:is|are) (?:strictly )?(?:prohibited|forbidden|not (?:allowed|permitted)|not to be)\b/u;
/** "No pulse mode during sleep": the short form of warnings. */
const briefly =
  /^no (?!(?:risk|side|adverse|data|new|known|patient|study|other|further|serious|upper|lower|limit|evidence|change|effect|case|clinical|signal|trend|increase|difference|information|restriction)\b)[a-z][\w -]{3,70}$/u;
const allowing =
  /\b(?:may|can) (?:also |still |then |even |safely |well )?(?:be )?(?:used?|applied|done|stay|remain|left|kept|worn|taken|connected|inserted|cleaned|reused|repeated|performed|placed|stored|immersed|washed|sterili[sz]ed|autoclaved|wiped|continued|operated|exposed|combined|removed|opened|cut|bent|recaptured|retrieved|attempted|fired|inject\w*)\b|\b(?:is|are) (?:also )?(?:allowed|permitted|possible|suitable|recommended|advised)\b/u;
const verbs = new Set(
  'use apply put rub smear spread insert hook pull push place switch turn remove connect attach clean wipe wash soak immerse rinse advance withdraw draw retract open close cut trim bend fill empty inject flush heat warm cool freeze store keep leave take set choose select press hold wear load unload inflate deflate tighten loosen lubricate oil grease coat dry sterilise sterilize autoclave disinfect disconnect unplug plug charge replace change reuse repeat continue stop start pause cover wrap lift shake stir mix add pour spray recapture retrieve release deploy fire clamp tie secure fix mount dispose discard give administer adjust increase reduce raise lower wait check inspect verify measure enter clear delete reset calibrate confirm swallow drink eat smoke light drive swim bathe shower massage stretch move reposition rotate tilt squeeze compress position align treat dilate predilate postdilate monitor snare grasp'.split(
    ' ',
  ),
);
/** What is the case when a step is to be done. */
const condition = /^\W*(?:if|when|where|should|in case|as soon as|once) [^,]{3,90}, /u;
const leadIn =
  /^(?:(?:then|next|first|finally|now|afterwards|please|always|carefully|gently|if [^,]{3,90},|when [^,]{3,90},|should [^,]{3,90},|to [^,]{3,60},|before [^,]{3,90},|after [^,]{3,90},|in case of [^,]{3,60},|for [^,]{3,60},|to \w+,|with [^,]{3,60},)\s*)+/u;

/**
 * What users must, may and must not do. Modality `forbidden`, `allowed` (a permission) or `required` (a step or demand); the phrase is the part of the sentence that says
 * it: for a prohibition what follows "do not".
 */
export default {
  id: 'instruction',
  title: 'Instructions and warnings',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(k) and (s)'],
  attribute: 'unsafe-instruction',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const found: Found[] = [];
    if (!readIn.has(document.type) || document.language !== 'en' || passage.kind === 'heading' || passage.kind === 'caption') return found;
    if (foreign.some((topic) => passage.topics.has(topic)) && !passage.topics.has('warnings') && !passage.topics.has('instructions'))
      return found;
    if (
      isContraindicated(passage, document) ||
      passage.topics.has('contraindications') ||
      (passage.topics.has('residual-risks') && passage.kind !== 'paragraph')
    )
      return found;
    const label = fold(passage.label);
    const underProhibition =
      passage.kind === 'item' && /\b(?:do not|don't|never|must not|not be) (?:use|used|be used|employ)?\b[^.]{0,60}$/.test(label);
    for (const sentence of passage.sentences) {
      const { folded } = sentence;
      if (/^contra-?indica/.test(folded)) continue;
      const add = (modality: 'forbidden' | 'allowed' | 'required', from: number, to: number): void => {
        const stems = contentStems(sentence.text.slice(from, to));
        if (stems.length === 0 || (modality !== 'forbidden' && !instructing.has(document.type))) return;
        if (subjectOf(sentence, passage, context) === 'other-device') return;
        found.push({
          key: modality,
          value: { type: 'phrase', phrase: sentence.text.slice(from, to).trim(), stems },
          says: `${modality}: ${sentence.text.slice(from, to).trim().slice(0, 120)}`,
          start: sentence.start + from,
          end: sentence.start + to,
          affirmed: modality !== 'forbidden',
          modality,
          subject: 'device',
          weight: 'defining',
        });
      };
      if (underProhibition) {
        add('forbidden', 0, folded.length);
        continue;
      }
      const clauses = [...folded.matchAll(/[^;]+/gu)];
      for (const clause of clauses) {
        const at = clause.index;
        const text = clause[0];
        const forbid = forbidding.exec(text);
        // "jaws that do not open" tells what happens and forbids nothing.
        if (
          forbid &&
          /^do/.test(forbid[0]) &&
          !/(?:^|[,:.(]|\b(?:and|but|then|please|also|therefore|if you[^,]*))\s*$/.test(text.slice(0, forbid.index))
        )
          continue;
        if (forbid) {
          const passive = prohibited.exec(text);
          if (passive) add('forbidden', at, at + passive.index + (passive[0].endsWith('to be') ? text.length - passive.index : 0));
          else add('forbidden', at + forbid.index + forbid[0].length, at + text.length);
          continue;
        }
        const trimmed = text.trim().replace(/[.!]$/, '');
        if (briefly.test(trimmed)) {
          add('forbidden', at + text.indexOf('no ') + 3, at + text.length);
          continue;
        }
        const asked = text.replace(condition, '');
        if (/\b(?:not|never|no|cannot|without|nobody|avoid)\b/.test(asked) && !/\bwithout\b/.test(asked)) continue;
        if (allowing.test(text)) {
          add('allowed', at, at + text.length);
          continue;
        }
        const body = trimmed.replace(leadIn, '').replace(/^(?:\w+ly,? )?/, '');
        const first = /^[a-z]+/.exec(body)?.[0] ?? '';
        const second = /^(?:then |and |always |carefully |gently )([a-z]+)/.exec(body)?.[1] ?? '';
        if (
          verbs.has(first) ||
          verbs.has(second) ||
          (passage.kind === 'item' && passage.topics.has('instructions') && termsIn(text, hazardousThings).length > 0)
        )
          add('required', at, at + text.length);
      }
    }
    return found;
  },
  examples: [
    { text: '## Warnings\n\nDo not immerse the battery.', document: 'ifu', finds: ['forbidden: immerse the battery.'] },
    {
      text: '## Use\n\nIf your nose is dry, rub a film of cream into it.',
      document: 'ifu',
      finds: ['required: If your nose is dry, rub a film of cream into it.'],
    },
    {
      text: '## Use\n\nThe mask may be used during sleep. No mask in pulse mode.',
      document: 'ifu',
      finds: ['allowed: The mask may be used during sleep.', 'forbidden: mask in pulse mode.'],
    },
    { text: '## Results\n\nThe device was used in 20 patients. No patient was harmed.', document: 'cer', finds: [] },
  ],
} satisfies StatementKind;
