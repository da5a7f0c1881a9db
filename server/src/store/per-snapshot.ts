import type { Snapshot } from '@cerulean/evaluation/records';

/** A computation that runs once for each state of an evaluation; what it gave is forgotten together with the snapshot. */
export function perSnapshot<Value>(compute: (snapshot: Snapshot) => Value): (snapshot: Snapshot) => Value {
  const computed = new WeakMap<Snapshot, { readonly value: Value }>();
  return (snapshot) => {
    let held = computed.get(snapshot);
    if (!held) {
      held = { value: compute(snapshot) };
      computed.set(snapshot, held);
    }
    return held.value;
  };
}
