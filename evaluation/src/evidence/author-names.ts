import type { Author } from './reference.ts';

/** Initials as MEDLINE and Embase write them after a family name: "DG", "D.G.", "J.-P.", "D. G.". */
const initials = /^(?:\p{Lu}{1,4}|(?:\p{Lu}[\p{Ll}]?\.[\s-]?){1,5})$/u;
const familyAndInitials = /^(\p{L}[\p{L}'’ .-]*?)\s+(\p{Lu}{1,4}|(?:\p{Lu}\p{Ll}?\.[ -]?){1,5})(?:\s+(Jr|Sr|II|III|IV|2nd|3rd)\.?)?$/u;

/** One author from one name: "Maki, Dennis G.", "Maki DG", "Maki D.G." in parts, anything else as it stands. */
export function readAuthor(name: string): Author | undefined {
  const text = name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[;,]+$/, '')
    .trim();
  if (text === '' || text === '.') return undefined;
  const comma = text.indexOf(',');
  if (comma > 0) {
    const family = text.slice(0, comma).trim();
    const given = text.slice(comma + 1).trim();
    return { family, given };
  }
  const parts = text.length <= 200 ? familyAndInitials.exec(text) : null;
  if (parts) return { family: parts[1]!, given: [parts[2]!.trim(), parts[3]].filter(Boolean).join(', ') };
  return { literal: text };
}

/**
 * All authors in one text, as spreadsheets and some exports give them: "A, B; C, D", "A, B and C, D", "Sample A, Pattern DE".
 * Where commas can mean either, they part names only if each part is a family name with initials.
 */
export function readAuthors(text: string): Author[] {
  return splitAuthors(text).flatMap((name) => readAuthor(name) ?? []);
}

function splitAuthors(text: string): string[] {
  if (text.includes(';')) return text.split(';');
  if (text.includes('\n')) return text.split('\n');
  if (/\s(?:and|AND|&)\s/.test(text)) {
    const parts = text.split(/,?\s+(?:and|AND|&)\s+/);
    // "Smith J, Doe A and Roe B" parts names by comma as well, "Smith, J. and Doe, A." does not.
    return parts.flatMap((part) => (allWithInitials(part.split(',')) ? part.split(',') : [part]));
  }
  const byComma = text.split(',');
  if (byComma.length > 1 && allWithInitials(byComma)) return byComma;
  // "Maki, D. G., Ringer, M., Alvarado, C. J." has family names and initials by turns.
  if (byComma.length >= 4 && byComma.length % 2 === 0 && byComma.every((part, index) => index % 2 === 0 || initials.test(part.trim()))) {
    return byComma.flatMap((part, index) => (index % 2 === 0 ? [`${part},${byComma[index + 1]}`] : []));
  }
  return [text];
}

function allWithInitials(parts: readonly string[]): boolean {
  return (
    parts.length > 1 && parts.every((part) => part.length <= 200 && familyAndInitials.test(part.trim()) && !initials.test(part.trim()))
  );
}

/** An author as one text: "Maki, Dennis G.", or the group's name. */
export function writeAuthor(author: Author): string {
  if ('literal' in author) return author.literal;
  return author.given ? `${author.family}, ${author.given}` : author.family;
}

/** The family name or group that stands first; empty where nobody is named. */
export function firstAuthorName(authors: readonly Author[]): string {
  const first = authors[0];
  return first === undefined ? '' : 'literal' in first ? first.literal : first.family;
}
