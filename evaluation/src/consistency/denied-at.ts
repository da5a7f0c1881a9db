const negation =
  /\b(?:not (?:intended|on\b|over\b|across\b|suitable|to be (?:used|worn|applied|placed|operated|taken|inserted)|for\b|designed|indicated|meant|approved|allowed|permitted|be (?:used|operated|worn|applied|installed|handled|inserted)|been (?:designed|developed|made|approved|intended) for|bestimmt|in\b)|cannot (?:be )?(?:used?|operated?|worn|wear|applied|apply|placed?|inserted?|treated)\b|unsuitable for|not for|must not|may not|do not (?:use|apply|place|wear|attach|insert|implant|stick|connect|treat|give|put|let|allow|permit)|never|except(?: in)?|excluded|nicht (?:bestimmt|geeignet|fur)|kein\w* |pas (?:destine|pour)|ne doit pas|no (?:esta |debe )|non (?:e |deve )|neither|other than|outside(?! (?:of )?(?:the |a |any )?(?:hospitals?|clinics?)\b)|no (?:\p{L}+ )?use (?:in|on|at|by|with|for|outside|via|through)|not (?:at|by|with|via|through|used|worn|applied)\b|nor (?:in|at|on|by|for|with)\b)\b/u;
const negatedAfter =
  /^[\p{L} ]{0,30}\b(?:do|does|may|must|shall|should|can) not\W*$|^[^.;]{0,30}\bbeing reserved for (?:an? )?later\b|\b(?:(?:are|is|was|were|has|have|has been|have been) (?:not (?:been )?(?:an? )?(?:places? of use|users?|(?:intended|part|included|covered|foreseen|envisaged|planned|expected|considered|allowed|permitted|indicated|analy[sz]ed|assessed|evaluated|investigated|studied|validated|tested|provided for|in scope|within)\b)|excluded|prohibited|forbidden|contraindicated|out of (?:the )?scope|outside (?:of )?(?:the |this )?(?:scope|intended|indications?|purpose|target|analysis|evaluation)|left out|reserved for (?:an? )?later)|(?:do|does|did|may|must|shall|should) not (?:use|operate|fire|handle|implant|insert|belong|apply|perform|treat|have|wear|receive|be (?:treated|implanted|connected))|cannot (?:use|operate|wear|have|receive|be (?:treated|implanted|connected))|(?:are|is) not (?:to be )?treated(?= with (?:it|the|this)\b|\W*$))\b/u;

/** "Without mask, tube or catheter": the members of the list are missing, not what a preposition adds to it. */
const lackingAt = /\bwithout (?:(?!\b(?:in|at|on|by|from|via|through|during|is|are|may|can|must|be)\b)[^.;:()])*$/u;

/** "MR, hyperbaric and home use excluded": a note without a verb. */
const listedOut =
  /^[^.;:()]{0,60}? (?:excluded|forbidden|prohibited|ruled out|not (?:allowed|permitted|included|covered|intended))\s*(?:[.;:)]|$)/u;

const sentenceEnd = /(?<=[\p{L}\d)]{2})[.!?](?=\s+\p{L})/gu;

/** "Home use is left for a later version", "planned for the next generation": what is still to come is not there yet. */
export const leftForLater =
  /\b(?:left|reserved|kept|foreseen|planned|deferred|postponed|put off) (?:for|to|until) (?:an? |the |its )?(?:later|future|next|coming|subsequent) /u;

const plainWords = /^[\p{L} -]+$/u;

/** Whether the words at a position of a clause are denied: "not intended for use in …", "… are not places of use". */
export function deniedAt(whole: string, at: number): boolean {
  // A field may hold several sentences: each denies its own words only.
  const stops = [...whole.matchAll(sentenceEnd)].map((match) => match.index + 1);
  const begin = stops.findLast((stop) => stop <= at) ?? 0;
  const folded = whole.slice(begin, stops.find((stop) => stop > at) ?? whole.length);
  // "At home" is one word of place: "not at home".
  const position = at - begin + (whole.startsWith('at ', at) ? 3 : 0);
  const before = negation.exec(folded.slice(0, position));
  if (before) {
    const between = folded.slice(before.index + before[0].length, position);
    // "If the femoral route is not suitable, through the subclavian artery" denies nothing.
    const conditional =
      /\b(?:if|where|when|unless|falls|wenn|si)\b[^,]*$/.test(folded.slice(0, before.index)) && /,|\)/.test(folded.slice(before.index));
    if (!conditional && !/\b(?:but|only in|sondern|mais|sino|ma)\b/.test(between)) return true;
  }
  if (lackingAt.test(folded.slice(0, position)) || /\bno (?:(?:in|at) )?$/u.test(folded.slice(0, position))) return true;
  if (listedOut.test(folded.slice(position)) && !/\b(?:and|but) (?:in|at|on|by) |\b(?:is|are|may|can|must)\b/u.test(folded.slice(position)))
    return true;
  const later = leftForLater.exec(folded.slice(position, position + 90));
  if (later && later.index < 60 && plainWords.test(folded.slice(position, position + later.index))) return true;
  const after = negatedAfter.exec(folded.slice(position));
  return after !== null && !/\b(?:if|where|when|unless|falls|wenn|si)\b[^,)]*$/.test(folded.slice(0, position + after.index));
}
