import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { mentionsAny, subjectOf } from '../subject.ts';
import { stem } from '../text/fold.ts';

const passive = '(?:(?:re-?|bio-?)?absorb(?:ed|able)|(?:bio-?)?resorb(?:ed|able)|(?:bio-?)?degrad(?:ed|able)|dissolved|broken down)';
const active = '(?:absorbs?|resorbs?|degrades?|dissolves?|breaks? down)';
/** A time for which something is in the body. */
const time =
  '(?:about |around |at (?:most|the latest) |up to |no more than )?(?:\\d+|half|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|some|several|a few)(?: (?:to|or|-) (?:\\d+|[\\p{L}]+))? (?:an? )?(?:days|weeks?|months?|years?)\\b';
/** What a sentence speaks of. */
const what = '(?:^|[.;:,] |\\band )(?<what>[^.;:,]{2,50}?)';
/** What somebody takes out again after a time neither stays nor is absorbed. */
const removals: readonly RegExp[] = [
  new RegExp(
    `${what} (?:is|are|will be|must be|has to be|have to be|needs to be) (?:then |always |surgically |endoscopically )?(?:taken out|removed|explanted|retrieved)(?: again| endoscopically| surgically)? (?:after|within) ${time}`,
    'gu',
  ),
  new RegExp(`\\b(?:takes?|will take) (?<what>it|them|(?:the|your) [\\p{L}-]+) out(?: again)? (?:after|within) ${time}`, 'gu'),
];
const adverb = '(?:fully |completely |wholly |gradually |slowly |entirely |largely |then |also |finally )*';
/** Sentences that say whether what is implanted goes away. */
const forms: readonly { readonly pattern: RegExp; readonly stays: boolean }[] = [
  { stays: true, pattern: new RegExp(`${what} (?:is|are|will be|can be)(?: not|n't) ${adverb}${passive}\\b`, 'gu') },
  { stays: true, pattern: new RegExp(`${what} (?:does|do|will)(?: not|n't) ${adverb}${active}\\b`, 'gu') },
  { stays: true, pattern: new RegExp(`${what} (?:is|are) non-?${passive}\\b`, 'gu') },
  {
    stays: true,
    pattern: new RegExp(
      `${what} (?:stays?|remains?|is (?:meant |intended |designed )?to (?:stay|remain)) (?:in (?:place|(?:the|your) (?:[\\p{L}]+ ){0,1}[\\p{L}]+) )?(?:for life|for good|permanently|for ?ever|lifelong|for the rest of (?:your|the patient's) life)\\b`,
      'gu',
    ),
  },
  { stays: false, pattern: new RegExp(`${what} (?:is|are|will be|has been|have been|gets?) ${adverb}${passive}\\b`, 'gu') },
  {
    stays: false,
    pattern: new RegExp(
      `${what} ${adverb}${active}(?= ?(?:[.,;]|$)| (?:within|over|after|by itself|by themselves|on its own|on their own|completely|in (?:about |around )?(?:\\d|half|one|two|three|four|five|six|the body)))`,
      'gu',
    ),
  },
  {
    stays: false,
    pattern:
      /\b(?<what>(?:re|ab)sorption|dissolution|degradation) (?:of the (?:[\p{L}-]+ )?[\p{L}-]+ )?(?:is|will be) (?:complete|finished|over)\b/gu,
  },
  {
    stays: false,
    pattern:
      /\b(?:when|until|once|as|before|after) (?:the|your) body (?:has |will have )?(?:absorb(?:s|ed)|dissolv(?:es|ed)) (?<what>it|them|the [\p{L}-]+)\b/gu,
  },
];
const fate = [
  {
    stays: true,
    pattern:
      /\b(?:the|your) body (?:cannot|can not|does not|will not) (?:absorb|resorb|dissolve|break down) (?<what>it|them|the [\p{L}-]+)\b/gu,
  },
  {
    stays: false,
    pattern:
      /\b(?:the|your) body (?:then |will )?(?:slowly |gradually |fully |completely )?(?:absorbs?|resorbs?|dissolves?|breaks? down) (?<what>it|them|the [\p{L}-]+)\b/gu,
  },
  { stays: true, pattern: /(?:^|[.;:] )no (?<what>(?:re|ab)sorption) (?:takes place|occurs)\b/gu },
  {
    stays: false,
    pattern:
      /(?:^|[.;:] )(?:the )?(?:complete |full |total )?(?<what>(?:re|ab)sorption)(?: of the (?:[\p{L}-]+ )?[\p{L}-]+)? (?:takes(?: place within)?|occurs within) (?:about |around |up to )?(?=[^.;,]{1,12} (?:days|weeks|months|years)\b)/gu,
  },
  { stays: true, pattern: new RegExp(`${what} (?:is|are) an? permanent implants?\\b`, 'gu') },
  {
    stays: true,
    pattern: new RegExp(
      `${what} (?:is|are) (?:permanently implanted|implanted (?:permanently|for life|for good)|(?:left|meant to stay|intended to stay) in the body permanently)\\b`,
      'gu',
    ),
  },
  {
    stays: false,
    pattern: /\b(?:the|your) body (?:then |will )?(?:slowly |gradually )?(?:breaks?|takes?) (?<what>it|them|the [\p{L}-]+) (?:down|up)\b/gu,
  },
  { stays: false, pattern: /\bnothing (?:of|from) (?<what>it|them|the [\p{L}-]+) (?:is|will be) (?:left|to be found)\b/gu },
  {
    stays: false,
    pattern: new RegExp(`${what} (?:is|are|will be) (?:fully |completely |entirely )?gone (?:after|within|in) ${time}`, 'gu'),
  },
  {
    stays: true,
    pattern: new RegExp(`${what} (?:is|are) left in (?:place|the [\\p{L}]+) (?:for life|for good|permanently|for ?ever)\\b`, 'gu'),
  },
  { stays: true, pattern: /\byou will (?:have|keep) (?<what>it|the [\p{L}-]+) for (?:life|good|(?:the )?rest of your life)\b/gu },
  {
    stays: true,
    pattern: new RegExp(
      `${what} (?:is|are) (?:made (?:of|from) )?an? non-?${passive} (?:polymer|material|suture|mesh|metal|implant)(?! and\\b)`,
      'gu',
    ),
  },
  {
    stays: false,
    pattern: new RegExp(
      `${what} (?:is|are) (?:made (?:of|from) )?an? ${passive} (?:polymer|material|suture|mesh|metal|implant)(?! and\\b)`,
      'gu',
    ),
  },
];
const all = [
  ...[...forms, ...fate].map(({ pattern, stays }) => ({ pattern, says: stays ? 'permanent' : 'absorbed' })),
  ...removals.map((pattern) => ({ pattern, says: 'taken out again' })),
];
const quick =
  /sorb|permanent|degrad|dissol|broken down|breaks? |gone|nothing|taken out|takes?\b|removed|explanted|retrieved|for life|for good|permanently|for ?ever|lifelong|rest of|sorption/;
