import { stem } from './text/fold.ts';

/** Words between a count and "serious incidents" that say that these were such. */
const judged =
  '(?:(?:were|was|are|is|being|had been|have been|has been)(?: (?:all|also|later|finally|thereafter|subsequently|eventually))?|(?:(?:were|was|are|being|had been|have been) )?(?:(?:later|finally|subsequently) )?(?:classed|classified|categori[sz]ed|counted|judged|rated|graded|deemed|considered|regarded|treated|handled|found|held|notified|reported|recorded|qualified|qualify|qualifying|met|fulfilled|turned out|proved|became|as)(?: (?:as|to be|to have been|the (?:definition|criteria|criterion) (?:of|for)))?)';
const seriousAfter = new RegExp(
  `^(?: ?,)?(?:(?: (?:of|among|out of) (?:which|whom|them|these|those|(?:the |these |those )?(?:[\\d.,]+ )?(?:complaints|cases|reports|events)))? ${judged}| (?:of|among) (?:which|whom|them)| (?:complaint|case|report|event)s? ${judged})(?: an?)? serious incidents?\\b`,
  'u',
);
const complaintAfter =
  /^ (?:of (?:them|these|which) )?(?:[\p{L}-]+s )?(?:(?:were|was|became|had been) (?:all )?the (?:subject|object|cause) of (?:a )?complaints?|(?:gave rise to|led to|resulted in|drew|attracted|caused|prompted|provoked|triggered|generated|were returned with|came back with) (?:a )?complaints?|(?:letters|cases|reports|notices) of complaint|complaint (?:cases|reports|files|letters|records|forms|entries|notices|tickets))\b/u;
/** "The complaint file holds", "they complained": what is counted stands before its number in other words than its own name. */
const complaintBefore =
  /\bcomplaints? (?:file|register|log|database|records?|system|desk|list|book|archive|statistics?|handling)(?: of [^.;\d]{2,30})? (?:holds?|contains?|lists?|shows?|counts?|counted|has|had|recorded|registered|comprises?|comprised|numbers|received|took) (?:a total of |altogether |in all )?$|\bcomplained $/u;

const aboutAs =
  '(?:(?:some|about|around|roughly|approximately|altogether|in all|a total of|in total|exactly|just|almost|nearly|another) )*';
const surely = 'sold|shipped|delivered|supplied|distributed|purchased|bought|dispatched|despatched|exported';
const perhaps =
  'took over|took delivery of|took|received|ordered|acquired|procured|obtained|issued|dispensed|installed|handed out|placed|released|licensed|leased|rented out|invoiced|put on(?:to)? the market|placed on the market|brought on the market|put into service';
const verbBefore = new RegExp(`(?:^|[^\\p{L}-])(${surely}|(${perhaps})),? ${aboutAs}$`, 'u');
const pack = /^(?:pcs|pieces|pairs|units|boxes|packs|packages|cartons|vials|bottles|sets|kits|licen[cs]es|devices|systems)$/u;
const noGoods =
  /^(?:years|months|weeks|days|hours|minutes|times|countries|regions|markets|patients|people|persons|users|hospitals|clinics|centres|centers|customers|distributors|complaints|incidents|letters|notices|reports|cases|events|samples|batches|lots|orders|visits|sessions|doses|results|questionnaires|sites|staff)$/u;

/** What a count in a sentence counts, where a verb before or after it says so: "hospitals took over 1864 units", "13 of them were serious incidents". */
export function marketCount(
  head: string,
  tail: string,
  deviceNouns: readonly string[],
  ofMarket: boolean,
): 'sold' | 'complaints' | 'serious incidents' | undefined {
  if (seriousAfter.test(tail)) return /\b(?:of|out of) (?:the |these |those |all )?$/u.test(head) ? undefined : 'serious incidents';
  if (complaintAfter.test(tail)) return 'complaints';
  if (
    complaintBefore.test(head) &&
    /^(?: (?:times|cases|entries|complaints|reports|items|letters))?(?:[.,;)]|$| (?:in|for|during|from|over|this)\b)/u.test(tail)
  )
    return 'complaints';
  const verb = verbBefore.exec(head);
  if (!verb) return undefined;
  const goods =
    /^((?: [\p{L}\d-]+){0,3}? [\p{L}-]{2,}s)(?:$|[.,;:)]|:| ?\(| (?:in|during|worldwide|by|until|up to|and|to|from|between|since|with|over|on the market|for the|of the|of which|which|that|altogether)\b)/u.exec(
      tail,
    );
  if (!goods || / (?:and|to|in|of|from|with|by) /u.test(`${goods[1]} `)) return undefined;
  const noun = goods[1]!.split(' ').at(-1)!;
  if (
    noGoods.test(noun) ||
    /\b(?:samples?|free of charge|study|trial|testing|spare)\b/u.test(tail.slice(0, 60)) ||
    / (?:per|each|a|every) (?:year|month|week|day|hospital|patient|unit)/u.test(tail.slice(0, goods[0].length + 14))
  )
    return undefined;
  if (verb[2] === undefined) return 'sold';
  // A patient receives a device as well, and a site installs one for a study.
  if (!ofMarket || /\b(?:patients?|participants?|subjects?|child(?:ren)?|arm|group|study|trial|investigation|site)\b/u.test(head))
    return undefined;
  return pack.test(noun) || deviceNouns.includes(stem(noun)) ? 'sold' : undefined;
}
