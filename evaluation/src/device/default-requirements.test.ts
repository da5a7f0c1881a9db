import { describe, expect, it } from 'vitest';
import { defaultRequirements } from './default-requirements.ts';
import { requirementKind } from './requirement.ts';

const numbers = (list: readonly { number: string }[]) => list.map(({ number }) => number);

describe('the requirements an evaluation starts with', () => {
  it('are valid records, each number once', () => {
    const records = defaultRequirements('eu-mdr');
    for (const record of records) expect(requirementKind.schema.parse(record)).toEqual(record);
    expect(new Set(numbers(records)).size).toBe(records.length);
  });

  it('need clinical evidence at 1, 6 and 8, and at 12 for a device with a medicinal substance', () => {
    const needing = (device: object) => numbers(defaultRequirements('eu-mdr', device).filter((record) => record.needsClinicalEvidence));
    expect(needing({})).toEqual(['1', '6', '8']);
    expect(needing({ containsMedicinalSubstance: true })).toEqual(['1', '6', '8', '12.1', '12.2']);
  });

  it('say why a requirement does not concern the device', () => {
    const records = defaultRequirements('eu-mdr', { active: false });
    const active = records.filter((record) => record.number.startsWith('18.'));
    expect(active).toHaveLength(8);
    for (const record of active)
      expect(record).toMatchObject({ applicable: false, applicabilityReason: 'The device is not active.', needsClinicalEvidence: false });
  });

  it('are named by their framework', () => {
    expect(requirementKind.label(defaultRequirements('eu-mdr')[0]!)).toBe('GSPR 1');
    expect(requirementKind.label(defaultRequirements('uk-mdr-2002')[0]!)).toBe('ER 1');
  });
});
