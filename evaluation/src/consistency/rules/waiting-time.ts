import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** Words that set one thing that waits apart from another of the same name: partial and full load have their own times. */
const contrast =
  /^(?:partial|part|full|light|heavi|heavy|passiv|activ|assist|resist|gentl|strenuou|low|high|contact|indoor|outdoor|short|long|hot|cold|public|privat|both|left|right|upper|lower|child|adult)/u;

/** Before something may be done, or be done again, every document lets the same time pass. */
export default {
  id: 'waiting-time',
  title: 'The time to wait is the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(i) to (k)'],
  severity: 'major',
  why: 'Who begins or repeats too early defeats the control that the waiting time is, and the evidence does not cover it.',
  remedy: 'Decide which time the evaluation supports and write it in every document.',
  basis: ['MDR Annex I 23.4(i) to (k)'],
  *check(dossier) {
    const told = dossier.of('waiting-time').filter(({ subject }) => subject === 'device');
    const done = new Set<Statement>();
    for (const [index, one] of told.entries())
      for (const other of told.slice(index + 1)) {
        if (one.document === other.document || done.has(one) || done.has(other) || !sameMatter(one, other)) continue;
        const [here, there] = [daysOf(one), daysOf(other)];
        if (Math.abs(here - there) <= 0.1 * Math.max(here, there)) continue;
        done.add(other);
        const name = ({ document }: Statement): string => dossier.document(document).name;
        yield {
          attribute: 'unsafe-instruction',
          message: `${name(one)} lets ${one.says} pass where ${name(other)} says ${other.says}.`,
          locations: [locate(dossier, one), locate(dossier, other)],
          compared: [one.says, other.says],
        };
      }
  },
  examples: {
    finds: [
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nThe same site can be treated again after ten days.',
          rmf: '# Risk management report\n\n| Hazard | Control |\n|---|---|\n| Skin damage | pause of at least 8 weeks between sessions on one site |',
        },
        says: 'ten days',
      },
      {
        dossier: {
          ifu: '# IFU\n\n## Aftercare\n\nResisted exercise from week 5.',
          rmf: '# Risk management report\n\nThe control is a plan of aftercare: no resisted loading before week 12.',
        },
        says: 'week 12',
      },
    ],
    leaves: [
      {
        dossier: {
          ifu: '# IFU\n\n## Aftercare\n\nPartial weight bearing from week 2. Full weight bearing from week 6. No sport before week 12. Wait 2 months before you treat the site again.',
          rmf: '# Risk management report\n\nNo full weight bearing before week 6. Keep a pause of at least 8 weeks between sessions on one site. No swimming before week 4.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function sameMatter(one: Statement, other: Statement): boolean {
  const [here, there] = [one.key.split(' '), other.key.split(' ')];
  const shared = here.filter((stem) => there.includes(stem));
  if (shared.length === 0 || (shared.length === 1 && shared[0] === 'treat')) return false;
  if (shared.length < Math.min(here.length, there.length) / 2) return false;
  const apart = [...here, ...there].filter((stem) => !shared.includes(stem));
  return !apart.some((stem) => contrast.test(stem));
}

function daysOf({ value }: Statement): number {
  return value.type === 'range' ? (value.range.from ?? 0) : 0;
}
