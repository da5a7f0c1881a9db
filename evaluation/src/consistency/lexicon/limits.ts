/** Words for a limit itself, as a plan sets it or a report tells it of the plan (folded). */
export const limitWord =
  /\b(?:limits?|(?:upper|lower) bounds?|thresholds?|criteri\w+|accepts?|accepted|acceptable|acceptance|tolerat\w+|tolerable|allow(?:s|ed|able)?|permit(?:s|ted)?|pass mark|ceiling|(?:draws?|drew|drawn|drawing|set|sets) (?:the|a|its|our) (?:line|bar|mark)|capped|yardstick|goal|target(?! (?:lesion|vessel|organ|tissue|nerve|area|site|volume|muscle|structure|group|population)s?\b)|cut-?off|bar|hurdle|margin of the plan|requirement|required|demand(?:s|ed)?|(?:plan|cep) (?:sets?|asks?|foresees|wants|calls|names|gives|allows|fixes|states|says|requires)|(?:set|fixed|agreed(?! in $)|laid down|given|named) (?:at|in|by)|grenzwert|grenze)\b|\b(?:plan|cep|protocol)\b[^.;]{0,40}?\b(?:up to|at most|(?:no|not) more than|at least|(?:no|not) less than)\b/u;

/** Words that say of a share beside them what it may be and not what it was: "up to 5 % had been allowed", "the pass mark is 5 %", "may amount to 5 %". */
export const limitOfShare =
  /(?<!(?:upper|lower|confidence|age|weight|detection|size|time) )\blimit(?! of (?:accuracy|agreement|detection|quantification))\b|\b(?:pass(?:ing)? marks?|ceiling|hurdle|yardstick|cut-?off|threshold|permissible|allowable|tolerable|tolerated|permitted|(?:had been|has been|have been|is|are|be) (?:allowed|agreed|fixed|laid down)|(?:may|might|can|could) (?:not |only |at most |never )?(?:be|amount|reach|rise|go|have|suffer|occur|show|lie|come|account)|would (?:be|have been) (?:acceptable|accepted|satisfied|content|enough|sufficient|regarded)|(?:is|are|be) (?:satisfied|regarded|considered|deemed|judged|held|seen|taken) (?:as )?(?:sufficient|adequate|safe|acceptable|passed|met|enough|satisfactory))\b/u;

/** A share that the words behind it bound from above: "6 % of patients or fewer", "5 % at the most", "5 % of them as a maximum". */
export const upperBehindShare =
  /^\s*(?:%|per ?cent|percent)?(?: (?:of|in|among) (?:the |all |all the |our )?[\p{L}-]+(?: [\p{L}-]+)?)?,? (?:at (?:the )?(?:very )?most|or (?:fewer|less|lower|below|under)|maximum|max\b\.?|as (?:an? |the )?(?:upper|maximum|highest)\b|tops)/u;
/** The same from below: "90 % of the cases or more", "90 % at the least". */
export const lowerBehindShare =
  /^\s*(?:%|per ?cent|percent)?(?: (?:of|in|among) (?:the |all |all the |our )?[\p{L}-]+(?: [\p{L}-]+)?)?,? (?:at (?:the )?(?:very )?least|or (?:more|better|higher|above)|minimum|min\b\.?|as (?:an? |the )?(?:lower|minimum|lowest)\b)/u;
/** A title or label that bounds the value of its row: "Serious adverse events, maximum", "Highest permitted rate". */
export const upperTitle =
  /\b(?:max(?:imum|imal)?\b\.?|at (?:the )?most|not (?:more|higher|greater) than|no more than|upper (?:limit|bound)|highest (?:permitted|allowed|acceptable|tolerable|permissible)|ceiling)|[≤<]/u;
