import { deniedAt } from '../denied-at.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import { meaningOf } from '../lexicon/clinical-synonyms.ts';
import { ageGroups } from '../lexicon/population.ts';
import type { Passage } from '../passage.ts';
import { clausesOf, isContraindicated, isNotOwn, purposeZone } from '../purpose.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { fold, stem } from '../text/fold.ts';
import { describeRange, type FoundQuantity, readQuantities } from '../text/quantities.ts';
import { readAges } from './population-age.ts';

/** Ways of use and parts that can have a limit of their own for the patients. */
const parts =
  /(?:(?<![\p{L}\d-])([\p{L}][\p{L}\d-]+) )?(?<![\p{L}\d-])(modes?|masks?|prongs|cannulas?|cannulae|probes?|cuffs?|sensors?|electrodes?|pads|catheters?|circuits?|sets?|kits?|programs?|programmes?|applicators?|needles?|coils?|\p{L}*modus|\p{L}*maske)(?![\p{L}\d-])/gu;
const preterm =
  /\b(?:(extremely|very|moderate(?:ly)?(?: to late)?|late)[ -]preterm|(term)(?: and late preterm)? (?=newborns?|infants?|babies|\()|preterm)\b/gu;
const noName = new Set(
  'the this that a an in as for with and or of by each every any other its both which only same one two all is are when where if use using from to der die das im in mit fur le la les'.split(
    ' ',
  ),
);
const mass = /\b(?:kg|kilogra\w*|kilos?|grams?|gramm)\b|\d ?g\b/u;
const notPatients = /\b(?:weighs|dose|per kg|\/ ?kg|load|payload|net weight|weight of (?:the )?(?:device|unit|system))\b|\/kg/u;

interface Named {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** Limits of weight or age for a part of the device, a way of using it, or one group of patients. The key names dimension and part. */
export default {
  id: 'part-limit',
  title: 'Limits for parts, modes and groups of patients',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(b) and Annex II 1.1(a), (c)'],
  attribute: 'population-weight',
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    const found: Found[] = [];
    const { folded: all } = passage;
    if (!/\d|kilogra|years/.test(all) || (!mass.test(all) && !/years|jahre/.test(all))) return found;
    if (passage.kind === 'heading' || passage.kind === 'caption' || passage.cell?.row === -1) return found;
    const zone = purposeZone(passage, document);
    if (zone === 'foreign' || isContraindicated(passage, document)) return found;
    const label = named(fold(passage.label));
    for (const sentence of passage.sentences) {
      if (subjectOf(sentence, passage, context) !== 'device' || notPatients.test(sentence.folded)) continue;
      for (const clause of clausesOf(sentence.folded)) {
        if (isNotOwn(clause.folded)) continue;
        // "Models L-A (from 40 kg) and L-P (10 kg to 40 kg)" give each model its own.
        if (/\bmodels\b[^.;]*\([^()]*\d[^()]*\)[^.;]*\([^()]*\d/u.test(clause.folded)) continue;
        const offset = sentence.start + clause.start;
        const text = passage.text
          .slice(offset, sentence.start + clause.end)
          .replace(/\([^()]{1,20}\b(?:lbs?|pounds?|st)\)/g, (match) => ' '.repeat(match.length));
        const names = named(clause.folded);
        // "Newborns: with flow sensor, 0.5 to 5 kg" speaks of newborns.
        const lead = names.find((name) => name.start < 4 && /^\s*:/.test(clause.folded.slice(name.end)));
        const quantities: Pick<FoundQuantity, 'range' | 'start' | 'end'>[] = [
          ...readQuantities(text, document.language).filter(({ range, exact }) => range.dimension === 'mass' && !exact),
          ...(names.some((name) => isPart(name.id)) ? readAges(text, document.language) : []),
        ].sort((a, b) => a.start - b.start);
        quantities.forEach(({ range, start, end }, index) => {
          const previous = quantities[index - 1]?.end ?? 0;
          const before = names.filter((name) => name.end <= start && name.start >= previous);
          const after = names.find(
            (name) =>
              name.start >= end &&
              name.start - end < 40 &&
              name.start < (quantities[index + 1]?.start ?? Number.POSITIVE_INFINITY) &&
              isPart(name.id),
          );
          const name =
            lead ??
            before.findLast((one) => isPart(one.id)) ??
            before.at(-1) ??
            after ??
            (before.length === 0 && label.length === 1 ? label[0] : undefined);
          // A group is limited by weight where its own words stand right before; ages of groups are those of the population.
          if (!name || (zone === 'elsewhere' && !isPart(name.id)) || deniedAt(clause.folded, start)) return;
          if (!isPart(name.id) && range.from === undefined) return;
          found.push({
            key: `${range.dimension}:${name.id}`,
            value: { type: 'range', range },
            says: describeRange(range),
            start: offset + start,
            end: offset + end,
            subject: 'device',
            weight: 'defining',
            attribute: range.dimension === 'mass' ? 'population-weight' : 'population-age',
          });
        });
      }
    }
    return found;
  },
  examples: [
    {
      text: '## Intended use\n\nHigh mode is reserved to patients of 30 kg or more; low mode may be used from 3 kg.',
      finds: ['at least 30 kg', 'at least 3 kg'],
    },
    {
      text: '| Group | Body weight |\n|---|---|\n| Newborn | 0.5 kg to 5 kg |\n| Child | more than 5 kg to 30 kg |',
      finds: ['500 g to 5 kg', '5 kg to 30 kg'],
    },
    { text: '## Zweckbestimmung\n\n- Pulsmodus: nur Personen ab 30 kg', finds: ['at least 30 kg'] },
    {
      text: '## Technical data\n\nThe mask weighs less than 30 g.\n\n## Literature\n\nIn pulse mode patients above 40 kg were treated [3].',
      finds: [],
    },
  ],
} satisfies StatementKind;

function isPart(id: string): boolean {
  return id.includes(' ');
}

/** Parts and groups that a text names, in order. The id of a part holds a space. */
function named(folded: string): Named[] {
  const names: Named[] = [];
  for (const match of folded.matchAll(parts)) {
    const own = match[1] !== undefined && !noName.has(match[1]) ? match[1] : '';
    const noun = match[2]!;
    // "Modes" and "the mask" alone name no part that could be told from another.
    if (own === '' && /^(?:modes?|sets?|kits?|programs?|programmes?)$/.test(noun)) continue;
    names.push({ id: `${meaningOf(stem(noun))} ${meaningOf(stem(own))}`, start: match.index, end: match.index + match[0].length });
  }
  for (const match of folded.matchAll(preterm))
    names.push({
      id: match[1] ? `${match[1].split(/[ -]/)[0]!.replace(/ly$/, '')}-preterm` : match[2] ? 'term' : 'preterm',
      start: match.index,
      end: match.index + match[0].length,
    });
  for (const group of ageGroups) {
    const match = group.words.exec(folded);
    if (match && !names.some((name) => !name.id.includes(' ') && Math.abs(name.start - match.index) < 30))
      names.push({ id: group.id, start: match.index, end: match.index + match[0].length });
  }
  return names.sort((a, b) => a.start - b.start);
}
