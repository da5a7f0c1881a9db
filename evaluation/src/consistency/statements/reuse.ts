import { answersOf } from '../answers.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import { cellsOf } from '../grid.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { componentOf } from '../lexicon/component.ts';
import { usesIn } from '../lexicon/repeated-use.ts';
import { fieldsOf, type Passage, passageBeforeList } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { mentionsAny } from '../subject.ts';
import { fold, stem, words } from '../text/fold.ts';

/** "Number of uses: exactly one". */
const oneUse =
  /^(?:(?:maximum|permitted|allowed|total|intended) )?(?:(?:number|count) of )?(?:(?:permitted|allowed|intended|possible) )?uses(?: (?:permitted|allowed|per device))?: (?:exactly |only |just |max(?:imum|\.)? |at most )?(?:one|1|once|a single(?: one)?)(?! ?[\d.,/%-]*\d)(?![\p{L}-])(?! (?:hour|day|week|month|year))/u;
/** Words without which nothing is told of repeated use. */
const quick =
  /single|one|once|again|anew|twice|time|us[aei]|process|steril|autoclav|dispos|discard|throw|bin\b|waste|shar|lend|lent|pass|hand|between|next|another|other|same|each|every|own|personal|belong|serve|software|wash|clean|laund|rins|boil|wip|keep|kept|wieder|einmal|utili|unico|solo uso/;
const talk =
  /\b(?:risk of|hazard|re-?use of|alternatives?|on the market|were|was|batter(?:y|ies)|drug|needles?\b.{0,20}\bshar|results?|if (?:it is )?re-?used|re-?use (?:can|may|of a)|re-?using|symbol|designated|regulation|article 17|definition|instead of|unlike|competitor|whether|might|would|[\p{L}\d]+ of \d+|used with re-?usable)\b/u;

