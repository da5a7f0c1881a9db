import { describeBounds } from '../base/index.ts';
import { claimKind, deviceKind, intendedPurposeKind, riskKind } from '../device/index.ts';
import { assemble, type Piece } from '../documents/reading.ts';
import { dataSetKind } from '../evidence/index.ts';
import { all, only, type Snapshot } from '../records/index.ts';
import { recordId } from './authority.ts';
import { type DossierDocument, openDocument } from './dossier.ts';

type Row = readonly [label: string, value: string];

/**
 * What the evaluation's own record says, written as a document so that every rule can hold other documents against it; undefined where nothing is
 * recorded yet. Only what is filled in stands there.
 */
export function recordDocument(snapshot: Snapshot): DossierDocument | undefined {
  const pieces: Piece[] = [];
  const heading = (text: string): void => void pieces.push({ type: 'heading', level: 1, text, place: {} });
  const section = (title: string, rows: readonly Row[], text = ''): void => {
    const filled = rows.filter(([, value]) => value.trim() !== '');
    if (filled.length === 0 && text.trim() === '') return;
    heading(title);
    if (text.trim()) pieces.push({ type: 'paragraph', text: text.trim(), place: {} });
    if (filled.length > 0) pieces.push(table([], filled));
  };
  const list = (title: string, items: readonly string[]): void => {
    if (items.length === 0) return;
    heading(title);
    for (const text of items) pieces.push({ type: 'item', level: 1, ordered: false, text, place: {} });
  };

  const device = only(snapshot, deviceKind)?.data;
  const purpose = only(snapshot, intendedPurposeKind)?.data;
  if (device)
    section('Device identification', [
      ['Device name', device.name],
      ['Manufacturer', device.manufacturer.name],
      ['Address', device.manufacturer.address],
      ['Single registration number', device.manufacturer.singleRegistrationNumber],
      ['Basic UDI-DI', device.basicUdiDi],
      ['Models', device.models.map(({ name, number }) => [name, number && `(${number})`].filter(Boolean).join(' ')).join(', ')],
      ['Risk class', device.class ? `Class ${device.class}${device.rule ? `, rule ${device.rule}` : ''}` : ''],
    ]);
  if (purpose) {
    const { population, duration } = purpose;
    section('Intended purpose', [], purpose.statement);
    list('Indications', purpose.indications);
    list('Contraindications', purpose.contraindications);
    section(
      'Target population',
      // Under this label, because a bound is only known to be one of the patients where the words around it say so.
      [
        population.description,
        population.age ? `patients aged ${describeBounds(population.age)}` : '',
        population.weight ? `patients with a body weight of ${describeBounds(population.weight)}` : '',
        ...population.conditions,
      ].map((text) => ['Target population', text] as const),
    );
    section('Intended users', [['Intended users', purpose.users.join('; ')]]);
    section('Use environment', [['Use environment', purpose.settings.join('; ')]]);
    section('Body site and mode of use', [
      ['Body site', purpose.bodySite],
      ['Mode of use', purpose.modeOfUse],
    ]);
    section('Duration of use', [
      ['Duration of use', [duration.description, duration.maximum ? describeBounds(duration.maximum) : ''].filter(Boolean).join('; ')],
    ]);
    list('Warnings', purpose.warnings);
  }
  list(
    'Claims',
    all(snapshot, claimKind).map(({ data }) => data.statement),
  );
  const risks = all(snapshot, riskKind).map(({ data }) => [data.number, data.hazard, data.harm, data.control, data.residualRisk]);
  if (risks.length > 0) {
    heading('Risk management');
    pieces.push(table(['Number', 'Hazard', 'Harm', 'Risk control', 'Residual risk'], risks));
  }
  const studies = all(snapshot, dataSetKind).filter(({ data }) => ['clinical investigation', 'PMCF study', 'registry'].includes(data.type));
  for (const { data } of studies)
    section(`Clinical data: ${data.title}`, [
      ['Study', data.title],
      ['Number of patients', data.participants === undefined ? '' : `${data.participants} patients`],
      ['Follow-up', data.followUp],
    ]);
  if (pieces.length === 0) return undefined;
  return openDocument({
    id: recordId,
    name: 'the record',
    type: 'other',
    language: 'en',
    read: assemble(recordId, 'cerulean', { pieces, title: 'The record of the evaluation', language: 'en' }),
  });
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): Piece {
  const cells = (row: readonly string[]) => row.map((text) => ({ text }));
  return {
    type: 'table',
    caption: '',
    headerRows: titles.length > 0 ? 1 : 0,
    rows: [...(titles.length > 0 ? [cells(titles)] : []), ...rows.map(cells)],
    place: {},
  };
}
