import type { Library } from './library.ts';

/** Kind of objects that hold others (fpdf_edit.h), and how deep they are followed. */
const formKind = 5;
const formDepth = 6;

/** What marked content the objects of a page stand in. Those of a form stand in what the form stands in, too. */
export class Marks {
  private readonly library: Library;
  /** The marked form, in the end, that an object stands in. */
  private readonly forms = new Map<number, number>();
  private readonly artifacts = new Map<number, boolean>();

  constructor(library: Library, page: number) {
    this.library = library;
    const { FPDFPage_CountObjects, FPDFPage_GetObject } = library.call;
    const count = FPDFPage_CountObjects(page);
    for (let index = 0; index < count; index++) this.follow(FPDFPage_GetObject(page, index), 0);
  }

  private follow(object: number, depth: number): void {
    const { FPDFPageObj_GetType, FPDFPageObj_CountMarks, FPDFFormObj_CountObjects, FPDFFormObj_GetObject } = this.library.call;
    if (depth > formDepth || FPDFPageObj_GetType(object) !== formKind) return;
    const isMarked = FPDFPageObj_CountMarks(object) > 0 || this.forms.has(object);
    const count = FPDFFormObj_CountObjects(object);
    for (let index = 0; index < count; index++) {
      const one = FPDFFormObj_GetObject(object, index);
      if (isMarked) this.forms.set(one, object);
      this.follow(one, depth + 1);
    }
  }

  /** The name of the innermost marked content. */
  markOf(object: number): string | undefined {
    for (let one: number | undefined = object; one; one = this.forms.get(one)) {
      const id = this.library.call.FPDFPageObj_GetMarkedContentID(one);
      if (id >= 0) return String(id);
    }
    return undefined;
  }

  /** Whether the file says that an object is no content (ISO 32000-1:2008, 14.8.2.2). */
  isArtifact(object: number): boolean {
    const { FPDFPageObj_CountMarks, FPDFPageObj_GetMark } = this.library.call;
    for (let one: number | undefined = object; one; one = this.forms.get(one)) {
      const count = FPDFPageObj_CountMarks(one);
      for (let index = 0; index < count; index++) if (this.namesArtifact(FPDFPageObj_GetMark(one, index))) return true;
    }
    return false;
  }

  private namesArtifact(mark: number): boolean {
    const known = this.artifacts.get(mark);
    if (known !== undefined) return known;
    const { library } = this;
    const address = library.scratch + 8;
    const { FPDFPageObjMark_GetName } = library.call;
    const wanted = 'Artifact';
    const isRead = FPDFPageObjMark_GetName(mark, address, 2 * wanted.length + 2, library.scratch) !== 0;
    const length = library.integers[0]!;
    const isArtifact =
      isRead && length === 2 * wanted.length + 2 && Buffer.from(library.bytes(address, 2 * wanted.length)).toString('utf16le') === wanted;
    this.artifacts.set(mark, isArtifact);
    return isArtifact;
  }
}
