import type { Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { subjectOf } from '../subject.ts';
import { stem } from '../text/fold.ts';

const person =
  'patients?|persons?|people|newborns?|infants?|neonates?|child(?:ren)?|bab(?:y|ies)|clients?|customers?|users?|wearers?|individuals?|recipients?|wom[ae]n|m[ae]n|donors?|mothers?|cases?|famil(?:y|ies)|family members?|members? of (?:the|a) family|siblings?|residents?';
const occasion =
  'sessions?|procedures?|operations?|treatments?|measurements?|uses?|applications?|tests?|examinations?|readings?|sittings?|interventions?|administrations?';
const counted = `(?:[\\p{L}-]+ ){0,2}?(?:(${person})|(${occasion}))\\b`;
const thing = '((?:[\\p{L}-]+ ){0,2}?[\\p{L}-]+)';
const be = '(?:is|are|is to be|are to be|must be|should be|shall be|has to be|have to be|to be)';
const taken =
  '(?:taken|used|put on|fitted|applied|inserted|attached|placed|needed|required|mounted|opened|connected|provided|set|given|worn)';
const cleaned =
  '(?:rins|wash|clean|wip|disinfect|sterili[sz]|re-?sterili[sz]|autoclav|reprocess|dry|dri|boil|launder|flush|re-?us|us)(?:e|ed|es)?';
const many =
  '(?:(?:about |up to |some |around |roughly |at most |as many as |a maximum of )*(?:[2-9]|[1-9]\\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|hundred|several|many|multiple|different|all|further|more|other|successive|consecutive)|the next|another|a (?:second|further|different|new))';

type Use = 'once' | 'one person' | 'several times' | 'several persons';

/** Sentences that give each occasion or person a thing of its own, and such that let several have the same one. */
const forms: readonly { readonly pattern: RegExp; readonly repeated: boolean }[] = [
  {
    repeated: false,
    pattern: new RegExp(
      `\\b(?:an? )?(?:new|fresh|unused) (?:sterile |clean )?${thing}(?: ${be})?(?: ${taken})? (?:for|with|on|in|at|before|to) (?:each|every) ${counted}`,
      'gu',
    ),
  },
  {
    repeated: false,
    pattern: new RegExp(
      `\\b(?:the|each|every|one|all|its|which) ${thing}(?:,? (?:too|as well|included),?)? (?:belongs? (?:only )?to|${be} (?:only )?(?:meant |intended |reserved |kept |made )?for|(?:may|can|must) (?:only )?be used (?:only )?(?:for|by|on|in)) (?:use (?:by|in) )?(?:just |only )?(?:one|a single|the same) ${counted}`,
      'gu',
    ),
  },
  {
    repeated: false,
    pattern: new RegExp(
      `\\b(?:change|replace|discard|throw away|throw out|dispose of) the ${thing} (?:after|between|before|for) (?:each|every|one|a single) ${counted}`,
      'gu',
    ),
  },
  {
    repeated: false,
    pattern: new RegExp(
      `\\bthe ${thing} ${be} (?:changed|replaced|discarded|thrown away|disposed of|renewed) (?:after|between|before|for) (?:each|every|one|a single) ${counted}`,
      'gu',
    ),
  },
  {
    repeated: false,
    pattern: new RegExp(
      `\\b(?:the|each|every|all|and|its|,) ${thing} (?:is|are) (?:for )?(?:used (?:only )?once|single[- ]use|one use|disposable)\\b`,
      'gu',
    ),
  },
  {
    repeated: true,
    pattern: new RegExp(
      `\\b(?:an?|the|each|every|one|its|this|same) ${thing} (?:serves?|lasts?|suffices?|does|is (?:enough|good|sufficient|used|kept)|(?:can|may|could) (?:then |also |safely )*(?:serve|last|be ${cleaned}|be kept|be worn)(?: (?:and|or) (?:be )?(?:${cleaned}|kept|worn))?)(?: again)? ?(?:for |by |on |with |in |between )?${many} ${counted}`,
      'gu',
    ),
  },
  {
    repeated: true,
    pattern: new RegExp(
      `\\b${cleaned}(?: and (?:dry|rinse|disinfect|wipe))? the ${thing}(?: (?:with|under|in|after|by|thoroughly|well)\\b[^.;,]{0,30}?)?,? (?:and|then|and then) (?:then )?(?:keep|use|re-?use|put|store|set|fit|take|attach|apply|hand)(?: (?:it|them))?(?: again| aside| on)* (?:for|on|with|in|to) (?:the next ${thing}|${many} ${counted})`,
      'gu',
    ),
  },
  {
    repeated: true,
    pattern: new RegExp(
      `\\b(?:(?:the |one |a |whole )*(${person}))(?: of [\\p{L}-]+| in [\\p{L} ]{1,20}?)? (?:can|may|could)(?: all| also| safely| together)* (?:use|share|take|wear) (?:one|the same|a single|a common|the) ${thing} (?:in turns?|together|by turns|one after (?:the other|another)|after each other)\\b`,
      'gu',
    ),
  },
];
const quick =
  /\b(?:each|every|one|single|same|next|another|second|further|different|new|several|many|multiple|up to|about|serves?|lasts?)\b/;
/** One of these stands in every form. */
const telling =
  /\b(?:new|fresh|unused|belongs?|once|one|single|disposable|same|in turns?|together|by turns|serves?|lasts?|suffices?|enough|again|re-?us|used|kept|worn|rins|wash|clean|wip|disinfect|steril|autoclav|reprocess|boil|launder|flush|chang|replac|discard|throw|thrown|dispos|renew)/;
const talk =
  /\b(?:not|never|no|nor|neither|without|cannot|if|risk|hazard\w*|was|were|had|alternatives?|predecessor|unlike|instead|study|trial|enrolled|consent)\b|n't\b/;
const noThing =
  /^(?:patients?|times?|numbers?|dose|doses|part|parts|arm|arms|group|result|results|report|reports|data|visit|code|account|setting|form|consent|record|week|day|days|month|year|sample|it|they|this|that|which|staff|user|users|session|procedure|treatment|therapy|course|approach|appointment|included)$/;

/** Whether a part serves once, one person, several occasions or several persons. The key is the part. */
export default {
  id: 'part-use',
  title: 'One use, one person or many for a part',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(n)-(p)'],
  attribute: 'duration-lifetime',
  property: true,
  read(passage: Passage, _document, context) {
    const found: Found[] = [];
    if (passage.kind === 'heading' || !quick.test(passage.folded)) return found;
    for (const sentence of passage.sentences) {
      const { folded } = sentence;
      if (!quick.test(folded) || !telling.test(folded) || subjectOf(sentence, passage, context) !== 'device') continue;
      const add = (match: RegExpMatchArray, named: string, repeated: boolean): void => {
        const clause = folded.slice(Math.max(folded.lastIndexOf(';', match.index) + 1, 0), match.index! + match[0].length);
        const noun = named.split(' ').at(-1)!;
        const persons = new RegExp(`\\b(?:${person})$`, 'u').test(match[0]) || repeatedTogether.test(match[0]);
        if (talk.test(clause) || noThing.test(noun) || noun.length < 3) return;
        const use: Use = repeated ? (persons ? 'several persons' : 'several times') : persons ? 'one person' : 'once';
        const key = context.deviceNouns.includes(stem(noun)) || /^(?:devices?|products?|systems?)$/.test(noun) ? '' : stem(noun);
        const start = sentence.start + match.index!;
        if (found.some((one) => one.start === start)) return;
        found.push({
          key,
          value: { type: 'categories', categories: [use] },
          says: `for ${use === 'several times' ? 'several uses' : use === 'once' ? 'one use' : use}`,
          start,
          end: start + match[0].length,
          weight: 'defining',
        });
      };
      for (const { pattern, repeated } of forms)
        for (const match of folded.matchAll(pattern)) add(match, repeatedTogether.test(match[0]) ? match[2]! : match[1]!, repeated);
    }
    return found;
  },
  examples: [
    {
      text: 'A new cap is taken for every newborn. A cap serves for about twenty newborns.',
      finds: ['for one person', 'for several persons'],
    },
    {
      text: 'The gel pad is for a single session. Rinse the gel pad and keep it for the next client.',
      finds: ['for one use', 'for several persons'],
    },
    {
      text: 'Each mouthpiece belongs to one person. The family can use one mouthpiece in turn.',
      finds: ['for one person', 'for several persons'],
    },
    {
      text: 'Every part, the canister included, is for one patient. The canister can be rinsed and sterilised again for up to five cases.',
      finds: ['for one person', 'for several persons'],
    },
    {
      text: 'Replace the filter after each treatment. The filter may be washed and used for several treatments.',
      finds: ['for one use', 'for several uses'],
    },
    {
      text: 'A new visit was planned for every patient. Do not use one mouthpiece for several patients.',
      finds: [],
    },
    { text: 'The course is for one patient. The report is for one patient. A charge lasts for two hours.', finds: [] },
  ],
} satisfies StatementKind;

/** What is shared in turn is shared by several persons. */
const repeatedTogether = /\b(?:in turns?|together|by turns|one after (?:the other|another)|after each other)$/;
