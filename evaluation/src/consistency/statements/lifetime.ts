import type { DossierContext } from '../dossier.ts';
import { componentOf } from '../lexicon/component.ts';
import { fieldsOf, type Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { mentions } from '../subject.ts';
import { contentStems, fold } from '../text/fold.ts';
import { describeRange, type FoundQuantity, readQuantities } from '../text/quantities.ts';

type Key = 'lifetime' | 'shelf life' | 'duration of use';

const keys: readonly (readonly [Key, RegExp])[] = [
  [
    'shelf life',
    /\bshelf[- ]life|\bkeeps? for|\bexpir(?:es|y)(?: date)? (?:is )?after|\b(?:may|can) be (?:stored|kept) for|\bstorage life|\buse[- ]by period|\bhaltbarkeit|\blagerfahigkeit|\bduree de (?:conservation|peremption)|\bvida util en almacen|\bperiodo de validez|\bdurata di conservazione/,
  ],
  [
    'lifetime',
    /\blife ?times?\b|\bservice[- ]life|\b(?:expected|useful|operational|functional|design|working|product) life\b|\blife expectancy of the|\blife of the [\p{L}-]+|\btake(?:n)? out of service|\bsupport period|\bsupport of [^.;]{3,40}? ends|\bend of support|\bsoftware support|\blebensdauer|\bnutzungsdauer|\bduree de vie|\bvida util\b|\bvita utile|\bdurata (?:di vita|prevista)/u,
  ],
  [
    'duration of use',
    /\bduration of (?:use|contact|application|implantation|wear)|\bcontact duration|\bwear(?:ing)? time|\bintended (?:duration|wear)|\b(?:maximum|maximal|longest|permitted) (?:duration|dwell|wear|stay|time in place)\b|\bdwell time|\banwendungsdauer|\btragedauer|\bduree d'utilisation|\bduracion (?:de uso|del uso)|\bdurata d'uso/,
  ],
];
const lasts =
  /\b(?:is|are) (?:expected|designed|intended|meant) to last\b|\b(?:it|the device|the product|the system|the implant|this device|the software) (?:lasts|is designed to last|is expected to last|is intended to last|can be expected to last|should last|will last|works for|stays in place for|can stay in place for|may remain in place for|can be used for|may be used for|is supported for)\b/;
/** A part of every pattern above. */
const quick =
  /life|keep|kept|expir|stor|use[- ]by|service|support|haltbar|lagerfah|dauer|duree|vida|valid|durat|vita|durac|wear|dwell|last|works for|stay|remain|used for/;
const notLife =
  /\b(?:ag(?:e)?ing|accelerated|tests?|follow-?up|complain\w+|reported|despite|against the|misuse|observed|survival|studied|tested for|history|patients?' life|quality of life|life[- ]threatening|life-?saving|half-?life|median|mean|averaged?|warranty|guarantee|interval|maintenance|of the patient|calibrat)/;

/** How long the device lasts, keeps and may be used. A part with a life of its own has its own key. */
export default {
  id: 'lifetime',
  title: 'Lifetime, shelf life and duration of use',
  references: ['Regulation (EU) 2017/745, Annex I 6, Annex VIII 1.1'],
  attribute: 'duration-lifetime',
  property: true,
  read(passage: Passage, document, context) {
    if (passage.kind === 'heading') return [];
    const found: Found[] = [];
    const add = (key: Key, part: string, quantity: FoundQuantity, at: number): void => {
      if (quantity.range.dimension !== 'time') return;
      const start = at + quantity.start;
      if (found.some((one) => one.start === start)) return;
      found.push({
        key: [key, part].filter(Boolean).join(' of '),
        value: {
          type: 'range',
          range: { ...quantity.range, from: quantity.range.to ?? quantity.range.from!, to: quantity.range.to ?? quantity.range.from! },
        },
        says: describeRange({
          ...quantity.range,
          from: quantity.range.to ?? quantity.range.from!,
          to: quantity.range.to ?? quantity.range.from!,
        }),
        start,
        end: at + quantity.end,
        weight: 'defining',
      });
    };
    if (passage.cell && passage.cell.row >= 0 && passage.cell.column > 0) {
      // A table of parts with a column for their lives: each row is about its own part.
      const key = keys.find(([, pattern]) => pattern.test(fold(passage.cell!.columnTitle)));
      const [quantity] = key ? readQuantities(passage.text, document.language).filter((one) => one.range.dimension === 'time') : [];
      if (key && quantity && quantity.start < 12 && !notLife.test(fold(passage.cell.columnTitle)))
        add(key[0], partOfRow(passage.cell.rowLabel, context), quantity, 0);
    }
    for (const field of fieldsOf(passage)) {
      const key = keys.find(([, pattern]) => pattern.test(field.foldedLabel));
      if (!key || notLife.test(field.foldedLabel) || field.label.length > 90) continue;
      if (/\bon average|\bnot yet\b|\bso far\b|\bmean\b/.test(field.value.toLowerCase())) continue;
      const [quantity] = readQuantities(field.value, document.language).filter((one) => one.range.dimension === 'time');
      if (quantity && quantity.start < 40)
        add(key[0], componentOf(`${field.label} ${field.value.slice(0, quantity.start)}`, context.deviceNouns), quantity, field.start);
      else if (!quantity && key[0] === 'lifetime')
        addPhrase(found, key[0], componentOf(field.label, context.deviceNouns), field.value, field.start);
    }
    for (const sentence of passage.sentences) {
      if (!quick.test(sentence.folded)) continue;
      const hit = keys.map(([key, pattern]) => ({ key, match: pattern.exec(sentence.folded) })).find((one) => one.match);
      const last = hit ? null : lasts.exec(sentence.folded);
      const match = hit?.match ?? last;
      if (!match || notLife.test(sentence.folded)) continue;
      const after = match.index + match[0].length;
      const quantities = readQuantities(sentence.text, document.language).filter((one) => one.range.dimension === 'time');
      const next = quantities.find(
        (one) =>
          one.start >= after - 1 &&
          /^[\s:,(-]*(?:(?:of|is|was|has been|are|as|set at|set to|to|the|for|about|approximately|a|an|stated|defined|specified|limited|expected|expected to be|device|product|system|implant|in use|claimed|at|von|betragt|est de|de|es de|e di|di|est)\b[\s:,]*|[\p{L}\d.-]+ (?:is|of) ){0,6}$/u.test(
            sentence.folded.slice(after, one.start),
          ),
      );
      const before = quantities.findLast(
        (one) =>
          one.end <= match.index &&
          /^[\s-]*(?:(?:of|in|the|a|an|expected|intended|whole|full|year)\b[\s-]*){0,3}$/u.test(
            sentence.folded.slice(one.end, match.index),
          ),
      );
      const quantity = next ?? before;
      const words = `${subjectOfLife(sentence.folded.slice(0, match.index), context)} ${next ? sentence.folded.slice(after, next.start) : ''}`;
      if (quantity)
        add(
          hit?.key ?? (/\bstay|remain|used for\b/.test(match[0]) ? 'duration of use' : 'lifetime'),
          componentOf(words, context.deviceNouns),
          quantity,
          sentence.start,
        );
      else if (last || hit?.key === 'lifetime') {
        const rest = /^\s*(?:is|of|:)?\s*((?:one|a single|single|two|three) [\p{L} -]{3,40}|permanent|lifelong)/u.exec(
          sentence.folded.slice(after),
        );
        if (rest)
          addPhrase(
            found,
            'lifetime',
            componentOf(words, context.deviceNouns),
            sentence.text.slice(after + rest[0].length - rest[1]!.length, after + rest[0].length),
            sentence.start + after + rest[0].length - rest[1]!.length,
          );
      }
    }
    return found;
  },
  examples: [
    { text: 'The expected lifetime is 10 years.', finds: ['10 years'] },
    { text: 'Handling: Reusable. Lifetime: 60 months.', finds: ['5 years'] },
    { text: 'Alpha One has a service life of five years; the battery has a service life of 24 months.', finds: ['5 years'] },
    { text: '| Property | Value |\n|---|---|\n| Shelf life | 36 months |\n| Battery lifetime | 500 cycles |', finds: ['3 years'] },
    { text: 'The lock is for dialysis catheters. Longest dwell 72 h.', finds: ['3 days'] },
    { text: 'It lasts one treatment session.', finds: ['one treatment session'] },
    { text: 'After 5 years of follow-up the survival was 96 %. Quality of life improved within 12 months.', finds: [] },
  ],
} satisfies StatementKind;

/** The part a row is about: none where it names the device by its name or noun, else the part, or the row's own first word. */
function partOfRow(label: string, context: DossierContext): string {
  const stems = contentStems(label);
  if (
    stems.length === 0 ||
    stems.some((one) => context.deviceNouns.includes(one)) ||
    context.deviceNames.some((name) => mentions(fold(label), name)) ||
    /\b(?:device|system|product)\b/i.test(label)
  )
    return '';
  return stems.join(' ');
}

/** The words that say whose life it is: those right before it, or the beginning of a sentence that does not speak of the device. */
function subjectOfLife(before: string, context: DossierContext): string {
  const near = before.slice(-60);
  if (
    componentOf(near, context.deviceNouns) !== '' ||
    /\b(?:device|system|product|implant|it)\b/.test(before) ||
    context.deviceNames.some((name) => mentions(before, name))
  )
    return near;
  return before;
}

function addPhrase(found: Found[], key: Key, part: string, phrase: string, start: number): void {
  const words = phrase.trim().replace(/[.;,]$/, '');
  const stems = contentStems(words);
  if (stems.length === 0 || words.length > 60 || /\d/.test(words)) return;
  found.push({
    key: [key, part].filter(Boolean).join(' of '),
    value: { type: 'phrase', phrase: words, stems },
    says: words,
    start,
    end: start + words.length,
    weight: 'defining',
  });
}
