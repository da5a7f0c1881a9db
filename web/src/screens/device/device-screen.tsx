import { deviceClasses, deviceKind } from '@cerulean/evaluation/device';
import type { DataOf } from '@cerulean/evaluation/records';
import { frameworks } from '@cerulean/evaluation/regulation';
import type { SectionOf } from '../../kit/form/field.ts';
import { SingleRecord } from '../../kit/single-record.tsx';

const sections: readonly SectionOf<DataOf<typeof deviceKind>>[] = [
  {
    title: 'Identity',
    fields: [
      { name: 'name', type: 'text', label: 'Trade name', required: true },
      {
        name: 'manufacturer',
        type: 'group',
        label: 'Manufacturer',
        fields: [
          { name: 'name', type: 'text', label: 'Name' },
          { name: 'address', type: 'long-text', label: 'Address' },
          { name: 'singleRegistrationNumber', type: 'text', label: 'Single registration number (SRN)', identifier: true },
        ],
      },
      { name: 'basicUdiDi', type: 'text', label: 'Basic UDI-DI', help: 'At most 25 characters.', identifier: true, maxLength: 25 },
      { name: 'deviceGroup', type: 'text', label: 'Device group', help: 'Generic device group or nomenclature code.' },
      {
        name: 'models',
        type: 'list',
        label: 'Models and variants',
        help: 'With what sets each apart.',
        add: 'Add model',
        fields: [
          { name: 'name', type: 'text', label: 'Model name', required: true },
          { name: 'number', type: 'text', label: 'Reference number', identifier: true },
          { name: 'description', type: 'long-text', label: 'What sets it apart' },
        ],
      },
      { name: 'invented', type: 'yes-no', label: 'This device is invented', help: 'For trying things out; every document then says so.' },
    ],
  },
  {
    title: 'Description',
    fields: [
      { name: 'description', type: 'long-text', label: 'Description', rows: 4 },
      { name: 'principleOfOperation', type: 'long-text', label: 'Principle of operation', rows: 3 },
      { name: 'materials', type: 'long-text', label: 'Materials', help: 'Those in contact with the body above all.' },
      { name: 'novelty', type: 'long-text', label: 'Novel features', help: 'What is new about the device or its clinical use.' },
      {
        name: 'history',
        type: 'long-text',
        label: 'Developments and market history',
        help: 'Earlier generations, and since when it is on the market where.',
      },
    ],
  },
  {
    title: 'Classification',
    help: 'Regulation (EU) 2017/745, Article 51 and Annex VIII.',
    fields: [
      {
        name: 'class',
        type: 'choice',
        label: 'Class',
        choices: deviceClasses.map((value) => ({ value, label: `Class ${value}` })),
        optional: true,
      },
      { name: 'rule', type: 'number', label: 'Rule of Annex VIII', integer: true },
      { name: 'classificationReason', type: 'long-text', label: 'Reason for the class' },
      { name: 'implantable', type: 'yes-no', label: 'Implantable' },
      { name: 'active', type: 'yes-no', label: 'Active device' },
      { name: 'administersMedicinalProduct', type: 'yes-no', label: 'Administers or removes a medicinal product' },
      { name: 'containsMedicinalSubstance', type: 'yes-no', label: 'Incorporates a substance that would be a medicinal product by itself' },
      { name: 'sterile', type: 'yes-no', label: 'Sterile' },
      { name: 'singleUse', type: 'yes-no', label: 'For single use' },
    ],
  },
  {
    title: 'Markets',
    fields: [
      { name: 'markets', type: 'tags', label: 'Countries and regions where it is sold' },
      {
        name: 'frameworks',
        type: 'choices',
        label: 'Regulatory frameworks',
        help: 'Under which law it is sold; decides requirements and what is due how often.',
        choices: frameworks.map(({ id, title }) => ({ value: id as string, label: title })),
      },
    ],
  },
];

export default function DeviceScreen() {
  return (
    <SingleRecord
      kind={deviceKind}
      word="device"
      permission="device.edit"
      title="Device"
      description="What is evaluated, who makes it, how it is classified and where it is sold. Documents take these facts from here."
      empty="Nothing is said about the device yet."
      sections={sections}
      follows="Every document that names this fact changes with it; released versions stay as they are."
    />
  );
}
