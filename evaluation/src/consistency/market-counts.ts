import type { DossierContext } from './dossier.ts';
import { stem } from './text/fold.ts';

/** Words between a count and "serious incidents" that say that these were such. */
const judged =
  '(?:(?:were|was|are|is|being|had been|have been|has been)(?: (?:all|also|later|finally|thereafter|subsequently|eventually))?|(?:(?:were|was|are|being|had been|have been) )?(?:(?:later|finally|subsequently) )?(?:classed|classified|categori[sz]ed|counted|judged|rated|graded|deemed|considered|regarded|treated|handled|found|held|notified|reported|recorded|qualified|qualify|qualifying|met|fulfilled|turned out|proved|became|reportable|notifiable|as)(?: (?:as|to be|to have been|the (?:definition|criteria|criterion) (?:of|for)))?)';
const seriousAfter = new RegExp(
  `^(?: ?,)?(?:(?: (?:of|among|out of) (?:which|whom|them|these|those|(?:the |these |those )?(?:[\\d.,]+ )?(?:complaints|cases|reports|events)))? ${judged}| (?:of|among) (?:which|whom|them)| (?:complaint|case|report|event)s? ${judged})(?: an?)? serious incidents?\\b`,
  'u',
);
/** "Nine were reportable": what must be reported of what came in is a serious incident. */
const reportableAfter =
  /^(?: ?,)?(?: (?:of|among) (?:which|whom|them|these|those))? (?:were|was|had been|proved|turned out to be) (?:reportable|notifiable)(?=$|[.;)]|,| (?:to (?:the |an? )?(?:competent |national )*authorit|under|as incidents?\b|and\b))/u;
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
  if (seriousAfter.test(tail) || (ofMarket && reportableAfter.test(tail)))
    return /\b(?:of|out of) (?:the |these |those |all )?$/u.test(head) ? undefined : 'serious incidents';
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

/** What a count is of where words of linking stand between its name and it: "complaints were lodged in 31 cases", "the number of serious incidents notified was 4". */
const named = [
  ['serious incidents', '(?:serious|reportable) incidents?'],
  ['complaints', '(?:customer |product |user )?complaints?'],
  [
    'sold',
    '(?:unit |our |total )?(?:sales|deliveries|shipments|quantity (?:sold|delivered|shipped)|(?:units|devices|products|pieces) (?:sold|shipped|delivered|placed on the market))',
  ],
] as const;
/** No count of a part, of a rate or of another time is linked. */
const linked =
  '(?:(?! (?:about|concern\\w*|regard\\w*|relat\\w+|due|because|with(?! us\\b)|without|that|which|who|whose|where|per|rate|rates|open|closed|resolved|pending|justified|confirmed|investigated|answered|fewer|more|less|below|above|than|goal|limit|threshold|within|until|after|before|previous|earlier|last|preceding|former|not|if|rise|rises|rose|fell|exceed\\w*|trend\\w*|concerning|involving)\\b)[^.;:()\\d|]){0,70}?';
const toNumber =
  '(?:amount(?:ed|s)? to|total(?:l?ed|s)?|c(?:ame|omes) to|st(?:ood|ands) at|number(?:ed|s)|reach(?:ed|es)|r[au]ns? to|was|were|is|are|being|(?:was|were) (?:put|found|recorded|counted|reported) (?:at|as|to be)|to the number of|(?:lodged|received|registered|recorded|filed|made|raised|entered|notified|reported|counted|brought|submitted|arrived|came(?: in)?|occurred) in|in|:)';
const sum = '(?: a (?:sum|number|quantity))?(?: (?:a )?total of| of| altogether| in all| exactly| as many as)?';
const countOf = named.map(
  ([what, words]) =>
    [what, new RegExp(`(?:^|[^\\p{L}-])(?:number of |count of |total of )?${words}${linked} ?${toNumber}${sum} ?$`, 'u')] as const,
);
const noPart =
  /\b(?:of (?:the|these|those|them)|no|none of|further|other|another|some|rate of|share of|proportion of|rise in|fall in|number of days|if|when|should|goal|compared)\b[^.;]{0,20}$/u;
