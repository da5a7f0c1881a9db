const who = '(?:all |any )?(?:patients?|persons?|people|individuals?|users?|wearers?|those|anyone|women|men|children|adults)';
const having = '(?:with|who (?:have|has|had|suffer from)(?: had)?|that have|suffering from|having|affected by)';
const them = `${who} ${having}`;
const given = '(?:use|have|receive|wear|undergo|be (?:treated|connected|given|implanted|fitted))';
const barredUse = '(?:prohibited|forbidden|ruled out|contra-?indicated|not (?:allowed|permitted|possible)|to be avoided|avoided)';
const device = '(?:it|the (?:use of (?:it|the [\\p{L}-]+)|[\\p{L}-]+)|use|treatment|implantation|this [\\p{L}-]+)';
const condition = '(?<condition>[^.;:?]{3,140}?)';

/** Sentences that bar somebody from the device, each by the place of the condition: "patients with … must not", "in … it is prohibited", "… rules out use", "unsuitable for patients with …". */
const shapes: readonly RegExp[] = [
  `^\\W*${them} ${condition} (?:(?:must|may|should|shall|can) ?(?:not|never) ${given}|(?:must|should|have to|need to) be excluded from (?:the )?(?:treatment|use)|are (?:excluded from (?:the )?(?:treatment|use)|not suitable|not treated|not to be treated)|(?:must|should) (?:stay|keep) away from)\\b`,
  `^\\W*(?:in|for|with) (?:${them}|(?:the )?(?:presence|cases?) of) ${condition},? ${device} (?:(?:must|may|should|shall|can) ?(?:not|never) be (?:used|implanted|applied|worn|inserted|given)|is ${barredUse})\\b`,
  `^\\W*(?:if|when|where) (?:you|the patient|there|patients) (?:have|has|is|are|suffers? from) ${condition}, (?:you (?:must|may|should|can) ?not use|do not use|never use|the [\\p{L}-]+ (?:must|may|should) not be (?:used|implanted|applied|worn))\\b`,
  `^\\W*(?!there\\b|the following\\b|th(?:is|ese|at)\\b|it\\b|no(?:ne)?\\b|neither\\b)${condition} (?:is|are) (?:an? )?(?:absolute |further )?contra-?indications?(?= (?:to|for|against)\\b|\\W*$)`,
  `^\\W*(?!th(?:is|ese|at)\\b|it\\b|no(?:ne|thing)?\\b|neither\\b)${condition} (?:rules? out|precludes?|forbids?|prohibits?) (?:the )?(?:use|implantation|treatment|therapy)\\b`,
  `\\b(?:unsuitable|not (?:suitable|intended|indicated|allowed|approved|meant)|is no (?:treatment|option|device|therapy)|no use) (?:for|in|on) ${them} ${condition}\\W*$`,
  `^\\W*not for ${them} ${condition}\\W*$`,
  `\\b(?:is|are|be) ${barredUse} (?:in|for|on|with) (?:${them}|(?:the )?(?:presence|cases?) of) ${condition}\\W*$`,
  `^\\W*(?:the )?use (?:of (?:it|the [\\p{L}-]+) )?(?:in|by|on|for) ${them} ${condition} is ${barredUse}\\b`,
  `^\\W*(?:avoid|refrain from) (?:the )?(?:use|using)(?: of)?(?: (?:it|the [\\p{L}-]+))? (?:in|on|for) ${them} ${condition}\\W*$`,
  `^\\W*keep (?:it|the [\\p{L}-]+) away from ${them} ${condition}\\W*$`,
].map((shape) => new RegExp(shape, 'du'));

/** Words without which no shape can hold: most sentences have none of them. */
const mayBar =
  /\b(?:not|never|cannot|no|unsuitable|contra-?indicat\w+|rules? out|ruled out|preclud\w+|forbid\w*|prohibit\w*|avoid\w*|refrain|away|excluded)\b/u;
/** A denial of the denial, a doubt or a limit in time. */
const turnsRound =
  /\b(?:no longer|not (?:be )?(?:an? |regarded as an? |considered an? )?(?:absolute )?contra-?indicat\w*|not (?:rule out|preclude|forbid|prohibit)|unless|except|whether|until|relative)\b|\?\s*$/u;
/** What is given, done or cleaned beside the device: "the drug is contraindicated in …". */
export const besideDevice =
  /^\W*(?:the |an? |your )?(?:[\p{L}-]+ )?(?:mri?|x-?rays?|drugs?|medicines?|medication|surgery|anticoagula\w+|detergents?|disinfectants?|agents?)\b(?! (?:pumps?|delivery|infusion|system))/u;

/** Whether a text has one of the words by which patients are barred; most have none. */
export function mayBarPatients(folded: string): boolean {
  return (
    mayBar.test(folded) &&
    /\b(?:patients?|persons?|people|individuals?|users?|wearers?|those|anyone|women|men|children|adults|you|contra-?indications?|use|implantation|treatment|therapy)\b/u.test(
      folded,
    )
  );
}

/** Where a sentence names the condition that bars a patient from the device; undefined where it bars nobody. */
export function barringCondition(folded: string): { readonly start: number; readonly end: number } | undefined {
  if (!mayBar.test(folded) || turnsRound.test(folded) || besideDevice.test(folded)) return undefined;
  for (const shape of shapes) {
    const [start, end] = shape.exec(folded)?.indices?.groups?.condition ?? [];
    if (start !== undefined && end !== undefined) return { start, end };
  }
  return undefined;
}
