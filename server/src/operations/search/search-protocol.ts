import { searchProtocolKind } from '@cerulean/evaluation/search';
import { singleOperations } from '../record-operations.ts';

export default singleOperations(searchProtocolKind, { word: 'search', path: 'search/protocol', permission: 'plan.edit' });