const discards = /\b(?:throw|thrown|discard|bin|dispos|waste)/u;
const misused = /\b(?:again|a second time|twice|once more|more than once|shared|re-?used)\b/u;
const conditional = /\b(?:if|when|until|unless|in case)\b/u;
const modal = /\b(?:may|can|must|should|is to|are to)\b/u;

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
          value: { type: 'categories', categories: ['for single use'] },
          says: 'for single use',
          start: field.start,
          end: field.end,
          weight: 'defining',
        });
      if (!about || !answer) continue;
      const form = (about[1] !== undefined) === (answer[1] !== undefined) ? 'for single use' : 'reusable';
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
      const hits = usesIn(told);
      const yes = /^(?:(yes)|no)\b/.exec(told);
      const form =
        hits.length === 1
          ? hits[0]!.form
          : hits.length === 0 && yes && !/ or /.test(foldedLabel)
            ? onceOnly.test(foldedLabel) === (yes[1] !== undefined)
              ? 'for single use'
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
    const answered = [...found];
    const isTold = (at: number): boolean => answered.some(({ start, end }) => start <= at && at < end);
    for (const [index, sentence] of passage.sentences.entries()) {
      if (!quick.test(sentence.folded) || sentence.text.includes('?') || passage.label.includes('?')) continue;
      const previous = passage.sentences[index - 1]?.folded ?? '';
      const talks = talk.test(sentence.folded);
      if (talks && !modal.test(sentence.folded)) continue;
      for (const clause of clauses(sentence.folded)) {
        for (const { form, start, end } of usesIn(clause.text)) {
          const said = clause.text.slice(start, end);
          const toNext = (form === 'for several patients' || form === 'for one patient') && modal.test(clause.text.slice(0, end));
          if (
            (talks && !toNext) ||
            (form !== 'for single use' && /\bcould\b/u.test(clause.text)) ||
            isTold(sentence.start + clause.start + start)
          )
            continue;
          // A cause of harm in a table of risks is what must not happen.
          if (document.type === 'rmf' && misused.test(said) && (passage.cell || !/\b(?:is|are|can|may|must)\b/u.test(clause.text)))
            continue;
          // "Pods are used again, socks never."
          if (/^,? (?:but )?[\p{L}-]+ (?:never|not)\b/u.test(clause.text.slice(end).replace(/^[^,]*/u, ''))) continue;
          // "You open one set for one person. You throw it away": whatever that is.
          if (
            discards.test(said) &&
            pronoun.test(clause.text) &&
            previous !== '' &&
            !aboutDevice(previous, context) &&
            componentOf(`${previous} ${clause.text}`, context.deviceNouns) === ''
          )
            continue;
          // "If it has fallen, send it in. Do not use the handle again."
          if (
            form === 'for single use' &&
            /\bagain\b/u.test(said) &&
            conditional.test(`${passageBeforeList(passage, document.passages)?.folded ?? ''} ${previous} ${clause.text}`)
          )
            continue;
          const part = partOf({ clause: clause.text, start, end, toNext, previous, passage, context }) || partOfRow(passage, document);
          for (const key of pairOf(clause.text.slice(0, end), context) ?? [part])
            found.push({
              key,
              value: { type: 'categories', categories: [form] },
              says: form,
              start: sentence.start + clause.start + start,
              end: sentence.start + clause.start + end,
              weight: 'defining',
            });
        }
      }
    }
    return found;
  },
  examples: [
    { text: 'The device is for single use only.', finds: ['for single use'] },
    {
      text: 'A new cap is taken for every newborn. A cap serves for about twenty newborns.',
      finds: ['for single use', 'for several patients'],
    },
    {
      text: 'The gel pad is for a single session. Rinse the gel pad and keep it for the next client.',
      finds: ['for single use', 'for several patients'],
    },
    {
      text: 'Every part, the canister included, is for one patient. The canister can be rinsed and sterilised again for up to five cases.',
      finds: ['for one patient', 'for several patients'],
    },
    {
      text: 'The family can use one mouthpiece in turn. One blade lasts for three procedures. Replace the filter after each treatment.',
      finds: ['for several patients', 'reusable', 'for single use'],
    },
    { text: 'The course is for one patient. A charge lasts for two hours, the battery for about twenty measurements.', finds: [] },
    { text: 'Handling: Reusable. Sterilisation: not supplied sterile.', finds: ['reusable'] },
    { text: 'The handle is reusable; reloads are single-use.', finds: ['reusable', 'for single use'] },
    { text: 'Discard after use.', finds: ['for single use'] },
    { text: 'With regard to repeated use, the following is stipulated: single use.', finds: ['for single use'] },
    { text: '## Can it be used again?\n\nOur answer: reusable after reprocessing.', finds: ['reusable'] },
    { text: 'May I use it more than once? No.', finds: ['for single use'] },
    { text: 'Its mode of use is given as “single patient use”.', finds: ['for one patient'] },
    { text: '| No. | Characteristic | Entry |\n|---|---|---|\n| 7 | Single use / reuse | reusable |', finds: ['reusable'] },
    { text: 'Number of uses: exactly one; discard the device.', finds: ['for single use'] },
    {
      text: '| Item | Value |\n|---|---|\n| Permitted uses | 1 |\n| Number of uses | 10 |\n| Uses | one hour a day |',
      finds: ['for single use'],
    },
    {
      text: 'Device: Alpha One.\n\nAlpha One is a pump. Reusable up to three times by the same patient.',
      finds: ['for one patient', 'reusable'],
    },
    { text: 'Use: ☐ single use ☒ reusable', finds: ['reusable'] },
    { text: 'Use: [x] single use [ ] reusable', finds: ['for single use'] },
    { text: 'Mode of use: ( ) single use (x) reusable', finds: ['reusable'] },
    { text: 'Mode of use: □ single use ■ reusable', finds: ['reusable'] },
    { text: 'Is it for single use? [ ] no [x] yes', finds: ['for single use'] },
    { text: 'Use: [ ] single use [ ] reusable', finds: [] },
    { text: 'The device must not be used again.', finds: ['for single use'] },
    { text: 'The device is used on several patients.', finds: ['for several patients'] },
    { text: '| Item | Value |\n|---|---|\n| Reusable | no |\n| Single use | yes |', finds: ['for single use', 'for single use'] },
    { text: 'Do not share the device with other people.', finds: ['for one patient'] },
    { text: 'Launder it and use it for up to 20 patients. Wash and reuse.', finds: ['for several patients', 'reusable'] },
    { text: 'Boil the tube and use it again. The mask is thrown away after one session.', finds: ['reusable', 'for single use'] },
    { text: 'Never use it again. The device is used with reusable taps. Disposable pen: eleven of 164.', finds: ['for single use'] },
    {
      text: 'Wash and disinfect the device before the next patient. Clean the hands before the next patient.',
      finds: ['for several patients'],
    },
    {
      text: 'A part that was tried in may be reprocessed and implanted in the next patient. Supplied as software.',
      finds: ['for several patients', 'supplied as software'],
    },
    {
      text: 'A cap that was not fitted may be rinsed, re-sterilised and given to another patient. A cap that was worn must never be cleaned, sterilised and given to another patient.',
      finds: ['for several patients', 'for one patient'],
    },
    {
      text: 'Not for reuse. Reuse is not permitted. One patient and one use. Use a new catheter for each patient. Dispose of it after a single procedure.',
      finds: ['for single use', 'for single use', 'for single use', 'for single use', 'for single use'],
    },
    {
      text: 'Deploy the stent with the delivery handle, which is autoclaved before each case and can be used 20 times.',
      finds: ['reusable'],
    },
    { text: 'The handle can be used up to 20 times. It can be used 3 times a day.', finds: ['reusable'] },
    { text: 'Reusable alternatives are on the market. Reuse of the device was not studied.', finds: [] },
    { text: 'Reuse of a single-use device can lead to infection. Unlike reusable systems, it needs no cleaning.', finds: [] },
    {
      text: 'The liner is laundered between children. Use a new liner for each newborn.',
      finds: ['for several patients', 'for single use'],
    },
    {
      text: 'Take a fresh catheter each time and throw the used one away. The cap is thrown away after one irrigation. After use the forceps are discarded. The snare is not made to be cleaned and used again. The strip works only once. Cleaning and renewed use are forbidden.',
      finds: ['for single use', 'for single use', 'for single use', 'for single use', 'for single use', 'for single use'],
    },
    {
      text: 'The instrument serves one patient only. Band and strap belong to one wearer and must not be handed on. Never lend it to another person. The pump must not change hands.',
      finds: ['for one patient', 'for one patient', 'for one patient', 'for one patient'],
    },
    {
      text: 'It can be worn in turn by several members of a household. Granules left over can be kept for the next patient. It is cleaned, sterilised anew and given a fresh cartridge for the next patient. One instrument serves up to twenty patients.',
      finds: ['for several patients', 'for several patients', 'for several patients', 'for several patients'],
    },
    {
      text: 'Rinse it after use; it will serve you for a week. The forceps can be autoclaved up to 50 times. After cleaning, it can be used once more. Wash the mask and put it on again the next evening. You can go on using the same set for a week.',
      finds: ['reusable', 'reusable', 'reusable', 'reusable', 'reusable'],
    },
    {
      text: 'The device is used once daily. Take a new reading each time. A second device may be used in the same patient. The patient may be treated again after a year. Wash your hands before the next patient. The surgeon passes the device on to the nurse. It is used once the wound is dry. Insert it again if it slips. Store it for the next visit of the patient.',
      finds: [],
    },
  ],
} satisfies StatementKind;

