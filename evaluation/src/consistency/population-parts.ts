import type { DossierContext, DossierDocument } from './dossier.ts';
import { cellsOf } from './grid.ts';
import { comparableName } from './names.ts';
import type { Passage } from './passage.ts';
import { mentions } from './subject.ts';
import { fold } from './text/fold.ts';
import { keptByText } from './text/kept-by-text.ts';
import type { Range } from './text/quantities.ts';

/** A limit of a part of the device or of one way of using it, not of the device: "pulse mode only from 30 kg". */
export const partOfDevice =
  /\bmodes?\b[^.;]{0,60}\b(?:only|restricted|limited|from|for|is|are|≥|>)|\b(?:in|for|as) (?:the |a )?(?:\w+[- ]){1,2}mode\b|\b\w*modus\b|\bmode [a-z]\b|\b(?:masks?|reloads?|cannulas?|cuffs?|probes?|sizes?|electrodes?|sensors?|tubing|accessor(?:y|ies)|cartridges?|variants?|models?|configurations?)\b[^.;]{0,70}(?:\d+ ?(?:kg|g|years|months))|(?:\d+ ?(?:kg|g|years|months))[^.;]{0,60}\b(?:masks?|reloads?|cannulas?|cuffs?|probes?|electrodes?|tubing)\b|\b(?:normal|standard|small(?:er)?|large(?:r)?|adult|pa?ediatric|children's|regular|basic|other|first|second|neonatal|infant) (?:model|version|variant|size|set|kit|cuff|mask)s? (?:is|are)\b|\b(?:another|other|separate) (?:product|device|model|version)\b|\bsub-?restriction\b|\bpulse\b/u;

/** Words before a bound that forbid use: "must not be used in patients with …, or a weight of more than 136 kg". */
export const forbids =
  /\b(?:(?:must|may|shall|should|can) (?:not|never) (?:be )?(?:used?|implanted|treated|worn|applied|given|placed)|(?:is|are) not (?:intended|indicated|suitable|meant|approved|to be used)|do not (?:use|treat|implant|apply)|never (?:use|treat|implant|apply)|\b(?:not|unsuitable) for (?:use (?:in|on|by) )?(?:patients|persons|people|individuals|children|adults|anyone|those|users)|contra-?indicat\w*|darf nicht|durfen nicht|nicht (?:bestimmt|geeignet))\b(?!.*\b(?:but|except|unless|only|sondern)\b).*$/u;

/** A code of a model, set or variant: "PF-9", "CX20". Roman numerals and abbreviations alone are none. */
const modelCode = /(?<![\p{L}\d-])(?=[\p{L}\d-]*\p{L})\p{Lu}[\p{L}]{0,6}[- ]?\d{1,4}[A-Za-z]?(?![\p{L}\d%])/gu;
const noModel =
  /^(?:(?:HbA|A)1c|SpO2|CO2|O2|H2O|N95|COVID-?19|HIV[- ]?1|Annex|Table|Section|Figure|Part|Rule|Class|Type|Stage|Grade|Step|IP\d|IEC|ISO|EN|V\d|B12)/u;

/** Whether a text speaks of a single model or part that is not the device as a whole: "Children from 4 to 11 years use PF-6 only". */
export function namesModel(text: string, context: DossierContext): boolean {
  for (const [code] of text.matchAll(modelCode)) {
    if (noModel.test(code) || !/[-A-Z\d]$|\d/u.test(code)) continue;
    // "From 4", "Children 6" are words before a number; codes are written in capitals or with a hyphen.
    if (!/^\p{Lu}[\p{Lu}-]*[- ]?\d/u.test(code) && !code.includes('-')) continue;
    const name = comparableName(code);
    if (context.deviceNames.some((one) => ` ${one} `.includes(` ${name} `))) continue;
    return true;
  }
  return false;
}

/** Whether other rows of a table have such a value in the same column too: each row is then for one group or size, and none for all. */
export function isOneOfSeveralRows({ cell, text, index }: Passage, document: DossierDocument, value: RegExp): boolean {
  if (!cell || cell.row < 0) return false;
  const inTable = (other: Passage | undefined): other is Passage => other?.cell?.table === cell.table;
  for (const step of [-1, 1]) {
    for (let at = index + step; inTable(document.passages[at]); at += step) {
      const other = document.passages[at]!;
      if (other.cell!.row >= 0 && other.cell!.column === cell.column && other.text !== text && value.test(other.folded)) return true;
    }
  }
  return false;
}

/** Titles of columns about other devices, whose bounds are not the device's. */
const otherColumn = /equivalen|comparator|competitor|predecessor|reference device|similar|other/u;

/**
 * The cells of a passage's row in a table with one column for each model: the device is for whom any of its models is for. Undefined where the table is
 * none, and empty for all cells but the first, so that the row is read once.
 */
export function modelRow(passage: Passage, document: DossierDocument, context: DossierContext): readonly Passage[] | undefined {
  const { cell } = passage;
  if (!cell || cell.row < 0 || cell.column === 0 || !namesVariant(cell.columnTitle)) return undefined;
  const row = cellsOf(document, cell.table).filter(
    (one) => one.cell!.row === cell.row && one.cell!.column > 0 && namesVariant(one.cell!.columnTitle),
  );
  if (new Set(row.map((one) => one.cell!.columnTitle)).size < 2) return undefined;
  // Where one column is the device's and the others those of other models, the device is for whom its own column says.
  const names = (one: Passage, of: readonly string[]): boolean => of.some((name) => mentions(fold(one.cell!.columnTitle), name));
  if (row.some((one) => names(one, context.deviceNames)) && row.some((one) => names(one, context.otherNames))) return undefined;
  return row[0] === passage ? row : [];
}

const namesVariant = keptByText((title: string): boolean => {
  if (otherColumn.test(title.toLowerCase())) return false;
  return /\b(?:model|version|variant)\b/iu.test(title) || [...title.matchAll(modelCode)].some(([code]) => !noModel.test(code));
});

const operators =
  /\b(?:operators?|carers?|care-?givers?|helpers?|assistants?|attendants?|parents?|guardians?|relatives|famil(?:y|ies)|nurses?|physicians?|professionals?|staff|personnel|trainers?|supervis\w+|partners?)\b/gu;
const treated = /\b(?:patients?|persons?|people|individuals?|children|adolescents?|adults|infants?|those|minors)\b/gu;

/** Whether a bound at a position is that of those who operate the device or help: "carers aged 18 or older", "a carer must be at least 18". */
export function ofOperators(folded: string, start: number, end: number): boolean {
  const clause = folded.slice(0, start).split(/[;.]/u).at(-1)!;
  const after = /^[ -]*(?:old |years? |of age )*(?:[a-z]+ )?([a-z-]+)/u.exec(folded.slice(end))?.[0] ?? '';
  const last = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].at(-1)?.index ?? -1;
  const operator = last(clause, operators);
  // "With the help of a carer aged 18" names the carer last; "patients with a carer, from 5 years" goes back to the patients.
  // "Lay carers, aged 18 or over": the comma does not part the age from those who are of it.
  if (
    operator >= 0 &&
    operator > last(clause, treated) &&
    !/,/u.test(clause.slice(operator).replace(/,? (?:and|or) |,(?= (?:(?:aged?|of|who are|at least|over|from)\b[^,]*)?$)/gu, ' '))
  )
    return true;
  return operator < 0 && last(clause, treated) < 0 && after !== '' && after.search(operators) >= 0;
}

