import type { DossierContext, DossierDocument } from '../dossier.ts';
import { componentOf } from '../lexicon/component.ts';
import { valueClasses } from '../lexicon/exclusive-values.ts';
import { fieldsOf, type Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { mentionsAny } from '../subject.ts';
import { contentStems, fold } from '../text/fold.ts';
import { keptByText } from '../text/kept-by-text.ts';
import { describeRange, type FoundQuantity, readQuantities } from '../text/quantities.ts';
import { type Topic, topicsOfOthers } from '../topic.ts';

const foreign: readonly Topic[] = [
  ...topicsOfOthers,
  'equivalence',
  'references',
  'history',
  'clinical-investigation',
  'eligibility',
  'exclusion',
  'pmcf',
];
/** Labels of lists and tables that name no property of one thing. */
const general = new Set(
  'allergi contraindicat hypersensitiviti hypersensitiv intoleranc warn precaut complaint material color gas type result value control measur caus hazard harm test requirement component part item accessor variant model order text figur pack content risk step alarm meaning indicator signal display symbol statu purpos effect question ref locat place incident sourc content step sign letter group phase figur characteristic endpoint outcom study group'.split(
    ' ',
  ),
);
/** Words of a label that add nothing to the name of what is described. */
const frame = new Set('material type made kind nominal specif maximum minimum maxim minim data class degre protect own subject'.split(' '));
const environment =
  /^(?:(?:conditions? of )?(storage|transport)$|(storage|operating|transport|ambient|working|operation) (?:and (?:transport|storage) )?(?:temperature|conditions?|humidity)|(?:temperature|humidity) (?:for|during|of|in) (storage|operation|transport))\b/u;
const stored =
  /(?:\bstor(?:e|ed|age)\b|\bkept\b|^keep (?:it |(?:the )?(?:unopened )?(?:device|product|packs?|packages?|pouch(?:es)?) )?)[^.;]{0,40}? ?(?:at|between|below|from|in|above|under|not above|up to)(?: an?)?(?: \w+)?(?: temperatures?)?(?: of)?(?: from| between| below)? ?$/u;
/** Temperatures of another thing or of a moment. */
const elsewhere =
  /\bopen|\bsamples?\b|\bwere\b|\bwas\b|\bmix|\bafter|\bbefore|\btransport|\bshort|\bonce\b|\bwhen\b|\bif\b|\bbatter|\bhours?\b|\btest|\brooms?\b(?! temperature)|\bwater\b|\bbath\b|\bincubator/;
const operated =
  /\b(?:operat(?:ed|e|es|ing)|used?)\b[^.;]{0,30}? (?:at|between|below) (?:an? )?(?:ambient |room )?(?:temperatures? )?(?:of |from |between )?$/u;
const ipCode = /\bip ?(\d[\dx]|x\d)\b/u;
const ownWeight = /^(?:(?:net|device|own|total) weight|weight of (?:the )?(?:device|unit|system|product|console)|dry weight)$/u;
const software = /^(?:software|firmware|app)(?: version| release)?$|^version of the (?:software|firmware|app)$/u;
const madeOf =
  /(?<![\p{L}-])(?:the|its|their|each|all) ((?:[\p{L}-]+ ){0,2}[\p{L}-]+)(?: \([^()]{1,25}\))? (?:is|are|consists?|has been)(?: (?:made|manufactured|moulded|molded|machined|woven|knitted|produced|built|cast|filled|coated|covered))?(?: entirely| only| exclusively| completely)? (?:of|from|out of|with) ([^.;,:()]{3,50})/gu;

const itIsMadeOf =
  /^\W*(it) is (?:made|manufactured|produced|built)(?: entirely| only| completely)? (?:of|from|out of) ([^.;,:()]{3,50})/gu;

/**
 * Technical properties of the device and its parts that have one value each: materials, connectors, gases, colours, IP code, temperatures of storage and
 * operation, version of the software.
 */
export default {
  id: 'technical-property',
  title: 'Technical properties',
  references: ['Regulation (EU) 2017/745, Annex II 1.1(a), (k), (l)', 'Regulation (EU) 2017/745, Annex I 23.4(e)'],
  attribute: 'other',
  property: true,
  read(passage: Passage, document: DossierDocument, context: DossierContext) {
    if (
      passage.kind === 'heading' ||
      passage.kind === 'caption' ||
      document.language !== 'en' ||
      foreign.some((topic) => passage.topics.has(topic))
    )
      return [];
    const found: Found[] = [];
    const add = (
      key: string,
      says: string,
      start: number,
      end: number,
      value: Found['value'] = { type: 'name', name: says, folded: says.toLowerCase() },
    ): void => {
      if (found.some((one) => one.start < end && start < one.end && one.key === key)) return;
      found.push({ key, value, says, start, end, weight: 'defining' });
    };
    // "Storage" under the heading of a part is the part's.
    const heading = componentOf(passage.headings.at(-1)?.title ?? '', context.deviceNouns);
    const temperature = (condition: string, text: string, at: number, quantity: FoundQuantity | undefined): void => {
      if (!quantity || quantity.start > 50) return;
      const key = [condition, heading].filter(Boolean).join(' of ');
      // A sign belongs to the first number.
      const minus = /(?:^|[^\d\s]\s?|\s)[-−–]$/u.test(text.slice(0, quantity.start)) && quantity.range.from !== undefined;
      const from = minus ? -quantity.range.from! : quantity.range.from;
      const range = { ...quantity.range, ...(from === undefined ? {} : { from }), ...(minus && quantity.exact ? { to: from! } : {}) };
      add(key, describeRange(range), at + quantity.start - (minus ? 1 : 0), at + quantity.end, { type: 'range', range });
    };
    const temperatures = (text: string): readonly FoundQuantity[] =>
      readQuantities(text, 'en').filter(({ range }) => range.dimension === 'temperature');
    const named = (label: string, value: string, at: number): void => {
      for (const hit of membersIn(value)) {
        // A value says little else than what it names.
        if (value.length - hit.length > 20) continue;
        const key = keyOf(label, context, hit.id);
        if (key !== undefined) add(key, hit.member, at + hit.index, at + hit.index + hit.length);
      }
    };
    // A table of parts with a column for their materials.
    if (passage.cell && passage.cell.column > 0 && /^materials?\b/i.test(passage.cell.columnTitle))
      named(fold(passage.cell.rowLabel), passage.folded, 0);
    // Any other table with more than two columns is about several things.
    const several = passage.cell !== undefined && (document.tables[passage.cell.table]?.table.columns.length ?? 2) > 2;
    if (!several)
      for (const field of fieldsOf(passage)) {
        if (field.label.length > 45 || field.value.length > 70 || /[?]/.test(field.label)) continue;
        const label = field.foldedLabel.trim();
        const value = fold(field.value);
        const at = passage.text.indexOf(field.value, field.start);
        if (at < 0) continue;
        const place = environment.exec(label);
        if (place) {
          const all = temperatures(field.value);
          const condition = (place[1] ?? place[2] ?? place[3]!).replace(/^(?:ambient|working|operation)$/, 'operating');
          temperature(`${condition} temperature`, field.value, at, all.length === 1 ? all[0] : undefined);
          continue;
        }
        if (software.test(label)) {
          const version = /^(?:version |v\.? ?|release )?(\d+\.\d+(?:\.\d+)*)\b/.exec(value);
          if (version)
            add(
              label.startsWith('version') ? 'software version' : `${label.split(' ')[0]} version`,
              version[1]!,
              at,
              at + version[0].length,
            );
          continue;
        }
        const weight = ownWeight.test(label);
        if (weight || /^(?:(?:rated|supply|input|mains|nominal) )?voltage$|^(?:mains|power supply)$/.test(label)) {
          const all = readQuantities(field.value, 'en').filter(({ range }) => range.dimension === (weight ? 'mass' : 'voltage'));
          if (all.length === 1 && all[0]!.start < 15)
            add(weight ? 'weight' : 'voltage', describeRange(all[0]!.range), at + all[0]!.start, at + all[0]!.end, {
              type: 'range',
              range: all[0]!.range,
            });
        }
        named(label, value, at);
      }
    for (const sentence of passage.sentences) {
      const { folded } = sentence;
      const code = /\bip ?[\dx]{2}\b/.test(folded) ? ipCode.exec(folded) : null;
      if (code && [...folded.matchAll(/\bip ?[\dx]{2}\b/g)].length === 1 && !several)
        add(
          ['IP code', componentOf(`${passage.label} ${folded.slice(0, code.index)}`, context.deviceNouns)].filter(Boolean).join(' of '),
          `IP${code[1]!.toUpperCase()}`,
          sentence.start + code.index,
          sentence.start + code.index + code[0].length,
        );
      if (folded.includes('°') && !elsewhere.test(folded)) {
        const all = temperatures(sentence.text);
        const head = all.length === 1 ? folded.slice(0, all[0]!.start) : undefined;
        const key =
          head === undefined
            ? undefined
            : stored.test(`${head.replace(/[-−–\s(]+$/u, '')} `) ||
                /^store (?:the \w+ )?$|^\W*storage tests? (?:(?:was|were|is|are) )?(?:passed|done|performed|run) (?:at|from|between)? ?$/.test(
                  head,
                )
              ? 'storage temperature'
              : operated.test(head)
                ? 'operating temperature'
                : undefined;
        if (key && componentOf(head!, context.deviceNouns) === '') temperature(key, sentence.text, sentence.start, all[0]);
      }
      if (!/ (?:of|from|with) /.test(folded) || passage.cell) continue;
      // "It is made of titanium" at the head of a paragraph is said of the device.
      const ofDevice = sentence === passage.sentences[0] && componentOf(passage.headings.at(-1)?.title ?? '', context.deviceNouns) === '';
      for (const match of [...folded.matchAll(madeOf), ...(ofDevice ? folded.matchAll(itIsMadeOf) : [])]) {
        const coated = /\b(?:coated|covered)\b/.test(match[0]);
        if (/\bfilled\b/.test(match[0]) || (!coated && / with /.test(match[0].slice(0, match[0].length - match[2]!.length)))) continue;
        if (/\bor\b|\band\b|\/|\bnot\b|\bno\b/.test(match[2]!.replace(/\bcobalt and chrom/u, 'cobalt chrom'))) continue;
        const from = match.index + match[0].length - match[2]!.length;
        for (const { id, member, index, length } of membersIn(match[2]!)) {
          if (coated ? id !== 'coating' : id !== 'material') continue;
          const key = match[1] === 'it' ? id : keyOf(coated ? `${match[1]} coating` : match[1]!, context, id);
          if (key !== undefined) add(key, member, sentence.start + from + index, sentence.start + from + index + length);
        }
      }
    }
    return found;
  },
  examples: [
    { text: '# SSCP\n\n## For patients\n\nIt is made of cobalt and chromium.', finds: ['cobalt-chromium'] },
    { text: '# SSCP\n\n## The case\n\nIt comes in a case. It is made of nylon or of leather.', finds: [] },
    {
      text: '| Property | Value |\n|---|---|\n| Housing material | polycarbonate |\n| Patient connector | Luer lock |',
      finds: ['Luer lock', 'polycarbonate'],
    },
    {
      text: 'The housing is made of ABS. Storage temperature: 5 to 30 °C. The device is protected to IP22.',
      finds: ['5 °C to 30 °C', 'ABS', 'IP22'],
    },
    { text: 'Store at 5 to 25 °C. Software version: 4.1', finds: ['4.1', '5 °C to 25 °C'] },
    {
      text: 'Material: titanium. The housing is not made of ABS. The tray is of steel or plastic. The equivalent device has a housing of ABS. After opening, store below 8 °C.',
      finds: [],
    },
    { text: 'Storage: -20 °C to 45 °C', finds: ['-20 °C to 45 °C'] },
    { text: '| Property | Model A | Model B |\n|---|---|---|\n| Housing material | ABS | PVC |', finds: [] },
  ],
} satisfies StatementKind;

/** The class of a value with what the label describes, as stems in order of the alphabet; undefined where the label names nothing of its own. */
function keyOf(label: string, context: DossierContext, id: string): string | undefined {
  const { label: wanted } = valueClasses.find((one) => one.id === id)!;
  // "Material (housing)" is the housing's.
  const plain = label.startsWith('material') ? label.replace(/[()]/g, ' ').trim() : label.replace(/\([^()]*\)/g, ' ').trim();
  const words = wanted ? plain.replace(wanted, ' ') : plain;
  if (plain.split(/\s+/).length > 5 || (wanted && words === plain)) return undefined;
  const stems = contentStems(words).filter((one) => !frame.has(one));
  const device = mentionsAny(words, context.deviceNames);
  const own = device ? [] : stems.filter((one) => !context.deviceNouns.includes(one));
  // "Material" and "Colour" alone are said of anything.
  if (own.length === 0) return (wanted && id !== 'colour') || device || stems.length > 0 ? id : undefined;
  return own.some((one) => general.has(one) || /\d/.test(one)) ? undefined : `${id} of ${own.sort().join(' ')}`;
}

/** Each class of which the value names one member and no other. */
const membersIn = keptByText((value: string): readonly { id: string; member: string; index: number; length: number }[] =>
  /\bor\b|\bnot?\b|\bwithout\b|\bfree\b|\bboth\b|\beither\b|\bexcept\b|\bchanges?\b|\bif\b|\d\)|\b(?:flash|blink|lights?|alarm|red cross)/.test(
    value,
  )
    ? []
    : valueClasses.flatMap(({ id, members }) => {
        const hits = members.flatMap(([member, pattern]) => {
          const match = pattern.exec(value);
          return match ? [{ id, member, index: match.index, length: match[0].length }] : [];
        });
        return hits.length === 1 ? hits : [];
      }),
);
