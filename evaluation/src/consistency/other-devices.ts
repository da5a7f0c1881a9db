import type { DossierContext } from './dossier.ts';
import { comparableName } from './names.ts';
import type { Passage } from './passage.ts';
import { mentions } from './subject.ts';

/** Stands for another device that is not named but described. */
export const unnamed = 'predecessor';

const earlier =
  /\b(?:predecessors?|(?:previous|earlier|former|first|older|preceding|last|prior) (?:generation|model|version|device|product|design)s?)\b/u;

/** Names of other devices, and what they are called for short: "W2" for "Torvane Duo W2". */
export function shortNames({ otherNames, deviceNames }: DossierContext): readonly string[] {
  const own = ` ${deviceNames.join(' ')} `;
  return otherNames
    .filter((name) => /[ \d]|.{5}/u.test(name))
    .flatMap((name) => {
      const last = name.split(' ').at(-1)!;
      return last !== name && /^[a-z]+\d/u.test(last) && !own.includes(` ${last} `) ? [name, last] : [name];
    });
}

/** Other devices that are named, the longer name where one holds the other; the predecessor where none is. */
export function devicesIn(folded: string, names: readonly string[], { deviceNames }: DossierContext): ReadonlySet<string> {
  const found = names.filter((name) => mentions(folded, name) && !deviceNames.includes(name));
  const longest = found.filter((name) => !found.some((one) => one !== name && ` ${one} `.includes(` ${name} `)));
  const whole = longest.map((name) => names.find((one) => one !== name && one.endsWith(` ${comparableName(name)}`)) ?? name);
  const versions = folded.includes('version') ? [...folded.matchAll(/\bversions? \d+(?:\.[\dx]+)+/gu)].map((match) => match[0]) : [];
  return new Set([...whole, ...versions, ...(whole.length === 0 && earlier.test(folded) ? [unnamed] : [])]);
}

/** Devices named in the sentences of a passage that speak of predecessors or equivalence. */
export function comparedDevicesIn(passage: Passage, names: readonly string[], context: DossierContext): readonly string[] {
  if (!comparing.test(passage.folded)) return [];
  return passage.sentences.flatMap(({ folded }) => (comparing.test(folded) ? [...devicesIn(folded, names, context)] : []));
}
const comparing = /\bpredecessor|\bequivalen/u;

/** Whether both are of the same other device; where one only describes it, of one that is known as predecessor or equivalent. */
export function sameDevice(one: ReadonlySet<string>, other: ReadonlySet<string>, known: ReadonlySet<string>): boolean {
  const described = (here: ReadonlySet<string>, there: ReadonlySet<string>): boolean =>
    here.has(unnamed) && [...there].some((device) => known.has(device));
  return [...one].some((device) => other.has(device)) || described(one, other) || described(other, one);
}
