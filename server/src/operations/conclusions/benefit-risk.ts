import { benefitRiskKind } from '@cerulean/evaluation/conclusions';
import { singleOperations } from '../record-operations.ts';

export default singleOperations(benefitRiskKind, { word: 'conclusions', path: 'conclusions/benefit-risk', permission: 'conclusions.edit' });
