import { answersOf } from '../answers.ts';
import { componentOf, leadOf } from '../lexicon/component.ts';
import { ownerOfLimit, partOfColumn } from '../limit-owner.ts';
import { fieldsOf, type Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold } from '../text/fold.ts';

/** Free of germs, without a word on how it became so. */
const stateTold =
  /(?:^|[.;:,] |\band )((?:it|(?:the|your|each|every) [\p{L} -]{2,40}?)) (?:is|are|comes?|arrives?|reach(?:es)? you) (?:(?:always|already|supplied|delivered|provided|packed|sold|individually|to you|clean,? but) )*(not )?(?:sterile|germ-?free|free (?:of|from) germs)\b(?! (?:until|technique|field|by the))/gu;

const methods: readonly (readonly [string, RegExp])[] = [
  [
    'not sterile',
    /\b(?:not (?:sterile|(?:supplied |delivered )?in a sterile state)|not (?:come |be )?(?:supplied |delivered |provided |packed |shipped |sold )?(?:in a )?sterile|not (?:free (?:of|from) germs|germ-?free)|non-?sterile|unsterile|supplied unsterile|unsterili[sz]ed|nicht steril|non sterile|no esteril|non sterile)\b|^\s*(?:none|no|not applicable|n\/a)\b/,
  ],
  ['ethylene oxide', /\b(?:ethylene oxide|eto?\b|eo\b|ethylenoxid|oxyde d'ethylene|oxido de etileno|ossido di etilene)/],
  ['steam', /\b(?:steam|moist heat|autoclav\w*|dampf\w*|vapeur|vapor\b|vapore)\b/],
  [
    'irradiation',
    /\b(?:gamma|(?<!beam |beams |x-ray )irradiat\w*|(?:kgy|dose) of radiation|(?:beta|ioni[sz]ing) radiation|radiation[- ]?steril\w*|(?:sterile|sterili[sz]ed) (?:by|with|using) radiation|bestrahl\w*|rayonnement|irradiacion|irraggiamento)\b/,
  ],
  ['electron beam', /\b(?:e-?beam|electron beam)s?\b/],
  ['X-rays', /\bx-?rays?[- ](?:steril\w*|irradiat\w*)|\bsterili[sz]\w* (?:by|with|using) x-?rays?\b/],
  ['nitrogen dioxide', /\bnitrogen dioxide\b/],
  ['ozone', /\bozone\b/],
  ['supercritical carbon dioxide', /\bsupercritical (?:carbon dioxide|co2)\b/],
  ['hydrogen peroxide', /\b(?:hydrogen peroxide|vh2o2|(?:low-temperature|gas) plasma|plasma steril\w*|wasserstoffperoxid)\b/],
  ['aseptic processing', /\baseptic(?:ally)? (?:process|fill|manufactur)\w*|\b(?:fill|process)ed aseptically/],
  [
    'liquid chemical',
    /\b(?:liquid chemical|chemical sterilants?|peracetic acid)\b|\bsterili[sz]\w+ (?:by|with|in|using) (?:\w+ )?glutaraldehyde\b/,
  ],
  ['formaldehyde', /\bformaldehyde steam\b|\bsteam[- ]formaldehyde\b|\bltsf\b/],
  ['dry heat', /\bdry heat\b|\bhot air\b/],
];
const about = /steril|germ-?free|free (?:of|from) germs|ethylene oxide|gamma irradiat|gamma radiat|gamma rays|autoclaved|electron beam/;
/** What only a sterilisation has: a dose, an assurance level, a standard of its own. */
const byDose = /\b\d+ ?kgy\b|\bsal\b[^.;]{0,6}10|\biso 1113[57]\b|\biso 17665\b/u;
/** Doses of tests, crosslinking and reference to a standard only. */
const otherUse = /\b(?:cross-?link\w*|polyethylene|uhmwpe|tested|tests?|ageing|aged|resist\w*|blood|equivalent|biobarrier|reference)\b/u;
const parts =
  /^(?:sterile|(?:(?:method|type|mode|process|state) of )?sterili[sz]ation(?: method)?|steril|sterilitat|steriles?)(?: ?[/(?][^)]*\)?)?$/u;
const byUser =
  /\b(?:before (?:each|every|first|use)|prior to (?:use|each|surgery|the operation)|(?:(?:is|are) to|must|shall|should|has to|have to) be (?:steam[- ]?)?(?:sterili[sz]ed|autoclaved)|only [^.;]{0,20}sterili[sz]ation is (?:permitted|allowed)|(?:hospital|users?|staff|clinic|practice) (?:must |shall |should |has to )?sterili[sz]es?|reprocess\w*|re-?sterili[sz]\w*|by the (?:user|hospital)|cycle|134 ?°c|121 ?°c|cleaning|after (?:each|use))\b/;
/** What was done to the device before it came: what users are told to do has another form of the verb. */
const state =
  /\b(?:treated (?:with|by) (?:gamma|ethylene oxide|eto?\b)|sterile|sterility|sterili[sz]ed|sterili[sz]ation|non-?sterile|unsterile|not (?:free (?:of|from) germs|germ-?free))\b/u;
/** Methods that serve hardly any other purpose, told as done. */
const fact =
  /^\W*(?:gamma|radiation|ethylene oxide|eo|eto)[- ]?(?:sterile|sterili[sz]ed|irradiated)\W*$|\bautoclaved before (?:packing|packaging|delivery|shipment|supply|release)\b/u;
const underState =
  /^(?:\W|\d)*(?:sterility|sterili[sz]ation|sterile|(?:how is it |how |state )?(?:supplied|supply|delivered|delivery)(?: how)?)\W*$/u;
const ownFacts = /\b(?:single[- ]use|reusable|re-?used?|shelf[- ]life|service life|life ?time|class (?:i|iia|iib|iii)|years?|sterile)\b/u;
/** Things beside the device that are sterile or not, and uses of the same agents on people and rooms. */
const otherThing =
  /\b(?:gloves?|gauze|drapes?|field|barrier|conditions?|technique|saline|water|swabs?|compress\w*|towels?|gowns?|allerg\w+|hypersensitiv\w+|residu\w+|humidif\w+|camera|knife|therapy|patients?|burns?|disinfect\w+|clean(?:ed|ing)?|autoclavable|transfer|opening)\b|\bif\b|\bsterile (?:area|room|work|dressing|cover|scissors|instruments?)/u;
/** "Leaves the factory sterile in a peel pouch" tells of what is in the pouch. */
const inPack =
  /\b(?:in|inside|within) (?:(?:an?|its|the|their|one|two|double) )?(?:[\p{L}-]+ ){0,2}(?:pouch|packaging|container|tray)(?:e?s)?\b/gu;
const notHow =
  /\b(?:do not(?! come)|must not|never|cannot|destroy\w*|damag\w*|not (?:be )?(?:suitable|resistant)|validat\w+ (?:of|against|for)|compatib|residu|planned|change[ds]? from|(?:until|before|up to|till) (?:p{L}+ )?(?:19|20)\d\d|formerly|previously|instead of|predecessor|under (?:evaluation|consideration|discussion)|a change to|\bif [^.;,]{0,40} (?:were|was) |\bwounds? (?:is|are) not)/;

/** How the device is sterilised before it is supplied. What users do to it afterwards has its own key. */
export default {
  id: 'sterilisation',
  title: 'Sterilisation',
  references: ['Regulation (EU) 2017/745, Annex I 11, 23.3'],
  attribute: 'other',
  property: true,
  read(passage: Passage, document, context) {
    const answers = answersOf(passage, document).filter(({ asked }) => asked.has('sterilisation'));
    if (
      answers.length === 0 &&
      !about.test(passage.folded) &&
      !byDose.test(passage.folded) &&
      !about.test(passage.label.toLowerCase()) &&
      !about.test(passage.cell?.columnTitle.toLowerCase() ?? '')
    )
      return [];
    // A row on a standard tells what the standard is for.
    if (passage.cell && passage.topics.has('standards')) return [];
    const found: Found[] = [];
    const add = (text: string, at: number, around: string, column = ''): void => {
      const hits = methods.flatMap(([method, pattern]) => {
        const match = pattern.exec(text);
        return match ? [{ method, match }] : [];
      });
      if (hits.length !== 1) return;
      const { method, match } = hits[0]!;
      const start = at + match.index;
      if (found.some((one) => Math.abs(one.start - start) < 3)) return;
      // "Sterility rests on ethylene oxide and on a pouch" says what keeps it so.
      const part =
        componentOf(around.replace(/ and (?:on|by|in) (?:an?|the|its) .*$/u, '').replace(inPack, ' '), context.deviceNouns) || column;
      found.push({
        key: [byUser.test(around) && method !== 'not sterile' ? 'reprocessing' : 'supply', part].filter(Boolean).join(' of '),
        value: { type: 'categories', categories: [method] },
        says: method,
        start,
        end: start + match[0].length,
        weight: 'defining',
      });
    };
    const { cell } = passage;
    // A table of parts with a row for their sterilisation: each column is about its own part.
    const columnPart =
      cell && cell.row >= 0 && document.tables[cell.table]!.table.columns.length > cell.labelColumn + 2
        ? componentOf(cell.columnTitle, context.deviceNouns) || partOfColumn(cell.columnTitle, context)
        : '';
    for (const field of fieldsOf(passage)) {
      if (
        /^(?:(?:method|type|mode|process|state) of )?(?:\p{L}+ |how made )?(?:steril\p{L}*)(?:(?: ?[/(,]? ?[\p{L}-]+\)?){0,3}| of [\p{L}, -]{3,70})\??$|^(?:as )?(?:delivered|supplied|delivery state|state on delivery)$/u.test(
          field.foldedLabel.trim(),
        )
      )
        add(passage.folded.slice(field.start, field.end), field.start, field.foldedLabel, columnPart);
    }
    for (const { start, end, foldedLabel } of answers) add(passage.folded.slice(start, end), start, foldedLabel);
    // A table of parts with a column for their sterilisation: each row is about its own part.
    if (cell && cell.row >= 0 && cell.column > 0 && parts.test(fold(cell.columnTitle).trim())) {
      const part = componentOf(cell.rowLabel, context.deviceNouns);
      if (part !== '') add(passage.folded, 0, cell.rowLabel);
    }
    // The symbol of a label: "STERILE EO".
    const symbol = /\bSTERILE[ |]?\b(EO|R)\b/.exec(passage.text);
    if (symbol) add(symbol[1] === 'EO' ? 'ethylene oxide' : 'irradiation', symbol.index, '');
    for (const sentence of passage.sentences) {
      if (notHow.test(sentence.folded)) continue;
      for (const match of sentence.folded.matchAll(
        /\b(?:comes? (?=(?:non-?sterile|unsterile|sterile))|(?:non-?sterile|unsterile)(?= (?:on delivery|when (?:delivered|supplied)))|(?:ethylene oxide|eto|eo|steam|gamma(?: rays| radiation| irradiation)?|irradiation) (?:is|was|are) (?:used|applied|chosen) (?:for|in|to) (?:the )?(?:terminal(?:ly)? )?sterili[sz]\w*|sterile(?= ?\((?:eo|eto|r|irradiated|gamma|ethylene oxide)\))|filled aseptically|sterility (?:rests on|relies on|depends on|comes from|is (?:achieved|obtained|assured|reached|attained|ensured|produced|conferred|given|due to|owed to)|by|through)|sterili[sz]ed|sterili[sz]ation(?: method| process)?|sterilisiert|sterilise|esterilizado|sterilizzato|supplied|delivered|provided|sold|(?:manufacturer|users?|hospital|we|staff) sterili[sz]es?|autoclaved?(?= before (?:each|every|first) use)|put [^.;,]{3,30} in (?:the|an) (?=autoclave))\b[^.;]{0,60}/g,
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
    // "Sterile by steam", "EO? No: radiation-sterilised", "single use; ethylene oxide; shelf life 5 years": a state of the device with a method beside it.
    // A cell speaks of its row: of a hazard, a part, a standard.
    if (!passage.cell && !passage.topics.has('standards') && !passage.topics.has('contraindications'))
      for (const [index, sentence] of passage.sentences.entries()) {
        const asked = passage.sentences[index - 1]?.folded.endsWith('?') === true && about.test(passage.sentences[index - 1]!.folded);
        if (found.some((one) => one.start >= sentence.start && one.start < sentence.end) || notHow.test(sentence.folded)) continue;
        for (const clause of sentence.folded.matchAll(/[^;]+/g)) {
          const text = clause[0];
          const said =
            (asked ||
              state.test(text) ||
              fact.test(text) ||
              (underState.test(fold(passage.headings.at(-1)?.title ?? '')) && !/\w{3,} \w+ \w{3,} \w/.test(text))) &&
            !otherUse.test(text) &&
            !otherThing.test(text);
          const listed =
            /^ ?(?:(?:sterili[sz]ed (?:by|with) )?(?:ethylene oxide|eto|gamma irradiat\w+|gamma radiation|e-?beam|electron beam)) ?\.?$/u.test(
              text,
            ) && ownFacts.test(sentence.folded.replace(text, ' '));
          if (said || listed) add(text, sentence.start + clause.index, `${leadOf(passage.folded)} ${text}`);
        }
      }
    // "Gamma irradiation at 25 kGy to EN ISO 11137-2" is a sterilisation without the word.
    if (found.length === 0 && !passage.topics.has('standards'))
      for (const sentence of passage.sentences) {
        const { folded } = sentence;
        if (byDose.test(folded) && !notHow.test(folded) && !otherUse.test(folded) && passage.kind !== 'heading')
          add(folded, sentence.start, `${fold(passage.label)} ${folded}`);
      }
    if (passage.cell || found.some(({ key }) => key === 'supply')) return found;
    for (const sentence of passage.sentences) {
      if (notHow.test(sentence.folded)) continue;
      for (const match of sentence.folded.matchAll(stateTold)) {
        const [said, what, not] = match;
        const rest = sentence.folded.slice(match.index + said.length).split(/[;.]/u)[0]!;
        if (ownerOfLimit(what!, context) !== '' || /\b(?:if|as long as|until|once|after|unless)\b/u.test(rest)) continue;
        const says = not ? 'not sterile' : 'sterile';
        const start = sentence.start + match.index;
        const value = { type: 'categories', categories: [says] } as const;
        found.push({ key: not ? 'supply' : 'state', value, says, start, end: start + said.length, weight: 'defining' });
      }
    }
    return found;
  },
  examples: [
    { text: 'Until 2019 the stem was sterilised by ethylene oxide.', finds: [] },
    { text: 'Each set leaves the factory sterile in a peel pouch, after exposure to ethylene oxide.', finds: ['ethylene oxide'] },
    { text: 'Single use. Sterilisation: ethylene oxide (EO). Lifetime: 2 years.', finds: ['ethylene oxide'] },
    { text: 'The implant is supplied sterile and was sterilised by gamma irradiation.', finds: ['irradiation'] },
    { text: 'The device is supplied non-sterile.', finds: ['not sterile'] },
    { text: 'Is the device sterile? [ ] Yes [x] No', finds: ['not sterile'] },
    { text: 'Sterilisation method: □ steam ☒ ethylene oxide □ gamma', finds: ['ethylene oxide'] },
    { text: '## For patients\n\n### How is it kept free of germs?\n\nThe maker states: steam.', finds: ['steam'] },
    { text: 'What has been done against germs? The answer is: ethylene oxide.', finds: ['ethylene oxide'] },
    { text: 'Its method of sterilisation is given as “dry heat” and its lifetime as “two years”.', finds: ['dry heat'] },
    { text: 'Sterilisation (electron beam) and lifetime (4 years) have been considered.', finds: ['electron beam'] },
    { text: '**Residues.** Ethylene oxide. Germs on the skin: use steam for the room.', finds: [] },
    { text: '| Item | Value |\n|---|---|\n| Sterility | Not applicable (software) |', finds: ['not sterile'] },
    { text: 'Sterile by steam. Class IIa.', finds: ['steam'] },
    { text: 'Basis: operating theatre; single use; ethylene oxide; shelf life 5 years.', finds: ['ethylene oxide'] },
    { text: 'Class IIa, reusable, non-sterile.', finds: ['not sterile'] },
    { text: 'The parts do not come sterile.', finds: ['not sterile'] },
    { text: '## How supplied\n\nSterile, EO.', finds: ['ethylene oxide'] },
    { text: '| Question | Answer |\n|---|---|\n| Sterile? | no |', finds: ['not sterile'] },
    {
      text: 'Wear non-sterile gloves. Allergy to ethylene oxide. Steam may burn. The graft loses its seal if sterilised again.',
      finds: [],
    },
    { text: 'Supplied sterile by liquid chemical sterilant (glutaraldehyde).', finds: ['liquid chemical'] },
    { text: 'Sterility rests on ethylene oxide and on a pouch that was aged.', finds: ['ethylene oxide'] },
    { text: 'It comes non-sterile and is steamed by the hospital.', finds: ['not sterile'] },
    {
      text: '| Item | Content |\n|---|---|\n| Sterilisation of pump, modular cable and tool kit | hydrogen peroxide gas plasma |',
      finds: ['hydrogen peroxide'],
    },
    { text: 'Sterilised by electron beam irradiation. Terminal sterilisation with e-beams.', finds: ['electron beam', 'electron beam'] },
    { text: 'Sterilised by X-rays. Sterilisation process: nitrogen dioxide.', finds: ['X-rays', 'nitrogen dioxide'] },
    {
      text: 'The hospital shall sterilise the retractor with steam prior to surgery. Gamma radiation is used to sterilise the anchors.',
      finds: ['steam', 'irradiation'],
    },
    {
      text: 'If the film was sterilised by steam, it would shrink. A change to ethylene oxide sterilisation is under discussion. The wound is not sterile.',
      finds: [],
    },
    { text: 'The device is supplied sterile. It comes free of germs.', finds: ['sterile', 'sterile'] },
    { text: 'The implant is clean but not free of germs.', finds: ['not sterile'] },
    { text: 'It is sterile as long as the pouch is whole. The table is sterile.', finds: [] },
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
