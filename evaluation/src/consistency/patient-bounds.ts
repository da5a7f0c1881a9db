import type { DossierDocument } from './dossier.ts';
import type { Passage } from './passage.ts';
import { fold } from './text/fold.ts';
import { readNumbers } from './text/numbers.ts';
import { type FoundQuantity, type Range, readQuantities } from './text/quantities.ts';
import { unitAt } from './text/units.ts';

const unitInLabel =
  /(?:\(\s*(?:in )?|,? in |, ?|\[)\s*(kg|g|grams?|kilograms?|cm|m|years?|yrs?|months?|weeks?|days?|jahre?n?|ans|anos|anni)\s*[)\]]?\s*$/u;

/** A label without the unit in which its values are: "Body weight (kg)", "Age in years". */
export function withoutUnit(label: string): string {
  return label.replace(unitInLabel, '').trim();
}

const least = '(?:minimum|minimal|min\\.?|lower|lowest|least|smallest|youngest|lightest|mindest\\p{L}*)';
const most = '(?:maximum|maximal|max\\.?|upper|highest|greatest|largest|oldest|heaviest|hochst\\p{L}*)';
const measure = "(?:body |patients?'?s? |total |permitted |permissible |allowed )*(?:weight|mass|age|height|size|stature|limit)";
const isLeast = new RegExp(`^(?:\\p{L}+ ){0,2}${least}(?![\\p{L}])`, 'u');
const isMost = new RegExp(`^(?:\\p{L}+ ){0,2}${most}(?![\\p{L}])`, 'u');
/** "The minimum age for treatment is", "the upper weight limit of the patients is", "maximum patient weight". */
const leastBefore = new RegExp(`(?<![\\p{L}])${least} ${measure}[^.;,:\\d]{0,40}?(?::|=|\\bis|\\bare|\\bof|\\bbeing|\\bat|)\\s*$`, 'u');
const mostBefore = new RegExp(`(?<![\\p{L}])${most} ${measure}[^.;,:\\d]{0,40}?(?::|=|\\bis|\\bare|\\bof|\\bbeing|\\bat|)\\s*$`, 'u');
/** "Up to a body weight of", "above a height of": the measure stands between the comparison and the value. */
const comparedBefore = new RegExp(
  `(?<![\\p{L}])(up to|at most|no more than|not more than|not exceeding|(?:below|under|less than)|(?:above|over|more than|exceeding)|at least|no less than|from) (?:and including )?(?:an? |the )?${measure} of\\s*$`,
  'u',
);

/**
 * Quantities by which a text bounds patients. Beside what a text says by itself the label counts: its unit ("Body weight (kg) | 10 to 120", "Age | 18 to 75")
 * and its side ("Minimum age: 12 years"), and words that stand further away ("the lower limit of the body weight is 3 kg", "up to a body weight of 150 kg").
 */
export function patientQuantities(text: string, label: string, language: string): FoundQuantity[] {
  const folded = fold(text);
  const found: readonly FoundQuantity[] = withUnit(text, label, language);
  return found.map((quantity) => {
    if (!quantity.exact) return quantity;
    const value = quantity.range.from!;
    const bounded = (ends: Partial<Range>): FoundQuantity => {
      const { dimension } = quantity.range;
      return { ...quantity, exact: false, range: { dimension, fromIncluded: true, toIncluded: true, ...ends } };
    };
    const before = folded.slice(Math.max(0, quantity.start - 80), quantity.start);
    if (before.trim() === '' && isLeast.test(label)) return bounded({ from: value });
    if (before.trim() === '' && isMost.test(label)) return bounded({ to: value });
    if (leastBefore.test(before)) return bounded({ from: value });
    if (mostBefore.test(before)) return bounded({ to: value });
    const compared = comparedBefore.exec(before)?.[1];
    if (!compared) return quantity;
    if (/^(?:up to|at most|no more|not)/.test(compared)) return bounded({ to: value });
    if (/^(?:below|under|less)/.test(compared)) return bounded({ to: value, toIncluded: false });
    if (/^(?:above|over|more|exceeding)/.test(compared)) return bounded({ from: value, fromIncluded: false });
    return bounded({ from: value });
  });
}

