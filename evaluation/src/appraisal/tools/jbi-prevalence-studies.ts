import { jbiChecklist } from '../checklist.ts';

export default jbiChecklist({
  id: 'jbi-prevalence-studies',
  about: 'prevalence studies',
  designs: ['cross-sectional study'],
  references: ['Munn et al., observational epidemiological studies reporting prevalence, Int J Evid Based Healthc 2015;13:147-153'],
  questions: [
    ['Sampling frame', 'Could the sampling frame reach the population in question?'],
    ['Sampling', 'Were participants sampled in an appropriate way?'],
    ['Sample size', 'Was the sample large enough?'],
    ['Participants and setting', 'Are participants and setting described in detail?'],
    ['Coverage', 'Were all parts of the sample covered well enough in the analysis?'],
    ['Valid identification', 'Was the condition identified by valid methods?'],
    ['Same measurement', 'Was the condition measured reliably and in the same way in all?'],
    ['Statistics', 'Was the statistical analysis appropriate?'],
    ['Response', 'Was the response rate adequate, or a low one dealt with?'],
  ],
});
