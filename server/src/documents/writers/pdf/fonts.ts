import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** How the shipped fonts show a character: in all their faces, only upright (at normal weight and bold), or not at all. */
export type Coverage = (codePoint: number) => 'all' | 'upright' | 'none';

/** The folder of the fonts that come with the product. Libertinus Serif comes inside the compiler. */
export function fontsFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
}

/** Characters a font has a glyph for, from the format 4 and 12 subtables of its `cmap` (OpenType 1.9.1, "cmap — Character to Glyph Index Mapping Table"). */
export function charactersOf(font: Buffer): Set<number> {
  const found = new Set<number>();
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index++) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    const start = font.readUInt32BE(entry + 8);
    const subtables = font.readUInt16BE(start + 2);
    for (let one = 0; one < subtables; one++) {
      const platform = font.readUInt16BE(start + 4 + one * 8);
      const encoding = font.readUInt16BE(start + 6 + one * 8);
      // Unicode: platform 0, or Windows with the encodings for the basic plane and for all planes.
      if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue;
      const at = start + font.readUInt32BE(start + 8 + one * 8);
      const format = font.readUInt16BE(at);
      if (format === 4) readSegments(font, at, found);
      else if (format === 12) readGroups(font, at, found);
    }
  }
  return found;
}

function readSegments(font: Buffer, at: number, found: Set<number>): void {
  const doubled = font.readUInt16BE(at + 6);
  for (let segment = 0; segment < doubled; segment += 2) {
    const end = font.readUInt16BE(at + 14 + segment);
    const first = font.readUInt16BE(at + 16 + doubled + segment);
    const delta = font.readUInt16BE(at + 16 + 2 * doubled + segment);
    const offsetAt = at + 16 + 3 * doubled + segment;
    const offset = font.readUInt16BE(offsetAt);
    for (let code = first; code <= end && code < 0xffff; code++) {
      const listed = offset === 0 ? code : font.readUInt16BE(offsetAt + offset + 2 * (code - first));
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) found.add(code);
    }
  }
}

function readGroups(font: Buffer, at: number, found: Set<number>): void {
  const groups = font.readUInt32BE(at + 12);
  for (let group = 0; group < groups; group++) {
    const entry = at + 16 + group * 12;
    const first = font.readUInt32BE(entry);
    const last = font.readUInt32BE(entry + 4);
    const glyph = font.readUInt32BE(entry + 8);
    for (let code = first; code <= last; code++) if (glyph + code - first !== 0) found.add(code);
  }
}

const faces = [
  ['DejaVuSerif', 'DejaVuSans'],
  ['DejaVuSerif-Bold', 'DejaVuSans-Bold'],
  ['DejaVuSerif-Italic', 'DejaVuSans-Oblique'],
  ['DejaVuSerif-BoldItalic', 'DejaVuSans-BoldOblique'],
] as const;

/** Reads the shipped fonts and says for each character how they show it. */
export function readCoverage(folder = fontsFolder()): Coverage {
  const [upright, bold, ...slanted] = faces.map((names) => {
    const [serif, sans] = names.map((name) => charactersOf(readFileSync(join(folder, `${name}.ttf`))));
    return serif!.union(sans!);
  });
  return (codePoint) => {
    // PDF/A-2a forbids characters of the private area, since nobody can say what they mean (ISO 19005-2, 6.2.11.7.2).
    if (codePoint >= 0xe000 && codePoint <= 0xf8ff) return 'none';
    if (!upright!.has(codePoint) || !bold!.has(codePoint)) return 'none';
    return slanted.every((characters) => characters.has(codePoint)) ? 'all' : 'upright';
  };
}
