import { deviceKind, requirementKind } from '../device/index.ts';
import { all, only, type Snapshot } from '../records/index.ts';

/**
 * Requirement records by their number. Claims and risks name numbers only; where two frameworks have records, the number is that of the first
 * framework of the device, which is the one its documents follow.
 */
export function requirementIds(snapshot: Snapshot): Map<string, string> {
  const order = only(snapshot, deviceKind)?.data.frameworks ?? ['eu-mdr'];
  const rank = (framework: string) => (order.includes(framework) ? order.indexOf(framework) : order.length);
  const best = new Map<string, { id: string; rank: number }>();
  for (const { id, data } of all(snapshot, requirementKind)) {
    const earlier = best.get(data.number);
    if (!earlier || rank(data.framework) < earlier.rank) best.set(data.number, { id, rank: rank(data.framework) });
  }
  return new Map([...best].map(([number, { id }]) => [number, id]));
}
