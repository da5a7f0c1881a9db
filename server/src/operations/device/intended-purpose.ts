import { intendedPurposeKind } from '@cerulean/evaluation/device';
import { singleOperations } from '../record-operations.ts';

export default singleOperations(intendedPurposeKind, { word: 'device', path: 'device/intended-purpose', permission: 'device.edit' });
