import { jbiChecklist } from '../checklist.ts';

export default jbiChecklist({
  id: 'jbi-case-control-studies',
  about: 'case-control studies',
  designs: ['case-control study'],
  references: ['Moola et al., Systematic reviews of etiology and risk, in JBI Manual for Evidence Synthesis'],
  questions: [
    ['Comparable groups', 'Were the groups comparable but for the disease?'],
    ['Matching', 'Were cases and controls matched appropriately?'],
    ['Same criteria', 'Were cases and controls identified by the same criteria?'],
    ['Exposure', 'Was exposure measured in a standard, valid and reliable way?'],
    ['Same exposure measure', 'Was exposure measured alike in cases and controls?'],
    ['Confounders named', 'Were confounding factors identified?'],
    ['Confounders handled', 'Is it said how confounding factors were dealt with?'],
    ['Outcomes', 'Were outcomes assessed in a standard, valid and reliable way in both?'],
    ['Time of exposure', 'Was the period of exposure long enough to matter?'],
    ['Statistics', 'Was the statistical analysis appropriate?'],
  ],
});
