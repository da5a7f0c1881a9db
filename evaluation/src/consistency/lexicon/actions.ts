import type { Term } from './terms.ts';

/** Actions that instructions name in several ways. An action is forbidden by one word and asked for by another. */
export const actions: readonly Term[] = [
  {
    id: 'draw back',
    words:
      /\b(?:recaptur\w+|re-?sheath\w*|retriev\w+|retract\w*|(?:draw|pull|drag|withdraw|bring)\w* (?:it |the \w+(?: \w+)? )?(?:back|in)(?:to)?\b|withdraw\w* (?:it|the (?:frame|valve|stent|implant|coil|lead))|snar(?:e|es|ed|ing))\b/gu,
  },
  { id: 'cut', words: /\b(?:cut(?:s|ting)?(?! off)|trim\w*|shorten\w* (?:it|the))\b/gu },
  { id: 'bend', words: /\b(?:bend\w*|bent|reshap\w+|kink\w*|contour\w*)\b/gu },
  {
    id: 'immerse',
    words: /\b(?:immers\w+|submerg\w+|soak\w*|dip(?:s|ped|ping)?|put (?:it )?(?:in|into|under) water|hold (?:it )?under water)\b/gu,
  },
  { id: 'heat', words: /\b(?:heat(?:s|ed|ing)?|warm(?:s|ed|ing)?(?: up)?|boil\w*|microwav\w*)\b/gu },
  { id: 'freeze', words: /\b(?:freez\w+|frozen|deep-freez\w*)\b/gu },
  {
    id: 'open',
    words:
      /\b(?:open(?:s|ed|ing)? the (?:housing|case|casing|cover|unit)|disassembl\w*|dismantl\w*|take (?:it )?apart|unscrew\w*|remove the (?:cover|housing|casing))\b/gu,
  },
  {
    id: 'use again',
    words:
      /\b(?:re-?us(?:e|ed|es|ing)|us(?:e|ed|ing) (?:it )?(?:again|a second time|once more|several times|more than once)|second use)\b/gu,
  },
  { id: 'sterilise again', words: /\b(?:re-?sterili[sz]\w*|sterili[sz]\w* again|autoclav\w* again)\b/gu },
  { id: 'move', words: /\b(?:reposition\w*|relocat\w*|turn the patient|mov(?:e|es|ed|ing) the patient)\b/gu },
  { id: 'rub', words: /\b(?:rub(?:s|bed|bing)?|massag\w+|scratch\w*|scrub\w*)\b/gu },
  { id: 'shake', words: /\b(?:shak(?:e|es|en|ing)|agitat\w+|vortex\w*)\b/gu },
  {
    id: 'flush',
    words:
      /\b(?:flush\w*|irrigat\w+|rins\w+ through|push\w* (?:it|them|the \w+|\d[\d.,]* ?ml)\b[^.;,]{0,30}\b(?:on|through|in|into|further))\b/gu,
  },
  { id: 'inject', words: /\binject\w*\b/gu },
  { id: 'cover', words: /\b(?:cover(?:s|ed|ing)? (?:it|the (?:device|openings?|unit|vents?))|wrap\w* (?:it|the (?:device|unit)))\b/gu },
  { id: 'tighten', words: /\b(?:over-?tighten\w*|tighten\w*)\b/gu },
  { id: 'post-dilate', words: /\b(?:post-?dilat\w+|pre-?dilat\w+|re-?dilat\w+)\b/gu },
  { id: 'fire', words: /\b(?:fir(?:e|es|ed|ing))\b/gu },
  { id: 'charge', words: /\b(?:re-?charg(?:e|ed|ing)|charg(?:e|ed|ing))\b/gu },
  { id: 'lift by', words: /\b(?:lift(?:s|ed|ing)?|carr(?:y|ied|ying)) (?:it |the \w+ )?by\b/gu },
];
