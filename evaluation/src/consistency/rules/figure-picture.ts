import type { ReadImage } from '../../documents/reading.ts';
import type { DossierDocument } from '../dossier.ts';
import type { ConsistencyRule, Location } from '../rule.ts';
import { contentStems, covered } from '../text/fold.ts';

/** Dots per inch below which small print in a figure cannot be read, and below which hardly anything can. */
const poor = 110;
const illegible = 75;
/** Pictures smaller than this on the page are logos and symbols. */
const smallest = 30;
/** Bits of 64 in which two likenesses of the same picture differ at most. */
const sameBits = 10;

/** Figures can be read, and a figure shown twice is the same figure. */
export default {
  id: 'figure-picture',
  title: 'Figures are legible, and the same wherever they are shown',
  references: ['MDCG 2020-13 section C', 'Regulation (EU) 2017/745, Annex II'],
  severity: 'minor',
  why: 'A figure nobody can read is no evidence, and two versions of one figure contradict each other without a word.',
  remedy: 'Insert the figure with at least 150 dots per inch, or as a drawing; use its newest version everywhere.',
  basis: ['MDR Annex II (clear, organised, readily searchable)'],
  *check(dossier) {
    const shown: { document: DossierDocument; image: ReadImage }[] = dossier.documents.flatMap((document) =>
      document.read.images.map((image) => ({ document, image })),
    );
    for (const { document, image } of shown) {
      if (!image.pixels || !image.millimetres || image.millimetres.width < smallest) continue;
      const resolution = (image.pixels.width / image.millimetres.width) * 25.4;
      const washed = image.contrast !== undefined && image.contrast < 0.12;
      if (resolution >= poor && !washed) continue;
      yield {
        attribute: 'figure-reference',
        severity: resolution < illegible || washed ? 'major' : 'minor',
        message: `${nameOf(image)} in ${document.name} ${washed ? 'has hardly any contrast' : `has only ${Math.round(resolution)} dots per inch`} and cannot be read in print.`,
        locations: [place(document, image)],
        compared: [washed ? 'no contrast' : `${Math.round(resolution)} dots per inch`],
      };
    }
    for (const [index, one] of shown.entries()) {
      for (const other of shown.slice(index + 1)) {
        if (one.document === other.document || one.image.digest === other.image.digest || !one.image.likeness || !other.image.likeness)
          continue;
        const [a, b] = [titleStems(one.image), titleStems(other.image)];
        if (a.length < 2 || covered(a, b) < 0.8 || covered(b, a) < 0.8 || distance(one.image.likeness, other.image.likeness) <= sameBits)
          continue;
        yield {
          attribute: 'figure-reference',
          message: `${nameOf(one.image)} in ${one.document.name} and ${nameOf(other.image)} in ${other.document.name} have the same title but are different pictures.`,
          locations: [place(one.document, one.image), place(other.document, other.image)],
          compared: [one.image.likeness, other.image.likeness],
        };
      }
    }
  },
  examples: { finds: [], leaves: [{ dossier: { cer: '# CER\n\nFigure 1. Study flow.', sscp: '# SSCP\n\nFigure 2. Study flow.' } }] },
} satisfies ConsistencyRule;

function nameOf(image: ReadImage): string {
  return image.caption ? `"${image.caption.slice(0, 80)}"` : `The picture${image.place.page ? ` on page ${image.place.page}` : ''}`;
}

function place(document: DossierDocument, image: ReadImage): Location {
  return {
    document: document.id,
    section: '',
    quote: image.caption || image.alternative || '',
    ...(image.place.page === undefined ? {} : { page: image.place.page }),
  };
}

function titleStems(image: ReadImage): string[] {
  return contentStems(image.caption.replace(/^\S+\s+[\d.]+[.:]?/, ''));
}

function distance(one: string, other: string): number {
  let different = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  let bits = 0;
  for (; different > 0n; different >>= 1n) bits += Number(different & 1n);
  return bits;
}
