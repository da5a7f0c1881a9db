import { componentOf } from '../lexicon/component.ts';
import { fieldsOf, type Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold } from '../text/fold.ts';

const methods: readonly (readonly [string, RegExp])[] = [
  [
    'not sterile',
    /\b(?:not (?:sterile|(?:supplied |delivered )?in a sterile state|supplied|delivered|provided|sold) sterile|non-?sterile|unsterile|supplied unsterile|nicht steril|non sterile|no esteril|non sterile)\b|^\s*(?:none|not applicable|n\/a)\b/,
  ],
  ['ethylene oxide', /\b(?:ethylene oxide|eto?\b|eo\b|ethylenoxid|oxyde d'ethylene|oxido de etileno|ossido di etilene)/],
  ['steam', /\b(?:steam|moist heat|autoclav\w*|dampf\w*|vapeur|vapor\b|vapore)\b/],
  ['irradiation', /\b(?:gamma|irradiat\w*|radiation steril\w*|bestrahl\w*|rayonnement|irradiacion|irraggiamento)\b/],
  ['electron beam', /\b(?:e-?beam|electron beam)\b/],
  ['hydrogen peroxide', /\b(?:hydrogen peroxide|vh2o2|plasma steril\w*|wasserstoffperoxid)\b/],
  ['aseptic processing', /\baseptic(?:ally)? (?:process|fill|manufactur)\w*|\b(?:fill|process)ed aseptically/],
  ['dry heat', /\bdry heat\b|\bhot air\b/],
];
const about = /steril/;
/** What only a sterilisation has: a dose, an assurance level, a standard of its own. */
const byDose = /\b\d+ ?kgy\b|\bsal\b[^.;]{0,6}10|\biso 1113[57]\b|\biso 17665\b/u;
/** Doses of tests, crosslinking and reference to a standard only. */
const otherUse = /\b(?:cross-?link\w*|polyethylene|uhmwpe|tested|tests?|ageing|aged|resist\w*|blood|equivalent|biobarrier|reference)\b/u;
const parts =
  /^(?:sterile|(?:(?:method|type|mode|process|state) of )?sterili[sz]ation(?: method)?|steril|sterilitat|steriles?)(?: ?[/(?][^)]*\)?)?$/u;
const byUser =
  /\b(?:before (?:each|every|first|use)|prior to (?:use|each)|reprocess\w*|re-?sterili[sz]\w*|by the (?:user|hospital)|cycle|134 ?°c|121 ?°c|cleaning|after (?:each|use))\b/;
const notHow =
  /\b(?:do not|must not|never|cannot|destroy\w*|damag\w*|not (?:be )?(?:suitable|resistant)|validat\w+ (?:of|against|for)|compatib|residu|planned|change[ds]? from|formerly|previously|instead of|predecessor)/;

/** How the device is sterilised before it is supplied. What users do to it afterwards has its own key. */
export default {
  id: 'sterilisation',
  title: 'Sterilisation',
  references: ['Regulation (EU) 2017/745, Annex I 11, 23.3'],
  attribute: 'other',
  property: true,
  read(passage: Passage, _document, context) {
    if (
      !about.test(passage.folded) &&
      !byDose.test(passage.folded) &&
      !about.test(passage.label.toLowerCase()) &&
      !about.test(passage.cell?.columnTitle.toLowerCase() ?? '')
    )
      return [];
    const found: Found[] = [];
    const add = (text: string, at: number, around: string): void => {
      const hits = methods.flatMap(([method, pattern]) => {
        const match = pattern.exec(text);
        return match ? [{ method, match }] : [];
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
      if (
        /^(?:(?:method|type|mode|process|state) of )?(?:\p{L}+ )?(?:steril\p{L}*)(?: ?[/(,]? ?[\p{L}-]+\)?){0,3}$|^(?:as )?(?:delivered|supplied|delivery state|state on delivery)$/u.test(
          field.foldedLabel.trim(),
        )
      )
        add(passage.folded.slice(field.start, field.end), field.start, field.foldedLabel);
    }
    // A table of parts with a column for their sterilisation: each row is about its own part.
    const { cell } = passage;
    if (cell && cell.row >= 0 && cell.column > 0 && parts.test(fold(cell.columnTitle).trim())) {
      const part = componentOf(cell.rowLabel, context.deviceNouns);
      if (part !== '') add(passage.folded, 0, part);
    }
    // The symbol of a label: "STERILE EO".
    const symbol = /\bSTERILE[ |]?\b(EO|R)\b/.exec(passage.text);
    if (symbol) add(symbol[1] === 'EO' ? 'ethylene oxide' : 'irradiation', symbol.index, '');
    for (const sentence of passage.sentences) {
      if (notHow.test(sentence.folded)) continue;
      for (const match of sentence.folded.matchAll(
        /\b(?:comes? (?=(?:non-?sterile|unsterile|sterile))|(?:non-?sterile|unsterile)(?= (?:on delivery|when (?:delivered|supplied)))|(?:ethylene oxide|eto|eo|steam|gamma(?: rays| radiation| irradiation)?|irradiation) (?:is|was|are) (?:used|applied|chosen) (?:for|in) (?:the )?(?:terminal )?sterili[sz]\w*|sterile(?= ?\((?:eo|eto|r|irradiated|gamma|ethylene oxide)\))|filled aseptically|sterili[sz]ed|sterili[sz]ation(?: method| process)?|sterilisiert|sterilise|esterilizado|sterilizzato|supplied|delivered|provided|sold)\b[^.;]{0,60}/g,
      )) {
        if (/^(?:supplied|delivered|provided|sold)/.test(match[0]) && !/steril/.test(match[0])) continue;
        const from = Math.max(0, match.index - 12);
        add(
          sentence.folded.slice(from, match.index + match[0].length),
          sentence.start + from,
          `${sentence.folded.slice(Math.max(0, match.index - 60), match.index + match[0].length)}${/^[^.;]{0,30}/.exec(sentence.folded.slice(match.index + match[0].length))![0]}`,
        );
      }
    }
    // "Gamma irradiation at 25 kGy to EN ISO 11137-2" is a sterilisation without the word.
    if (found.length === 0 && !passage.topics.has('standards'))
      for (const sentence of passage.sentences) {
        const { folded } = sentence;
        if (byDose.test(folded) && !notHow.test(folded) && !otherUse.test(folded) && passage.kind !== 'heading')
          add(folded, sentence.start, `${fold(passage.label)} ${folded}`);
      }
    return found;
  },
  examples: [
    { text: 'Single use. Sterilisation: ethylene oxide (EO). Lifetime: 2 years.', finds: ['ethylene oxide'] },
    { text: 'The implant is supplied sterile and was sterilised by gamma irradiation.', finds: ['irradiation'] },
    { text: 'The device is supplied non-sterile.', finds: ['not sterile'] },
    { text: '| Item | Value |\n|---|---|\n| Sterility | Not applicable (software) |', finds: ['not sterile'] },
    { text: 'STERILE EO', finds: ['ethylene oxide'] },
    { text: '| Item | Value |\n|---|---|\n| Method of sterilisation / SAL | Gamma, 25 kGy |', finds: ['irradiation'] },
    {
      text: '| REF | Part | Sterile |\n|---|---|---|\n| 7101 | Pump | no |\n| 7102 | Foam kit M | yes, ethylene oxide |\n| 7103 | Canister | non-sterile |',
      finds: ['ethylene oxide', 'not sterile'],
    },
    {
      text: '| ID | Control |\n|---|---|\n| RC-14 | Gamma irradiation at 25 kGy, dose substantiated to EN ISO 11137-2 |',
      document: 'rmf',
      finds: ['irradiation'],
    },
    { text: 'The liner of polyethylene is crosslinked by gamma irradiation at 75 kGy.', finds: [] },
    { text: 'Ethylene oxide is used for sterilisation.', finds: ['ethylene oxide'] },
    { text: 'A change from ethylene oxide to irradiation is planned for sterilisation.', finds: [] },
    { text: 'Do not sterilise with steam. Ethylene oxide residuals were tested.', finds: [] },
  ],
} satisfies StatementKind;
