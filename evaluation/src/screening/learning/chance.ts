/** Numbers from 0 up to, not including, 1 that look like chance and are the same for the same seed (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Brings the first `length` entries into an order by chance (Fisher-Yates). */
export function shuffle(entries: Int32Array | number[], length: number, chance: () => number): void {
  for (let at = length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1));
    const kept = entries[at]!;
    entries[at] = entries[other]!;
    entries[other] = kept;
  }
}
