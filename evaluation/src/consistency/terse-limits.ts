import type { DossierContext, DossierDocument } from './dossier.ts';
import { componentOf, leadOf } from './lexicon/component.ts';
import { ownerOfLimit } from './limit-owner.ts';
import type { Passage } from './passage.ts';
import { fold, stem } from './text/fold.ts';
import { type FoundQuantity, readQuantities } from './text/quantities.ts';

/** What a time can be a limit of. */
export type LimitKey = 'lifetime' | 'shelf life' | 'shelf life after opening' | 'duration of use' | 'resorption';

/**
 * Lives in clauses that lack a verb or another word: "life three years", "25 years in the body", "new stocking after two years", "replace it 60 months after
 * first use", "blister 5 years", "52 weeks after the manufacture".
 */
export function terseLimits(
  passage: Passage,
  document: DossierDocument,
  context: DossierContext,
  add: (key: LimitKey, part: string, quantity: FoundQuantity, at: number) => void,
): void {
  if (!/\d|year|month|week|decade|jahr|ans\b/.test(passage.folded) || topicsOfTimes.some((topic) => passage.topics.has(topic))) return;
  const title = fold(passage.headings.at(-1)?.title ?? '');
  for (const [index, sentence] of passage.sentences.entries()) {
    if (!shortest.test(sentence.folded) || ofOther.test(sentence.folded)) continue;
    const before = passage.sentences[index - 1]?.folded ?? title;
    const asked = /\blast(?:s|ing)?\b|\blife ?(?:time|span)?\b|\bkeeps?\b|\bshelf\b/.test(before) && before.length < 60;
    for (const clause of sentence.text.matchAll(/[^;]+/g)) {
      const folded = fold(clause[0]);
      const at = sentence.start + clause.index;
      for (const quantity of readQuantities(clause[0], document.language)) {
        if (quantity.range.dimension !== 'time' || (quantity.range.to === undefined && quantity.range.from === undefined)) continue;
        const head = folded.slice(0, quantity.start);
        const tail = folded.slice(quantity.end);
        const worn = wornThings(head, tail);
        if (worn.some((thing) => thing === '' || ownerOfLimit(thing, context) === '') && !terseNot.test(`${head} ${tail}`)) {
          add((quantity.range.to ?? quantity.range.from!) >= 11.9 ? 'lifetime' : 'duration of use', '', quantity, at);
          continue;
        }
        // "Results beyond 24 months of support" tell what is not known yet.
        if ((countedOver.test(head) && ofUse.test(tail)) || /^beyond\b/u.test(folded.slice(quantity.start))) continue;
        const key = terseKey(head, tail, quantity, asked && /^\W*(?:for |about )?$/.test(head) ? before : '');
        // "(accessory, service life five years)" speaks of what stands before the bracket.
        const bracket = /\([^()]*$/u.exec(head)?.[0];
        if (
          !key ||
          (bracket !== undefined && !/^\((?:service |design |shelf )?(?:life|lifetime|blister|pack|pouch)/u.test(bracket)) ||
          terseNot.test(key === 'shelf life' ? head.replace(/\bunopened\b/g, '') : `${head} ${tail}`)
        )
          continue;
        const noun = /([\p{L}-]+)(?:: | (?:is|has|must|lasts|should|may|can)\b|$)/u.exec(
          head
            .split(/[,;(]/)
            .at(-1)!
            .replace(/ (?:life|for|after|of|up to|about|a|an)\b.*$/u, ''),
        )?.[1];
        const part = componentOf(
          `${title} ${passage.label} ${leadOf(passage.folded)} ${head.split(/[,;(]\s/).at(-1)!}`,
          context.deviceNouns,
        );
        // A cartridge lasts its own time, whatever the dictionary of parts knows.
        if (part !== '' && !(key === 'shelf life' && /blister|pouch|pack|box|packag/.test(head + tail))) {
          add(key, part, quantity, at);
          continue;
        }
        if (
          noun &&
          key === 'lifetime' &&
          /: $/.test(head) &&
          !context.deviceNouns.includes(stem(noun)) &&
          !/^(?:life|lifetime|durability|device|product|use|care|period)$/.test(noun)
        )
          continue;
        add(key, '', quantity, at);
      }
    }
  }
}

/**
 * What may be worn or used for a time, however that is said: "one set keeps you going for 3 days of wear", "enjoy each set for up to 72 hours of use". "" where
 * the words are about nothing but the time: "3 days of wear".
 */
function wornThings(head: string, tail: string): readonly string[] {
  if (!/^ of (?:\p{L}+ )?(?:wear|use|wearing)(?![\p{L}-])(?! (?:of|by|per|a|each|every)\b)/u.test(tail)) return [];
  if (/^\W*$/u.test(head)) return /^ of (?:\p{L}+ )?\p{L}+\W*$/u.test(tail) ? [''] : [];
  if (
    /\b(?:over|during|after|within|in|per|from|first|than|no|not|only|before|until|since|against|despite|another|showed?|reported)\b/u.test(
      head,
    )
  )
    return [];
  const told = /(?:^|[.:,] ?)\p{L}+ (?:each|every|one|the|your) ([\p{L}\d-]+(?: [\p{L}\d-]+)?) for (?:up to |at most |about )?$/u.exec(
    head,
  )?.[1];
  if (told !== undefined) return [told];
  const words = /^\W*((?:the|one|each|every|an?|your|this|it) (?:[\p{L}\d-]+ ){1,8})$/u.exec(head)?.[1]?.trim().split(' ') ?? [];
  return words.length < 2 ? [] : [1, 2, 3, 4].map((count) => words.slice(0, count).join(' '));
}

/** Which limit the words around a time tell, if any. */
function terseKey(head: string, tail: string, quantity: FoundQuantity, title: string): LimitKey | undefined {
  const months = quantity.range.to ?? quantity.range.from!;
  if (/^[\s,]*(?:after|from|of) (?:the )?(?:date of |day of )?(?:manufactur(?:e|ing)|production|sterili[sz]ation|packing)\b/u.test(tail))
    return 'shelf life';
  if (
    /^ (?:unopened|in (?:the |its |their )?(?:closed |unopened |sealed |original |sterile )?(?:blister|pouch|pack|packag\w*|box|carton))\b/u.test(
      tail,
    ) &&
    /\b(?:kept?|keeps?|stored?|storage|stays?|remains?|good|stable|sterile|usable)\b/.test(head)
  )
    return 'shelf life';
  if (
    /(?:^|[,.;:(] ?|\b(?:closed|sealed|unopened) )(?:expiry|expiration|expires|shelf[- ]?life|shelf life\)|use[- ]by|(?:closed |sealed |unopened )?(?:blister|pouch|pack)|keeps|keeping time|good for|storage)(?: date| time| period)?\)?(?: is| are| of| at| in| after| until| for| up to|:)*:? ?$/u.test(
      head,
    ) &&
    months >= 1 &&
    !/^ (?:at|between) (?!2)/.test(tail)
  )
    return 'shelf life';
  if (/\b(?:more than|over|older than) $/u.test(head) && /^ old\b/.test(tail) && /\b(?:blister|pouch|pack|sealed)\b/.test(head))
    return 'shelf life';
  if (/\(shelf life\) (?:is|of) $/u.test(head)) return 'shelf life';
  if (
    /\b(?:sterile|keeps|stable) for $/u.test(head) &&
    /^,? (?:if|provided|as long as|in) (?:the |its )?(?:\p{L}+ )?(?:wrapping|pack\w*|pouch|blister|box|seal)\b/u.test(tail)
  )
    return 'shelf life';
  if (months < 0.9) return undefined;
  if (
    months >= 6 &&
    /\b(?:which|and|it|that) (?:lasts|should last|will last|serves|should serve) (?:for )?(?:about |up to |at least )?$/u.test(head) &&
    !/therapy|course|relief|protection/.test(head)
  )
    return 'lifetime';
  if (/^ (?:in (?:the|your) body(?! of)|of (?:daily|normal|regular) (?:wear|use)|of service|in the patient)\b/u.test(tail))
    return 'lifetime';
  if (months >= 6 && /\breach(?:es|ed)? the end of (?:its|their) (?:\p{L}+ )?life(?:time)? after $/u.test(head)) return 'lifetime';
  if (
    /\b(?:more than|over|after) $/u.test(head) &&
    /^ (?:have|has) (?:gone by|passed|elapsed) since (?:the )?(?:manufactur|production|sterili|packing)/u.test(tail)
  )
    return 'shelf life';
  if (
    /(?:^|[.;] ?)(?:unopened|closed|sealed),? (?:it|they|the [\p{L}-]+) (?:keeps?|lasts?|(?:is|are) (?:good|stable|usable)|stays? [\p{L}]+) (?:for )?$/u.test(
      head,
    )
  )
    return 'shelf life';
  if (/(?:^|[.;] ?)life expectancy: ?$/u.test(head)) return 'lifetime';
  if (
    /(?:^|[,.;:(–-] ?|\b(?:its|their|whose|with a|a|the|assumed|expected|intended|considered|end of|design|service|product|useful) )(?:life|life-?span|life ?time|durability|product life|end of life)(?: (?:considered|assumed|expected|span|of (?:the |this )?[\p{L}-]+))?(?: is| are| of| at|:)*:? ?\(?$/u.test(
      head,
    )
  )
    return 'lifetime';
  if (
    /\b(?:a )?new (?!updates?\b|reports?\b|editions?\b|issues?\b|versions?\b|summar|evaluation|reviews?\b|psur\b|cer\b|sscp\b|release)[\p{L}-]+(?: [\p{L}-]+)? (?:is (?:needed|due) )?(?:after|every) (?:about )?$/u.test(
      head,
    )
  )
    return 'lifetime';
  if (
    /(?:^|[,;:] ?|\bis |\bbe |\bto be |\bis to be )(?:replaced|renewed|exchanged|thrown away|discarded) (?:at the latest )?after $/u.test(
      head,
    )
  )
    return months >= 1 ? 'lifetime' : undefined;
  if (
    /^ (?:after|from) (?:the )?(?:first use|purchase|delivery|handover|start of use|putting into (?:use|service)|commissioning)\b/u.test(
      tail,
    ) &&
    /\b(?:replace|renew|change|discard|exchange|last|life|lives|serve|it|: )(?:[\p{L} ]{0,25})$|: $/u.test(head)
  )
    return 'lifetime';
  if (
    months >= 6 &&
    /^\W*(?:in (?:the|your) body,? )?(?:it |they |which )?(?:should |will |must |is |are )?(?:serves?|made to last|lasts?|designed|built|is meant) (?:for )?(?:about |at least |up to )?$/u.test(
      head,
    )
  )
    return 'lifetime';
  if (
    /\b(?:use (?:it|the [\p{L}-]+) again|reuse it|re-?used?|is used|be used|used)\b[^.;\d]{0,40}\bfor (?:about |up to |at most )?$/u.test(
      head,
    ) &&
    months >= 6
  )
    return 'lifetime';
  if (
    months >= 6 &&
    /(?:^|[.;,:] ?)(?:it is |they are )?(?:built|made|designed|meant|expected|intended) to (?:last|serve|work|function|hold|endure|keep working)(?: you)? (?:for )?(?:about |at least |up to )?$/u.test(
      head,
    )
  )
    return 'lifetime';
  if (ofSupport(head, tail)) return 'lifetime';
  if (
    /(?:^|[:;,.] ?)(?:reusable|re-usable|wiederverwendbar),? (?:for )?(?:about |up to )?$/u.test(head) &&
    /^(?:$|[.;,)])/u.test(tail) &&
    months >= 6
  )
    return 'lifetime';
  if (months >= 6 && /\blast|\blife|\bdurab/.test(title)) return 'lifetime';
  return /\bshelf|\bkeep/.test(title) ? 'shelf life' : undefined;
}

/** How long a maker keeps software safe and up to date is how long it may be used. */
function ofSupport(head: string, tail: string): boolean {
  if (/\b(?:licen[cs]e|contract|subscription|warranty|hotline|help ?desk|phone|documents?|records?|financial)\b/u.test(head)) return false;
  const cared =
    /\b(?:support(?:s|ed)?|security (?:updates?|fixes|patches)|(?:software )?(?:updates?|patches|fixes)|maintain(?:s|ed)?|maintenance)\b/u.test(
      head,
    ) || /\bkeeps? (?:it|each|every|the|this) [^.;]{0,40}(?:secure|safe|up to date|current|running|usable)\b/u.test(head);
  const what = /\b(?:versions?|releases?|software|program|app|application|security|updates?|it)\b/u;
  if (cared && what.test(head) && /\bfor (?:about |at least |up to )?$/u.test(head)) return true;
  return (
    /^(?:-| )(?:of )?(?:security |software )?support\b/u.test(tail) ||
    (/\b(?:(?:supported|maintained|updated)\b[^.;]{0,60}(?:\buntil|,)|(?:updates?|support|maintenance|fixes)\b[^.;]{0,40} (?:ends?|stops?|ceases?|expires?|runs? out)) $/u.test(
      head,
    ) &&
      /^ after (?:its|the|their) release\b/u.test(tail))
  );
}

const shortest =
  /support|secur|keeps|reusable|life|\bbody\b|new |replac|renew|exchang|first use|purchase|delivery|serve|last|used?\b|manufactur|production|expir|keep|kept|blister|pouch|unopened|\bpack|box|storage|wear|maintained|supported|sterili|designed|built|made to|meant|commission|year|month/;
/** Times of people, papers and tests, and of another device. */
const terseNot =
  /\b(?:have|has) (?:(?:long|now|been|also) )*(?:used|known|made|sold|worn|treated|relied|practised)\b|\b(?:studies|study|trial|follow(?:ed|-?up)|patients?|survival|records?|documents?|data|complaints?|warranty|guarantee|after opening|once opened|opened|was|were|had|if|when|interval|calibrat\w*|tested|ageing|aged|registry|pmcf|survey|cohort|report|age|old enough|expectancy|life of (?:the|a) patients?|half-life|quality|battery|drug|medicine|on average|effect|training|for children|probe)\b/u;
/** "In one year of normal use" is a time over which something is counted. */
const countedOver = /\b(?:in|during|over|within|per|each|every) (?:the first )?$/u;
const ofUse = /^ of (?:\p{L}+ )?(?:use|wear|treatment)\b/u;
const ofOther =
  /\b(?:predecessor|former|earlier (?:model|version|generation)|no longer (?:made|sold)|ancestor\w*|older model|previous (?:model|version)|competitor|comparator)\b/u;
const topicsOfTimes = [
  'clinical-investigation',
  'pmcf',
  'literature',
  'references',
  'predecessor',
  'similar-devices',
  'state-of-the-art',
  'eligibility',
  'exclusion',
  'history',
] as const;
