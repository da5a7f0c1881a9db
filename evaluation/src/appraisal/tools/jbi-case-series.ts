import { jbiChecklist } from '../checklist.ts';

export default jbiChecklist({
  id: 'jbi-case-series',
  about: 'case series',
  designs: ['case series'],
  references: ['Munn et al., methodological quality of case series studies, JBI Evidence Synthesis 2020;18:2127-2133'],
  questions: [
    ['Inclusion', 'Were the criteria for inclusion clear?'],
    ['Condition measured', 'Was the condition measured in a standard, reliable way in all?'],
    ['Condition identified', 'Was the condition identified by valid methods in all?'],
    ['Consecutive', 'Were participants included consecutively?'],
    ['Complete', 'Were all eligible participants included?'],
    ['Demographics', 'Is it clear who the participants were?'],
    ['Clinical information', 'Is the clinical information about them clear?'],
    ['Outcomes', 'Are outcomes or follow-up of the cases clear?'],
    ['Sites', 'Is it clear where they were treated?'],
    ['Statistics', 'Was the statistical analysis appropriate?'],
  ],
});
