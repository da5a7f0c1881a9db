import { jbiChecklist } from '../checklist.ts';

export default jbiChecklist({
  id: 'jbi-quasi-experimental-studies',
  about: 'quasi-experimental studies',
  designs: ['non-randomised trial'],
  references: [
    'Barker et al., the revised JBI critical appraisal tool for quasi-experimental studies, JBI Evidence Synthesis 2024;22:378-388',
  ],
  questions: [
    ['Cause and effect', 'Is it clear what is the cause and what the effect, and which came first?'],
    ['Control group', 'Was there a control group?'],
    ['Alike participants', 'Were the participants in the comparison alike?'],
    ['Same care', 'Did the compared participants receive the same care apart from the intervention?'],
    ['Repeated measurement', 'Was the outcome measured more than once, before and after the intervention?'],
    ['Same measurement', 'Were the outcomes of those compared measured in the same way?'],
    ['Reliable measurement', 'Were outcomes measured reliably?'],
    ['Follow-up', 'Was follow-up complete, or were differences between groups described and analysed?'],
    ['Statistics', 'Was the statistical analysis appropriate?'],
  ],
});
