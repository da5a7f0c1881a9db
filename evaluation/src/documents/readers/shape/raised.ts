const raisedLetters = new Map([...'0123456789+-−=()n'].map((letter, index) => [letter, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'][index]!]));
const loweredLetters = new Map([...'0123456789+-−=()'].map((letter, index) => [letter, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][index]!]));

/**
 * Raised or lowered characters as characters of their own where they exist, so that "10" and a raised "6" do not become "106". Text that has others,
 * such as the ending of "1st", stays as it is, but digits in it are still raised.
 */
export function raised(text: string, position: 'superscript' | 'subscript'): string {
  if (!/\d/.test(text) && !/^[+\-−n]+$/.test(text)) return text;
  const letters = position === 'superscript' ? raisedLetters : loweredLetters;
  return [...text].map((letter) => letters.get(letter) ?? letter).join('');
}
