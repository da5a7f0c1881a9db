/**
 * Joins the scores of several machines into one: minus the mean logarithm of the places they give to a record among those without a label (so
 * that the geometric mean of the places decides, in which the first places count most). Scales of scores do not matter. Records with a label get 0.
 */
export function meanOfRanks(machines: readonly Float64Array[], labels: Int8Array): Float64Array {
  const open: number[] = [];
  for (let record = 0; record < labels.length; record++) if (labels[record] === 0) open.push(record);
  const mean = new Float64Array(labels.length);
  for (const scores of machines) {
    const order = Int32Array.from(open).sort((a, b) => scores[b]! - scores[a]! || a - b);
    for (let place = 0; place < order.length; place++) mean[order[place]!]! -= Math.log(place + 1) / machines.length;
  }
  return mean;
}
