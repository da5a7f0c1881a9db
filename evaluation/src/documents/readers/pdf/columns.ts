import type { Line } from './lines.ts';

/**
 * Parts a page into regions in reading order: a column is read to its end before the next one, and lines that go over the columns part them above and
 * below. The columns of a table stay together: their lines are short, or their gaps stand side by side.
 */
export function regionsOf(lines: readonly Line[], depth = 0): Line[][] {
  if (lines.length < 12 || depth > 1) return lines.length > 0 ? [[...lines]] : [];
  const gutter = gutterOf(lines);
  if (gutter === undefined) return [[...lines]];
  const regions: Line[][] = [];
  let left: Line[] = [];
  let right: Line[] = [];
  let across: Line[] = [];
  const flush = (): void => {
    regions.push(...regionsOf(left, depth + 1), ...regionsOf(right, depth + 1));
    left = [];
    right = [];
  };
  for (const line of [...lines].sort((one, other) => one.y - other.y)) {
    if (line.left < gutter - 1 && line.right > gutter + 1) {
      flush();
      across.push(line);
      continue;
    }
    if (across.length > 0) regions.push(across);
    across = [];
    (line.right <= gutter + 1 ? left : right).push(line);
  }
  flush();
  if (across.length > 0) regions.push(across);
  return regions;
}

function gutterOf(lines: readonly Line[]): number | undefined {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const width = right - left;
  if (width < 120) return undefined;
  let best: { x: number; crossing: number; run: number } | undefined;
  for (let x = left + 0.2 * width; x <= right - 0.2 * width; x += 3) {
    let crossing = 0;
    let before = 0;
    for (const line of lines) {
      if (line.left < x - 1 && line.right > x + 1) crossing++;
      else if (line.right <= x + 1) before++;
    }
    const after = lines.length - crossing - before;
    if (crossing > 0.35 * lines.length || before < 5 || after < 5) continue;
    if (best && best.crossing === crossing && x - best.x <= 3 * (best.run + 1)) best.run++;
    else if (!best || crossing < best.crossing) best = { x, crossing, run: 0 };
  }
  if (!best) return undefined;
  const x = best.x + (3 * best.run) / 2;
  const one = lines.filter((line) => line.right <= x + 1);
  const other = lines.filter((line) => line.left >= x - 1);
  return isProse(one) && isProse(other) && !sharesGaps(one, other) ? x : undefined;
}

/** Lines of running text fill their column, and follow each other at one distance. */
function isProse(lines: readonly Line[], depth = 0): boolean {
  if (lines.length < 5) return false;
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const full = lines.filter((line) => line.right - line.left >= 0.75 * (right - left)).length;
  if (full >= 0.5 * lines.length) {
    const letters = lines.reduce((sum, line) => sum + line.text.length, 0) / lines.length;
    return letters >= 15 && gapsOf(lines, 2.2).length <= 0.15 * lines.length;
  }
  if (depth > 0 || lines.length < 10) return false;
  const middle = (left + right) / 2;
  const crossing = lines.filter((line) => line.left < middle - 1 && line.right > middle + 1).length;
  if (crossing > 0.35 * lines.length) return false;
  return (
    isProse(
      lines.filter((line) => line.right <= middle + 1),
      1,
    ) &&
    isProse(
      lines.filter((line) => line.left >= middle - 1),
      1,
    )
  );
}

function gapsOf(lines: readonly Line[], times: number): { from: number; to: number }[] {
  const sorted = lines.map((line) => line.y).sort((one, other) => one - other);
  const steps = sorted
    .slice(1)
    .map((y, index) => y - sorted[index]!)
    .filter((step) => step > 1);
  const usual = [...steps].sort((one, other) => one - other)[Math.floor(steps.length / 3)] ?? 0;
  return sorted.slice(1).flatMap((y, index) => (y - sorted[index]! > times * usual ? [{ from: sorted[index]!, to: y }] : []));
}

/** The rows of a table end at the same height in all columns; paragraphs of two columns do so by chance only. */
function sharesGaps(one: readonly Line[], other: readonly Line[]): boolean {
  const [gaps, others] = [gapsOf(one, 1.25), gapsOf(other, 1.25)];
  const shared = gaps.filter((gap) => others.some((second) => Math.abs(gap.to - second.to) < 2)).length;
  return shared >= 3 && shared >= 0.6 * Math.min(gaps.length, others.length);
}
