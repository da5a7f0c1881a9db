import type { Plot } from '../base/index.ts';
import type { PrismaCounts } from './prisma-counts.ts';

/** Lengths are in tenths of a millimetre; the figure fills the width of an A4 page with usual margins. */
const width = 1650;
const fontSize = 30;
const lineHeight = 40;
const padding = 22;
const left = { x: 110, width: 730 };
const right = { x: 916, width: 730 };
const rowGap = 70;

interface Box {
  readonly side: typeof left;
  readonly lines: readonly string[];
}

interface Row {
  readonly phase: string;
  /** So high that the name of a phase with a single row fits beside it. */
  readonly heightMin?: number;
  readonly main: Box;
  readonly aside?: Box;
}

/**
 * The PRISMA 2020 flow diagram for new systematic reviews that searched databases only (Page MJ et al., BMJ 2021;372:n71, figure 1), as a drawing.
 * Boxes for records that still wait are added to the published ones while screening goes on, so that the numbers always add up.
 */
export function prismaFigure(counts: PrismaCounts): Plot {
  const rows = rowsOf(counts);
  const heights = rows.map((row) => Math.max(row.heightMin ?? 0, boxHeight(row.main), row.aside ? boxHeight(row.aside) : 0));
  const tops = heights.map((_, index) => 84 + heights.slice(0, index).reduce((sum, height) => sum + height + rowGap, 0));
  const height = tops.at(-1)! + heights.at(-1)! + 8;
  const shapes: string[] = [heading()];
  rows.forEach((row, index) => {
    const top = tops[index]!;
    shapes.push(drawBox(row.main, top, heights[index]!));
    if (row.aside) {
      shapes.push(drawBox(row.aside, top, heights[index]!));
      shapes.push(arrow(left.x + left.width, top + heights[index]! / 2, right.x, top + heights[index]! / 2));
    }
    const next = tops[index + 1];
    const middle = left.x + left.width / 2;
    if (next !== undefined) shapes.push(arrow(middle, top + heights[index]!, middle, next));
  });
  for (const phase of new Set(rows.map((row) => row.phase))) {
    const first = rows.findIndex((row) => row.phase === phase);
    const last = rows.findLastIndex((row) => row.phase === phase);
    shapes.push(drawPhase(phase, tops[first]!, tops[last]! + heights[last]! - tops[first]!));
  }
  const alternative = alternativeOf(counts);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width / 10}mm" height="${height / 10}mm" role="img" font-family="DejaVu Sans" font-size="${fontSize}">`,
    `<title>PRISMA 2020 flow diagram</title><desc>${escapeXml(alternative)}</desc>`,
    '<defs><marker id="prisma-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" orient="auto"><path d="M0 1 L9 5 L0 9 Z" fill="#333"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...shapes,
    '</svg>',
  ].join('\n');
  return { svg, widthMillimetres: width / 10, heightMillimetres: height / 10, alternative };
}

function rowsOf(counts: PrismaCounts): Row[] {
  const identified = counts.identified.length > 0 ? counts.identified.map(({ source, count }) => `  ${source} (n = ${count})`) : [];
  const waitingTitle = counts.awaitingScreening > 0 ? [`Records awaiting screening (n = ${counts.awaitingScreening})`] : [];
  const waitingText = counts.awaitingFullText > 0 ? [`Reports awaiting assessment (n = ${counts.awaitingFullText})`] : [];
  return [
    {
      phase: 'Identification',
      heightMin: 270,
      main: {
        side: left,
        lines: [`Records identified from databases (n = ${counts.identifiedTotal})${identified.length > 0 ? ':' : ''}`, ...identified],
      },
      aside: {
        side: right,
        lines: ['Records removed before screening:', `  Duplicate records removed (n = ${counts.duplicatesRemoved})`, ...waitingTitle],
      },
    },
    {
      phase: 'Screening',
      main: { side: left, lines: [`Records screened (n = ${counts.screened})`] },
      aside: { side: right, lines: [`Records excluded (n = ${counts.excludedAtTitle})`] },
    },
    {
      phase: 'Screening',
      main: { side: left, lines: [`Reports sought for retrieval (n = ${counts.soughtForRetrieval})`] },
      aside: { side: right, lines: [`Reports not retrieved (n = ${counts.notRetrieved})`, ...waitingText] },
    },
    {
      phase: 'Screening',
      main: { side: left, lines: [`Reports assessed for eligibility (n = ${counts.assessedAtFullText})`] },
      aside: {
        side: right,
        lines: [
          `Reports excluded (n = ${counts.excludedAtFullTextTotal})${counts.excludedAtFullText.length > 0 ? ':' : ''}`,
          ...counts.excludedAtFullText.map(({ reason, count }) => `  ${reason} (n = ${count})`),
        ],
      },
    },
    {
      phase: 'Included',
      heightMin: 170,
      main: { side: left, lines: [`Publications included (n = ${counts.included})`] },
    },
  ];
}