/** Quantities of a labelled value whose numbers have their unit in the label; an age without any is in years. */
function withUnit(text: string, label: string, language: string): readonly FoundQuantity[] {
  const unit = unitInLabel.exec(label)?.[1] ?? (/\bage\b/u.test(label) ? 'years' : undefined);
  if (unit === undefined || text.length > 60) return readQuantities(text, language);
  const folded = fold(text);
  const numbers = readNumbers(text, language);
  if (numbers.length === 0 || numbers.some((number) => unitAt(folded, number.end))) return readQuantities(text, language);
  let written = '';
  let at = 0;
  // Where each number ends in the text, and how many letters were put in after it.
  const put: number[] = [];
  const inserted = ` ${unit}`;
  for (const { end } of numbers) {
    written += text.slice(at, end) + inserted;
    put.push(end);
    at = end;
  }
  written += text.slice(at);
  const back = (position: number): number => {
    let before = 0;
    for (const end of put) {
      if (position <= end + before) break;
      before += Math.min(inserted.length, position - (end + before));
    }
    return position - before;
  };
  return readQuantities(written, language).map((quantity) => ({ ...quantity, start: back(quantity.start), end: back(quantity.end) }));
}

const forbidden =
  '(?:(?:is|are|be|been) (?:not|never)|not (?:be )?(?:eligible|intended|suitable|indicated|approved|permitted|allowed|for|included|considered)|(?:must|should|may|shall|can) (?:not|never)|cannot|(?:is|are) (?:excluded|contra-?indicated)|(?:is|are) outside|excluded)';
const forbiddenAfter = new RegExp(`^[^.;]{0,80}\\b${forbidden}\\b`, 'u');
/** "If you weigh less than 45 kg, do not use it." */
const conditionBefore = /(?:^|[.;,:] ?)\s*(?:if|when|where)\b[^.;,]*$/u;
const orderAfter =
  /^[^.;,]{0,40},\s*(?:then |please )?(?:(?:you |they |it )?(?:must|should|may|shall|can) (?:not|never)|do not|never|the [^.;,]{2,40} (?:must|should|may|shall|can) not)\b/u;

/** What patients cannot do is why they are treated. */
const whoCannot = /\b(?:who|that|whose [\p{L}-]+) (?:cannot|can not|must not|may not|should not)\b[^.;]*/gu;

/** Whether the words after a bound forbid use for those it names: "patients above 160 kg must not be treated". */
export function forbidsAfter(folded: string, start: number, end: number): boolean {
  // "Adults aged 18 and over who cannot empty the bladder" are treated.
  const after = folded.slice(end).replace(whoCannot, ' ');
  return forbiddenAfter.test(after) || (conditionBefore.test(folded.slice(0, start)) && orderAfter.test(after));
}

/** Whether the row of a table stands beside one on the age: there "Weight" is that of the patients. */
export function besideAge({ cell, index }: Passage, document: DossierDocument): boolean {
  return (
    cell !== undefined &&
    document.passages
      .slice(Math.max(0, index - 8), index + 9)
      .some(
        (one) =>
          one.cell?.table === cell.table && one.cell.column === 0 && /^(?:patient )?age(?: range| limits?)?$/.test(one.folded.trim()),
      )
  );
}

/** Whether a time is that which something takes: "180 participants over 2 years", "run over 3 years", "enrolled over 24 months". */
export function throughout(folded: string, start: number, end: number): boolean {
  if (!/^over\b/u.test(folded.slice(start)) || /^\W*(?:old|of age)\b/u.test(folded.slice(end))) return false;
  const before = folded.slice(0, start);
  return (
    !/\b(?:patients|adults?|persons?|people|children|wom[ae]n|m[ae]n|users?|wearers?|individuals?|anyone|those|aged?|subjects|participants|infants)(?: \()? ?$/u.test(
      before,
    ) ||
    (!/^over \d{2} ?(?:years|yrs)/u.test(folded.slice(start)) &&
      /\d (?:[\p{L}-]+ ){0,2}?(?:patients|persons|people|users?|wearers?|individuals|subjects|participants|wom[ae]n|m[ae]n|children) $/u.test(
        before,
      ))
  );
}
