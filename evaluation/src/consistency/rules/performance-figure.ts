import type { Dossier } from '../dossier.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { wordsAround } from '../statement-sentence.ts';
import { wholeNumbers } from '../study-pool.ts';
import { conflictsBetween } from '../support.ts';
import { equalEnds, readQuantities } from '../text/quantities.ts';
import type { Topic } from '../topic.ts';

/** What the device can do is told with one number. */
export default {
  id: 'performance-figure',
  title: 'Technical data and performance are the same in all documents',
  references: ['MDR Annex I 23.4(b) and (h)', 'MDR Annex II 1.1'],
  severity: 'major',
  why: 'Users rely on the technical data in the instructions; a number that differs from the evaluated one was never shown to be safe and effective.',
  remedy: 'Take the number from the approved specification or the test report, and correct the document that deviates.',
  basis: ['MDR Annex I 23.4', 'MDR Annex II 1.1 and 2'],
  asksFor: ['performance-figure'],
  check: function* (dossier) {
    const byMeasure = new Map<string, Statement[]>();
    for (const statement of dossier.of('performance-figure')) {
      if (observed.test(wordsAround(dossier, statement))) continue;
      const measure = statement.key.split(' · ')[0]!;
      const list = byMeasure.get(measure);
      if (list) list.push(statement);
      else byMeasure.set(measure, [statement]);
    }
    for (const [measure, statements] of byMeasure) {
      const conflicts = conflictsBetween(dossier, {
        statements,
        equal,
        comparable: (one, other) => sameThing(one, other) && oneValue(statements, one) && oneValue(statements, other),
        knows: (document, one) => knows(dossier, document, one),
      });
      for (const { deviating, reference } of conflicts) {
        const name = (one: Statement): string => dossier.document(one.document).name;
        yield {
          attribute: 'other',
          message: `The ${measure} is ${deviating.says} in ${name(deviating)}, but ${reference.says} in ${name(reference)}.`,
          locations: [locate(dossier, deviating), locate(dossier, reference)],
          compared: [deviating.says, reference.says],
        };
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Device\n\nThe irradiance on the surface is 35 µW/cm²/nm. The battery runs for 6 hours.',
          ifu: '# IFU\n\n## Technical data\n\n| Parameter | Value |\n|---|---|\n| Battery life | 8 h |\n| Irradiance | 35 µW/cm²/nm |',
        },
        says: '8 h',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Device\n\n| Parameter | Value |\n|---|---|\n| Pressure | 4 to 20 cmH2O |\n| Mean pressure in the study | 9.4 cmH2O |',
          ifu: '# IFU\n\n## Technical data\n\nPressure range 4 to 20 cmH2O (4 to 20 hPa). The noise is 28 dB.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Device\n\nThe usable length is 1,350 mm. The needle diameter is 1.2 mm. The flow is 350 mL/min in the adult model.',
          ifu: '# IFU\n\n## Technical data\n\n| Parameter | Value |\n|---|---|\n| Usable length | 135 cm |\n| Tube diameter | 4 mm |\n| Flow, neonatal model | 90 mL/min |\n| Flow, adult model | 0.35 L/min |',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** What was measured, wanted or true of another version is no technical datum. */
const observed =
  /\b(?:mean|median|average|typical\w*|in the (?:study|trial|investigation|test|registry)|patients? (?:had|were|was)|measured(?! (?:as|according|in accordance|per|to)\b)|reported|complaints?|incidents?|criteri\w+|acceptance|requirement|requires?|previous|earlier|former|predecessor|until (?:version|19|20)|since version|planned|published|literature|comparable|similar|worst case|for example|e\.g\.)\b|\[\d/u;

/** The other words of one label are all in the other's. */
function sameThing(one: Statement, other: Statement): boolean {
  const words = (statement: Statement): string[] => (statement.key.split(' · ')[1] ?? '').split(' ').filter(Boolean);
  const [short, long] = [words(one), words(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  if (one.value.type !== other.value.type) return false;
  if (one.value.type === 'range' && other.value.type === 'range' && one.value.range.dimension !== other.value.range.dimension) return false;
  return short.every((word) => long.includes(word)) && (short.length > 0 || long.length < 2);
}

/** A document that gives several values under one name speaks of several models or settings. */
function oneValue(statements: readonly Statement[], one: Statement): boolean {
  return statements.every((other) => other.document !== one.document || !sameThing(one, other) || equal(one, other));
}

function ends(statement: Statement): number[] {
  if (statement.value.type === 'number') return [statement.value.number];
  if (statement.value.type !== 'range') return [];
  return [statement.value.range.from, statement.value.range.to].filter((end) => end !== undefined);
}

/** "Up to 12 bar" and "12 bar" are the same datum; of a range the upper end counts. */
function equal(one: Statement, other: Statement): boolean {
  const dimension = one.value.type === 'range' ? one.value.range.dimension : 'count';
  const [a, b] = [ends(one), ends(other)];
  return (
    a.length === 0 ||
    b.length === 0 ||
    equalEnds(a.at(-1)!, b.at(-1)!, dimension) ||
    (a.length !== b.length && a.some((x) => b.some((y) => equalEnds(x, y, dimension))))
  );
}

/** What other devices can do is no knowledge of this one. */
const ofOthers: readonly Topic[] = ['similar-devices', 'state-of-the-art', 'predecessor', 'references'];

const kept = new WeakMap<Dossier, Map<string, Map<string, number[]>>>();

/** Whether a document has the value anywhere. */
function knows(dossier: Dossier, document: string, one: Statement): boolean {
  if (one.value.type === 'number') return wholeNumbers(dossier.document(document)).has(one.value.number);
  if (one.value.type !== 'range') return true;
  const { dimension } = one.value.range;
  const byDocument = kept.get(dossier) ?? new Map<string, Map<string, number[]>>();
  kept.set(dossier, byDocument);
  let values = byDocument.get(document);
  if (!values) {
    values = new Map();
    const { passages, language } = dossier.document(document);
    for (const passage of passages) {
      if (!/\d/.test(passage.text) || ofOthers.some((topic) => passage.topics.has(topic))) continue;
      for (const { range } of readQuantities(passage.text, language)) {
        const list = values.get(range.dimension) ?? [];
        values.set(range.dimension, list);
        for (const end of [range.from, range.to]) if (end !== undefined) list.push(end);
      }
    }
    byDocument.set(document, values);
  }
  const end = ends(one).at(-1)!;
  return (values.get(dimension) ?? []).some((value) => equalEnds(value, end, dimension));
}
