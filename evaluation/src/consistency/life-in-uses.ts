import type { DossierContext } from './dossier.ts';
import { componentOf } from './lexicon/component.ts';
import { fold, stem } from './text/fold.ts';
import { readNumbers } from './text/numbers.ts';
import type { Span } from './text/sentences.ts';

/** A life that is told by what happens in it, not by time: "500 uses", "one delivery", "10 million pulses", "30,000 lamp hours". */
export interface LifeInUses extends Span {
  readonly count: number;
  /** As written: "30,000 lamp hours". */
  readonly says: string;
  /** True where it only bounds the life: "limited to 50 cycles". */
  readonly bound: boolean;
}

/** What may stand between "lifetime" or "lasts" and the number. */
const leads =
  /^[\s:(]*(?:(?:of|is|are|for|to|about|approximately|up|at|most|least|the|set|fixed|limited|exactly|only|no|not|more|than|a maximum of|a|an|over)\b[\s:]*(?!$)){0,5}(?=\d|\p{L})/u;
const scale = /^ (million|thousand|billion)\b/u;
const scales: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };
/** One to three words up to the end of what is said: what is counted stands last. */
const counted =
  /^[ -]((?:[\p{L}-]+ ){0,2}?[\p{L}-]{3,})(?=\s*(?:$|[.,;)(\]]|\/)|\s(?:and|or|but|to|in|on|at|with|by|per|for|of|until|after|before|over|under|without|when|if|from|whichever|as|is|are|was|has|then|while)\b)/u;
const time = /^(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|h|min)$/u;
/** What is counted beside a life without being it: people, things, places and shares. */
const otherCount =
  /^(?:patients?|persons?|people|participants?|subjects?|adults?|women|men|children|infants?|users?|devices?|products?|systems?|units?|implants?|versions?|models?|variants?|types?|sizes?|kinds?|parts?|components?|phases?|stages?|studies|sites?|cent(?:re|er)s?|hospitals?|countries|percent|times|documents?|reports?|half|third|quarter|part|way|thing|other|another|key|main|single|more|less|average|side|hand|person)$/u;

/** The life that a folded text says right at its beginning, in uses; positions count in the text. */
export function lifeInUses(text: string, language: string, context: DossierContext): LifeInUses | undefined {
  const folded = fold(text);
  const from = leads.exec(folded)?.[0].length ?? 0;
  const single = /^(?:one single|a single|single|one) (?=\p{L})/u.exec(folded.slice(from));
  const number = single ? undefined : readNumbers(text, language).find((one) => one.start === from);
  if (!single && !number) return undefined;
  let end = single ? from + single[0].length - 1 : number!.end;
  const factor = scale.exec(folded.slice(end));
  if (factor) end += factor[0].length;
  const noun = counted.exec(folded.slice(end))?.[1];
  if (noun === undefined) return undefined;
  const words = noun.split(' ');
  const head = words.at(-1)!;
  if (words.some((word) => /^(?:of|the|these|those|which|that|their|its)$/u.test(word))) return undefined;
  const count = (number?.value ?? 1) * (factor ? scales[factor[1]!]! : 1);
  if (
    (count === 1 ? !/\p{L}{3}/u.test(head) : !/s$|children/u.test(head)) ||
    (words.length === 1 ? time.test(head) : time.test(words[0]!)) ||
    otherCount.test(head) ||
    context.deviceNouns.includes(stem(head)) ||
    componentOf(head, context.deviceNouns) !== ''
  )
    return undefined;
  end += 1 + noun.length;
  return {
    count,
    says: text.slice(from, end),
    bound: /\b(?:up|most|limited|more|maximum)\b/u.test(folded.slice(0, from)),
    start: from,
    end,
  };
}
