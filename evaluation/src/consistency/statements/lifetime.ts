import { answersOf } from '../answers.ts';
import { componentOf, leadOf } from '../lexicon/component.ts';
import { lifeInUses } from '../life-in-uses.ts';
import { ownerOfLimit, partOfColumn, partOfRow, subjectOfLife } from '../limit-owner.ts';
import { fieldsOf, type Passage, type Sentence } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { type LimitKey, terseLimits } from '../terse-limits.ts';
import { contentStems, fold } from '../text/fold.ts';
import { readNumbers } from '../text/numbers.ts';
import { describeRange, type FoundQuantity, readQuantities } from '../text/quantities.ts';

const keys: readonly (readonly [LimitKey, RegExp])[] = [
  [
    'shelf life',
    /\bshelf[- ]?life|\bkeeps? for|\bexpir(?:es|y)(?: date)? (?:is )?after|\b(?:may|can) be (?:stored|kept) for|\bstorage (?:life|time|period|duration)|\buse[- ]by period|\b(?:sterility|stability) is (?:maintained|guaranteed|assured|warranted|preserved|ensured|given) for|\b(?:remains|stays|is) (?:sterile|stable|usable) for|\bshelf-stable for|\bmaintains? (?:its |the )?sterility for|\bstorage is (?:possible|permitted|allowed) for|\bexpiry is\b|\bhaltbarkeit|\blagerfahigkeit|\bduree de (?:conservation|peremption)|\bvida util en almacen|\bperiodo de validez|\bdurata di conservazione/,
  ],
  [
    'lifetime',
    /^(?:product )?life(?: (?:considered|assumed|expected|of (?:the |this )?(?:device|product)))?$|^life ?span\b|\blife ?times?\b|\b(?:term|duration) of life\b|\buse life\b|\bperiod of utili[sz]ation\b|\b(?:its|the) life (?:is|was|to be)\b|\blife duration\b|\bservice[- ]life|\b(?:designed|working|implant) life\b|\bthe life ?span\b|\b(?:anticipated|expected|estimated) durability\b|\b(?:expected|useful|operational|functional|design|working|product) life\b|\blife expectancy of the|\blife of the [\p{L}-]+|\btake(?:n)? out of service after|\bperiod of service|\bsupport period|\bsupport of [^.;]{3,40}? ends|\bend of support|\bsoftware support|\b(?:is|are|will be|gets?|receives?) (?:supported|maintained|updates?|fixes|support|security updates?)(?: and (?:updates?|fixes|supported|maintained))?(?= for\b)|\blebensdauer|\bnutzungsdauer|\bduree de vie|\bvida util\b|\bvita utile|\bdurata (?:di vita|prevista)/u,
  ],
  [
    'duration of use',
    /\bduration of (?:use|contact|application|implantation|wear)|\bcontact duration|\bwear(?:ing)? time|\bindwelling (?:time|period)|\bintended (?:duration|wear)|\b(?:maximum|maximal|longest|permitted) (?:duration|dwell|wear|stay|time in place|period of (?:use|wear|contact))\b|\bperiod of (?:use|wear)\b|\bcontinuous use\b|\bcontact with the patient|\bdwell time|\banwendungsdauer|\btragedauer|\bduree d'utilisation|\bduracion (?:de uso|del uso)|\bdurata d'uso/,
  ],
];
const lasts =
  /\b(?:is|are) (?:expected|designed|intended|meant) to last\b|\b(?:it|the device|the product|the system|the implant|this device|the software) (?:lasts|is designed to last|is expected to last|is intended to last|can be expected to last|should last|will last|works for|stays in place for|can stay in place for|may remain in place for|can be used for|may be used for)\b/;
/** A thing does it: the noun before the verb must be the device or a part of it. */
const does =
  /(?<![\p{L}-])(?:lasts?|works?|serves?|(?:should|shall|will|ought to|(?:may|can) be expected to|is likely to) (?:last|serve|work|function|hold|endure|keep working|remain (?:functional|usable|effective))(?: you| the (?:patient|user|wearer))?|(?:expect|want|designed|intend) (?:it|the \p{L}+|your \p{L}+) to (?:last|serve|work|hold|function)(?: you)?|(?:is|are) (?:expected|designed|intended|meant|made|built) (?:to (?:last|work|function|operate|endure|hold|serve|be used|remain in (?:service|use|place)|stay in (?:service|use|place))|for(?: use (?:over|for))?)|can be expected to last|(?:may|can|must not|should not|should|is to|are to) (?:be (?:used|worn|left (?:in place|in situ)|kept in place|kept in use)|remain(?: in place| in situ| in use| in the \p{L}+)?|stay(?: in place| in use| on| in| (?:on|in) (?:the|your) \p{L}+)?)|(?:stays?|remains?) (?:(?:on|in) (?:place|(?:the|your) \p{L}+)|on|in)|(?:must|has to|have to|needs? to|should|is to|are to|shall) be (?:replaced|changed|exchanged|renewed|discarded|removed|taken out of service)|(?:is|are) (?:to be )?(?:replaced|changed|exchanged|renewed|discarded|taken out of service|removed|taken out)(?: again)?)(?: (?:for|after|every|over))?(?= )/gu;
