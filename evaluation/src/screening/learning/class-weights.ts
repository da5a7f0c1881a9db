/** How many records are labelled relevant and irrelevant. */
export function countLabels(labels: Int8Array): { relevant: number; irrelevant: number } {
  let relevant = 0;
  let irrelevant = 0;
  for (const label of labels) {
    if (label > 0) relevant++;
    else if (label < 0) irrelevant++;
  }
  return { relevant, irrelevant };
}

/**
 * What a violated margin costs, by label: all relevant records together weigh `ratio` times as much as all irrelevant ones, and all weights
 * together make the number of labelled records times `cost` (ASReview's `Balanced`).
 */
export function balancedCosts(labels: Int8Array, { cost, ratio }: { cost: number; ratio: number }): (label: number) => number {
  const { relevant, irrelevant } = countLabels(labels);
  const weight = (relevant + irrelevant) / (relevant + relevant / ratio);
  return (label) => cost * weight * (label > 0 ? 1 : relevant / (ratio * irrelevant));
}
