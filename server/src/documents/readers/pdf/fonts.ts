import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItems } from './library.ts';

const boldName = /bold|black|heavy|demi|cmbx|-bd\b|,bd\b/iu;

/** Fonts are looked up on at most this many pages: a page takes as long again for it as for its text. */
const pagesMax = 60;

/** Which fonts are bold, by their names in the file. The library tells them only once a page's drawing is listed, so that is done where a font is new. */
export class Fonts {
  private readonly bold = new Map<string, boolean>();
  private pages = 0;

  async learn(page: PDFPageProxy, items: TextItems): Promise<void> {
    const fresh = new Set<string>();
    for (const item of items) if ('fontName' in item && item.str.trim() !== '' && !this.bold.has(item.fontName)) fresh.add(item.fontName);
    if (fresh.size === 0 || this.pages >= pagesMax) return;
    this.pages++;
    try {
      await page.getOperatorList();
    } catch {
      return;
    }
    for (const name of fresh) {
      const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined;
      const title = font !== null && typeof font === 'object' && 'name' in font ? String(font.name) : '';
      const flags =
        font !== null && typeof font === 'object' && (('bold' in font && font.bold === true) || ('black' in font && font.black === true));
      this.bold.set(name, flags || boldName.test(title));
    }
  }

  isBold(name: string): boolean {
    return this.bold.get(name) ?? false;
  }
}
