import type { FoundNumber } from './text/numbers.ts';

/** What a maker counts on the market besides goods. A recall is a field safety corrective action, but not each of these is a recall. */
type MarketEvent = 'serious incidents' | 'complaints' | 'deaths' | 'field safety corrective actions' | 'recalls';

const nouns: readonly (readonly [MarketEvent, string])[] = [
  [
    'serious incidents',
    '(?:reported )?(?:serious incidents?|reportable (?:incidents?|events?)|vigilance (?:cases?|incidents?)|incidents? of a serious nature)',
  ],
  ['complaints', '(?:customer |product |user )?complaints?'],
  ['deaths', '(?:deaths?|fatalit(?:y|ies))'],
  [
    'field safety corrective actions',
    '(?:field (?:safety )?(?:corrective )?actions?|safety corrective actions?|corrective actions? in the field|fscas?)(?: \\(fscas?\\))?',
  ],
  ['recalls', '(?:product |device |market |batch |lot )?(?:recalls?|withdrawals?)(?: from the market)?'],
];
const any = `(?:(?:[\\p{L}-]+ )?(?:injur(?:y|ies)|events?|signals?|trends?|notices?|reports?|incidents?|measures?|malfunctions?)|${nouns.map(([, words]) => words).join('|')})`;

const be = '(?:was|were|is|are|has been|have been|had been|had to be)';
const told =
  'taken|made|initiated|started|begun|opened|launched|carried out|conducted|performed|undertaken|implemented|executed|issued|held|triggered|ordered|called for|required|necessary|needed|warranted|received|reported|notified|recorded|registered|logged|filed|lodged|raised|noted|observed|seen|identified|known|communicated|submitted';
const happened =
  '(?:took place|(?:has|have) taken place|(?:has |have )?occurred|(?:has |have )?arisen|arose|happened|bec(?:a|o)me (?:necessary|known)|(?:has|have) become (?:necessary|known)|(?:was|were) to be (?:reported|recorded)|came (?:in|to (?:our|the) (?:knowledge|attention|notice)|to light)|(?:has |have )?reached (?:us|the manufacturer)|resulted|followed)';
/** What may be said of the time: that of the report, and no place, group or size. */
const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const ofTime = `(?:the|this|that|our|its|and|to|of|a|all|both|entire|whole|same|said|present|calendar|reporting|reported|review|data|collection|covered|under|first|past|last|market|placing|being|placed|on|from|end|${months}|\\d+|twelve|two|three|periods?|years?|interval|quarter|months?|launch|time|certification|introduction|surveillance)`;
const time = `(?:(?:in|during|within|over|for|throughout|since|between|from|until|up to|by)(?: ${ofTime}\\b)+|to date|so far|overall|in total|at any time|at (?:all|no time)|worldwide|on the market|(?:up )?to now|this (?:year|period))`;
const closes = `(?=$|[.,;:)]| \\(| ${time}(?=$|[.,;:)]| \\(| and\\b| but\\b)| (?:to|by|with) (?:the |any |us\\b|our )?(?:(?:competent|national) )*(?:authorit|us\\b|manufacturer)| and\\b| but\\b)`;
const who =
  '(?:we|it|they|the (?:manufacturer|company|maker|firm|product|device|period|reporting period|data|register|records?|file|pms data|vigilance system)|[\\p{L}\\d-]+ (?:gmbh|ltd|inc|ab|ag|as|bv|sa))';
const had =
  '(?:had|has|have|has had|have had|saw|shows?|showed|brought|contains?|holds?|lists?|records?|(?:has |have )?(?:received|recorded|registered|reported|noted|counted|logged|initiated|started|taken|made|carried out|conducted|performed|undertaken|issued|opened|launched|implemented|saw|seen)|took|knows? of|learnt of|(?:is|are) aware of)';
/** All that may stand in a clause before what it counts. */
const opening = `^\\W*(?:(?:psur|pms|row|item|no|nr)[- ]?[\\d.]+:? )?(?:${time},? )?(?:(?:and|but|also|thus|again|overall|altogether|in total|to date|so far|however),? )*(?:there (?:was|were|is|are|has been|have been|had been) |${who} ${had} )?(?:a total of |in total )?$`;
const opens = new RegExp(opening, 'u');

