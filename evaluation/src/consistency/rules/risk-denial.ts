import type { Dossier } from '../dossier.ts';
import { riskMeaning } from '../lexicon/harms.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import { groupOf } from '../statements/risk-denial.ts';
import { fold } from '../text/fold.ts';

/** What a document says does not exist, the risk file must not name. */
export default {
  id: 'risk-denial',
  title: 'A risk that the risk file names is not denied',
  references: ['Regulation (EU) 2017/745, Article 7(c) and Annex I 23.1(g)'],
  severity: 'critical',
  why: 'Whoever reads that there is no danger takes no care. A denied risk misleads users and patients about a risk the manufacturer knows.',
  remedy: 'Replace the denial by the risk and by what the user can do against it, or show in the risk file why it no longer exists.',
  basis: ['MDR 7(c)', 'MDR Annex I 23.1(g)'],
  *check(dossier: Dossier) {
    const risks = dossier
      .of('residual-risk')
      .filter(
        (one) =>
          (one.key === 'listed' || one.key === 'disclosed' || one.key === 'analysed') &&
          ['rmf', 'cer', 'ifu'].includes(dossier.document(one.document).type),
      )
      .sort(
        (one, other) => Number(dossier.document(other.document).type === 'rmf') - Number(dossier.document(one.document).type === 'rmf'),
      );
    for (const denial of dossier.of('risk-denial')) {
      if (denial.subject !== 'device' || denial.value.type !== 'phrase') continue;
      const { stems } = denial.value;
      const against = risks.find((risk) => {
        if (dossier.document(risk.document).language !== dossier.document(denial.document).language) return false;
        const group = groupOf(fold(risk.says));
        if (denial.key !== '' && group !== denial.key) return false;
        if (stems.length === 0) return denial.key !== '' || risk.key !== 'analysed';
        const { harms } = riskMeaning(risk.says);
        return stems.every((stem) => harms.has(stem));
      });
      if (!against) continue;
      const name = (id: string): string => dossier.document(id).name;
      yield {
        attribute: 'risk-coverage',
        message: `${name(denial.document)} ${denial.says}, but ${name(against.document)} names the risk "${against.says}".`,
        locations: [locate(dossier, denial), locate(dossier, against)],
        compared: [denial.says, against.says],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          rmf: '# Risk management\n\n## Hazards\n\n| ID | Hazard and harm | Before | After |\n|---|---|---|---|\n| R1 | Choking of infants on the cap | red | yellow |\n| R2 | Burn | red | yellow |',
          ifu: '# Instructions for use\n\nFor children there is no danger beyond the usual ones.',
        },
        says: 'Choking of infants',
      },
      {
        dossier: {
          rmf: '# Risk management\n\n## Residual risks\n\n- wound infection\n- nerve injury',
          sscp: '# Summary of safety and clinical performance\n\nThere is no risk of infection.',
        },
        says: 'wound infection',
      },
    ],
    leaves: [
      {
        dossier: {
          rmf: '# Risk management\n\n## Residual risks\n\n- wound infection\n- nerve injury',
          sscp: '# Summary of safety and clinical performance\n\nNo new risk has been found. No infection was seen in the study. There is no risk of electric shock.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;
