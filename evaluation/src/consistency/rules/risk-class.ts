import { differences, equalValues } from '../differences.ts';
import type { Dossier } from '../dossier.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { keyInWords } from '../statement-sentence.ts';

/** One device has one risk class. */
export default {
  id: 'risk-class',
  title: 'The risk class is the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 51 and Annex VIII'],
  severity: 'major',
  why: 'The class decides the conformity assessment, the depth of clinical evidence and how often reports are due; two classes in one file stop the review.',
  remedy: 'Check the classification under Annex VIII and put the right class into the document that deviates.',
  basis: ['MDR 51', 'MDR Annex VIII'],
  *check(dossier) {
    const told = new Set<string>();
    for (const found of differences(dossier, {
      kind: 'risk-class',
      accept: (statement) => statement.subject === 'device' && !explainsRules(dossier, statement.document),
      noun: (statement) => (statement.key === 'rule' ? 'classification rule' : statement.key ? keyInWords(dossier, statement) : 'device'),
      compatible: (one, other) => equalValues(one, other) || ofParts(dossier, one, other),
    })) {
      // Where the class differs, its rule does as well.
      const place = `${found.locations[0]!.document} ${found.locations[1]!.document}`;
      if (found.message.includes('classification rule') && told.has(place)) continue;
      told.add(place);
      yield found;
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nDevice: Alpha One, class IIb.',
          psur: '# PSUR\n\nThe Alpha One is a class IIa device.',
        },
        says: 'class IIa',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nDevice: Alpha One, class IIb.\n\n## Equivalence\n\nThe equivalent device Beta Two is a class IIa device.',
          psur: '# PSUR\n\nThe Alpha One (risk class IIb) was sold in nine countries. Patients in NYHA class III were not treated.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** One document that gives each of two classes with a rule of its own speaks of the parts of a set. */
function ofParts(dossier: Dossier, one: Statement, other: Statement): boolean {
  const all = dossier.of('risk-class').filter((statement) => statement.subject === 'device');
  if (one.key !== '' && one.key !== 'rule') return false;
  return dossier.documents.some(({ id }) => {
    const here = all.filter((statement) => statement.document === id && statement.key === one.key);
    const places = [one, other].map((wanted) => here.find((statement) => equalValues(statement, wanted)));
    const [a, b] = places;
    if (!a || !b) return false;
    const beside = (place: Statement): string | undefined =>
      all.find(
        (there) =>
          there.document === id &&
          there.passage === place.passage &&
          (there.key === 'rule') !== (place.key === 'rule') &&
          ['', 'rule'].includes(there.key),
      )?.says;
    const [first, second] = [beside(a), beside(b)];
    return first !== undefined && second !== undefined && first !== second;
  });
}

/** A text that goes through the classification rules names most classes without meaning the device. */
function explainsRules(dossier: Dossier, document: string): boolean {
  return (
    new Set(
      dossier
        .of('risk-class')
        .filter((statement) => statement.document === document && statement.key === '')
        .map((statement) => statement.says),
    ).size > 2
  );
}