/** Who or what else may absorb, and what was only asked or compared. */
const talk =
  /\b(?:predecessor|comparator|competitor|literature|study|studies|if|whether|could|would|rate of|risk|hazard|premature|early|drug|medicine|dose|energy|sound|radiation|light|x-rays?|complaints?|were)\b/;

/** Whether what is implanted is absorbed by the body or stays. The key is the part; "" for the device. */
export default {
  id: 'absorption',
  title: 'Absorbed by the body or permanent',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(s) and Annex II 1.1'],
  attribute: 'duration-lifetime',
  property: true,
  read(passage: Passage, document, context) {
    const found: Found[] = [];
    if (document.language !== 'en' || passage.kind === 'heading' || !quick.test(passage.folded)) return found;
    for (const sentence of passage.sentences) {
      const { folded } = sentence;
      if (!quick.test(folded) || talk.test(folded) || subjectOf(sentence, passage, context) !== 'device') continue;
      for (const { pattern, says } of all)
        for (const match of folded.matchAll(pattern)) {
          const named = match.groups!.what!.trim();
          // "A film on it dissolves" speaks of the film.
          const noun = named
            .split(/ (?:on|of|in|around|over|under|with) /u)[0]!
            .split(' ')
            .at(-1)!;
          const device =
            /^(?:it|they|this|material|implant|device|product|(?:re|ab)sorption|dissolution|degradation)s?$/.test(noun) ||
            context.deviceNouns.includes(stem(noun)) ||
            mentionsAny(named.split(/ (?:on|of|in|around|over|under|with) /u)[0]!, context.deviceNames);
          const start = sentence.start + match.index + match[0].indexOf(named);
          const end = sentence.start + match.index + match[0].length;
          // A sentence that begins with what stays may go on with "and does not dissolve".
          if (
            found.some((one) => one.start < end && start < one.end) ||
            (!device && /gone/u.test(match[0])) ||
            !/^\p{L}{2,}/u.test(noun) ||
            /^(?:other|some|many|most)\b|\b(?:and|or|that|which)$/.test(named)
          )
            continue;
          found.push({
            key: device ? '' : stem(noun),
            value: { type: 'categories', categories: [says] },
            says,
            start,
            end,
            weight: 'defining',
          });
        }
    }
    return found;
  },
  examples: [
    { text: 'The material is not absorbed: the anchor is meant to stay in the bone for good.', finds: ['permanent', 'permanent'] },
    {
      text: 'It is gone after about three years, when the body has dissolved it. Resorption is complete within 9 months.',
      finds: ['absorbed', 'absorbed', 'absorbed'],
    },
    {
      text: 'It stays in place for life. The implant is fully absorbed within two years. The coating is absorbed.',
      finds: ['permanent', 'absorbed', 'absorbed'],
    },
    {
      text: 'The body slowly breaks down the clip. Full resorption takes about six months. The anchor is made of a resorbable polymer.',
      finds: ['absorbed', 'absorbed', 'absorbed'],
    },
    {
      text: 'The body cannot absorb the mesh. The valve is a permanent implant. No resorption takes place.',
      finds: ['permanent', 'permanent', 'permanent'],
    },
    {
      text: 'The sensor is implanted permanently. The mesh stays in your bone for good. The balloon is taken out after half a year. Your doctor takes the stent out again after three months.',
      finds: ['permanent', 'permanent', 'taken out again', 'taken out again'],
    },
    {
      text: 'Your body breaks the mesh down within a year. After half a year nothing of it is left. The implant is gone after about nine months.',
      finds: ['absorbed', 'absorbed', 'absorbed'],
    },
    { text: 'The pain is gone after two weeks. The dressing is removed before the bath. The film is removed if it itches.', finds: [] },
    { text: 'The mesh stays in your body for life; a film on it dissolves within weeks.', finds: ['permanent', 'absorbed'] },
    { text: 'Bone resorption takes place within two years. The risk is permanent. The body absorbs heat.', finds: [] },
    {
      text: 'The dressing absorbs exudate. The coating of the predecessor was absorbed. If the plate is absorbed too early, it fails.',
      finds: [],
    },
  ],
} satisfies StatementKind;
