import { appraisalKind } from '@cerulean/evaluation/appraisal';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(appraisalKind, { word: 'appraisal', path: 'appraisal/appraisals', permission: 'appraisal.edit' });