/** No figure of the device: hypothetical, asked, promised, of a study, of the literature, of a rehearsal. */
const otherwise =
  /\?|\b(?:if|when|whenever|should|shall|must|may|might|could|would|will|unless|whether|plan|plans|planned|expected|foreseen|stud(?:y|ies)|investigation|trial|registry|participants|literature|published|database|mock|simulated|rehearsal|procedure for|other|open|pending|outstanding|new|further|additional|more|second|similar|recall bias|predecessor|previous|earlier|former|preceding|competitors?)\b/u;

/** What is denied as a whole, by event: "no recall was necessary", "the device has never been recalled". */
const denials: readonly (readonly [MarketEvent, readonly RegExp[]])[] = nouns.map(([event, noun]) => {
  const act = event === 'field safety corrective actions' || event === 'recalls';
  const listed = `(?:${any}(?:, | or | and | nor |, or |, and ))*?(?:${any} (?:or|and|nor) )?${noun}(?:(?:,| or| and| nor|, or|, and) ${any}){0,3}`;
  const patterns = [
    // "No recalls were carried out", "we received no complaints", "neither incidents nor recalls".
    `(?<head>[^;:()]*?)\\b(?:no|zero|not (?:a single|one)|neither) ${listed}(?: of any kind| at all| whatsoever)?(?: (?:${be} (?:${told})|${happened}))?${closes}`,
    // "Serious incidents did not occur", "a recall was not necessary".
    `(?<head>[^;:()]*?)(?:\\b(?:an?|any) )?\\b${noun} (?:${be.replace('|had to be', '')} (?:not|never) (?:${told})|(?:did|has|have) (?:not|never) (?:occur(?:red)?|take place|taken place|happen(?:ed)?|become necessary|arisen|arise|had to be (?:${told}))|had not to be (?:${told}))${closes}`,
    // "We have not received any complaint", "the manufacturer did not have to start a recall", "we are not aware of any serious incident".
    `(?<head>[^;:()]*?)\\b(?:not|never)(?: (?:had|have|been required|needed|been obliged) to)?(?: (?:receive|record|register|report|initiate|start|take|make|carry out|conduct|perform|undertake|issue|open|launch|implement|have|learn(?:t|ed)? of|aware of|know(?:n)? of|received|recorded|registered|reported|initiated|started|taken|made|carried out|conducted|performed|undertaken|issued|opened|launched|implemented|had|seen|noted))(?: (?:an?|any)(?: (?:reports?|notice|notification)s? (?:of|about) (?:an?|any)?)?) ?${noun}${closes}`,
    // "The period passed without a recall", "the year was free of serious incidents".
    `(?<head>[^;:()]*?)\\b(?:period|year|interval|market|months)\\b(?: [\\p{L}-]+){0,4} (?:without|free (?:of|from)) (?:an?|any)? ?${noun}${closes}`,
  ];
  if (act)
    patterns.push(
      `(?<head>[^;:()]*?)\\bno (?:reason|need|cause|occasion|grounds?|necessity) (?:for|to (?:take|initiate|start|carry out|issue|conduct)) (?:an?|any)? ?${noun}${closes}`,
      `(?<head>[^;:()]*?)\\bnot (?:been )?(?:necessary|needed|required) to (?:take|initiate|start|carry out|issue|conduct|perform|undertake|make) (?:an?|any) ${noun}${closes}`,
      `(?<head>[^;:()]*?)\\b(?:not|never|no time)(?: been)?(?: the)? subject (?:to|of) (?:an?|any) ${noun}${closes}`,
    );
  if (event === 'recalls')
    patterns.push(
      `(?<head>[^;:()]*?)\\b(?:never|not) (?:been |had to be )?(?:recalled|withdrawn from the market|called back)${closes}`,
      `(?<head>[^;:()]*?)\\b(?:no|not (?:a single|one)) (?:devices?|products?|units?|lots?|batch(?:es)?|pieces?|implants?) ${be} (?:recalled|withdrawn from the market|called back)${closes}`,
      `(?<head>[^;:()]*?)\\b(?:not|never) (?:recall|recalled|withdrawn|called back) any (?:devices?|products?|units?|lots?|batch(?:es)?|pieces?|implants?)${closes}`,
    );
  if (event === 'serious incidents')
    patterns.push(
      `(?<head>[^;:()]*?)\\b(?:none|not one) of the (?:reported )?incidents (?:was|were) (?:classed as |judged |rated )?(?:serious|reportable)${closes}`,
    );
  return [event, patterns.map((pattern) => new RegExp(pattern, 'u'))];
});
/** Subjects of the clause before a denial. */
const subject = new RegExp(
  `^\\W*(?:${time},? )?(?:(?:and|but|also|thus|again|overall|to date|so far|however|although),? )*(?:(?:there (?:was|were|is|are|has been|have been|had been)|${who}|it)(?: (?:${had}|is|are|was|were|has|have|had|did|does|do|at|has been|have been))?|the)? ?$`,
  'u',
);
const quick = /\b(?:no|not|none|never|zero|neither|without|free)\b/u;

