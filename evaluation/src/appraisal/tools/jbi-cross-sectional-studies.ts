import { jbiChecklist } from '../checklist.ts';

export default jbiChecklist({
  id: 'jbi-cross-sectional-studies',
  about: 'cross-sectional studies',
  designs: ['cross-sectional study'],
  references: ['Moola et al., Systematic reviews of etiology and risk, in JBI Manual for Evidence Synthesis'],
  questions: [
    ['Inclusion', 'Were the criteria for inclusion clearly defined?'],
    ['Subjects and setting', 'Were subjects and setting described in detail?'],
    ['Exposure', 'Was exposure measured validly and reliably?'],
    ['Condition', 'Was the condition measured by objective, standard criteria?'],
    ['Confounders named', 'Were confounding factors identified?'],
    ['Confounders handled', 'Is it said how confounding factors were dealt with?'],
    ['Outcomes', 'Were outcomes measured validly and reliably?'],
    ['Statistics', 'Was the statistical analysis appropriate?'],
  ],
});