const wholePopulation =
  /\b(?:intended (?:for|to|in)|(?:limited|restricted|confined) to(?! (?:\d|an? ))|use (?:it|this [\p{L}]+|the [\p{L}]+) only (?:in|for|on)|indicated (?:for|in)|(?:target|patient|intended|entire|whole) populations?|population (?:is|are|comprises|consists|includes|covers)|is for|are for|suitable for|approved for|device for|for use in|designed for|made for|meant for|bestimmt fur|destine|indicado|destinado|indicato)\b/u;
const groupWord =
  /\b(?:child(?:ren)?|adolescents?|teenagers?|infants?|toddlers?|babies|newborns?|neonates?|minors|elderly|seniors?|pregnant|women|men|boys|girls|kinder|jugendliche|enfants?|ninos|bambini)\b/u;
/** What documents say of a group among the patients: how it is treated, not who belongs to the patients. */
const ofSome =
  /\b(?:needs?|needed|may need|requires?|supervis\w+|accompan\w+|with the help|with (?:an? )?(?:adult|parent|carer)|by (?:an? )?(?:adult|parent|carer)s?|alone|unattended|choose|select|on their own|handle|play\w*|touch|reach of|told|turn|check|(?<!\b(?:the|this) )monitor\w*|followed|caution|careful\w*|closely|swallow\w*|chok\w+|strang\w+|more (?:often|frequent\w*)|less (?:often|frequent\w*)|higher|lower(?! (?:age|weight|height|body|limit|bound))|(?:starts?|starting|begin) (?:with|at)|dose|flow|setting|limited (?:data|experience|evidence)|few|rare\w*|recommend\w*|prefer\w*|smaller|larger|short(?:er)?(?![- ]?(?:sight|term|stature|bowel))|long(?:er)?(?![- ]?(?:sight|term|bone)| as (?:they|he|she)\b)|size|length|data|experience|evidence|risk|chapter|section|use[sd]? (?:the |a |an )?[\p{L}\d-]+(?: [\p{L}\d-]+)? only|only (?:with|under|in|by|after))\b|\bfor (?:patients|persons|people|users|wearers|those|children|adults) [^.;,]{0,20}\d[^.;,]{0,20}, (?!and\b|or\b|who\b)|\bevery [\p{L}\d]+ (?:minutes?|hours?|days?|weeks?|months?) (?:in|for) |\ban adult (?!(?:is|can be|may be|must be) )(?:\p{L}+s|must|should|has)\b|\b(?:adult|paediatric|pediatric|neonatal|child|infant|adolescent|teen) (?:profile|mode|setting|program(?:me)?|cuff|mask|version|size)s?\b|\b(?:sessions?|visits?|doses?|rooms?|beds?|profiles?|modes?|settings?|program(?:me)?s?|cuffs?|masks?|versions?|sizes?) (?:of|for|with) (?:patients|persons|people|users|wearers|children)\b/u;

