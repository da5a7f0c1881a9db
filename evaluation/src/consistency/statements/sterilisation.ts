import { componentOf } from '../lexicon/component.ts';
import { fieldsOf, type Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';

const methods: readonly (readonly [string, RegExp])[] = [
  [
    'not sterile',
    /\b(?:not (?:supplied|delivered|provided|sold) sterile|non-?sterile|unsterile|supplied unsterile|nicht steril|non sterile|no esteril|non sterile)\b/,
  ],
  ['ethylene oxide', /\b(?:ethylene oxide|eto?\b|ethylenoxid|oxyde d'ethylene|oxido de etileno|ossido di etilene)/],
  ['steam', /\b(?:steam|moist heat|autoclav\w*|dampf\w*|vapeur|vapor\b|vapore)\b/],
  ['irradiation', /\b(?:gamma|irradiat\w*|radiation steril\w*|bestrahl\w*|rayonnement|irradiacion|irraggiamento)\b/],
  ['electron beam', /\b(?:e-?beam|electron beam)\b/],
  ['hydrogen peroxide', /\b(?:hydrogen peroxide|vh2o2|plasma steril\w*|wasserstoffperoxid)\b/],
  ['aseptic processing', /\baseptic(?:ally)? process\w*/],
  ['none', /\bnone\b|\bnot applicable\b/],
];
const about = /steril/;
const byUser =
  /\b(?:before (?:each|every|first|use)|prior to (?:use|each)|reprocess\w*|re-?sterili[sz]\w*|by the (?:user|hospital)|cycle|134 ?°c|121 ?°c|cleaning|after (?:each|use))\b/;
const notHow =
  /\b(?:do not|must not|never|cannot|destroy\w*|damag\w*|not (?:be )?(?:suitable|resistant)|validat|iso 11135|iso 17665|iso 11137|compatib|residu)/;

/** How the device is sterilised before it is supplied. What users do to it afterwards has its own key. */
export default {
  id: 'sterilisation',
  title: 'Sterilisation',
  references: ['Regulation (EU) 2017/745, Annex I 11, 23.3'],
  attribute: 'other',
  property: true,
  read(passage: Passage, _document, context) {
    if (!about.test(passage.folded) && !about.test(passage.label.toLowerCase())) return [];
    const found: Found[] = [];
    const add = (text: string, at: number, around: string): void => {
      const hits = methods.flatMap(([method, pattern]) => {
        const match = pattern.exec(text);
        return match && (method !== 'none' || match.index < 3) ? [{ method, match }] : [];
      });
      if (hits.length !== 1) return;
      const { method, match } = hits[0]!;
      const start = at + match.index;
      if (found.some((one) => Math.abs(one.start - start) < 3)) return;
      const part = componentOf(around, context.deviceNouns);
      found.push({
        key: [byUser.test(around) ? 'reprocessing' : 'supply', part].filter(Boolean).join(' of '),
        value: { type: 'categories', categories: [method] },
        says: method,
        start,
        end: start + match[0].length,
        weight: 'defining',
      });
    };
    for (const field of fieldsOf(passage)) {
      if (/^(?:\p{L}+ )?(?:steril\w*|sterile|sterility)(?: \p{L}+){0,2}$/u.test(field.foldedLabel.trim()))
        add(passage.folded.slice(field.start, field.end), field.start, field.foldedLabel);
    }
    for (const sentence of passage.sentences) {
      if (notHow.test(sentence.folded)) continue;
      for (const match of sentence.folded.matchAll(
        /\b(?:sterili[sz]ed|sterili[sz]ation(?: method| process)?|sterilisiert|sterilise|esterilizado|sterilizzato|supplied|delivered|provided|sold)\b[^.;]{0,60}/g,
      )) {
        if (/^(?:supplied|delivered|provided|sold)/.test(match[0]) && !/steril/.test(match[0])) continue;
        const from = Math.max(0, match.index - 12);
        add(
          sentence.folded.slice(from, match.index + match[0].length),
          sentence.start + from,
          sentence.folded.slice(Math.max(0, match.index - 60), match.index + match[0].length + 30),
        );
      }
    }
    return found;
  },
  examples: [
    { text: 'Single use. Sterilisation: ethylene oxide (EO). Lifetime: 2 years.', finds: ['ethylene oxide'] },
    { text: 'The implant is supplied sterile and was sterilised by gamma irradiation.', finds: ['irradiation'] },
    { text: 'The device is supplied non-sterile.', finds: ['not sterile'] },
    { text: 'Do not sterilise with steam. Ethylene oxide residuals were tested.', finds: [] },
  ],
} satisfies StatementKind;
