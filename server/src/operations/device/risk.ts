import { riskKind } from '@cerulean/evaluation/device';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(riskKind, { word: 'device', path: 'device/risks', permission: 'device.edit' });
