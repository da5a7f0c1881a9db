import { intendedPurposeKind } from '@cerulean/evaluation/device';
import type { DataOf } from '@cerulean/evaluation/records';
import type { SectionOf } from '../../kit/form/field.ts';
import { SingleRecord } from '../../kit/single-record.tsx';

const sections: readonly SectionOf<DataOf<typeof intendedPurposeKind>>[] = [
  {
    title: 'Statement',
    fields: [
      {
        name: 'statement',
        type: 'long-text',
        label: 'Intended purpose',
        help: 'As the label, the instructions for use and the promotional material state it (Article 2(12)).',
        rows: 4,
      },
      { name: 'instructionsForUse', type: 'text', label: 'Instructions for use that say so', help: 'Version and date.' },
    ],
  },
  {
    title: 'Indications',
    fields: [
      { name: 'indications', type: 'sentences', label: 'Indications', add: 'Add indication' },
      { name: 'contraindications', type: 'sentences', label: 'Contraindications', add: 'Add contraindication' },
      { name: 'warnings', type: 'sentences', label: 'Warnings and precautions', add: 'Add warning' },
    ],
  },
  {
    title: 'Patients',
    fields: [
      {
        name: 'population',
        type: 'group',
        label: 'Target population',
        fields: [
          { name: 'description', type: 'long-text', label: 'Description' },
          { name: 'age', type: 'bounds', label: 'Age', units: ['years', 'months', 'weeks', 'days'] },
          { name: 'weight', type: 'bounds', label: 'Body weight', units: ['kg', 'g', 'lb'] },
          {
            name: 'sex',
            type: 'choice',
            label: 'Sex',
            choices: [
              { value: 'any', label: 'Any' },
              { value: 'female', label: 'Female only' },
              { value: 'male', label: 'Male only' },
            ],
          },
          { name: 'conditions', type: 'sentences', label: 'Medical conditions', add: 'Add condition' },
        ],
      },
      { name: 'bodySite', type: 'text', label: 'Part of the body or type of tissue' },
    ],
  },
  {
    title: 'Use',
    fields: [
      { name: 'users', type: 'sentences', label: 'Intended users', add: 'Add user' },
      { name: 'settings', type: 'sentences', label: 'Use environment', add: 'Add environment' },
      {
        name: 'modeOfUse',
        type: 'long-text',
        label: 'Mode of use',
        help: 'Single use or reuse, how it is applied, with what it is combined.',
      },
      {
        name: 'duration',
        type: 'group',
        label: 'Duration of use',
        fields: [
          {
            name: 'description',
            type: 'text',
            label: 'Description',
            help: 'For instance transient, short term or long term (Annex VIII 1.1 to 1.3).',
          },
          { name: 'maximum', type: 'bounds', label: 'Longest duration', units: ['days', 'hours', 'weeks', 'months', 'years'] },
        ],
      },
    ],
  },
];

export default function IntendedPurposeScreen() {
  return (
    <SingleRecord
      kind={intendedPurposeKind}
      word="device"
      permission="device.edit"
      title="Intended purpose"
      description="In its parts, so that each can be compared with the evidence and with every other document."
      empty="Nothing is said about the intended purpose yet."
      sections={sections}
      follows="Evidence, conclusions and documents rest on the intended purpose; look at them again after a change."
    />
  );
}