const wholeThing =
  /^\W*(?:they|(?:the|this|your) (?:whole |entire |complete )?(?:set|kit|equipment|appliance|apparatus|instrument|outfit))\W*$/u;
const wished = /^(?:expect|want|designed|intend) (.+?) to /u;
/** Somebody is told to do it to a thing; the thing stands behind the verb. */
const told =
  /(?:^|[:;,] ?|\b(?:please|must|should|then|and|can|may|do not|never) )(replace|change|exchange|renew|discard|dispose of|remove|take|throw away|use|wear|leave|keep)(?: (?:the|your|this|each|every|its|a))? ([\p{L}\d][\p{L}\d -]{1,40}?)(?: (out of service|in place|in use|on|away|out))?,? (?=(?:(?:at the latest|no later than|not later than|at least|latest|for|no) )?(?:after|every|once every|for|longer than|more than|[\p{L}\d]+ (?:years?|months?|weeks?|days?) after)(?![\p{L}]))/gu;
/** "Remove after 29 days": what a sheet tells people to take away without a name is what it is about. */
const toldAlone = /^\W*(remove|replace|exchange|renew|discard|throw away)(?: (?:it|them))? (?=(?:at the latest |latest )?after\b)/u;
/** "Expect to have it exchanged after about seven years". */
const letDo =
  /\b(?:have|get|getting|having|takes?) (it|them|(?:the|your) [\p{L}-]+) (replaced|exchanged|changed|renewed|(?:taken )?out)(?: again)? (?=(?:at the latest )?(?:after|every)\b)/gu;
