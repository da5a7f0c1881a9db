import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';

/** A follow-up plan says what will be done, with whom, for how long and how it is judged. */
export default {
  id: 'deferred-element',
  title: 'The follow-up plan leaves nothing to be defined later',
  references: ['MDR Annex XIV Part B 6.2', 'MDCG 2020-7, section C'],
  severity: 'major',
  why: 'A plan without size, duration, endpoint or criterion is no plan; notified bodies and expert panels refuse follow-up that is to be defined later.',
  remedy: 'Set the missing elements with a justification before the plan is approved.',
  basis: ['MDR Annex XIV Part B 6.2', 'MDCG 2020-7 section C'],
  check: function* (dossier) {
    const byDocument = new Map<string, Statement[]>();
    for (const statement of dossier.of('deferred-element'))
      byDocument.set(statement.document, [...(byDocument.get(statement.document) ?? []), statement]);
    for (const [document, statements] of byDocument) {
      yield {
        attribute: 'pmcf-scope',
        message: `${dossier.document(document).name} leaves open: ${statements.map((one) => one.says).join('; ')}.`,
        locations: statements.map((one) => locate(dossier, one)),
        compared: statements.map((one) => one.says),
      };
    }
  },
  examples: {
    finds: [{ dossier: { 'pmcf-plan': '# PMCF plan\n\nDuration and sample size are to be defined later.' }, says: 'to be defined later' }],
    leaves: [
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\nA registry of 250 patients over two years. Signals will be evaluated once a quarter. The cause of each event is to be determined by the committee.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
