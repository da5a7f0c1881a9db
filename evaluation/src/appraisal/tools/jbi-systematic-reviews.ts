import { jbiChecklist } from '../checklist.ts';

export default jbiChecklist({
  id: 'jbi-systematic-reviews',
  about: 'systematic reviews',
  designs: ['systematic review'],
  references: ['Aromataris et al., summarizing systematic reviews, Int J Evid Based Healthc 2015;13:132-140'],
  questions: [
    ['Question', 'Is the question of the review stated clearly?'],
    ['Criteria', 'Were the inclusion criteria right for the question?'],
    ['Search', 'Was the search strategy appropriate?'],
    ['Sources', 'Were the sources searched adequate?'],
    ['Appraisal criteria', 'Were the criteria for appraising studies appropriate?'],
    ['Appraisal by two', 'Did two or more people appraise independently?'],
    ['Extraction', 'Was something done to keep errors of extraction small?'],
    ['Synthesis', 'Were the studies combined by appropriate methods?'],
    ['Publication bias', 'Was the likelihood of publication bias assessed?'],
    ['Recommendations', 'Do the data support what is recommended for policy and practice?'],
    ['Further research', 'Are the directions given for further research appropriate?'],
  ],
});
