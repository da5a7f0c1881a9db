import { jbiChecklist } from '../checklist.ts';

export default jbiChecklist({
  id: 'jbi-cohort-studies',
  about: 'cohort studies',
  designs: ['cohort study', 'registry'],
  references: ['Moola et al., Systematic reviews of etiology and risk, in JBI Manual for Evidence Synthesis'],
  questions: [
    ['Groups', 'Were the groups alike and drawn from the same population?'],
    ['Same exposure measure', 'Was exposure measured alike when people were put into groups?'],
    ['Exposure', 'Was exposure measured validly and reliably?'],
    ['Confounders named', 'Were confounding factors identified?'],
    ['Confounders handled', 'Is it said how confounding factors were dealt with?'],
    ['Free of the outcome', 'Were participants free of the outcome at the start or at exposure?'],
    ['Outcomes', 'Were outcomes measured validly and reliably?'],
    ['Time', 'Is the time of follow-up told, and long enough for outcomes to occur?'],
    ['Complete follow-up', 'Was follow-up complete, or were the reasons for loss described and explored?'],
    ['Incomplete follow-up', 'Was incomplete follow-up addressed?'],
    ['Statistics', 'Was the statistical analysis appropriate?'],
  ],
});
