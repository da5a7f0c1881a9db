import { comparableName, namesIn } from '../names.ts';
import type { Passage } from '../passage.ts';
import type { StatementKind } from '../statement.ts';

/** The name a document gives the device, where a label or a defining sentence says that it is the name. */
export default {
  id: 'device-name',
  title: 'Name of the device',
  references: ['Regulation (EU) 2017/745, Annex I 23.2(a), Annex VI part A 2.9'],
  attribute: 'device-name',
  read: (passage: Passage) =>
    namesIn(passage)
      .filter((name) => name.role === 'device')
      .map(({ name, start, end }) => ({
        value: { type: 'name' as const, name, folded: comparableName(name) },
        says: name,
        start,
        end,
        subject: 'device' as const,
        weight: 'defining' as const,
      })),
  examples: [
    { text: 'Trade name: Velora M2. Basic UDI-DI: 0412345678AB.', finds: ['Velora M2'] },
    { text: 'This report covers the Velora M2, a volumetric pump.', finds: ['Velora M2'] },
    { text: '| Item | Value |\n|---|---|\n| Device | Velora M2 |', finds: ['Velora M2'] },
    { text: 'Box A1. Product: Velora M2\n\nBox A2. Class: IIb\n\nBox A3. Rule: 9', finds: ['Velora M2'] },
    { text: 'Entry 1 – Class: IIb\n\nEntry 2 – Rule: 9\n\nEntry 3 – Equivalent device: Belano 7', finds: [] },
    { text: 'Equivalence to the Belano 7 is claimed. Class: IIb. Device: see section 2.', finds: [] },
  ],
} satisfies StatementKind;
