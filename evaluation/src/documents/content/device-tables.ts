import { describeBounds } from '../../base/index.ts';
import { deviceKind, intendedPurposeKind } from '../../device/index.ts';
import { only } from '../../records/index.ts';
import { framework } from '../../regulation/index.ts';
import { type CellWords, type Column, hole, lines, missing, paragraph, paragraphs, subheading, table } from '../blocks.ts';
import { type DocumentContext, fact, value } from '../context.ts';
import { inWords } from '../numerals.ts';
import type { Block, Inline } from '../tree.ts';

const noDevice = hole('The device is not described yet. Enter its identity under Device.');
const labelled: readonly Column[] = [
  ['Item', 3],
  ['Information', 7],
];

/** Rows of label and fact; a fact the record does not hold is a hole that says what is missing. */
function factRow(context: DocumentContext, label: string, key: string): CellWords[] {
  const shown = fact(context, key);
  return [label, shown.type === 'missing' ? missing(`${label.toLowerCase()} not given`) : shown];
}

/** Who makes the device and what identifies it. */
export function deviceIdentity(context: DocumentContext): Block[] {
  const record = only(context.snapshot, deviceKind);
  if (!record) return [noDevice];
  const { data } = record;
  return [
    table('table-device-identity', 'Identity and classification of the device', labelled, [
      factRow(context, 'Device name', 'device.name'),
      factRow(context, 'Manufacturer', 'device.manufacturer'),
      factRow(context, 'Address of the manufacturer', 'device.manufacturer-address'),
      factRow(context, 'Single registration number (SRN)', 'device.single-registration-number'),
      factRow(context, 'Basic UDI-DI', 'device.basic-udi-di'),
      factRow(context, 'Device group', 'device.group'),
      [
        'Legal basis',
        data.frameworks.length > 0 ? lines(data.frameworks.map((id) => framework(id)?.title ?? id)) : missing('legal basis not given'),
      ],
      ['Class and rule', [fact(context, 'device.class'), ', ', fact(context, 'device.rule'), ' (Regulation (EU) 2017/745, Annex VIII)']],
      [
        'Reason for the classification',
        value(record, 'classification-reason', data.classificationReason, 'reason for the classification not given'),
      ],
      [
        'Properties',
        [
          fact(context, 'device.implantable'),
          '; ',
          fact(context, 'device.activity'),
          '; ',
          fact(context, 'device.sterility'),
          '; ',
          fact(context, 'device.reuse'),
          data.administersMedicinalProduct ? '; administers or removes a medicinal product' : '',
          data.containsMedicinalSubstance ? '; contains a substance that would be a medicinal product if used by itself' : '',
        ],
      ],
    ]),
  ];
}

/** Models and variants the evaluation covers. */
export function modelsTable(context: DocumentContext): Block[] {
  const record = only(context.snapshot, deviceKind);
  if (!record) return [noDevice];
  if (record.data.models.length === 0) return [paragraph('The evaluation covers one model; the record names no variants.')];
  const rows = record.data.models.map((model, index) => [
    value(record, `models.${index}.name`, model.name, ''),
    value(record, `models.${index}.number`, model.number, 'number not given'),
    value(record, `models.${index}.description`, model.description, 'description not given'),
  ]);
  const columns: Column[] = [
    ['Model or variant', 3],
    ['Number', 2],
    ['What sets it apart', 5],
  ];
  return [
    paragraph('This evaluation covers all models and variants in the following table.'),
    table('table-models', 'Models and variants covered', columns, rows),
  ];
}

/** How the device is built and works, as the record describes it. */
export function deviceDescription(context: DocumentContext): Block[] {
  const record = only(context.snapshot, deviceKind);
  if (!record) return [noDevice];
  const { description, principleOfOperation, materials, novelty } = record.data;
  const part = (title: string, text: string, wanted: string): Block[] => [
    subheading(title),
    ...(text.trim() ? paragraphs(text) : [hole(wanted)]),
  ];
  return [
    ...part('Description', description, 'A description of the device is missing. Enter it under Device.'),
    ...part('Principle of operation', principleOfOperation, 'The principle of operation is missing. Enter it under Device.'),
    ...part(
      'Materials and substances',
      materials,
      'The materials that touch the body, and medicinal or biological substances if any, are missing. Enter them under Device.',
    ),
    ...part('Novelty', novelty, 'A statement on how new the technology and its application are is missing. Enter it under Device.'),
  ];
}

/** The intended purpose in its parts. */
export function intendedPurposeTable(context: DocumentContext): Block[] {
  const record = only(context.snapshot, intendedPurposeKind);
  if (!record) return [hole('The intended purpose is not recorded yet. Enter it in its parts under Device.')];
  const { data } = record;
  const listed = (field: string, items: readonly string[], wanted: string): Inline[] =>
    items.length === 0 ? [missing(wanted)] : lines(items.map((item, index) => value(record, `${field}.${index}`, item, '')));
  const bounds = [
    data.population.age && `age ${describeBounds(data.population.age)}`,
    data.population.weight && `body weight ${describeBounds(data.population.weight)}`,
  ];
  return [
    table(
      'table-intended-purpose',
      'Intended purpose',
      labelled,
      [
        factRow(context, 'Intended purpose', 'intended-purpose.statement'),
        ['Indications', listed('indications', data.indications, 'indications not given')],
        ['Contraindications', listed('contraindications', data.contraindications, 'contraindications not given')],
        factRow(context, 'Population', 'intended-purpose.population'),
        [
          'Bounds of the population',
          bounds.some(Boolean) ? [inWords(bounds.filter((bound) => bound !== undefined))] : 'No bounds of age or body weight are stated.',
        ],
        factRow(context, 'Sex', 'intended-purpose.sex'),
        factRow(context, 'Intended users', 'intended-purpose.users'),
        factRow(context, 'Settings', 'intended-purpose.settings'),
        factRow(context, 'Body site', 'intended-purpose.body-site'),
        factRow(context, 'Mode of use', 'intended-purpose.mode-of-use'),
        factRow(context, 'Duration of use', 'intended-purpose.duration'),
        ['Warnings and precautions', listed('warnings', data.warnings, 'warnings not given')],
        factRow(context, 'Instructions for use', 'intended-purpose.instructions-for-use'),
      ],
      { note: 'The wording is that of the instructions for use in the version named in the last row.' },
    ),
  ];
}

/** Where the device is sold and what became of it so far. */
export function marketHistory(context: DocumentContext): Block[] {
  const record = only(context.snapshot, deviceKind);
  if (!record) return [noDevice];
  const { markets, history } = record.data;
  return [
    paragraph(
      markets.length > 0
        ? ['The device is or will be marketed in ', fact(context, 'device.markets'), '.']
        : ['Markets: ', missing('markets not given')],
    ),
    ...(history.trim()
      ? paragraphs(history)
      : [
          hole(
            'The development and market history is missing: first certification, modifications with dates, and the number of devices sold. Enter it under Device.',
          ),
        ]),
  ];
}
