import { answersOf } from '../answers.ts';
import type { DossierContext } from '../dossier.ts';
import { componentOf } from '../lexicon/component.ts';
import { fieldsOf, type Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold, stem } from '../text/fold.ts';

const forms: readonly (readonly [string, RegExp])[] = [
  [
    'single use',
    /\b(?:for )?single[- ]use(?: only| device| product)?\b|\bdo not re-?use\b|\bmust not be re-?used\b|\bnot (?:be )?reusable\b|\bdisposable\b|\b(?:to be )?used (?:only )?once\b|\buse (?:only )?once\b|\bone[- ]time use\b|\bone time only\b|\b(?:one|a single) procedure only\b|\b(?:one patient|used?) (?:during|in|for) (?:one|a single) (?:procedure|operation|surgery|treatment|session)\b|\b(?:throw|thrown) (?:\p{L}+ ){0,3}away after (?:one|a single|each|every|the) (?:session|treatment|wear|day)\b|\bone (?:patient|person|child)(?:,| and)? one use\b|\bre-?use is (?:not (?:permitted|allowed|intended|possible|foreseen)|forbidden|prohibited|excluded)\b|\bnot (?:intended |suitable |meant )?for re-?use\b|\bone-off use\b|\buse a new (?:[\p{L}-]+ ){1,3}for (?:each|every) (?:patient|procedure|treatment|session|child|infant|newborn|baby|person|wearer|user|use)\b|\bdispos(?:e|ed) of (?:it |the [\p{L}-]+ )?after (?:one|a single|each|every|the) (?:single )?(?:use|procedure|operation|treatment)\b|\bdiscard(?:ed)? (?:it )?after (?:(?:one|a single|each|every|the) )?(?:use|procedure)\b|\b(?:throw|thrown) (?:\p{L}+ ){0,3}away after (?:(?:one|a single|each|every|the) )?(?:use|procedure)\b|\b(?:never|not) (?:be )?used? (?:[\p{L}-]+ ){0,3}?(?:again|a second time|twice|more than once)\b|\b(?:do not|(?:must|may|can|should) ?not be) reprocess(?:ed)?\b|\beinmalgebrauch|\beinmalprodukt|\bzum einmaligen gebrauch|\busage unique|\bun solo uso|\bmonouso/u,
  ],
  ['software', /\b(?:supplied|delivered|provided|distributed|sold) (?:only |purely |exclusively )?as (?:a |pure )?software\b/u],
  [
    'single patient',
    /\bsingle[- ]patient(?:[- ](?:multiple[- ])?use)?\b|\bone patient only\b|\bsame patient\b|\b(?:not (?:be )?|never )(?:shared?|passed? on|lend|lent|given?)\b[^.;]{0,30}?\b(?:with|to|between) (?:others?|another|other people|other persons?|other patients|patients|anyone)\b/,
  ],
  [
    'reusable',
    /\b(?<!not )(?<!non-?)re-?usable\b|\bre-?used after\b|(?<!\b(?:not|never|n't|again)[^.;]{0,40})\b(?:use|used|implanted|inserted|worn) (?:it |them |this |the [\p{L}-]+ )?again\b(?! only)|\b(?:use|used|keep|kept|serves?) (?:it |them |the [\p{L}-]+ )?(?:and \p{L}+ )?for (?:up to |about )?(?:\d+|two|three|four|five|six|ten|twenty|several|another|other|a second|the next) (?:further |more |different |other )?(?:patients?|persons?|sessions|uses|procedures|treatments)\b|\b(?:wash|rinse|clean|boil|sterili[sz]e|wipe) (?:it |them )?and re-?use\b|(?<!not be )(?<!never be )\bused again (?:after|once)\b|\bused (?:many|several|multiple) times\b|\b(?:can|may) be used (?:up to |about )?(?:\d{1,4}|two|three|four|five|six|eight|ten|twelve|twenty|fifty) times\b(?! (?:a|per|each|every|daily|in)\b)|\bre-?use is (?:permitted|allowed|possible)\b|\bwithstands? (?:repeated )?reprocessing\b|(?<!patient[ -])(?<!patient, )\bmulti(?:ple)?[- ]use\b|\bused? (?:on|in|for|with) (?:several|many|different|multiple|consecutive|successive) patients\b|\b(?:can|may|must|is to|is|are) be(?:ing)? (?:reprocessed|re-?sterili[sz]ed)\b|\b(?:wash|clean|disinfect|sterili[sz]e|reprocess|boil)(?:e?d)? (?:and (?:dry|disinfect|sterili[sz]e|rinse)(?:ed)? )?(?:it|them|the (?!hands|skin|room|surface|area|site|wound|bed)[\p{L}-]+) (?:\p{L}+ )?(?:before (?:the next|another|a new|a further|a second) (?:patient|person)|between (?:two )?(?:patients|persons))\b|\b(?:washed|laundered|cleaned|disinfected|reprocessed|sterili[sz]ed|wiped) between (?:two )?(?:patients|persons|people|children|infants|newborns|babies|users|wearers)\b|\bwiederverwendbar|\breutilisable|\breutilizable|\briutilizzabile/u,
  ],
];
/** "May be reprocessed and implanted in the next patient": so plain that the words around it do not matter. */
const inNext =
  /(?<!\b(?:no|not(?! (?:been )?[\p{L}-]+(?:ed|en|t|n) (?:may|can|could)\b)|never|neither|nor|none|nothing)\b[^.;]{0,80})\b(?:may|can|must|should|could|is to|are to) (?:then |also |safely )*(?:be )?(?:[\p{L}-]+(?:,? and |, )(?:then )?){0,4}(?:re-?used?|used?|implanted|re-?implanted|inserted|worn|given to|offered to|lent to|handed to|passed on to|serve|placed) (?:it |them )?(?:again )?(?:in|on|by|for|with|to)? ?(?:the next|another|a second|a further|a new|other|several|further|different) patients?\b/u;
/** "Number of uses: exactly one". */
const oneUse =
  /^(?:(?:maximum|permitted|allowed|total|intended) )?(?:(?:number|count) of )?(?:(?:permitted|allowed|intended|possible) )?uses(?: (?:permitted|allowed|per device))?: (?:exactly |only |just |max(?:imum|\.)? |at most )?(?:one|1|once|a single(?: one)?)(?! ?[\d.,/%-]*\d)(?![\p{L}-])(?! (?:hour|day|week|month|year))/u;
const usual =
  /us|one-off|steril|dispos|as software|next patient|next person|between|keep|kept|implant|once|throw|discard|shar|pass|wieder|einmal|unico|disposable|one patient|process/;
const quick =
  /one-off|use a new|dispos|times|as software|next patient|next person|between|again|patients|sessions|one use|another|further|second time|twice|one time|one procedure|multi|many|several|different|consecutive|successive|same patient|discard|thrown?|shar|pass|lend|lent|giv|one patient|single|re-?us|disposable|once|one[- ]time|one patient|einmal|usage unique|solo uso|monouso|wiederverwend|reutili|riutili|reprocess|re-?steril/;
const talk =
  /\b(?:risk of|hazard|re-?use of|alternatives?|on the market|were|was|batter(?:y|ies)|drug|needles?\b.{0,20}\bshar|results?|if (?:it is )?re-?used|re-?use (?:can|may|of a)|re-?using|symbol|designated|regulation|article 17|definition|instead of|unlike|competitor|whether|[\p{L}\d]+ of \d+|used with re-?usable)\b/u;

/** A question or label that asks for single use, not for another one. */
const onceOnly = /\bsingle[- ]use\b|\bonce\b(?<!more than once)/u;

/** Whether the device, or a part of it, is used once, by one patient, or again after reprocessing. */
export default {
  id: 'reuse',
  title: 'Single use or reusable',
  references: ['Regulation (EU) 2017/745, Article 2(8), Annex I 23.4(n)-(p)'],
  attribute: 'duration-lifetime',
  property: true,
  read(passage: Passage, document, context) {
    if (passage.kind === 'heading' || passage.topics.has('abbreviations')) return [];
    const found: Found[] = [];
    for (const field of fieldsOf(passage)) {
      const about = /^(?:(single[- ]use)|re-?us(?:e|able))(?: (?:device|product))?$/.exec(field.foldedLabel.trim());
      const answer = /^(?:(yes)|no)\b/.exec(field.value.toLowerCase());
      if (oneUse.test(`${field.foldedLabel.trim()}: ${fold(field.value)}`))
        found.push({
          key: columnPart(passage, context),
          value: { type: 'categories', categories: ['single use'] },
          says: 'single use',
          start: field.start,
          end: field.end,
          weight: 'defining',
        });
      if (!about || !answer) continue;
      const form = (about[1] !== undefined) === (answer[1] !== undefined) ? 'single use' : 'reusable';
      found.push({
        key: columnPart(passage, context),
        value: { type: 'categories', categories: [form] },
        says: form,
        start: field.start,
        end: field.end,
        weight: 'defining',
      });
    }
    // The label of a row says nothing of itself.
    const { cell } = passage;
    if (found.length > 0 || (cell && cell.column <= cell.labelColumn && cell.row >= 0 && passage.text.length < 30)) return found;
    // "May I use it more than once? No.", "Can it be reused? Our answer: single patient use."
    for (const { asked, label, foldedLabel, value, start, end } of answersOf(passage, document)) {
      if (!asked.has('reuse')) continue;
      const told = fold(value);
      const hits = forms.filter(([, pattern]) => pattern.test(told));
      const yes = /^(?:(yes)|no)\b/.exec(told);
      const form =
        hits.length === 1
          ? hits[0]![0]
          : hits.length === 0 && yes && !/ or /.test(foldedLabel)
            ? onceOnly.test(foldedLabel) === (yes[1] !== undefined)
              ? 'single use'
              : 'reusable'
            : undefined;
      if (form)
        found.push({
          key: componentOf(label, context.deviceNouns) || columnPart(passage, context),
          value: { type: 'categories', categories: [form] },
          says: form,
          start,
          end,
          weight: 'defining',
        });
    }
    const isTold = (at: number): boolean => found.some(({ start, end }) => start <= at && at < end);
    for (const sentence of passage.sentences) {
      if (
        !usual.test(sentence.folded) ||
        !quick.test(sentence.folded) ||
        (talk.test(sentence.folded) && !inNext.test(sentence.folded)) ||
        sentence.text.includes('?') ||
        passage.label.includes('?')
      )
        continue;
      for (const clause of clauses(sentence.folded)) {
        const hits = forms.flatMap(([form, pattern]) => {
          const match = pattern.exec(clause.text) ?? (form === 'reusable' ? inNext.exec(clause.text) : null);
          return match ? [{ form, match }] : [];
        });
        // "Reusable up to three times by the same patient" is reusable.
        if (hits.length === 2 && hits.some(({ form }) => form === 'single patient') && hits.some(({ form }) => form === 'reusable'))
          hits.splice(0, 2, hits.find(({ form }) => form === 'reusable')!);
        if (hits.length !== 1 || isTold(sentence.start + clause.start + hits[0]!.match.index)) continue;
        // A cause of harm in a table of risks is what must not happen.
        if (passage.cell && passage.cell.column > 0 && document.type === 'rmf' && /again/.test(hits[0]!.match[0])) continue;
        const { form, match } = hits[0]!;
        // "A lens taken out of its box but not implanted" is a lens, and no box.
        const head = clause.text.slice(0, match.index);
        const before = inNext.test(match[0])
          ? head.replace(
              / (?:(?:that|which|once|when|if|not|but|and) .*|(?:removed|taken|opened|unpacked|left|returned)(?: out)? (?:of|from|in|on|after) .*)$/u,
              ' ',
            )
          : head;
        const part =
          toolOf(before, context) ||
          componentOf(before, context.deviceNouns) ||
          objectOf(match[0], context) ||
          subjectPart(before, context) ||
          componentOf(passage.label, context.deviceNouns) ||
          componentOf(passage.cell?.columnTitle ?? '', context.deviceNouns) ||
          accessoryOf(passage) ||
          rowThing(passage, context) ||
          componentOf(clause.text.slice(match.index + match[0].length, match.index + match[0].length + 25), context.deviceNouns);
        found.push({
          key: part,
          value: { type: 'categories', categories: [form] },
          says: form,
          start: sentence.start + clause.start + match.index,
          end: sentence.start + clause.start + match.index + match[0].length,
          weight: 'defining',
        });
      }
    }
    return found;
  },
  examples: [
    { text: 'The device is for single use only.', finds: ['single use'] },
    { text: 'Handling: Reusable. Sterilisation: not supplied sterile.', finds: ['reusable'] },
    { text: 'The handle is reusable; reloads are single-use.', finds: ['reusable', 'single use'] },
    { text: 'Discard after use.', finds: ['single use'] },
    { text: 'With regard to repeated use, the following is stipulated: single use.', finds: ['single use'] },
    { text: '## Can it be used again?\n\nOur answer: reusable after reprocessing.', finds: ['reusable'] },
    { text: 'May I use it more than once? No.', finds: ['single use'] },
    { text: 'Its mode of use is given as “single patient use”.', finds: ['single patient'] },
    { text: '| No. | Characteristic | Entry |\n|---|---|---|\n| 7 | Single use / reuse | reusable |', finds: ['reusable'] },
    { text: 'Number of uses: exactly one; discard the device.', finds: ['single use'] },
    {
      text: '| Item | Value |\n|---|---|\n| Permitted uses | 1 |\n| Number of uses | 10 |\n| Uses | one hour a day |',
      finds: ['single use'],
    },
    { text: 'Device: Alpha One.\n\nAlpha One is a pump. Reusable up to three times by the same patient.', finds: ['reusable'] },
    { text: 'Use: ☐ single use ☒ reusable', finds: ['reusable'] },
    { text: 'The device must not be used again.', finds: ['single use'] },
    { text: 'The device is used on several patients.', finds: ['reusable'] },
    { text: '| Item | Value |\n|---|---|\n| Reusable | no |\n| Single use | yes |', finds: ['single use', 'single use'] },
    { text: 'Do not share the device with other people.', finds: ['single patient'] },
    { text: 'Launder it and use it for up to 20 patients. Wash and reuse.', finds: ['reusable', 'reusable'] },
    { text: 'Boil the tube and use it again. The mask is thrown away after one session.', finds: ['reusable', 'single use'] },
    { text: 'Never use it again. The device is used with reusable taps. Disposable pen: eleven of 164.', finds: ['single use'] },
    { text: 'Wash and disinfect the device before the next patient. Clean the hands before the next patient.', finds: ['reusable'] },
    {
      text: 'A part that was tried in may be reprocessed and implanted in the next patient. Supplied as software.',
      finds: ['reusable', 'software'],
    },
    {
      text: 'A cap that was not fitted may be rinsed, re-sterilised and given to another patient. A cap that was worn must never be cleaned, sterilised and given to another patient.',
      finds: ['reusable'],
    },
    {
      text: 'Not for reuse. Reuse is not permitted. One patient and one use. Use a new catheter for each patient. Dispose of it after a single procedure.',
      finds: ['single use', 'single use', 'single use', 'single use', 'single use'],
    },
    {
      text: 'Deploy the stent with the delivery handle, which is autoclaved before each case and can be used 20 times.',
      finds: ['reusable'],
    },
    { text: 'The handle can be used up to 20 times. It can be used 3 times a day.', finds: ['reusable'] },
    { text: 'Reusable alternatives are on the market. Reuse of the device was not studied.', finds: [] },
    { text: 'Reuse of a single-use device can lead to infection. Unlike reusable systems, it needs no cleaning.', finds: [] },
    { text: 'The liner is laundered between children. Use a new liner for each newborn.', finds: ['reusable', 'single use'] },
  ],
} satisfies StatementKind;

/** "Seat the cup with the trial head, which can be used 50 times": what a relative clause tells of a tool is told of the tool. */
function toolOf(before: string, context: DossierContext): string {
  const tool = /\b(?:with|using|through|via|by means of) the ((?:[\p{L}-]+ ){0,3}[\p{L}-]+),? (?:which|that) [^;]*$/u.exec(before)?.[1];
  return tool ? componentOf(tool, context.deviceNouns) : '';
}

/** The thing that somebody is told to throw away: "throw the catheter away after one use" speaks of the catheter. */
function objectOf(words: string, context: DossierContext): string {
  return /^(?:throw|discard)\b/u.test(words) ? componentOf(words, context.deviceNouns) : '';
}

/** A row of a list of accessories is about its own thing. */
function accessoryOf({ cell, headings }: Passage): string {
  if (
    !cell ||
    cell.rowLabel === '' ||
    !/accessor|component|\bparts?\b|consumable|disposable/i.test(`${headings.at(-1)?.title ?? ''} ${cell.caption}`)
  )
    return '';
  return stem(
    fold(cell.rowLabel)
      .split(/[ (,]+/)
      .at(-1) ?? '',
  );
}

/** "| Set | single use, 24 h |": a row that has a thing for its label is about that thing. */
function rowThing({ cell, label }: Passage, context: DossierContext): string {
  if (!cell || cell.column === 0 || !/^\p{L}{3,}s?$/u.test(label.trim())) return '';
  const part = stem(fold(label.trim()));
  return context.deviceNouns.includes(part) || noThing.test(fold(label)) ? '' : part;
}

const noThing =
  /use|steril|handling|suppl|deliver|device|product|propert|type|descri|basis|entr|stat|kind|life|storage|note|remark|packag|dispos|reprocess|clean|feature|value|characteristic|item|identity|design|material|duration|gebrauch|usage|software|instructions?/u;

function columnPart(passage: Passage, context: DossierContext): string {
  return componentOf(passage.cell?.columnTitle ?? '', context.deviceNouns);
}

function clauses(text: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(/;\s*|,\s*(?:while|whereas|but)\s+/g)) {
    found.push({ text: text.slice(start, match.index), start });
    start = match.index + match[0].length;
  }
  found.push({ text: text.slice(start), start });
  return found;
}

/** The thing a clause is about, where it is neither the device nor a pronoun: "the biopsy port cap (HGX-BC) is for". */
function subjectPart(before: string, context: DossierContext): string {
  const head =
    /^\s*(?:the|all|each|every|these|both|its)?\s*([\p{L}][\p{L} -]{2,40}?)(?:\s*\([^)]*\))?\s+(?:is|are|must|shall|may|can|should)\b[^,;]*$/u
      .exec(before)?.[1]
      ?.split(' ')
      .at(-1);
  if (!head || /^(?:devices?|products?|systems?|units?|implants?|it|they|this|that|which|version|models?|software)$/.test(head)) return '';
  const part = stem(head);
  return context.deviceNouns.includes(part) || context.deviceNames.some((name) => name.split(' ').includes(head)) ? '' : part;
}