/** "Seat the cup with the trial head, which can be used 50 times": what a relative clause tells of a tool is told of the tool. */
function toolOf(before: string, context: DossierContext): string {
  const tool = /\b(?:with|using|through|via|by means of) the ((?:[\p{L}-]+ ){0,3}[\p{L}-]+),? (?:which|that) [^;]*$/u.exec(before)?.[1];
  return tool ? componentOf(tool, context.deviceNouns) : '';
}

interface Told {
  readonly clause: string;
  readonly start: number;
  readonly end: number;
  readonly toNext: boolean;
  readonly previous: string;
  readonly passage: Passage;
  readonly context: DossierContext;
}

/** The part that a clause speaks of, by the stem of its name; "" for the device. */
function partOf({ clause, start, end, toNext, previous, passage, context }: Told): string {
  const head = clause.slice(0, start);
  // "A lens taken out of its box but not implanted" is a lens, and no box.
  const before = toNext ? head.replace(relative, ' ') : head;
  const said = clause.slice(start, end);
  return (
    toolOf(before, context) ||
    componentOf(before, context.deviceNouns) ||
    objectOf(said, context) ||
    subjectPart(before, context) ||
    subjectPart(`${before}${verb.exec(said)?.[0] ?? ''}`, context) ||
    (pronoun.test(`${before}${said}`)
      ? objectBefore(before, context) || componentOf(previous, context.deviceNouns) || subjectPart(previous, context)
      : '') ||
    componentOf(passage.label, context.deviceNouns) ||
    componentOf(passage.cell?.columnTitle ?? '', context.deviceNouns) ||
    accessoryOf(passage) ||
    rowThing(passage, context) ||
    componentOf(clause.slice(end, end + 25).split(/[,;]/)[0]!, context.deviceNouns) ||
    (/\b(?:is|are|be|was)\b/u.test(before) ? '' : nounAfter(said, clause.slice(end), context))
  );
}

