import { keptByText } from '../text/kept-by-text.ts';

/** A promise that goes further than medicine as a rule can: that needs evidence of its own, whatever the device is. */
interface Promise {
  readonly id: string;
  readonly words: RegExp;
  /** What else must stand in the sentence. */
  readonly beside?: RegExp;
  /** Words with which it is said of something else. */
  readonly unless?: RegExp;
}

const gain =
  /\b(?:cur(?:e[sd]?|ing)|heal\w*|stop(?:s|ped)?|ends?|ended|remov(?:es|ed)|free[sd]?|rid|restor\w+|grow\w*|regenerat\w+|renew\w*|repair\w*|protect\w*|superfluous|unnecessary|disappear\w*|vanish\w*|gone|solv\w+|reliev\w+|improv\w+|spare[sd]?|normal(?:i[sz]e[sd]?)?|lifted)\b/u;
const vital = '(?:surviv\\w+|mortality|li(?:fe|ves)|life expectancy|lifespan|(?:live )?births?|fertility|pregnanc\\w+|chances?)';
const grown =
  '(?:cells?|tissues?|glands?|nerves?|nerve fib\\w+|cartilage|organs?|kidneys?|liver|brain|retina|hair|teeth|heart muscle|ag(?:e)?ing)';

const promises: readonly Promise[] = [
  {
    id: 'cure',
    words:
      /\b(?:cures|cured|(?:will|can|to|and) cure|a cure\b|heals (?:the |your |this |every |any )?(?:illness|disease|condition|disorder|cause)\b)/u,
    unless: /\b(?:light|lamp|resins?|cements?|adhesives?|polymers?|composites?|seconds?|uv|glue|curing|oven|rate|material)\b/u,
  },
  {
    id: 'lasting',
    words: /\b(?:for good|for ever|forever|for life|life-?long|once and for all|permanently|for all time)\b/u,
    beside: gain,
    unless: /\bimplant\w*|\bintended\b|\b(?:stay|remain|lie|sit)s? (?:[\p{L}-]+ ){0,2}?(?:in|inside|within)\b/u,
  },
  {
    id: 'every one',
    words:
      /\b(?:kills|destroys|prevents|stops|detects|finds|recogni[sz]es|avoids|eradicates|abolishes) (?:(?:absolutely |nearly |practically )?(?:all|every|any|each) |100 ?%)|\beradicates\b|\b(?:misses|overlooks) (?:no|nothing|none)\b/u,
  },
  {
    id: 'no danger',
    words:
      /\b(?:is|are|becomes?|made) (?:completely |absolutely |totally |practically )?(?:impossible|ruled out)\b(?!:| (?:by|in|for|if|when|where|with|during|under|until|on)\b)|\b(?:rules out|excludes) (?:any|all|every) \w+|\b(?:no|without any) (?:risks?|side[- ]effects?|complications?|dangers?|adverse (?:effects?|events?)) (?:at all|whatsoever|of any kind)|\bwithout any (?:risk|side[- ]effects?|danger|complications?)\b|\b(?:completely|absolutely|totally|entirely|100 ?%|perfectly) (?:safe|harmless|painless|reliable|accurate|risk-free|free (?:of|from) (?:risks?|side[- ]effects|complications?))\b|\bguarante(?:es|ed) (?!period|card|claims?|of \d|for \d|by the|conditions?|only|if)/u,
    unless: /\b(?:otherwise|mechanically|connection|confusion|assembly|wrong way|opening)\b/u,
  },
  {
    id: 'nothing else needed',
    words:
      /\b(?:makes?|made|render(?:s|ed)?|becomes?|is|are) (?!no )(?:(?:an? |the |any |further |other |all |your )?[^.;,]{0,50} )?(?:superfluous|redundant|obsolete)\b|\bmakes? (?:an? |the |any |further |other |all |your )?[^.;,]{2,50} unnecessary\b|\bno longer needs? (?:any |your |their |the )?(?:medicines?|medication|drugs|insulin|tablets|doctors?|physicians?|surgery|check-?ups?|screening)\b|\breplaces (?:the |all |any |your )?(?:surgery|operation|medicines?|medication|drugs|insulin|doctor|physician|biops\w+|histology|screening|antibiotics?)\b/u,
  },
  {
    id: 'many times',
    words: new RegExp(
      `\\b${vital}\\b[^.;]{0,40}\\b(?:doubl\\w+|tripl\\w+|halved|prolonged by|extended by|lengthened by|raised by|increased by|reduced by|lowered by)|\\b(?:doubles|triples|halves|prolongs|extends|lengthens)\\b[^.;]{0,40}\\b${vital}\\b`,
      'u',
    ),
    unless: /\b(?:battery|device|product|shelf|service|tool|implant) life\b|\blife of the\b/u,
  },
  {
    id: 'made young',
    words: new RegExp(
      `\\b(?:re-?grows?|regenerates?|rejuvenates?|renews|rebuilds)\\b[^.;]{0,40}\\b${grown}\\b|\\bnew\\b[^.;]{0,25}\\b${grown} (?:to )?grow\\b|\\bgrows? new\\b[^.;]{0,25}\\b${grown}\\b|\\breverses?\\b[^.;]{0,30}\\b(?:age?ing|the disease|the illness|the damage)\\b`,
      'u',
    ),
  },
];

/** One of these stands in every promise; without it nothing more is looked for. */
const any =
  /cure|heals|for good|ever\b|for life|life|once and|permanently|all time|kills|destroys|prevents|stops|detects|finds|recogni|avoids|eradicat|abolish|misses|overlooks|impossible|ruled out|rules out|excludes|whatsoever|at all|of any kind|without any|completely|absolutely|totally|entirely|100|perfectly|guarantee|superfluous|redundant|obsolete|unnecessary|no longer|replaces|surviv|mortality|birth|fertility|pregnan|chance|grow|regenerat|rejuvenat|renews|rebuilds|reverse/u;
/** What is asked, hoped, denied or ordered is no promise. */
const unsaid =
  /\b(?:not|no|nor|never|neither|nothing|nobody|cannot|whether|aims?|hopes?|if|unless|until|must|should|shall|could|might|question|misuse|wrong|false|myth|misleading|than|claims? (?:that|to)|would)\b|n't\b/u;

/** A promise in a folded sentence. */
export interface FoundPromise {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** What a folded sentence promises beyond what medicine as a rule can do; undefined where it promises nothing of the kind. */
export const promiseIn = keptByText((folded: string): FoundPromise | null => {
  if (!any.test(folded)) return null;
  for (const { id, words, beside, unless } of promises) {
    const match = words.exec(folded);
    if (!match || unless?.test(folded) || (beside && !beside.test(folded))) continue;
    if (unsaid.test(folded.slice(0, match.index))) continue;
    return { id, start: match.index, end: match.index + match[0].length };
  }
  return null;
});
