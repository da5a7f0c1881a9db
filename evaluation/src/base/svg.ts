import type { Plot } from './plot.ts';

/** One CSS pixel in millimetres; drawings are laid out in pixels and placed by millimetres. */
const millimetresPerPixel = 25.4 / 96;

/** Colours that stay apart in grey print and for those who confuse red and green. */
export const inks = {
  text: '#1b2733',
  muted: '#566473',
  rule: '#c9d1d8',
  grid: '#e6eaee',
  accent: '#2a6ea6',
  strong: '#123f66',
  band: '#eef4f9',
  caution: '#b4540a',
} as const;

// Advance widths of DejaVu Sans for the characters from space to tilde, in thousandths of the size.
const widths =
  '318 401 460 838 636 950 780 275 390 390 500 838 318 361 318 337 636 636 636 636 636 636 636 636 636 636 337 337 838 838 838 531 1000 684 686 698 770 632 575 775 752 295 295 656 557 863 748 787 603 787 695 635 611 732 684 989 685 611 685 390 337 390 838 500 500 613 635 550 635 615 352 635 634 278 278 579 278 974 634 612 635 635 411 521 392 634 592 818 592 592 525 636 337 636 838'
    .split(' ')
    .map(Number);

/** How wide a text is in DejaVu Sans; bold is up to a sixth wider. */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    thousandths += widths[code - 32] ?? (code < 0x2000 ? 640 : code < 0x2100 ? 700 : 1000);
  }
  return (thousandths * size * (bold ? 1.14 : 1)) / 1000;
}

/** A text that fits a width, its end replaced by an ellipsis where it must be. */
export function fitText(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size, bold) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** A text broken at spaces into lines that fit a width. */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Text as XML takes it: marks escaped, characters that XML 1.0 does not allow left out. */
export function escapeText(text: string): string {
  const allowed = [...text].filter((character) => {
    const code = character.codePointAt(0)!;
    return (
      code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0xd800) || (code >= 0xe000 && code < 0xfffe) || code >= 0x10000
    );
  });
  return allowed.join('').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A coordinate with at most two decimals, so that the same drawing has the same bytes everywhere. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

export interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
}

export function textAt(
  x: number,
  y: number,
  content: string,
  { size = 11, bold = false, anchor = 'start', fill = inks.text }: TextStyle = {},
): string {
  const attributes = `${bold ? ' font-weight="bold"' : ''}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}`;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${attributes} fill="${fill}">${escapeText(content)}</text>`;
}

export function lineBetween(x1: number, y1: number, x2: number, y2: number, stroke: string = inks.text, width = 1, dashes = ''): string {
  const dash = dashes ? ` stroke-dasharray="${dashes}"` : '';
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}" stroke-width="${width}"${dash}/>`;
}

export function rectangle(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"/>`;
}

export function polygon(points: readonly (readonly [number, number])[], fill: string): string {
  return `<polygon points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="${fill}"/>`;
}

/** A whole drawing on white, with its title and description for those who do not see it. */
export function drawing(width: number, height: number, title: string, alternative: string, parts: readonly string[]): Plot {
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width * millimetresPerPixel)}mm" height="${round(height * millimetresPerPixel)}mm" role="img" font-family="DejaVu Sans">`,
    `<title>${escapeText(title)}</title>`,
    `<desc>${escapeText(alternative)}</desc>`,
    rectangle(0, 0, width, height, '#ffffff'),
    ...parts,
    '</svg>',
  ].join('\n');
  return { svg, widthMillimetres: width * millimetresPerPixel, heightMillimetres: height * millimetresPerPixel, alternative };
}

/** Pixels for a width in millimetres. */
export function pixels(millimetres: number): number {
  return millimetres / millimetresPerPixel;
}