/** Whether a range speaks of some of the patients: a closed range for children alone, or a bound in words on how a group is treated. */
export function ofGroup(folded: string, range: Range, start: number): boolean {
  if (wholePopulation.test(folded)) return false;
  const closed = range.from !== undefined && range.to !== undefined;
  if (
    closed &&
    groupWord.test(folded.slice(Math.max(0, start - 30), start)) &&
    !/\badults?\b|\bpatients\b|\bpersons\b|\bpeople\b/.test(folded)
  )
    return true;
  return ofSome.test(folded);
}

/** Whether a text without "intended for" and the like says how some of the patients are treated. */
export function tellsOfSome(folded: string): boolean {
  return !wholePopulation.test(folded) && (ofSome.test(folded.replace(/\bin (?:short|brief)\b/u, ' ')) || besidesOthers.test(folded));
}

/** "Adults also take aspirin", "children additionally get a splint": what a group does besides the others, who are treated as well. */
const besidesOthers =
  /\b(?:adults|children|adolescents|infants|newborns|patients|women|men|elderly) (?:also|additionally|in addition) (?:take|get|receive|undergo|have|wear|drink|see|come|return)\b/u;

const ofCondition =
  /\b(?:most|many|some|majority|minority|typical\w*|usual\w*|often|onset|peaks?|prevalen\w*|inciden\w*|common(?:ly|est|er)?|frequen\w*|occurs?|occurring|affects?|rises?|rising|suffer from|develops? in|(?:begins?|starts|manifests?) in|lifetime risk|plans? to|extend(?:ed)?|future|later (?:version|indication)|not yet)\b/u;

/** Whether a text says of a disease, of many patients or of a later device what is not said of those whom this device is for. */
export function tellsOfCondition(folded: string): boolean {
  return ofCondition.test(folded) && !wholePopulation.test(folded);
}

/** Who is left when a range with one open end is excluded. */
export function leftBy(range: Range): Range {
  const { dimension } = range;
  return range.from === undefined
    ? { dimension, from: range.to!, fromIncluded: !range.toIncluded, toIncluded: true }
    : { dimension, to: range.from, fromIncluded: true, toIncluded: !range.fromIncluded };
}
