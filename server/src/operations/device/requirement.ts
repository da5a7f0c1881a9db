import { requirementKind } from '@cerulean/evaluation/device';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(requirementKind, { word: 'device', path: 'device/requirements', permission: 'device.edit' });
