/** Characters that only steer how a line is set: soft hyphens, joiners, marks of direction and of the byte order. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: characters that no text may hold are what this looks for.
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * The text as a person reads it: without characters that nobody sees, with plain hyphens and spaces, each run of white space as one space. Line breaks
 * that somebody set stay as line breaks.
 */
export function cleanText(text: string): string {
  return text
    .replace(unseen, '')
    .replace(control, ' ')
    .replaceAll('\u2011', '-')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

/** The same on one line, for headings and captions. */
export function cleanOneLine(text: string): string {
  return cleanText(text).replaceAll('\n', ' ');
}