function alternativeOf(counts: PrismaCounts): string {
  const waiting = counts.awaitingScreening + counts.awaitingFullText;
  return [
    `Flow of records: ${counts.identifiedTotal} identified, ${counts.duplicatesRemoved} duplicates removed, ${counts.screened} screened, ${counts.excludedAtTitle} excluded at title and abstract,`,
    `${counts.soughtForRetrieval} sought for retrieval, ${counts.notRetrieved} not retrieved, ${counts.assessedAtFullText} assessed at full text, ${counts.excludedAtFullTextTotal} excluded at full text,`,
    `${counts.included} included${waiting > 0 ? `; ${waiting} still wait for a decision` : ''}.`,
  ].join(' ');
}

/** Lines of a box after wrapping; what starts with two spaces is set in. */
function wrapped({ side, lines }: Box): { text: string; indent: number }[] {
  return lines.flatMap((line) => {
    const indent = line.startsWith('  ') ? 36 : 0;
    return wrapText(line.trim(), side.width - 2 * padding - indent).map((text, index) => ({
      text,
      indent: index > 0 ? indent + 24 : indent,
    }));
  });
}

function boxHeight(box: Box): number {
  return wrapped(box).length * lineHeight + 2 * padding;
}

function drawBox(box: Box, top: number, height: number): string {
  const lines = wrapped(box);
  const start = top + (height - lines.length * lineHeight) / 2 + fontSize;
  const text = lines.map(
    ({ text: words, indent }, index) =>
      `<text x="${box.side.x + padding + indent}" y="${start + index * lineHeight}" fill="#000">${escapeXml(words)}</text>`,
  );
  return [
    `<rect x="${box.side.x}" y="${top}" width="${box.side.width}" height="${height}" fill="#fff" stroke="#333" stroke-width="3"/>`,
    ...text,
  ].join('\n');
}

function heading(): string {
  return [
    `<rect x="${left.x}" y="4" width="${width - left.x - 4}" height="56" rx="16" fill="#ffd966" stroke="#333" stroke-width="3"/>`,
    `<text x="${(left.x + width) / 2}" y="43" text-anchor="middle" font-weight="bold" fill="#000">Identification of publications via databases</text>`,
  ].join('\n');
}

function drawPhase(phase: string, top: number, height: number): string {
  return [
    `<rect x="4" y="${top}" width="66" height="${height}" rx="16" fill="#cfe2f3" stroke="#333" stroke-width="3"/>`,
    `<text x="0" y="0" transform="translate(47 ${top + height / 2}) rotate(-90)" text-anchor="middle" font-weight="bold" fill="#000">${phase}</text>`,
  ].join('\n');
}

function arrow(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#333" stroke-width="3" marker-end="url(#prisma-arrow)"/>`;
}

/** Breaks a text into lines of a width; a word that is longer than a line is cut. */
function wrapText(text: string, widthMax: number): string[] {
  const lines: string[] = [];
  let line = '';
  // A count stays together: "(n = 12)" is never broken.
  const bound = text.replace(/\(n = (\d+)\)/g, '(n\u00a0=\u00a0$1)');
  for (const word of bound.split(/[ \t\r\n]+/).flatMap((whole) => cutWord(whole, widthMax))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer) > widthMax) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function cutWord(word: string, widthMax: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (textWidth(piece + character) > widthMax) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** Advance widths of DejaVu Sans 2.37 in hundredths of an em, for the characters from space to tilde. */
const advances =
  '32 40 46 84 64 95 78 27 39 39 50 84 32 36 32 34 64 64 64 64 64 64 64 64 64 64 34 34 84 84 84 53 100 68 69 70 77 63 58 77 75 29 29 66 56 86 75 79 60 79 69 63 61 73 68 99 69 61 69 39 34 39 84 50 50 61 63 55 63 62 35 63 63 28 28 58 28 97 63 61 63 63 41 52 39 63 59 82 59 59 52 64 34 64 84'
    .split(' ')
    .map(Number);

/** The width of a text in DejaVu Sans; for characters beyond ASCII an upper estimate. */
function textWidth(text: string): number {
  let hundredths = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    hundredths += advances[code === 0xa0 ? 0 : code - 32] ?? (code < 0x250 ? 85 : 105);
  }
  return (hundredths / 100) * fontSize;
}

function escapeXml(text: string): string {
  // Characters that XML 1.0 forbids would make the whole drawing unreadable.
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
