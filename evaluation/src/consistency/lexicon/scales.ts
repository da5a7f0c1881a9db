/** A scale of severity or type by which intended purposes limit who is treated. */
export interface Scale {
  readonly id: string;
  readonly words: RegExp;
  /** True for a word that many scales share, so that the condition it grades belongs to the key: "grade", "category". */
  readonly general?: boolean;
  /** True for steps that are letters: A to C. */
  readonly lettered?: boolean;
  /** The highest step, for "or higher". */
  readonly top?: number;
}

/**
 * Scales by name, the special before the general. NYHA: New York Heart Association 1994, I to IV. CCS angina: I to IV. ASA physical status: I to VI.
 * Fitzpatrick skin types: I to VI. Rutherford: 0 to 6. Kellgren-Lawrence: 0 to 4. GOLD: 1 to 4. Child-Pugh: A to C. Pressure ulcers (EPUAP/NPIAP/PPPIA 2019):
 * categories 1 to 4. (Ranges from general knowledge, unverified; they are not used to judge values, only the names are.)
 */
export const scales: readonly Scale[] = [
  { id: 'NYHA class', words: /\bnyha(?:[ -](?:functional )?(?:class(?:es)?|klassen?|classes?|clases?|classi|stadi\w+))?/gu, top: 4 },
  { id: 'CCS class', words: /\bccs(?: (?:angina )?class(?:es)?)?/gu },
  {
    id: 'ASA class',
    words: /\basa(?: (?:class(?:es)?|grades?|scores?|physical status(?: class(?:es)?)?|status))?(?= ?(?:[1-6]|i|v|of|up|:|or)\b)/gu,
    top: 6,
  },
  { id: 'Child-Pugh class', words: /\bchild[- ]pugh(?: (?:class(?:es)?|stages?|grades?))?/gu, lettered: true, top: 3 },
  { id: 'ECOG status', words: /\becog(?: performance)?(?: (?:status|score|grade))?/gu, top: 5 },
  { id: 'Hoehn and Yahr stage', words: /\bhoehn (?:and|&) yahr(?: stages?)?/gu, top: 5 },
  { id: 'Wagner grade', words: /\bwagner(?: grades?)?/gu, top: 5 },
  { id: 'Mallampati class', words: /\bmallampati(?: (?:class(?:es)?|grades?|scores?))?/gu, top: 4 },
  { id: 'Gustilo type', words: /\bgustilo(?:[- ]anderson)?(?: (?:types?|grades?))?/gu, top: 3 },
  { id: 'kidney disease stage', words: /\b(?:ckd|(?:chronic )?kidney disease) stages?|\bkdigo(?: stages?)?/gu, top: 5 },
  { id: 'skin type', words: /\b(?:(?:fitzpatrick )?(?:skin |photo-?)types?|fitzpatrick(?: types?)?|hauttyp(?:en)?|phototypes?)\b/gu },
  { id: 'Rutherford category', words: /\brutherford(?: (?:categor(?:y|ies)|class(?:es)?|becker))?/gu },
  { id: 'Kellgren-Lawrence grade', words: /\bkellgren[ -](?:and[ -])?lawrence(?: grades?)?|\bkl grades?/gu },
  { id: 'GOLD stage', words: /\bgold (?:stages?|grades?)/gu },
  { id: 'Killip class', words: /\bkillip(?: class(?:es)?)?/gu },
  { id: 'grade', words: /\b(?:grades?|grad(?:e|en)?|gradi|grado|grados)\b/gu, general: true },
  { id: 'category', words: /\b(?:categor(?:y|ies)|kategorien?|categories?|categorias?|categorie)\b/gu, general: true },
  { id: 'stage', words: /\b(?:stages?|stadi(?:um|en)|stades?|estadios?|stadi[o]?)\b/gu, general: true },
];
