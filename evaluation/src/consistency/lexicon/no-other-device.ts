const other =
  '(?:other|another|earlier|previous|older|former|foreign|further|comparable|similar|existing|marketed|competing|predecessor|preceding|reference)';
const data = '(?:data|results?|evidence|findings|experience|outcomes|knowledge|studies|investigations|trials)';
const taken =
  '(?:carried over|carr(?:y|ied)|transferred|transposed|taken (?:over|into account|in)|used?|relied|drawn|draw|rely|borrowed?|considered|credited|accepted|count(?:ed)?|consulted|invoked|adopted|included|lean|leant|build|built|rest|fall back|made)';

/**
 * Sentences of a section on equivalence by which the evaluation stands on its own data, without the word: "no other braid serves as reference", "results
 * obtained with earlier models are not carried over", "rests exclusively on data of the machine itself".
 */
export const noOtherDevice = new RegExp(
  [
    `\\bno ${other} (?:[\\p{L}-]+ ){1,3}?(?:serves?|acts?|stands?|counts?|(?:is|are|was|were|will be|shall be|is to be|has been) (?:used|taken|drawn|relied|chosen|named|invoked|consulted|identified|found|referred|a reference|the reference|reference))\\b`,
    `\\bno (?:device|product|system|model|machine) (?:was|is|has been|could be) (?:found|identified|known|named|available)\\b`,
    `\\b${data}\\b[^.;:]{0,40}\\b${other}s?\\b[^.;:]{0,40}\\b(?:not|never|neither)\\b[^.;:]{0,20}\\b${taken}\\b`,
    `\\b(?:not|never|nor|without)\\b (?:[\\p{L}-]+ ){0,4}?(?:${taken}|drawing|relying|borrowing|recourse|resort) (?:[\\p{L}-]+ ){0,4}?(?:${other}|anything from|others)\\b`,
    `\\bnothing (?:is|will be|shall be) ${taken} [^.;:]{0,20}\\b${other}\\b`,
    `\\bno (?:use|recourse|reference|resort) (?:will be made|is made|shall be made|to be made)? ?(?:of|to) [^.;:]{0,30}\\b${other}\\b`,
    `\\b(?:only|solely|exclusively|entirely|nothing but|just) (?:on |upon |from |with )?(?:the |its |own |clinical |direct )*(?:(?:device|product|system|machine|manufacturer)'s )?own (?:clinical )?${data}\\b`,
    `\\b(?:only|solely|exclusively|entirely) (?:on |upon |from )(?:the )?(?:clinical )?${data} (?:of|from|on|with|obtained with|gathered with|collected with) (?:the )?[\\p{L}-]+(?: [\\p{L}-]+)? itself\\b`,
    `\\bown (?:clinical )?${data} (?:only|alone|solely|exclusively)\\b`,
    `\\bdo(?:es)? without (?:it|one|such)\\b|\\b(?:route|path|way|option) (?:is|will|shall|was) not (?:be )?(?:taken|chosen|followed|pursued|used|opened|open)\\b`,
  ].join('|'),
  'u',
);
