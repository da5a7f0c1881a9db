import { jbiChecklist } from '../checklist.ts';

export default jbiChecklist({
  id: 'jbi-diagnostic-accuracy',
  about: 'diagnostic accuracy studies',
  designs: ['diagnostic accuracy study'],
  references: [
    'Campbell et al., Diagnostic test accuracy systematic reviews, in JBI Manual for Evidence Synthesis; its questions are those of QUADAS-2',
  ],
  questions: [
    ['Sample', 'Was every eligible patient enrolled, or a random sample of them?'],
    ['No case-control design', 'Were patients enrolled without knowing who had the condition?'],
    ['Exclusions', 'Were patients left out only for good reasons?'],
    ['Index test read blind', 'Was the index test read without knowing the reference standard?'],
    ['Threshold', 'Where a threshold was used: was it set beforehand?'],
    ['Reference standard', 'Does the reference standard probably tell rightly who has the condition?'],
    ['Standard read blind', 'Was the reference standard read without knowing the index test?'],
    ['Interval', 'Was the time between the two tests short enough?'],
    ['The same standard', 'Did all patients receive the same reference standard?'],
    ['Everybody analysed', 'Were all patients in the analysis?'],
  ],
});
