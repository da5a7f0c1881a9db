import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DocumentTree, Figure, Section } from '@cerulean/evaluation/documents';
import { cleanLine, cleanText, fittedSize, phrases, safeSvg, walkSections } from '@cerulean/evaluation/documents';
import { Resvg, type ResvgRenderOptions, renderAsync } from '@resvg/resvg-js';
import { ImageRun, Paragraph } from 'docx';
import { strToU8 } from 'fflate';
import type { Place } from './bench.ts';
import { caption } from './captions.ts';
import { textRuns } from './inlines.ts';

/** A figure's drawing in the two forms a Word file holds. */
export interface DrawnFigure {
  readonly svg: Uint8Array;
  readonly png: Uint8Array;
}

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');

/** Pictures stand for the drawing where a program cannot show SVG: about 100 to the inch, which is most of the time a report takes to write. */
const pixelsPerMillimetre = 4;

const drawing: ResvgRenderOptions = {
  font: {
    fontFiles: [join(fonts, 'DejaVuSans.ttf'), join(fonts, 'DejaVuSans-Bold.ttf')],
    loadSystemFonts: false,
    defaultFontFamily: 'DejaVu Sans',
  },
};

function* figuresIn(blocks: Section['blocks']): Generator<Figure> {
  for (const block of blocks) {
    if (block.type === 'figure') yield block;
    if (block.type === 'list') for (const item of block.items) yield* figuresIn(item);
  }
}

async function draw(figure: Figure): Promise<DrawnFigure | undefined> {
  const svg = safeSvg(figure.svg);
  if (svg === undefined) return undefined;
  const { width } = fittedSize(figure, 257, 250);
  try {
    // Text becomes outlines: the reader's computer need not have the font of the drawing, and no label moves or is cut. Five digits place a point
    // of an outline to a hundredth of a millimetre and halve the file.
    const outlined = new Resvg(svg, drawing)
      .toString()
      .replace(/-?\d+\.\d{3,}/g, (digits) => String(Number(Number(digits).toPrecision(5))));
    const image = await renderAsync(outlined, {
      background: '#ffffff',
      fitTo: { mode: 'width', value: Math.max(16, Math.round(width * pixelsPerMillimetre)) },
      font: { loadSystemFonts: false },
    });
    return { svg: new TextEncoder().encode(outlined), png: image.asPng() };
  } catch {
    return undefined;
  }
}

/** Draws every figure of a document. One that cannot be drawn is not in the answer. */
export async function drawFigures(tree: DocumentTree): Promise<ReadonlyMap<object, DrawnFigure>> {
  const figures = [...walkSections(tree.sections)].flatMap(({ section }) => [...figuresIn(section.blocks)]);
  const drawn = await Promise.all(figures.map(async (figure) => [figure, await draw(figure)] as const));
  return new Map(drawn.flatMap(([figure, one]) => (one ? [[figure, one] as const] : [])));
}

/** A figure with its caption and note; the description stands in place of a drawing that cannot be shown. */
export function figure(place: Place, block: Figure): Paragraph[] {
  const { bench, page } = place;
  const drawn = bench.drawings.get(block);
  const after = [caption(place, block, block.note !== undefined)];
  if (block.note) after.push(new Paragraph({ style: 'TableNote', children: textRuns(block.note) }));
  if (drawn === undefined) {
    bench.report({
      code: 'figure-unreadable',
      message: `Figure ${block.number} in ${place.heading} is not an SVG drawing that can be read; its description stands in its place.`,
    });
    const label = textRuns(`${phrases.note.missing}  `, { bold: true });
    return [
      new Paragraph({
        style: 'NoteMissing',
        keepNext: true,
        children: [...label, ...textRuns(`The drawing cannot be shown. ${block.alternative}`)],
      }),
      ...after,
    ];
  }
  // Caption, note and the space around them need room on the same page.
  const size = fittedSize(block, page.width, page.height - 30);
  const pixels = (millimetres: number): number => (millimetres * 96) / 25.4;
  const id = String(bench.placed.size / 2 + 1);
  // The library hashes and packs what it is given, and all is packed anew in the end; with a name in place of the drawing it has less to do.
  const standIn = (content: Uint8Array, ending: string): Uint8Array => {
    bench.placed.set(`drawing-${id}.${ending}`, content);
    return strToU8(`drawing-${id}.${ending}`);
  };
  const image = new ImageRun({
    type: 'svg',
    data: standIn(drawn.svg, 'svg'),
    fallback: { type: 'png', data: standIn(drawn.png, 'png') },
    transformation: { width: pixels(size.width), height: pixels(size.height) },
    altText: { id, name: `Figure ${block.number}`, title: cleanLine(block.caption), description: cleanText(block.alternative) },
  });
  return [new Paragraph({ style: 'Figure', children: [image] }), ...after];
}