/** "Band and strap belong to one wearer" speaks of the band, which is the device, and of the strap. */
function pairOf(told: string, context: DossierContext): readonly string[] | undefined {
  const [, first, second] =
    /^\W*(?:(?:the|both) )?([\p{L}-]+) and (?:the )?((?:[\p{L}-]+ )?[\p{L}-]+) (?:is|are|must|may|can|belongs?|serves?)\b/u.exec(told) ??
    [];
  return first && second && context.deviceNouns.includes(stem(first))
    ? ['', componentOf(second, context.deviceNouns) || nameOf(second, context)]
    : undefined;
}

/** "A cap serves for twenty newborns": the verb that its subject stands before. */
const verb = /^(?:serves?|lasts?|suffices?|does|is|are|belongs?) /u;

/** "Wipe the blower and use it for the next patient." */
function objectBefore(before: string, context: DossierContext): string {
  const noun =
    /\b(?:wipe|clean|wash|disinfect|rinse|boil|sterili[sz]e|dry|take|remove) (?:the|its|your) (?:[\p{L}-]+ )?([\p{L}-]+),? (?:and|then|with|in|after|before)\b/u.exec(
      before,
    )?.[1];
  return noun ? nameOf(noun, context) : '';
}

/** "It is cleaned before every use", "discard them afterwards": what the sentence before is about. */
const pronoun = /^\W*(?:it|they|you)\b|\b(?:it|them)\b/u;

function aboutDevice(folded: string, { deviceNames, deviceNouns }: DossierContext): boolean {
  return (
    mentionsAny(folded, deviceNames) ||
    words(folded).some(({ text }) => /^(?:devices?|products?|it)$/u.test(text) || deviceNouns.includes(stem(text)))
  );
}

/** "RC-25 single-patient sock" speaks of the sock. */
function nounAfter(said: string, after: string, context: DossierContext): string {
  const noun = /(?:single[- ]use|single[- ]patient|disposable|reusable)$/u.test(said)
    ? /^ ([\p{L}-]+)(?=[\s.,;)]*$|[.,;)] | (?:is|are|has|have|must|may|can)\b)/u.exec(after)?.[1]
    : undefined;
  return noun && !/^(?:only|use|multiple)$/u.test(noun) ? nameOf(noun, context) : '';
}

const relative =
  / (?:(?:that|which|once|when|if|not|but|and) .*|(?:removed|taken|opened|unpacked|left|returned)(?: out)? (?:of|from|in|on|after) .*)$/u;

