import { searchRunKind } from '@cerulean/evaluation/search';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(searchRunKind, { word: 'search', path: 'search/runs', permission: 'search.edit' });
