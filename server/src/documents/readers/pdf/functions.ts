type Write = (handle: number, address: number, length: number) => number;
type Count = (handle: number) => number;
type At = (handle: number, index: number) => number;
type Close = (handle: number) => void;

/**
 * The functions of PDFium that are called, by their names in its headers (fpdfview.h, fpdf_text.h, fpdf_edit.h, fpdf_structtree.h, fpdf_annot.h,
 * fpdf_doc.h, fpdf_catalog.h), which describe them. All values are numbers: handles and addresses, of which 0 is none, truths as 0 and 1, and lengths in
 * bytes.
 */
export interface Functions {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly malloc: (length: number) => number;
  readonly free: Close;
  readonly PDFiumExt_Init: () => void;

  readonly FPDF_LoadMemDocument: (address: number, length: number, password: number) => number;
  readonly FPDF_CloseDocument: Close;
  readonly FPDF_GetLastError: () => number;
  readonly FPDF_GetPageCount: Count;
  readonly FPDF_GetPageLabel: (document: number, index: number, address: number, length: number) => number;
  readonly FPDF_GetMetaText: (document: number, key: number, address: number, length: number) => number;
  readonly FPDFCatalog_IsTagged: Count;
  readonly FPDFCatalog_GetLanguage: Write;
  readonly FPDFBookmark_GetFirstChild: At;
  readonly FPDFBookmark_GetNextSibling: At;
  readonly FPDFBookmark_GetTitle: Write;

  readonly FPDF_LoadPage: At;
  readonly FPDF_ClosePage: Close;
  readonly FPDFPage_GetRotation: Count;
  readonly FPDFPage_SetRotation: (page: number, quarters: number) => void;
  readonly FPDF_GetPageBoundingBox: At;

  readonly FPDFPage_CountObjects: Count;
  readonly FPDFPage_GetObject: At;
  readonly FPDFFormObj_CountObjects: Count;
  readonly FPDFFormObj_GetObject: At;
  readonly FPDFPageObj_GetType: Count;
  readonly FPDFPageObj_GetMatrix: At;
  readonly FPDFPageObj_GetMarkedContentID: Count;
  readonly FPDFPageObj_CountMarks: Count;
  readonly FPDFPageObj_GetMark: At;
  readonly FPDFPageObjMark_GetName: (mark: number, address: number, length: number, needed: number) => number;
  readonly FPDFTextObj_GetTextRenderMode: Count;
  readonly FPDFTextObj_GetFont: Count;
  readonly FPDFFont_GetBaseFontName: Write;
  readonly FPDFFont_GetFlags: Count;
  readonly FPDFImageObj_GetImagePixelSize: (image: number, width: number, height: number) => number;
  readonly FPDFImageObj_GetImageMetadata: (image: number, page: number, address: number) => number;
  readonly FPDFImageObj_GetImageDataRaw: Write;
  readonly FPDFImageObj_GetImageFilterCount: Count;
  readonly FPDFImageObj_GetImageFilter: (image: number, index: number, address: number, length: number) => number;

  readonly FPDFText_LoadPage: Count;
  readonly FPDFText_ClosePage: Close;
  readonly FPDFText_CountChars: Count;
  readonly FPDFText_GetUnicode: At;
  readonly FPDFText_GetTextObject: At;
  readonly FPDFText_IsGenerated: At;
  readonly FPDFText_IsHyphen: At;
  readonly FPDFText_GetFontSize: At;
  readonly FPDFText_GetMatrix: (text: number, index: number, address: number) => number;
  readonly FPDFText_GetCharOrigin: (text: number, index: number, x: number, y: number) => number;
  readonly FPDFText_GetLooseCharBox: (text: number, index: number, address: number) => number;

  readonly FPDF_StructTree_GetForPage: Count;
  readonly FPDF_StructTree_Close: Close;
  readonly FPDF_StructTree_CountChildren: Count;
  readonly FPDF_StructTree_GetChildAtIndex: At;
  readonly FPDF_StructElement_GetType: Write;
  readonly FPDF_StructElement_GetAltText: Write;
  readonly FPDF_StructElement_CountChildren: Count;
  readonly FPDF_StructElement_GetChildAtIndex: At;
  readonly FPDF_StructElement_GetChildMarkedContentID: At;

  readonly FPDFPage_GetAnnotCount: Count;
  readonly FPDFPage_GetAnnot: At;
  readonly FPDFPage_CloseAnnot: Close;
  readonly FPDFAnnot_GetSubtype: Count;
  readonly FPDFAnnot_GetFlags: Count;
  readonly FPDFAnnot_GetRect: At;
  readonly FPDFAnnot_GetStringValue: (annotation: number, key: number, address: number, length: number) => number;
}
