import { deniedAt } from '../denied-at.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import { meaningOf } from '../lexicon/clinical-synonyms.ts';
import { type Scale, scales } from '../lexicon/scales.ts';
import type { Passage } from '../passage.ts';
import { clausesOf, isContraindicated, isNotOwn, purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { contentStems, stem, words } from '../text/fold.ts';

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi'];
const cardinals = ['one', 'two', 'three', 'four', 'five', 'six'];
const ordinals = ['first', 'second', 'third', 'fourth'];
const one = `(?:iii|ii|iv|vi|v|i|[0-6][ab]?|${cardinals.join('|')})`;
const series = new RegExp(
  `^(?:\\s|:|≤|≥|<=|>=|is|are|of|from|between|up to|at most|at least|classified as)*(${one}(?![\\p{L}\\d%]|[.]\\d)(?:(?:\\s*(?:,|-|/|&|to|through|until|bis|and|or|und|oder|et|ou|y|o|e|a)\\s*)+(?:(?:class|grade|category|stage|type) )?${one}(?![\\p{L}\\d%]|[.]\\d))*)(?! ?(?:kg|g|mm|cm|years?|months?|days?|hours?|patients?|per cent|of \\d))`,
  'u',
);
const letters =
  /^(?:\s|:|is|are|of|from|between|classified as)*([a-d](?![\p{L}\d])(?:(?:\s*(?:,|-|\/|&|to|through|and|or)\s*)+[a-d](?![\p{L}\d]))*)/u;
const every =
  /\b(?:any|every|all|whichever|whatever|each|jede[rsnm]?|alle[rn]?|tou(?:t|te|s|tes)|cualquier|todos?|todas?|ogni|tutt[ie])(?: (?:the|of the))?\s*$/u;
/** Clauses that say which grades are not meant. */
const without =
  /\b(?:no indication|not an indication|excluded|contra-?indicated|must not|do not use|not (?:to )?be used|out of scope|outside|not covered|kontraindiziert|contre-?indique\w*|contraindicad\w*|controindicat\w*)\b/u;
const degrees =
  /\b(first|second|third|fourth|1st|2nd|3rd|4th)(?:(?:-| to | and | or |, )+(first|second|third|fourth|1st|2nd|3rd|4th))?[ -]degree (burns?)\b|\b(burns?) of (?:the )?(first|second|third|fourth)(?: (?:and|or|to) (first|second|third|fourth))? degree\b/gu;
const diabetes =
  /\btypes? (1|2|one|two|i|ii)(?: ?(?:and|or|\/|,) ?(?:type )?(1|2|one|two|i|ii))? diabetes\b|\bdiabetes(?: mellitus)? (?:of )?types? (1|2|one|two|i|ii)(?: ?(?:and|or|\/|,) ?(?:type )?(1|2|one|two|i|ii))?\b/gu;

function positionOf(word: string): number {
  if (/^[a-d]$/u.test(word)) return 'abcd'.indexOf(word) + 1;
  const lists = [romans, cardinals, ordinals, ['1st', '2nd', '3rd', '4th']];
  for (const list of lists) if (list.includes(word)) return list.indexOf(word) + 1;
  return Number(word.replace(/[ab]$/u, ''));
}

/** "II to IV", "two, three and four", "1-3": the steps of the scale that are meant. */
function stepsOf(text: string): string[] {
  const values = [...text.matchAll(new RegExp(`(?<![\\p{L}\\d])(?:${one}|[a-d])(?![\\p{L}\\d])`, 'gu'))];
  const steps = new Set<number>();
  values.forEach((match, index) => {
    const value = positionOf(match[0]);
    const before = values[index - 1];
    const joined = before && text.slice(before.index + before[0].length, match.index).trim();
    if (before && joined && /^(?:-|to|through|until|bis|a)(?: (?:class|grade|category|stage|type))?$/.test(joined))
      for (let step = positionOf(before[0]); step <= value; step++) steps.add(step);
    else steps.add(value);
  });
  return [...steps].sort((a, b) => a - b).map(String);
}

/** "Up to 3" begins at the first step, "3 or higher" ends at the last. */
function widened(steps: string[], scale: Scale, said: string, after: string): string[] {
  if (steps.length !== 1) return steps;
  const step = Number(steps[0]);
  const range = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  if (/up to|at most|≤|<=/u.test(said)) return range(1, step);
  if (
    scale.top !== undefined &&
    step <= scale.top &&
    (/at least|≥|>=/u.test(said) || /^ ?(?:and|or) (?:higher|above|more|worse|over)\b/u.test(after))
  )
    return range(step, scale.top);
  return steps;
}

/** Which grades, stages, classes or types of a condition the device is for. The key is the scale, with the condition where many scales share its word. */
export default {
  id: 'population-grade',
  title: 'Severity or type of the condition',
  references: ['Regulation (EU) 2017/745, Article 2(12) and Annex I 23.4(b)', 'MEDDEV 2.7/1 revision 4, A3'],
  attribute: 'population-condition',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const found: Found[] = [];
    if (passage.kind === 'heading' || passage.kind === 'caption') return found;
    const { folded: all } = passage;
    if (
      !/nyha|ccs|asa |child|ecog|hoehn|wagner|mallampati|gustilo|ckd|kdigo|type|fitzpatrick|grade?\b|grades|gradi|grado|categor|kategor|stage|stadi|stade|estadio|rutherford|kellgren|kl |gold |killip|degree/.test(
        all,
      )
    )
      return found;
    const zone = purposeZone(passage, document);
    if (zone === 'foreign') return found;
    const planned = document.type === 'pmcf-plan' && zone === 'elsewhere';
    const limiting = isContraindicated(passage, document);
    for (const sentence of passage.sentences) {
      if (
        planned
          ? !/\b(?:eligib\w+|enrol\w*|includ\w+)\b/.test(sentence.folded)
          : zone === 'elsewhere' && !/\b(?:intended|indicated|suitable) for\b/.test(sentence.folded)
      )
        continue;
      const subject = subjectOf(sentence, passage, context);
      if (subject !== 'device' && !(planned && subject === 'study')) continue;
      // "Contraindications: bleeding; type 1 diabetes" bars what stands in each of its parts.
      const barring = /^\W*contra-?indicat(?:ions?|ed)\b/u.test(sentence.folded);
      for (const clause of clausesOf(sentence.folded)) {
        if (!planned && isNotOwn(clause.folded)) continue;
        // "New ulcers of category 2: no more than 12 %" is a limit of a result.
        if (/\b(?:no more than|at most|not more than|fewer than)\b[^;]*%/u.test(clause.folded)) continue;
        const offset = sentence.start + clause.start;
        const add = (key: string, categories: readonly string[], start: number, end: number): void => {
          if (categories.length === 0 || found.some((other) => offset + start < other.end && other.start < offset + end)) return;
          found.push({
            key,
            value: { type: 'categories', categories },
            says: categories[0] === 'any' ? `any ${key.split(':')[0]}` : `${key.split(':')[0]} ${categories.join(', ')}`,
            start: offset + start,
            end: offset + end,
            affirmed:
              !limiting &&
              !barring &&
              !deniedAt(clause.folded, start) &&
              !without.test(clause.folded) &&
              !without.test(passage.label.toLowerCase()),
            subject: 'device',
            weight: planned ? 'mention' : 'defining',
            modality: planned ? 'planned' : 'stated',
          });
        };
        for (const match of clause.folded.matchAll(degrees)) {
          const [from, to] = [match[1] ?? match[5], match[2] ?? match[6]];
          const steps = to
            ? stepsOf(`${positionOf(from!)} ${/ to /.test(match[0]) ? 'to' : 'and'} ${positionOf(to)}`)
            : [String(positionOf(from!))];
          add('degree:burn', steps, match.index, match.index + match[0].length);
        }
        for (const match of clause.folded.matchAll(diabetes))
          add(
            'type:diabetes',
            [match[1], match[2], match[3], match[4]].filter((value) => value !== undefined).map((value) => String(positionOf(value))),
            match.index,
            match.index + match[0].length,
          );
        for (const scale of scales)
          for (const match of clause.folded.matchAll(scale.words)) {
            const before = clause.folded.slice(0, match.index);
            const end = match.index + match[0].length;
            const universal = every.exec(before);
            const steps = universal ? undefined : (scale.lettered ? letters : series).exec(clause.folded.slice(end));
            if (!universal && !steps) continue;
            const start = universal ? universal.index : match.index;
            const stop = steps ? end + steps[0].length : end;
            const key = scale.general
              ? headed(scale.id, clause.folded.slice(0, start), zone === 'stating' ? clause.folded.slice(stop) : '')
              : scale.id;
            if (key) add(key, steps ? widened(stepsOf(steps[1]!), scale, steps[0], clause.folded.slice(stop)) : ['any'], start, stop);
          }
      }
    }
    return found;
  },
  examples: [
    {
      text: '## Indications\n\nMitral regurgitation of grades two to four in patients in NYHA class II to IV.',
      finds: ['grade 2, 3, 4', 'NYHA class 2, 3, 4'],
    },
    { text: '## Intended purpose\n\nThe dressing is intended for pressure ulcers of whichever category.', finds: ['any category'] },
    { text: '## Intended use\n\nIndicated for patients with an ASA score up to 3.', finds: ['ASA class 1, 2, 3'] },
    {
      text: '## Product and use\n\n| Item | Description |\n|---|---|\n| USE-1 | skin types I to IV |\n| NOT-3 | skin type V or VI |',
      finds: ['skin type 1, 2, 3, 4', 'skin type 5, 6'],
    },
    {
      text: '## Intended use\n\nControl of type 2 diabetes. Contraindications: bleeding; type 1 diabetes.',
      finds: ['type 2', 'type 1'],
    },
    { text: '## Contraindications\n\n- cirrhosis of Child-Pugh class B or C', finds: ['Child-Pugh class 2, 3'] },
    { text: '## Intended use\n\nPatients take ASA 100 mg. The child is held by an adult.', finds: [] },
    { text: '## Intended use\n\nThe app is intended for people with type 1 diabetes.', finds: ['type 1'] },
    { text: '## Zweckbestimmung\n\nDas Produkt ist bestimmt für Patienten der NYHA-Klassen II bis III.', finds: ['NYHA class 2, 3'] },
    {
      text: '## Literature\n\nPatients in NYHA class III were treated [4].\n\n## Stages of the project\n\nStage 2 begins in May.',
      finds: [],
    },
  ],
} satisfies StatementKind;

/** "Pressure ulcers of category …": the word for the condition right before the scale, or right after its steps. */
function headed(scale: string, before: string, after: string): string | undefined {
  const part = (text: string): string[] =>
    words(text)
      .filter((word) => contentStems(word.text).length > 0)
      .map((word) => stem(word.text))
      .filter((one) => one.length > 2 && !/^\d/.test(one));
  const near = before.split(/[,;]/).at(-1)!;
  const head = part(near.slice(-60)).at(-1) ?? part(after.split(/[,;.]/)[0]!.slice(0, 40)).slice(0, 2).at(-1);
  return head ? `${scale}:${meaningOf(head)}` : undefined;
}
