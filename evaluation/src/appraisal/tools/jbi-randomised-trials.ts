import { jbiChecklist } from '../checklist.ts';

export default jbiChecklist({
  id: 'jbi-randomised-trials',
  about: 'randomised trials',
  designs: ['randomised trial'],
  references: [
    'Barker et al., the revised JBI critical appraisal tool for randomised controlled trials, JBI Evidence Synthesis 2023;21:494-506',
  ],
  questions: [
    ['Randomisation', 'Were participants really assigned by chance?'],
    ['Concealment', 'Was the allocation to groups concealed?'],
    ['Baseline', 'Were the groups alike at the start?'],
    ['Participants blind', 'Did participants not know their group?'],
    ['Staff blind', 'Did those who delivered the treatment not know the groups?'],
    ['Same care', 'Were the groups treated alike apart from the intervention?'],
    ['Assessors blind', 'Did those who assessed outcomes not know the groups?'],
    ['Same measurement', 'Were outcomes measured in the same way in the groups?'],
    ['Reliable measurement', 'Were outcomes measured reliably?'],
    ['Follow-up', 'Was follow-up complete, or were differences between groups described and analysed?'],
    ['Analysis as randomised', 'Were participants analysed in the groups to which chance assigned them?'],
    ['Statistics', 'Was the statistical analysis appropriate?'],
    ['Design', 'Was the design appropriate, and were departures from the usual trial accounted for?'],
  ],
});
