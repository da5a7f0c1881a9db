import { differences } from '../differences.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** Reports come as often as the law asks, and as often as every document says. */
export default {
  id: 'update-frequency',
  title: 'Update frequencies agree with each other and with the class',
  references: ['MDR Article 61(11)', 'MDR Article 86(1)'],
  severity: 'minor',
  why: 'The PSUR is due at least every year for class IIb and III and at least every two years for class IIa; the clinical evaluation of class III and implantable devices is updated at least every year.',
  remedy: 'State the same interval everywhere, not longer than the class allows.',
  basis: ['MDR 86(1)', 'MDR 61(11)'],
  check: function* (dossier) {
    yield* differences(dossier, {
      kind: 'update-frequency',
      accept: (statement) => statement.subject === 'device',
      noun: (statement) => `update frequency of the ${statement.key}`,
    });
    const classes = dossier
      .of('risk-class')
      .filter((statement) => statement.subject === 'device' && statement.weight === 'defining')
      .flatMap((statement) => (statement.key !== 'rule' && statement.value.type === 'categories' ? statement.value.categories : []));
    const yearly = classes.some((name) => name === 'iib' || name === 'iii') && !classes.some((name) => name === 'iia' || name === 'i');
    // A class I device needs no PSUR at all.
    if (classes.length > 0 && classes.every((name) => /^i[smr]?$/.test(name))) return;
    for (const statement of dossier.of('update-frequency')) {
      if (statement.key !== 'PSUR' || statement.value.type !== 'range') continue;
      const months = statement.value.range.from!;
      const limit = yearly ? 12 : 24;
      if (months <= limit) continue;
      const reports = dossier.of('update-frequency').filter((one: Statement) => one.key === 'CER' && !sameValue(one, statement));
      yield {
        attribute: 'other',
        message: `${dossier.document(statement.document).name} says that the PSUR is updated ${statement.says}; at least ${limit === 12 ? 'every year' : 'every two years'} is required${yearly ? ' for this class' : ''}.`,
        locations: [locate(dossier, statement), ...reports.slice(0, 1).map((one) => locate(dossier, one))],
        compared: [statement.says, limit === 12 ? 'every year' : 'every 2 years'],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nDevice: Alpha One, class IIb.\n\nThe report is updated annually.',
          psur: '# PSUR\n\nThe PSUR is updated every five years.',
        },
        says: 'every 5 years',
      },
      {
        dossier: { 'pms-plan': '# PMS plan\n\nThe PSUR is prepared every year.', psur: '# PSUR\n\nThe PSUR is updated every two years.' },
        says: 'every 2 years',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nDevice: Alpha One, class IIa.\n\nThe report is updated every two years.',
          psur: '# PSUR\n\nThe PSUR is updated every 24 months. The filter is replaced every six months.',
          'pmcf-plan': '# PMCF plan\n\nThe PMCF evaluation report is written once a year.',
          'pms-plan': '# PMS plan\n\nThe PSUR is updated every second year.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function sameValue(one: Statement, other: Statement): boolean {
  return one.says === other.says;
}
