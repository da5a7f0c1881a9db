/** The documents in which a review is reported. */
export const reportingDocuments = ['search-report', 'search-protocol', 'cer'] as const;
export type ReportingDocument = (typeof reportingDocuments)[number];

/** One item of a reporting guideline, and where it is answered. */
export interface ReportingItem {
  /** As the guideline numbers it: "16b". */
  readonly number: string;
  readonly topic: string;
  /** What is to be reported, in our own words. */
  readonly asks: string;
  /** Sections by document and id. Without any, the note says where else it is answered. */
  readonly places: readonly (readonly [ReportingDocument, section: string])[];
  readonly note?: string;
}

/** A guideline on what a review must report. */
export interface ReportingGuideline {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly parts: readonly { readonly title: string; readonly items: readonly ReportingItem[] }[];
}