const bounds =
  /^[\s(]*(?:(?:for|after|every|once|each|within|at|the|a|an|about|approximately|around|roughly|some|least|most|latest|up|to|no|not|later|longer|more|than|maximum|of|period|total|only|over|in|use|service|usual|normal|use:|you|whole|full|entire)\b[\s:,]*){0,9}$/u;
/** A sentence that says how long the device lasts and nothing else. */
const lastsOnly =
  /^\W*[^,;:]{2,60} (?:will |should |can |may |is (?:expected|designed|meant|intended) to )?(?:lasts?|works?)(?: for)?(?: about| up to| at most)? \|(?: of \p{L}+)?(?: in use| until [\p{L} ]{3,30})?\W*$/u;
/** Words with which a time is no limit of use but a condition, a break or a step of the work. */
const conditional =
  /\b(?:age|aged|if|when|whenever|until|unless|without|break|pause|at a time|per (?:day|session|night|treatment)|same (?:site|place)|in one place|before|was|were|had|has been|of storage|not used|switched off|inactiv\w*|continu\w+ to|each (?:day|night)|a day|daily|effects?|therapy|procedure|alarm|scale|appointment|visits?)\b/u;
/** How long it takes until nothing is left of what the body takes up. */
const dissolves =
  /\b(?:(?:re|ab)sorption|degradation|dissolution) (?:is |will be )?(?:complete[d]?|finished|over) (?:after|within|in|by) (?:about |at most |up to )?(?=\S)|\b(?:(?:fully|completely|entirely|wholly) (?:(?:re|ab)sorbed|dissolved|degraded|taken up|gone)|(?:dissolves|resorbs|is absorbed|are absorbed)(?: (?:fully|completely|entirely))?)\b[^.;,\d]{0,25}?(?:within|after|in) (?:about |at most |up to )?(?=\S+ (?:to \S+ )?(?:days?|weeks?|months?|years?)\b|half)|\b(?:has|have|will have) (?:fully |completely |entirely )?(?:dissolved|absorbed|resorbed|taken up) (?:it |the [\p{L}-]+ )?(?:within|after|in) (?:about )?(?=\S)|\btakes (?:the body |your body )?(?:about |around |up to |some )?(?=[^.;,]{3,25} (?:to|until it) (?:be |is )?(?:dissolve|absorb|resorb|break down|take up))/u;
/** Titles of columns under which stands when parts are replaced; "replacement of the valve" is an operation. */
const replacedAfter = /^(?:replac|chang|exchang|renew)\w*(?: (?:after|every|interval|within|at|due|cycle|period|time|by)\b.*)?$/u;
/** What is written is renewed as well. */
const ofPapers =
  /\b(?:reports?|plans?|summar(?:y|ies)|evaluations?|files?|documents?|assessments?|analys[ei]s|registr(?:y|ies)|certificates?|search(?:es)?|lists?)\b/u;
/** Substances that the body or the device takes up. */
const taken = /\b(?:drug|dose|medicin\w*|blood|fluid|water|ha?ematoma|iodine|antibiotic|insulin|radiation|exudate|contrast|gas|air)\b/u;
const untilGone = / until (?:(?:full|complete|total) )?(?:re|ab)sorption\b/u;
const quick =
  /life|permanent|keep|kept|expir|stor|use[- ]by|service|support|haltbar|lagerfah|dauer|duree|vida|valid|durat|vita|durac|wear|dwell|last|works|to work|(?:should|will) work|serve|exchang|absor|resor|dissol|stay|remain|used|period|continuous|contact|steril|stab|made for|built for|takes? (?:it|the|your)|taken|replac|chang|renew|discard|dispos|remov|leave|left|throw|within|used for|use (?:it|the [a-z-]+|your [a-z-]+) for [^.]{1,12}(?:years|months)|longer|worn|steril/;
/** Sterility and stability end with the pack: what comes after has its own time. */
const opened =
  /\b(?:after|once|when|from) (?:first |being |the )?(?:open\w*|reconstitut\w*|dilut\w*|mix\w*|thaw\w*|prepar\w*|broach\w*|activat\w*)|\bin[- ]use\b|\bopened\b/u;
/** "After opening, use within 28 days", "discard 28 days after first opening". */
const openedFor =
  /\b(?:use|used|consume|discard(?:ed)?|kept|stored|keeps?|stable) (?:it |the [\p{L}-]+ )?(?:within|for|after|up to|for up to)? ?(?=\S+ (?:months?|weeks?|days?|hours?)\b)/u;
/** "After ten years the pump must be replaced". */
const afterTime =
  /^ ?,? ?((?:the |your |each |every |a )?[\p{L}\d -]{2,50}?) (?:(?:must|should|shall|has to|have to) be|is to be|is|needs to be) (?:replaced|changed|exchanged|renewed|discarded|taken out of service|scrapped|withdrawn from (?:service|use))\b/u;
const withinOf =
  /\buse (?:it |the \p{L}+ )?within (?=\S+ (?:years?|months?) (?:of|after|from) (?:the )?(?:(?:date|day) of )?(?:manufactur\w+|production|sterili[sz]\w+|packaging|making))|\bexpires? (?=\S+ (?:years?|months?) after)/u;
const verified =
  /\b(?:verified|validated|demonstrated|confirmed|shown|supported|proven|established|determined|justified|substantiated)(?: (?:by|in|with|through|on|using)|,) [^.;,]*/gu;
const notLife =
  /\b(?:extend(?:able|ible)|(?:can|may) be extended|ag(?:e)?ing|accelerated|tests?|follow-?up|complain\w+|reported|despite|against the|misuse|observed|survival|studied|tested for|history|patients?' life|quality of life|life[- ]threatening|life-?saving|half-?life|median|mean|averaged?|warranty|guarantee|interval|maintenance|of the patient|calibrat|real[- ]time)/;

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
    const add = (key: LimitKey, named: string, quantity: FoundQuantity, at: number, orLife = false): void => {
      if (quantity.range.dimension !== 'time') return;
      // A pack keeps what is in it.
      const part = key === 'shelf life' && /^(?:pouch|packag|pack|blister)$/.test(named) ? '' : named;
      const start = at + quantity.start;
      if (found.some((one) => one.start === start && (key !== 'resorption' || one.key !== 'lifetime'))) return;
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
      // "It lasts 14 days" may tell the one or the other; the rule knows which.
      if (orLife && key === 'duration of use' && !/minute|^min/.test(quantity.unit)) found.push({ ...found.at(-1)!, key: 'lifetime' });
    };
    /** "Service life: five years; battery three; charger four": the unit holds on. */
    const elliptic = (text: string, first: FoundQuantity, at: number, key: LimitKey): void => {
      const folded = fold(text);
      let end = first.end;
      for (const number of readNumbers(text, document.language).filter((one) => one.start >= first.end)) {
        const between = /^[;,]\s*(?:and )?(?:the |its )?([\p{L} -]{3,30}?)(?: has| is|:|,)? $/u.exec(folded.slice(end, number.start));
        const part = between && componentOf(between[1]!, context.deviceNouns);
        if (!part || !/^\s*(?:[;,.)]|$)/.test(folded.slice(number.end))) break;
        const value =
          (number.value * first.range.from!) /
          (readNumbers(text, document.language).find((one) => one.end <= first.end && one.end > first.start)?.value ?? 0);
        if (!Number.isFinite(value)) break;
        add(key, part, { ...first, start: number.start, end: number.end, range: { ...first.range, from: value, to: value } }, at);
        end = number.end;
      }
    };
    /** A life without a time: "500 uses", "one procedure", "permanent". */
    const addWords = (text: string, at: number, part: string): boolean => {
      const uses = lifeInUses(text, document.language, context);
      const words = uses
        ? undefined
        : /^\s*(?:is|of|:)?\s*(?:an? )?((?:permanent(?:ly)?|lifelong)(?: implant(?:ation|ed)?)?)(?![\p{L}-])/u.exec(fold(text));
      const start = at + (uses?.start ?? (words ? words[0].length - words[1]!.length : 0));
      if (found.some((one) => one.start <= start && start < one.end)) return true;
      if (uses)
        found.push({
          key: ['lifetime', part].filter(Boolean).join(' of '),
          value: { type: 'number', number: uses.count },
          says: uses.says,
          start,
          end: at + uses.end,
          weight: uses.bound ? 'mention' : 'defining',
        });
      else if (words) addPhrase(found, 'lifetime', part, text.slice(start - at, words[0].length), start);
      const beside = uses && /^(?:,|,? (?:or|and)) (?:at most |up to |after )?(?=\d|\p{L})/u.exec(fold(text).slice(uses.end));
      const from = uses && beside ? uses.end + beside[0].length : undefined;
      const time = from === undefined ? undefined : readQuantities(text, document.language).find((one) => one.start === from);
      if (time) add('lifetime', part, time, at);
      return uses !== undefined || words !== null;
    };
    /** "5 years or 2,000 procedures": the uses that end a life as well. */
    const usesBeside = (text: string, at: number, part: string): void => {
      const beside = /^(?:,|,? (?:or|and)|\/) ?(?:at most |up to |after |whichever is first )?(?=\d)/u.exec(text);
      if (beside) addWords(text.slice(beside[0].length), at + beside[0].length, part);
    };
    /** "The battery lasts two years", "replace the pump after ten years", "it may stay in place for up to 7 days". */
    const limits = (sentence: Sentence, quantities: readonly FoundQuantity[]): void => {
      const { folded } = sentence;
      const limit = (thing: string, act: string, end: number): void => {
        // "They" and "the set" are the device where somebody designed them.
        const owner = wholeThing.test(thing) && /designed|built|made/.test(act) ? '' : ownerOfLimit(thing, context);
        // "We finished the report and renew it every two years."
        if (/^\W*(?:it|them)\W*$/u.test(thing) && ofPapers.test(folded.slice(0, end))) return;
        const quantity = quantities.find((one) => one.start >= end - 1 && bounds.test(folded.slice(end, one.start)));
        if (owner === undefined || !quantity || special.test(folded) || restricted.test(folded.slice(quantity.end))) return;
        const years = (quantity.range.to ?? quantity.range.from!) >= 11.9;
        const wholly = lastsOnly.test(`${folded.slice(0, quantity.start)}|${folded.slice(quantity.end)}`);
        const away = /replac|chang|renew|discard|dispos|service|serve|throw|works?\b|lasts?\b/.test(act);
        if (!years && owner === '' && /work|serve/.test(act) && !wished.test(act)) return;
        // "May be used up to three years after manufacture" tells how long it keeps.
        if (
          /^ (?:after|from) (?:the )?(?:(?:date|day|time) of )?(?:manufactur|production|sterili[sz]|packaging)/u.test(
            folded.slice(quantity.end),
          )
        ) {
          add('shelf life', owner, quantity, sentence.start);
          return;
        }
        add(
          years || (away && (quantity.range.to ?? quantity.range.from!) >= 1) ? 'lifetime' : 'duration of use',
          owner,
          quantity,
          sentence.start,
          wholly && owner === '',
        );
      };
      const gone = dissolves.exec(folded);
      const until = gone && quantities.find((one) => Math.abs(one.start - gone.index - gone[0].length) < 2);
      if (until && !taken.test(folded) && !/min|hour|^h$/.test(until.unit))
        add('resorption', componentOf(folded.slice(0, gone.index), context.deviceNouns), until, sentence.start);
      for (const match of folded.matchAll(does))
        limit(
          // "You can expect it to serve you for ten years."
          wished.exec(match[0])?.[1] ??
            folded
              .slice(0, match.index)
              .replace(/\([^()]*\) ?/gu, '')
              .split(/[,;:(]/)
              .at(-1)!,
          match[0],
          match.index + match[0].length,
        );
      const [first] = quantities;
      const ended =
        first && /^(?:at the latest )?after (?:about |at most )?$/.test(folded.slice(0, first.start))
          ? afterTime.exec(folded.slice(first.end))
          : null;
      const owner = ended ? ownerOfLimit(ended[1]!, context) : undefined;
      if (owner !== undefined && (first!.range.to ?? first!.range.from!) >= 1) add('lifetime', owner, first!, sentence.start);
      const alone = passage.kind === 'paragraph' ? toldAlone.exec(folded) : null;
      if (alone && quantities.some((one) => !/min|hour|^h$/.test(one.unit))) limit('it', alone[1]!, alone[0].length);
      for (const match of folded.matchAll(letDo))
        limit(/^them/.test(match[1]!) ? 'it' : match[1]!, match[2]!, match.index + match[0].length);
      for (const match of folded.matchAll(told)) limit(match[2]!, `${match[1]} ${match[3] ?? ''}`, match.index + match[0].length);
    };
    const { cell } = passage;
    if (cell && cell.row >= 0) {
      // A table of parts with a column for their lives: each row is about its own part.
      const column = fold(cell.columnTitle);
      const key = keys.find(([, pattern]) => pattern.test(column))?.[0] ?? (replacedAfter.test(column) ? 'lifetime' : undefined);
      const [quantity] = key ? timesUnder(cell.columnTitle, passage.text, document.language) : [];
      if (key && quantity && quantity.start < 15 && !notLife.test(column))
        add(key, partOfRow(cell.column === 0 ? '' : cell.rowLabel, context), quantity, 0);
    }
    // A table of devices or parts with a row for their lives: each column is about its own.
    const columnPart =
      cell && cell.column > 0 && document.tables[cell.table]!.table.columns.length > cell.labelColumn + 2
        ? partOfColumn(cell.columnTitle, context)
        : '';
    for (const field of fieldsOf(passage)) {
      const key = keys.find(([, pattern]) => pattern.test(field.foldedLabel)) ?? storageOf(field.foldedLabel, field.value);
      if (!key || notLife.test(field.foldedLabel) || atFirst.test(field.foldedLabel) || field.label.length > 90) continue;
      if (
        /^\W*(?:real[- ]time|accelerated|tested|verified)\b|\bon average|\bnot yet\b|\bso far\b|\bmean\b|\bmedian\b|\baverage\b/.test(
          field.value.toLowerCase(),
        )
      )
        continue;
      const times = timesUnder(field.label, field.value, document.language);
      const [quantity] = times;
      if (quantity && quantity.start < 40) {
        const part =
          componentOf(`${field.label} ${field.value.slice(0, quantity.start)}`, context.deviceNouns) ||
          columnPart ||
          (/^(?:product )?life\b/.test(field.foldedLabel) ? componentOf(passage.headings.at(-1)?.title ?? '', context.deviceNouns) : '');
        add(opened.test(field.foldedLabel) && key[0] === 'shelf life' ? 'shelf life after opening' : key[0], part, quantity, field.start);
        if (part === '') elliptic(field.value, quantity, field.start, key[0]);
        // "Up to 90 days, extendable to a maximum of 180 days" allows both.
        const [, longer] = times;
        if (
          longer &&
          /^,?[^.;\d]{0,12}\b(?:extend\w*|extension|prolong\w*|renew\w*|in total|repeat\w*)\b/u.test(
            fold(field.value.slice(quantity.end, longer.start)),
          )
        )
          add(key[0], part, longer, field.start);
        if (key[0] === 'lifetime') usesBeside(passage.text.slice(field.start + quantity.end, field.end), field.start + quantity.end, part);
      } else if (!quantity && key[0] === 'lifetime') {
        const part = componentOf(field.label, context.deviceNouns);
        if (!addWords(passage.text.slice(field.start, field.end), field.start, part))
          addPhrase(found, key[0], part, field.value, field.start);
      }
    }
    // "How long can I use it? Expect this: ten years."
    for (const { asked, label, value, start } of answersOf(passage, document)) {
      if (!asked.has('lifetime')) continue;
      const part = componentOf(label, context.deviceNouns);
      const time = readQuantities(value, document.language).find((one) => one.range.dimension === 'time');
      if (time && bounds.test(fold(value).slice(0, time.start))) add('lifetime', part, time, start);
      else if (!time && !addWords(value, start, part)) addPhrase(found, 'lifetime', part, value, start);
    }
    for (const sentence of passage.sentences) {
      if (/\?\s*$/u.test(sentence.folded)) continue;
      if (!quick.test(sentence.folded)) continue;
      const { folded } = sentence;
      const quantities = readQuantities(sentence.text, document.language).filter((one) => one.range.dimension === 'time');
      const hit = keys.map(([key, pattern]) => ({ key, match: pattern.exec(folded) })).find((one) => one.match);
      if (hit?.match && !notLife.test(folded.replace(verified, ' '))) {
        const { match } = hit;
        const after = match.index + match[0].length;
        const next = quantities.find((one) => one.start >= after - 1 && leadsTo(folded.slice(after, one.start)));
        const before = quantities.findLast(
          (one) =>
            one.end <= match.index &&
            /^[\s-]*(?:(?:of|in|the|a|an|as|for|is|its|expected|intended|whole|full|year|maximum|device|product)\b[\s-]*){0,4}$/u.test(
              folded.slice(one.end, match.index),
            ),
        );
        const quantity = next ?? before;
        const clause = folded
          .slice(0, match.index)
          .split(/[;:]\s/)
          .at(-1)!;
        const words = `${clause.trim() === '' ? fold(passage.label) || leadOf(passage.folded) : ''} ${subjectOfLife(clause, context)} ${next ? folded.slice(after, next.start) : folded.slice(after, after + 40)}`;
        if (quantity && !/\b(?:documents?|records?|data|samples?|images?|files?)\b/.test(folded.slice(0, match.index))) {
          const part = componentOf(words, context.deviceNouns);
          add(hit.key === 'shelf life' && opened.test(folded) ? 'shelf life after opening' : hit.key, part, quantity, sentence.start);
          if (part === '') elliptic(sentence.text, quantity, sentence.start, hit.key);
          if (hit.key === 'lifetime' && untilGone.test(folded.slice(quantity.end))) add('resorption', part, quantity, sentence.start);
          if (hit.key === 'lifetime') usesBeside(sentence.text.slice(quantity.end), sentence.start + quantity.end, part);
        } else if (!quantity && hit.key === 'lifetime')
          addWords(
            sentence.text.slice(after + stated(folded.slice(after))),
            sentence.start + after + stated(folded.slice(after)),
            componentOf(`${clause.trim() === '' ? fold(passage.label) : ''} ${subjectOfLife(clause, context)}`, context.deviceNouns),
          );
        continue;
      }
      if (quantities.length > 0) {
        const within = withinOf.exec(folded);
        const sealed = within && quantities.find((one) => Math.abs(one.start - within.index - within[0].length) < 8);
        const used = opened.test(folded) ? openedFor.exec(folded) : null;
        const open = used && quantities.find((one) => Math.abs(one.start - used.index - used[0].length) < 8);
        if (sealed) add('shelf life', componentOf(within![0], context.deviceNouns), sealed, sentence.start);
        else if (open) add('shelf life after opening', '', open, sentence.start);
        else if (!conditional.test(folded.replace(untilGone, '')) && !notLife.test(folded)) limits(sentence, quantities);
      }
      const stays = permanently.exec(folded);
      const owner = stays && ownerOfLimit(stays[1]!, context);
      if (stays && owner === '' && !notLife.test(folded)) {
        const start = sentence.start + stays[0].length - stays[2]!.length;
        if (addPhrase(found, 'lifetime', '', passage.text.slice(start, start + stays[2]!.length), start, 'mention')) continue;
      }
      const last = hit ? null : lasts.exec(folded);
      if (last && !notLife.test(folded)) {
        const after = last.index + last[0].length;
        addWords(sentence.text.slice(after), sentence.start + after, '');
      }
    }
    if (!passage.cell || fromMaking.test(passage.folded)) terseLimits(passage, document, context, add);
    return found;
  },
  examples: [
    {
      text: '# Plan\n\nDevice: Alvora lens.\n\n| Part | Supplied | Replacement |\n|---|---|---|\n| Alvora lens | dry | every 12 months |\n| AlvoraBox lens case | dry | every 3 months |',
      finds: ['1 year', '3 months'],
    },
    {
      text: 'Compare, in one year of normal use: 7 in 100 women become pregnant.\n\n| Feature | Value |\n|---|---|\n| Shelf life at launch | 24 months |',
      finds: [],
    },
    { text: 'The expected lifetime is 10 years.', finds: ['10 years'] },
    { text: '- Users – nurses\n- Period of utilisation – 8 years', finds: ['8 years'] },
    { text: 'You can expect it to serve you for seven years.', finds: ['7 years'] },
    {
      text: 'The needle may be used up to 4 years after manufacture. Storage is possible for 2 years. The film is shelf-stable for three years. The drain may remain in the abdomen for up to 5 days.',
      finds: ['4 years', '2 years', '3 years', '5 days'],
    },
    { text: 'The pump may be used again 2 years after the operation. It was used for 2 years after production of the file.', finds: [] },
    { text: 'USE LIFE\n\n5 years', finds: ['5 years'] },
    { text: '## For patients\n\nHow long can it be used? The answer is: 10 years.', finds: ['10 years'] },
    { text: 'Its method is given as “steam” and its lifetime as “six months”.', finds: ['6 months'] },
    { text: 'We finished the report on 3 May and renew it every two years.', finds: [] },
    { text: '| For what | replacement of the valve |\n|---|---|\n| For whom | adults aged 65 years |', finds: [] },
    { text: '| Hazard | Service life exceeded |\n|---|---|\n| Lifetime | design |\n| Service life | permanent |', finds: ['permanent'] },
    { text: 'Handling: Reusable. Lifetime: 60 months.', finds: ['5 years'] },
    { text: 'Alpha One has a service life of five years; the battery has a service life of 24 months.', finds: ['5 years'] },
    {
      text: '| Property | Value |\n|---|---|\n| Shelf life | 36 months |\n| Battery lifetime | 500 cycles |',
      finds: ['3 years', '500 cycles'],
    },
    { text: 'The lock is for dialysis catheters. Longest dwell 72 h.', finds: ['3 days'] },
    {
      text: '| Item | Value |\n|---|---|\n| Wear time | Up to 90 days, extendable to a maximum of 180 days |',
      finds: ['90 days', '180 days'],
    },
    {
      text: '# Service life\n\n| Part | Replace after |\n|---|---|\n| System Controller | 4 years |\n\nThe expected service life of the pump is 5 years.',
      finds: ['4 years', '5 years'],
    },
    { text: 'How long does it last? Replace the battery after two and a half years.', finds: ['30 months'] },
    { text: '| Part | Expected service life (years) |\n|---|---|\n| Battery | 3 |', finds: ['3 years'] },
    { text: '| Property | Device | Battery |\n|---|---|---|\n| Lifetime | 10 years | 3 years |', finds: ['10 years', '3 years'] },
    { text: 'Service life: ten years; battery three; charger four.', finds: ['10 years', '3 years', '4 years'] },
    { text: 'Do not leave the device in place for more than 7 days. Use within 36 months of manufacture.', finds: ['3 years', '7 days'] },
    { text: 'After a decade the device must be taken out of service.', finds: ['10 years'] },
    { text: 'A lifetime of 10 years was verified by accelerated ageing.', finds: ['10 years'] },
    {
      text: 'If the battery was not used for 6 months, charge it. Records are stored for 10 years. Replace the battery within 5 minutes. After 2 years the battery of one device was replaced. The effect lasts 2 years. Use the paste within 15 minutes.\n\nThe ancestor: life two years. The registry lasts 5 years. A course lasts four weeks. Life of the patients: 2 years longer.\n\n- G1: results beyond 24 months of support.',
      finds: [],
    },
    { text: 'Class III; single use; shelf life 5 years; 25 years in the body.', finds: ['5 years', '25 years'] },
    {
      text: 'Device: Alpha One.\n\nAlpha One is a stocking. Life 6 months. New stocking after half a year.',
      finds: ['6 months', '6 months'],
    },
    { text: 'Replace it 60 months after first use. Expiry at 26 weeks.', finds: ['5 years', '26 weeks'] },
    { text: 'How long does it last? Seven years. It can be kept 5 years in its box.', finds: ['7 years', '5 years'] },
    { text: 'Each version is maintained for 3 years. The maker keeps the program secure for 10 years.', finds: ['3 years', '10 years'] },
    { text: 'We reviewed security for the 6-year support of each major version.', finds: ['6 years'] },
    {
      text: 'Device: Alpha One.\n\nAlpha One is a pump. The pump should serve you for about eight years. The pump is reusable and is expected to last 4 years. Its life is 10 years. The pump has to be replaced every 18 months.',
      finds: ['10 years', '18 months', '4 years', '8 years'],
    },
    {
      text: 'Warmer: reusable, 15 years. It can be used from the age of 3 years. The hotline supports users of the app for 2 years.',
      finds: ['15 years'],
    },
    {
      text: 'Device: Alpha One.\n\nAlpha One, an ocular implant (hereinafter "the Lens"), is sterile. The lens is expected to last 25 years. The knob is expected to last 2 years.',
      finds: ['25 years'],
    },
    { text: 'Device: Alpha One.\n\n"Seat" means Alpha One. The seat should last 5 years.', finds: ['5 years'] },
    {
      text: 'Device: Alpha One.\n\nAlpha One is an infusion set. One set keeps you going for 3 days of wear. Enjoy each set for up to 72 hours of wear. One set is good for a whole week of wear. No set failed over 3 days of wear. The diary asks for 14 days of use.',
      finds: ['3 days', '3 days', '7 days'],
    },
    { text: 'For adults aged 18 years. Built to last 20 years. Never built to last.', finds: ['20 years'] },
    {
      text: '| Symbol | Meaning |\n|---|---|\n| Hourglass | valid for 84 months from sterilisation |\n\n| Parameter | Value | Unit |\n|---|---|---|\n| Lifetime | 10 | y |',
      finds: ['7 years', '10 years'],
    },
    {
      text: 'Device: Alpha One.\n\nAlpha One is a pump. The pump from the maker weighs 2.4 kg (5.3 lb) and will serve you for five years.',
      finds: ['5 years'],
    },
    { text: 'It is a permanent implant.', finds: ['permanent implant'] },
    { text: 'It lasts 14 days of wear.', finds: ['2 weeks', '2 weeks'] },
    {
      text: 'Lifetime: 30,000 lamp hours. Its service life is 10 million pulses or 2 years.',
      finds: ['30,000 lamp hours', '10 million pulses', '2 years'],
    },
    { text: 'Remove after 29 days at the latest. Remove after 10 minutes.', finds: ['29 days'] },
    {
      text: 'Expect to have it exchanged after about seven years. They are designed to last 12 years. The kit is built to last for 90 months.',
      finds: ['7 years', '12 years', '90 months'],
    },
    { text: 'The mesh is fully absorbed within 60 to 90 days. The drug is absorbed within 2 days.', finds: ['90 days'] },
    {
      text: 'The lifetime is one of the criteria. Over the lifetime of 250 devices two failed. The lifetime of the three models was compared.',
      finds: [],
    },
    { text: 'It lasts one treatment session.', finds: ['one treatment session'] },
    { text: 'After 5 years of follow-up the survival was 96 %. Quality of life improved within 12 months.', finds: [] },
  ],
} satisfies StatementKind;