const caseEnds =
  /^(?:$|[.,;:)](?!\d)| ?\(| (?:cases|instances|occasions|reports|entries|in (?:total|all|number|the|this|that|20)|during|worldwide|altogether|and|of which|with|for|from|pieces|units|that is|which|or)\b)(?! ?%)/u;

/** What a count counts that stands behind the name of it, with words of linking between them. */
export function countLinked(head: string, tail: string): 'sold' | 'complaints' | 'serious incidents' | undefined {
  const clause = head.slice(Math.max(head.lastIndexOf(';'), head.lastIndexOf(' | '), -1) + 1);
  for (const [what, pattern] of countOf) {
    const match = pattern.exec(clause);
    if (
      !match ||
      noPart.test(clause.slice(0, match.index + 1)) ||
      !(caseEnds.test(tail) || (what === 'sold' && /^ [\p{L}-]{3,}s\b/u.test(tail)))
    )
      continue;
    // "Sales and complaints were 900 and 12" names two, and "in" tells of cases or of something else.
    if (/^(?:,| and| or| to) ?\d/u.test(tail)) continue;
    if (/ (?:in|lodged|filed) ?$/u.test(head) && !/^ (?:cases|instances|occasions|reports|entries)/u.test(tail)) continue;
    return what;
  }
  return undefined;
}

/** "1,864 units of the Liria, a class IIb product, were sold": what stands between the goods and that they were sold tells of the device. */
export function soldAfterAside(tail: string): boolean {
  const match =
    /^ (?:[\p{L}-]+ ){0,2}?([\p{L}-]{3,}s)((?: of | from | \(|, )[^;:]{2,70}?),? (?:were|was|have been|had been|could be) (?:sold|shipped|delivered|supplied|distributed|dispatched|placed on the market|put on the market|bought|purchased)\b/u.exec(
      tail,
    );
  return match !== null && !noGoods.test(match[1]!) && !/\b(?:patients?|stud(?:y|ies)|samples?|which|who|that)\b|\d{2}/u.test(match[2]!);
}

/** What a heading or a title before a count says is counted. */
export function countedByTitle(title: string, { deviceNouns }: DossierContext): string | undefined {
  const plain = title
    .replace(/^(?:\d[\d.]*|[a-z])[.)°] /u, '')
    .replace(/[.?:]\s*$/u, '')
    .replace(/ ?\(?(?:in )?(?:the )?(?:years? )?(?:(?:19|20)\d\d(?:(?:,| and| to|-)? ?)?)+\)?$/u, '')
    .trim();
  if (/^(?:(?:how many|number of|all|the) )?(?:customer )?complaints?(?: (?:received|came in))?$/.test(plain)) return 'complaints';
  const asked = /^how (?:many|often)\b/u.test(plain) ? plain : '';
  if (
    /^how (?:many|often) (?:[\p{L}-]+ )?(?:complaints\b|did (?:customers|users|people) complain)(?!.*\b(?:about|concern|open|answered|days)\b)/u.test(
      asked,
    )
  )
    return 'complaints';
  if (/^how many (?:of them )?(?:[\p{L}-]+ )?serious incidents\b(?!.*\b(?:concern|open|days|involv)\b)/u.test(asked))
    return 'serious incidents';
  if (
    /^how many\b(?!.*\b(?:complaints|incidents|patients|people|countries|returned)\b).*\b(?:sell|sold|ship|shipped|deliver|delivered|supply|supplied|on the market)\b/u.test(
      asked,
    )
  )
    return 'sold';
  if (/^(?:(?:how many|number of|all|the) )?serious incidents?(?: (?:reported|were reported))?$/.test(plain)) return 'serious incidents';
  if (
    /^(?:exposure|sales|sold|sales volume|units sold|sales and users|distribution|deliveries|(?:how many|number of) [\p{L}-]+ (?:were )?sold)$/u.test(
      plain,
    )
  )
    return 'sold';
  return deviceNouns.some((noun) => plain === `${noun}s sold`) ? 'sold' : undefined;
}
