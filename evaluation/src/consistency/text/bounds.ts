import { fold } from './fold.ts';
import { readNumbers } from './numbers.ts';

/** A number with the side on which it bounds: "at most 4.0 %", "≥ 75 %". */
export interface Bound {
  readonly value: number;
  readonly end: number;
  readonly atLeast: boolean;
}

/** Limits of a text that say on which side they hold. */
export function boundsIn(text: string, language: string): Bound[] {
  const folded = fold(text);
  return readNumbers(text, language).flatMap((number) => {
    const head = folded.slice(Math.max(0, number.start - 26), number.start);
    const upper =
      /(?:≤|<|<=|\bat most|\bnot (?:more|higher|greater|longer) than|\bno more than|\bbelow|\bunder|\bless than|\bup to|\bmaximum(?: of)?|\bhochstens|\bmaximal|\bmax\.?|\bau plus|\bcomo maximo|\bal massimo)\s*$/u.test(
        head,
      );
    const lower =
      /(?:≥|>|>=|\bat least|\bnot (?:less|lower|shorter) than|\bno less than|\babove|\bover|\bmore than|\bminimum(?: of)?|\bmindestens|\bmin\.?|\bau moins|\bal menos|\balmeno)\s*$/u.test(
        head,
      );
    return upper === lower ? [] : [{ value: number.value, end: number.end, atLeast: lower }];
  });
}