/** The thing that is thrown away, cleaned or taken anew: "take a fresh liner each time" speaks of the liner. */
function objectOf(words: string, context: DossierContext): string {
  // "Given a fresh cartridge for the next patient" speaks of what gets it.
  const things = words.replace(/\b(?:given|gets?|with) an? (?:new|fresh) [\p{L}-]+|\bdisposable\b/gu, ' ');
  const part = componentOf(things, context.deviceNouns);
  if (part) return part;
  const object =
    /^(?:an? )?(?:new|fresh|unused) (?:[\p{L}-]+ )?([\p{L}-]+) (?:is|are|must|has)\b/u.exec(words)?.[1] ??
    /^after .*\b(?:the|all|every|each|used) (?:[\p{L}-]+ ){0,2}?([\p{L}-]+) (?:is|are|must|should|has|have)\b/u.exec(words)?.[1] ??
    /^(?:throw|discard|bin|dispose of|wash|clean|disinfect|sterili[sz]e|boil|rinse|wipe|take|use|open|keep) (?:an? |the |every |each |its |your )(?:new |fresh |used |unused )?(?:[\p{L}-]+ ){0,2}?([\p{L}-]+) (?:away|after|before|between|each|every|again|and|for)\b/u.exec(
      words,
    )?.[1] ??
    /^(?:assign|hand|pass|giv|lend|offer)(?:e|ing)? (?:the|every|each) (?:[\p{L}-]+ )?([\p{L}-]+) (?:on )?to\b/u.exec(words)?.[1] ??
    /\b(?:use|take|wear|share) (?:one|the same|a single|a common) (?:[\p{L}-]+ )?([\p{L}-]+)$/u.exec(words)?.[1];
  return object ? nameOf(object, context) : '';
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

const mixedColumns = keptByDocument(() => new Map<string, boolean>());

/** Where a column says of some rows that they are used once and of others that they are used again, each row is a part of its own. */
function partOfRow({ cell }: Passage, document: DossierDocument): string {
  if (!cell || cell.row < 0 || cell.column <= cell.labelColumn) return '';
  const columns = mixedColumns(document);
  const key = `${cell.table} ${cell.column}`;
  let mixed = columns.get(key);
  if (mixed === undefined) {
    const column = cellsOf(document, cell.table).filter((one) => one.cell!.column === cell.column && one.cell!.row >= 0);
    mixed = new Set(column.flatMap(({ folded }) => usesIn(folded).map(({ form }) => form))).size > 1;
    columns.set(key, mixed);
  }
  return mixed ? fold(cell.rowLabel) : '';
}

const noThing =
  /use|steril|handling|suppl|deliver|device|product|propert|type|descri|basis|entr|stat|kind|life|storage|note|remark|packag|dispos|reprocess|clean|feature|value|characteristic|item|identity|design|material|duration|gebrauch|usage|software|instructions?/u;

function columnPart(passage: Passage, context: DossierContext): string {
  return componentOf(passage.cell?.columnTitle ?? '', context.deviceNouns);
}

function clauses(text: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = [];
  let start = 0;
  for (const match of text.matchAll(/;\s*(?!(?:it|they) )|,\s*(?:while|whereas|but)\s+/g)) {
    found.push({ text: text.slice(start, match.index), start });
    start = match.index + match[0].length;
  }
  found.push({ text: text.slice(start), start });
  return found;
}

/** The thing a clause is about, where it is neither the device nor a pronoun: "the biopsy port cap (HGX-BC) is for". */
function subjectPart(before: string, context: DossierContext): string {
  const head =
    /^\s*(?:the|all|each|every|these|both|its|an?|one)?\s*([\p{L}][\p{L} -]{2,40}?)(?:\s*\([^)]*\))?\s+(?:is|are|must|shall|may|can|should|serves?|works?|lasts?|suffices?|does|withstands?|belongs?|stays?)\b[^,;]*$/u
      .exec(before)?.[1]
      ?.split(' ')
      .at(-1);
  return head ? nameOf(head, context) : '';
}

/** The stem of a noun, "" where it names the device. */
function nameOf(noun: string, context: DossierContext): string {
  if (
    /^(?:devices?|products?|systems?|units?|implants?|it|they|them|this|that|which|one|you|we|version|models?|software|patients?|users?|persons?|people|wearers?|nurses?|physicians?|doctors?|surgeons?|clinics?|hospitals?|staff|carers?|nobody|anybody|cleaning|reprocessing|re-?use)$/.test(
      noun,
    )
  )
    return '';
  const part = stem(noun);
  return context.deviceNouns.includes(part) || context.deviceNames.some((name) => name.split(' ').includes(noun)) ? '' : part;
}
