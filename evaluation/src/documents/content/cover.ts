import { deviceKind } from '../../device/index.ts';
import { only } from '../../records/index.ts';
import type { DocumentContext } from '../context.ts';
import type { DocumentTree } from '../tree.ts';

/** The device's name, or that it is not named yet. */
export function deviceSubtitle(context: DocumentContext): string {
  return context.facts.get('device.name')?.text ?? 'Device not named yet';
}

/** The lines of the cover. What is not recorded is said to be missing. */
export function coverLines(context: DocumentContext): DocumentTree['cover'] {
  const said = (key: string) => context.facts.get(key)?.text;
  const device = only(context.snapshot, deviceKind)?.data;
  const classification = [said('device.class'), said('device.rule')].filter(Boolean).join(', ');
  return [
    { label: 'Device', value: said('device.name') ?? 'not given' },
    { label: 'Manufacturer', value: said('device.manufacturer') ?? 'not given' },
    { label: 'Single registration number', value: said('device.single-registration-number') ?? 'not given' },
    { label: 'Basic UDI-DI', value: said('device.basic-udi-di') ?? 'not given' },
    { label: 'Class', value: classification || 'not given' },
    ...(device && device.models.length > 0 ? [{ label: 'Models', value: said('device.models') ?? '' }] : []),
    { label: 'Status', value: context.status === 'draft' ? 'Draft, not released' : 'Released' },
  ];
}
