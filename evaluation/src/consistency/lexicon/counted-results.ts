/**
 * Results that are counted in people and are no harms, in the words of reports and in those for patients: each line the name of a result, the words by which
 * both tell it and, after " / ", words by which its opposite is told, so that "59 % were women" can be held against "two thirds were men".
 */
const lines = String.raw`
satisfaction: satisf(?:ied|action)\b|(?:content|happy|pleased) with
would choose it again: would (?:\p{L}+ ){0,2}(?:again|recommend)\b|recommend(?:ed|ation)?\b
continence: continen(?:t|ce)\b|(?:cured?|cure rate)\b|(?:were|was|stayed|stay|became|are) dry\b
left in place: (?:implant |graft |device |prosthesis |stem |cup |component )?surviv(?:al|orship)\b|in place\b|in situ\b
alive: (?:alive|overall survival|patient survival|still living)\b
freedom from pain: (?:pain-?free|free (?:of|from) pain|no (?:more |longer any )?pain|without (?:any )?pain)\b
response: (?:respon(?:ders?|ded|se rate)|(?:was|were) helped|half as many|at most half as many)\b
healing: (?:heal(?:ed|ing)|(?:wound|ulcer) closure|closed)\b
better sleep: (?:slept|sleep(?:ing)?) (?:\p{L}+ )?better\b|(?:better|improved) (?:quality of )?sleep\b|improve(?:ment|d) (?:of|in) (?:the )?(?:quality of )?sleep\b
women: (?:(?:were|are) (?:women|female)|female (?:sex|gender)|women made up)\b / (?:(?:were|are) (?:men|male)|male (?:sex|gender)|(?<!wo)men made up)\b
completion: (?:complet(?:ed|ion)|finished|stayed (?:in it |in the study )?(?:until|to) the end)\b
stopping: (?:discontinu(?:ed|ation)|stopped|dropped out|drop-?out|gave up|withdrew|withdrawal)\b
success: (?:success(?:ful|fully)?|succeeded)\b
fusion: (?:fus(?:ed|ion)|grown together)\b
return to work: (?:return(?:ed)? to work|back (?:at|to) work|work(?:ed|ing)? again)\b
freedom from glasses: (?:without (?:any )?(?:glasses|spectacles)|(?:spectacle|glasses)[ -](?:independen(?:ce|t)|freedom)|no longer need(?:ed)? (?:glasses|spectacles))\b
second operation: (?:revis(?:ion|ed)|re-?operat(?:ion|ed)|re-?intervention|(?:second|another|further|new) operation|operated (?:on )?(?:again|a second time))\b
hospital stay: (?:re-?)?(?:hospitali[sz](?:ed|ation)|admi(?:tted|ssion))\b|(?:in)?to (?:a |the )?hospital\b
`;

interface ResultWords {
  readonly id: string;
  readonly words: RegExp;
  readonly opposite?: RegExp;
}

const results: readonly ResultWords[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const at = line.indexOf(': ');
    const [words, opposite] = line.slice(at + 2).split(' / ') as [string, string | undefined];
    return {
      id: line.slice(0, at),
      words: new RegExp(`\\b(?:${words})`, 'u'),
      ...(opposite ? { opposite: new RegExp(`\\b(?:${opposite})`, 'u') } : {}),
    };
  });
/** What turns a result round or makes it another one: "did not heal", "less satisfied", "of the women". */
const turned =
  /\b(?:not|never|nobody|none|neither|less|worse|dissatisf\p{L}+|dis\p{L}+continent|un\p{L}+|failed|fail|instead|incomplete(?:ly)?|partial(?:ly)?|than)\b/u;

/** A result that a clause counts, or its opposite. */
export interface CountedResult {
  readonly id: string;
  readonly opposite: boolean;
}

/** The one result that folded words count, and whether they count its opposite. Nothing where they name several or turn it round. */
export function countedResult(folded: string): CountedResult | undefined {
  if (turned.test(folded)) return undefined;
  const named = results.flatMap(({ id, words, opposite }) => {
    const [one, other] = [words.test(folded), opposite?.test(folded) ?? false];
    return one ? [{ id, opposite: false }] : other ? [{ id, opposite: true }] : [];
  });
  // Who was counted is no result where another is named: "of the women who were dry".
  const [one, ...others] = named.length > 1 ? named.filter(({ id }) => id !== 'women') : named;
  return others.length === 0 ? one : undefined;
}
