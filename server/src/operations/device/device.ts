import { deviceKind } from '@cerulean/evaluation/device';
import { singleOperations } from '../record-operations.ts';

export default singleOperations(deviceKind, { word: 'device', path: 'device', permission: 'device.edit' });