/** The events of the market of which a clause says that there were none, with the place of the words. */
function eventsDenied(clause: string): { readonly event: MarketEvent; readonly start: number; readonly end: number }[] {
  if (!quick.test(clause) || otherwise.test(clause)) return [];
  return denials.flatMap(([event, patterns]) => {
    for (const pattern of patterns) {
      const match = pattern.exec(clause);
      if (!match || !subject.test(match.groups!.head!)) continue;
      return [{ event, start: match.groups!.head!.length, end: match[0].length }];
    }
    return [];
  });
}

const acts = nouns.filter(([event]) => event === 'field safety corrective actions' || event === 'recalls');
/** "A recall of one lot", "taken because of a wrong label". */
const ofLots = '(?= (?:for|of|affecting|concerning) (?:one |the |an? )?(?:lots?|batch|software|label)\\b| (?:because|owing|due)\\b)';
const actTold = acts.map(
  ([event, noun]) => [event, new RegExp(`^ ${noun}(?: (?:${be} (?:${told})|${happened}))?(?:${closes}|${ofLots})`, 'u')] as const,
);

/** Which corrective actions a count, or "a", stands before: "two recalls were carried out", "the manufacturer initiated one". */
function actionsCounted(head: string, tail: string): MarketEvent | undefined {
  if (!opens.test(head)) return undefined;
  return otherwise.test(tail) ? undefined : actTold.find(([, pattern]) => pattern.test(tail))?.[0];
}

/** A count of the market, in words of the sentence. */
interface ToldEvent {
  readonly event: MarketEvent;
  readonly count: number;
  readonly start: number;
  readonly end: number;
}
const eventWords = /incident|reportable|vigilance|complaint|death|fatalit|field|corrective action|fsca|recall|withdraw|called back/u;
const actionWords = /field|corrective action|fsca|recall|withdraw/u;
const oneOf = /(?<![\p{L}-])(?:a single|one single|an?)(?= )/gu;

/** Events that a sentence denies, and corrective actions that it counts in a verb's words or by "a". An action of a year outside the period of the report is none of the period. */
export function eventsTold(folded: string, numbers: readonly FoundNumber[], period: string): ToldEvent[] {
  if (!eventWords.test(folded)) return [];
  const denied = [...folded.matchAll(/[^;]+/gu)].flatMap((clause) =>
    eventsDenied(clause[0]).map(({ event, start, end }) => ({ event, count: 0, start: clause.index + start, end: clause.index + end })),
  );
  if (denied.length > 0 || !actionWords.test(folded) || ofAnotherYear(folded, period)) return denied;
  const ones = [...folded.matchAll(oneOf)].map((match) => ({ start: match.index, end: match.index + match[0].length, value: 1 }));
  return [...numbers, ...ones].flatMap(({ start, end, value }) => {
    const event =
      Number.isInteger(value) && value > 0 && value < 100 ? actionsCounted(folded.slice(0, start), folded.slice(end)) : undefined;
    return event ? [{ event, count: value, start, end }] : [];
  });
}

function ofAnotherYear(folded: string, period: string): boolean {
  const years = [...folded.matchAll(/\b(?:19|20)\d\d\b/gu)].map(Number);
  return (
    years.some((year) => period === '' || year < Number(period.slice(0, 4)) || year > Number(period.slice(14, 18))) ||
    /\bfsca[- ]?\d/u.test(folded)
  );
}