/** "Hourglass | valid for 60 months from sterilisation": a cell that tells the day from which a time runs needs no label. */
const fromMaking =
  /\b(?:valid|good|usable|stable|sterile|keeps?|use) [^.;]{0,30}\b(?:from|after|of) (?:the )?(?:date of |day of )?(?:manufactur|production|sterili)/u;

/** "Storage | 4 to 25 °C, two years": a time beside a temperature at which something is kept. */
function storageOf(label: string, value: string): readonly [LimitKey, RegExp] | undefined {
  return /^(?:storage|store|keep|storage conditions?)(?: at)?$/u.test(label.trim()) && /°|\broom temperature\b/iu.test(value)
    ? keys[0]
    : undefined;
}
/** What held when the device came on the market need not hold now. */
const atFirst = /\bat (?:the )?(?:market )?launch\b|\b(?:initial|first|former|original)ly?\b/u;
/** A limit for some circumstance: "on infected wounds the device may stay …", "for three days in children". */
const special = /^(?:on|in|for|with|at|under|during|among|where|only)\b/u;
const restricted =
  /^,? (?:on|in|for|with|at|under|during|among|where) (?!total\b|the latest\b|place\b|use\b|service\b|normal\b|usual\b|the (?:patient|body|skin)\b|one patient\b)/u;

