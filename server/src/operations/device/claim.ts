import { claimKind } from '@cerulean/evaluation/device';
import { recordOperations } from '../record-operations.ts';

export default recordOperations(claimKind, { word: 'device', path: 'device/claims', permission: 'device.edit' });
