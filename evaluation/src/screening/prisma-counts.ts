/** The counts of the PRISMA 2020 flow diagram (Page 2021), made from the records and never typed. */
export interface PrismaCounts {
  /** Records identified, by database as the imports name it. */
  readonly identified: readonly { readonly source: string; readonly count: number }[];
  readonly identifiedTotal: number;
  readonly duplicatesRemoved: number;
  readonly screened: number;
  /** References that are not decided at title and abstract yet, conflicts and what waits for a second reviewer among them. */
  readonly awaitingScreening: number;
  readonly excludedAtTitle: number;
  readonly soughtForRetrieval: number;
  readonly notRetrieved: number;
  readonly assessedAtFullText: number;
  readonly awaitingFullText: number;
  readonly excludedAtFullText: readonly { readonly reason: string; readonly count: number }[];
  readonly excludedAtFullTextTotal: number;
  readonly included: number;
}