/** Times of a value; where it holds a bare number, the label may name the unit: "Service life (years) | 10". */
function timesUnder(label: string, value: string, language: string): readonly FoundQuantity[] {
  const times = readQuantities(value, language).filter((one) => one.range.dimension === 'time');
  const unit = /(?:[([,]| in )\s*((?:years?|months?|weeks?|days?|hours?|jahre|monate)\b)/u.exec(label.toLowerCase())?.[1];
  const number = times.length === 0 && unit ? readNumbers(value, language)[0] : undefined;
  if (!number || number.start > 12) return times;
  const end = number.end;
  return readQuantities(`${value.slice(0, end)} ${unit}`, language).map((one) => ({ ...one, end: Math.min(one.end, end) }));
}

/** Whether the words between "lifetime" and a time only say whose it is and that it is: "of the pump has been set at". */
function leadsTo(gap: string): boolean {
  if (gap.length > 90 || /[;.]/.test(gap)) return false;
  const text = gap.replace(/^ ?\([^()]*\)/, '').replace(/^, [^,]{3,50}, /, ' ');
  if (linking.test(text)) return true;
  const owner =
    /^ (?:of|for) (?:the |a |an |this |its |each )?([\p{L}\d-]+(?: [\p{L}\d-]+){0,3}?)(?=[:,(]| (?:is|was|are|has|amounts|comes|claimed|stated|lasts|of|as)\b| ?$)/u.exec(
      text,
    );
  return owner !== null && linking.test(text.slice(owner[0].length));
}

const linking =
  /^[\s:,(-]*(?:(?:of|is|was|has|been|are|as|set|put|fixed|at|to|the|for|about|approximately|a|an|stated|defined|specified|determined|limited|given|to be|that|which|verified|validated|confirmed|proven|declared|indicated|evaluated|judged|foreseen|amounts|comes|expected|claimed|after (?:implantation|insertion|placement|first use|purchase|delivery|commissioning)|be|device|product|system|implant|in use|lasts?|von|betragt|est de|de|es de|e di|di|est|least|most|maximum|minimum|no|not|less|more|than|up|over|from|manufacturer|by)\b[\s:,(]*|[\p{L}\d.-]+ (?:is|of) ){0,9}$/u;

/** How many letters of "that has been verified is given as permanent implant" stand before what is given. */
function stated(rest: string): number {
  return (
    /^ (?:(?:that|which|has|have|been|was|of the [\p{L}-]+|verified|validated|confirmed|proven|demonstrated|declared|stated|given|described|is|as) )+(?=(?:an? )?(?:permanent|lifelong|\d|one|two|three)\b)/u.exec(
      rest,
    )?.[0].length ?? 0
  );
}

/** "It is a permanent implant", "the stem stays in the body for life". */
const permanently =
  /^\W*((?:it|the|this|your|each) ?[\p{L}\d -]{0,40}?) (?:is |(?:is |are )?(?:intended|designed|meant) (?:as|for|to be) |stays |remains |(?:is|are) left )(?:in (?:the|your) body |in place |implanted )?(?:an? )?((?:permanent(?:ly)?|lifelong|for (?:the rest of (?:your )?)?life)(?: implant(?:ation|ed)?)?)(?= ?[.,;]| in (?:the|your) body|$)/u;

/** Words that tell how long something lasts without a number. */
const lasting =
  /\b(?:permanent\w*|life|lifelong|lifetime|single|once|one|two|three|use[ds]?|uses|unlimited|indefinite\w*|procedure|operation|patient|session|treatment|day|night|week|month|year|hours?|dauer\w*|lebens\w*|vie|vida|vita)s?\b/u;

function addPhrase(
  found: Found[],
  key: LimitKey,
  part: string,
  phrase: string,
  start: number,
  weight: Found['weight'] = 'defining',
): boolean {
  const words = phrase.trim().replace(/[.;,]$/, '');
  const stems = contentStems(words);
  if (stems.length === 0 || words.length > 60 || /\d/.test(words) || !lasting.test(fold(words))) return false;
  found.push({
    key: [key, part].filter(Boolean).join(' of '),
    value: { type: 'phrase', phrase: words, stems },
    says: words,
    start,
    end: start + words.length,
    weight,
  });
  return true;
}
