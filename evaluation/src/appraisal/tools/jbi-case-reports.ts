import { jbiChecklist } from '../checklist.ts';

export default jbiChecklist({
  id: 'jbi-case-reports',
  about: 'case reports',
  designs: ['case report'],
  references: ['Moola et al., Systematic reviews of etiology and risk, in JBI Manual for Evidence Synthesis'],
  questions: [
    ['Patient', 'Is it clear who the patient was?'],
    ['History', 'Is the history told clearly and as a timeline?'],
    ['Presentation', 'Is the condition at presentation described clearly?'],
    ['Tests', 'Are tests, methods of assessment and results described clearly?'],
    ['Treatment', 'Is the intervention or procedure described clearly?'],
    ['Afterwards', 'Is the condition after the intervention described clearly?'],
    ['Harms', 'Are adverse or unforeseen events identified and described?'],
    ['Lessons', 'Does the report say what is to be learned?'],
  ],
});
