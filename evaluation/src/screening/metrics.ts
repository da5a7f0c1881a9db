/**
 * How good an order of screening was, from the labels in the order in which the records were shown. Records that were known at the start
 * are left out before. Shares lie between 0 and 1; N is the number of records, R of relevant ones.
 */
export interface ScreeningMetrics {
  readonly records: number;
  readonly relevant: number;
  /** Work saved over sampling: 1 - n/N - 0.05, n being the records shown until 95 % of the relevant were found (Cohen et al. 2006). */
  readonly wss95: number;
  /** The same for all of the relevant: 1 - n/N. */
  readonly wss100: number;
  /** Recall in the first 10 % of the records. */
  readonly rrf10: number;
  /** Average time to discovery: the mean rank of the relevant records over N (Ferdinands et al. 2020). */
  readonly atd: number;
  /** The area between the curve of recall and the best possible one, over the area between best and worst (ASReview, `metrics.loss`). */
  readonly loss: number;
}

/** Undefined where nothing is relevant or everything is, for then no order is better than another. */
export function screeningMetrics(shown: readonly boolean[]): ScreeningMetrics | undefined {
  const ranks = shown.flatMap((isRelevant, place) => (isRelevant ? [place + 1] : []));
  const records = shown.length;
  const relevant = ranks.length;
  if (relevant === 0 || relevant === records) return undefined;
  const until = (recall: number) => ranks[Math.ceil(recall * relevant - 1e-9) - 1]!;
  const early = Math.floor(records / 10 + 1e-9);
  const sum = ranks.reduce((total, rank) => total + rank, 0);
  const best = (relevant * (relevant + 1)) / 2;
  return {
    records,
    relevant,
    wss95: 1 - until(0.95) / records - 0.05,
    wss100: 1 - until(1) / records,
    rrf10: ranks.filter((rank) => rank <= early).length / relevant,
    atd: sum / relevant / records,
    loss: (sum - best) / (relevant * (records - relevant)),
  };
}
