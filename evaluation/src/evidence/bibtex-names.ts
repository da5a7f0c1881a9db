import { readAuthor, readAuthors } from './author-names.ts';
import { latexToText } from './latex-text.ts';
import { plainLine } from './plain-text.ts';
import type { Author } from './reference.ts';

/** Parts of a text at separators that stand outside of braces. */
function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  let index = 0;
  while (index < text.length) {
    const character = text[index];
    if (character === '\\') {
      index += 2;
      continue;
    }
    if (character === '{') depth++;
    else if (character === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      separator.lastIndex = index;
      const match = separator.exec(text);
      if (match && match[0] !== '') {
        parts.push(text.slice(from, index));
        index += match[0].length;
        from = index;
        continue;
      }
    }
    index++;
  }
  parts.push(text.slice(from));
  return parts;
}

const plain = (latex: string) => plainLine(latexToText(latex));

/** Whether one pair of braces stands around the whole name. */
function isWholeGroup(name: string): boolean {
  if (!name.startsWith('{')) return false;
  let depth = 0;
  for (let index = 0; index < name.length; index++) {
    if (name[index] === '\\') index++;
    else if (name[index] === '{') depth++;
    else if (name[index] === '}' && --depth === 0) return index === name.length - 1;
  }
  return false;
}

/** "family=Berg, given=Anna, prefix=van der", as BibLaTeX allows to write it. */
function extendedName(name: string): Author | undefined {
  const parts = new Map(
    splitOutside(name, /,/y).flatMap((part) => {
      const match = /^\s*"?\s*([a-z][a-z-]{1,20})\s*=\s*(.*)$/s.exec(part);
      return match ? [[match[1]!, plain(match[2]!.replace(/"\s*$/, ''))] as const] : [];
    }),
  );
  const family = [parts.get('prefix'), parts.get('family')].filter(Boolean).join(' ');
  return family ? { family, given: [parts.get('given'), parts.get('suffix')].filter(Boolean).join(', ') } : undefined;
}

/** One name after the rules of BibTeX: "von Last, Jr, First", "von Last, First" or "First von Last"; braces make a name of a group. */
function bibtexName(latex: string): Author[] {
  const name = latex.trim().replace(/,+$/, '');
  if (name === '' || /^others$/i.test(name)) return [];
  if (isWholeGroup(name)) {
    const text = plain(name);
    return text === '' ? [] : [{ literal: text }];
  }
  if (/^"?\s*(?:family|given|prefix)\s*=/.test(name)) {
    const author = extendedName(name);
    if (author) return [author];
  }
  const parts = splitOutside(name, /,/y).map((part) => part.trim());
  if (parts.length > 1) {
    const family = plain(parts[0]!);
    const given = plain(parts.at(-1)!);
    const suffix = parts.length > 2 ? plain(parts[1]!) : '';
    if (family === '') return given === '' ? [] : [{ literal: given }];
    return [{ family, given: [given, suffix].filter(Boolean).join(', ') }];
  }
  const words = splitOutside(name, /[\s~]+/y).filter((word) => word !== '');
  if (words.length === 1) {
    const only = plain(name);
    return only === '' ? [] : [{ literal: only }];
  }
  const read = readAuthor(plain(name));
  // "Maki DG", which is no BibTeX but frequent.
  if (read && 'family' in read && /^\p{Lu}{1,3}$/u.test(read.given)) return [read];
  const isLower = (word: string) => !word.startsWith('{') && /^\p{Ll}/u.test(plain(word));
  const firstLower = words.slice(0, -1).findIndex((word, index) => index > 0 && isLower(word));
  const start = firstLower === -1 ? words.length - 1 : firstLower;
  return [{ family: plain(words.slice(start).join(' ')), given: plain(words.slice(0, start).join(' ')) }];
}

/** All names under `author` or `editor`. Lists parted by semicolons, which some programs write, are read as well. */
export function bibtexNames(latex: string): Author[] {
  const names = splitOutside(latex.trim(), /\s+and\s+/iy);
  if (names.length === 1 && latex.includes(';') && !isWholeGroup(latex.trim())) return readAuthors(plain(latex));
  return names.flatMap(bibtexName);
}

/** Names as BibTeX reads them again; a group stands in braces so that none of its words is taken for a part of a name. */
export function writeBibtexNames(authors: readonly Author[], latex: (text: string) => string): string {
  return authors
    .map((author) => {
      if ('literal' in author) return `{${latex(author.literal)}}`;
      const family = /\sand\s|^\p{Ll}.*\s|,/iu.test(author.family) ? `{${latex(author.family)}}` : latex(author.family);
      return author.given
        ? `${family}, ${/\sand\s|,/i.test(author.given) ? `{${latex(author.given)}}` : latex(author.given)}`
        : `${family},`;
    })
    .join(' and ');
}
