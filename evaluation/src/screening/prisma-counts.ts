import type { SearchMethod } from '../search/index.ts';

/** The counts of one column of the PRISMA 2020 flow diagram (Page 2021), made from the records and never typed. */
export interface PrismaCounts {
  /** Records identified, by source as the imports name it. */
  readonly identified: readonly { readonly source: string; readonly method: SearchMethod; readonly count: number }[];
  readonly identifiedTotal: number;
  readonly duplicatesRemoved: number;
  readonly screened: number;
  /** References without a decision at title and abstract yet. */
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

/** A review that is done for the first time, or the update of an earlier one; PRISMA 2020 has a diagram for each. */
export type ReviewVariant = 'new' | 'updated';

/** The whole flow: what came from databases and registers, what came in other ways, and in an update what the earlier review had. */
export interface PrismaFlow {
  readonly variant: ReviewVariant;
  readonly databases: PrismaCounts;
  readonly others: PrismaCounts;
  /** Both together. */
  readonly all: PrismaCounts;
  /** What belongs to the earlier review, in an update. */
  readonly previous?: { readonly review: string; readonly records: number; readonly included: number };
  /** Publications included in all, those of the earlier review among them. */
  readonly included: number;
}
