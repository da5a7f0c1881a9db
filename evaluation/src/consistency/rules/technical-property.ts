import { differences, equalValues } from '../differences.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { equalEnds } from '../text/quantities.ts';

/** A property with one value has the same in every document. */
export default {
  id: 'technical-property',
  title: 'Materials, connectors, codes and temperatures are the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex II 1.1'],
  severity: 'major',
  why: 'Evidence on safety and compatibility holds for one material, connector or condition; a document that names another describes another device.',
  remedy: 'Compare with the specification, and correct the document that deviates.',
  basis: ['MDR Annex II 1.1', 'MDR Annex I 23.4'],
  general: true,
  asksFor: ['technical-property'],
  check(dossier) {
    const statements = dossier.of('technical-property').filter((one) => one.subject === 'device');
    // Where one document gives several values, the label stands for several things.
    const ambiguous = new Set<string>();
    for (const one of statements)
      if (statements.some((other) => other.key === one.key && other.document === one.document && !compatible(one, other)))
        ambiguous.add(one.key);
    return differences(dossier, {
      kind: 'technical-property',
      accept: (one) => one.subject === 'device' && one.affirmed && !ambiguous.has(one.key),
      noun: ({ key }) => key,
      compatible,
    });
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n| Property | Value |\n|---|---|\n| Material of the housing | polycarbonate |',
          rmf: '# RMF\n\nThe housing is made of ABS.',
        },
        says: 'ABS',
      },
      {
        dossier: { ifu: '# IFU\n\nStore at 5 to 25 °C.', label: '# Label\n\nStorage temperature: 5 to 30 °C' },
        says: '30 °C',
      },
      {
        dossier: {
          cer: '# CER\n\nThe device is protected to IP22.',
          ifu: '# IFU\n\n| Item | Value |\n|---|---|\n| Degree of protection | IP34 |',
        },
        says: 'IP34',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\n| Property | Value |\n|---|---|\n| Housing | polycarbonate |\n| Cable sheath | PVC |\n\nThe charger is protected to IP20, the device to IP22. Storage temperature: below 30 °C.',
          ifu: '# IFU\n\n| Property | Value |\n|---|---|\n| Housing | PC, medical grade |\n| Cable | silicone |\n\nStore at 5 to 30 °C. Operating temperature: 10 to 40 °C. The charger has IP20.',
          rmf: '# RMF\n\n## Equivalent device\n\nThe housing is made of ABS. Its degree of protection is IP54.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Ends that one side leaves open say nothing. */
function compatible(one: Statement, other: Statement): boolean {
  if (one.value.type !== 'range' || other.value.type !== 'range') return equalValues(one, other);
  const [a, b] = [one.value.range, other.value.range];
  const agrees = (x: number | undefined, y: number | undefined): boolean =>
    x === undefined || y === undefined || equalEnds(x, y, a.dimension);
  return agrees(a.from, b.from) && agrees(a.to, b.to);
}
