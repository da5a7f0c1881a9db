import type { PdfRun } from '@cerulean/evaluation/documents/reading';
import type { PageViewport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Fonts } from './fonts.ts';
import type { TextItems } from './library.ts';

interface Turned {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly turn: number;
  readonly bold: boolean;
  readonly spaced: boolean;
  readonly mark: string | undefined;
  readonly artifact: boolean;
}

/** Smaller type than this, in points, is not meant to be read. */
const sizeMin = 1.5;

/**
 * The text of a page as runs in upright coordinates. A page whose text stands sideways is turned; text in another direction than most (a stamp across
 * the page, a note up the margin) is left out.
 */
export function runsOf(
  items: TextItems,
  viewport: PageViewport,
  fonts: Fonts,
  charactersMax: number,
): { runs: PdfRun[]; width: number; height: number; characters: number } {
  const [a, b, c, d, e, f] = viewport.transform as [number, number, number, number, number, number];
  const turned: Turned[] = [];
  const characters = [0, 0, 0, 0];
  const marks: (string | undefined)[] = [];
  let artifacts = 0;
  const opened: boolean[] = [];
  let spaced = false;
  let total = 0;
  for (const item of items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') {
        marks.pop();
        if (opened.pop()) artifacts--;
      } else {
        marks.push(item.id ?? marks.at(-1));
        const isArtifact = 'tag' in item && item.tag === 'Artifact';
        opened.push(isArtifact);
        if (isArtifact) artifacts++;
      }
      continue;
    }
    const text = item.str.trim();
    if (text === '') {
      spaced ||= item.str !== '' || item.hasEOL;
      continue;
    }
    total += text.length;
    if (total > charactersMax) break;
    const [ta, tb, tc, td, te, tf] = item.transform as [number, number, number, number, number, number];
    const dx = a * ta + c * tb;
    const dy = b * ta + d * tb;
    const size = Math.hypot(a * tc + c * td, b * tc + d * td);
    const angle = Math.atan2(dy, dx) / (Math.PI / 2);
    const turn = ((Math.round(angle) % 4) + 4) % 4;
    const wasSpaced = spaced || item.str.startsWith(' ');
    spaced = item.str.endsWith(' ') || item.hasEOL;
    if (Math.abs(angle - Math.round(angle)) > 0.08 || size < sizeMin) continue;
    characters[turn]! += text.length;
    turned.push({
      text,
      x: a * te + c * tf + e,
      y: b * te + d * tf + f,
      width: item.width,
      size,
      turn,
      bold: fonts.isBold(item.fontName),
      spaced: wasSpaced,
      mark: marks.at(-1),
      artifact: artifacts > 0,
    });
  }
  const turn = characters.indexOf(Math.max(...characters));
  const { width, height } = viewport;
  const runs: PdfRun[] = [];
  for (const one of turned) {
    if (one.turn !== turn) continue;
    const [x, y] = upright(one.x, one.y, turn, width, height);
    if (runs.slice(-3).some((run) => run.text === one.text && Math.abs(run.x - x) < 1.2 && Math.abs(run.y - y) < 1.2)) continue;
    runs.push({
      text: one.text,
      x,
      y,
      width: one.width,
      size: one.size,
      bold: one.bold,
      spaced: one.spaced,
      ...(one.mark === undefined ? {} : { mark: one.mark }),
      ...(one.artifact ? { artifact: true } : {}),
    });
  }
  return { runs, width: turn % 2 === 0 ? width : height, height: turn % 2 === 0 ? height : width, characters: total };
}

function upright(x: number, y: number, turn: number, width: number, height: number): [number, number] {
  if (turn === 1) return [y, width - x];
  if (turn === 2) return [width - x, height - y];
  return turn === 3 ? [height - y, x] : [x, y];
}
