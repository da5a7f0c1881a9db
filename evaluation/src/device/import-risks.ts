import type { Finding } from '../base/index.ts';
import type { DataOf } from '../records/index.ts';
import type { riskKind } from './risk.ts';
import { type RiskField, type RiskMapping, riskFields } from './risk-mapping.ts';
import { columnTitles, type SpreadsheetTable } from './spreadsheet-table.ts';

type Risk = DataOf<typeof riskKind>;

/** What a risk file gave: the risks, what is worth telling about rows, and how many rows were not taken. */
export interface RiskReading {
  readonly risks: Risk[];
  readonly findings: Finding[];
  readonly rejected: number;
}

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'ja', 'j', '✓', '✔']);
const no = new Set(['no', 'n', 'false', '0', 'nein', '-', '–']);

/**
 * Reads risks from a table with a confirmed mapping, which is kept in each risk's `source`. A row without a hazard is told with its number and
 * not taken: merged cells look so, and filling them in would be a guess. Cells are text throughout; a formula is kept as the text it is.
 */
export function readRisks(table: SpreadsheetTable, mapping: RiskMapping, file: string): RiskReading {
  const titles = columnTitles(table.header);
  const findings: Finding[] = [];
  const risks: Risk[] = [];
  let rejected = 0;

  const columns = new Map<RiskField, number>();
  for (const field of riskFields) {
    const title = mapping[field];
    if (title === undefined) continue;
    const index = titles.indexOf(title);
    if (index >= 0) columns.set(field, index);
    else findings.push({ file, code: 'column-missing', message: `There is no column "${title}", which was to be read as ${field}.` });
  }
  if (!columns.has('hazard')) {
    findings.push({
      file,
      code: 'hazard-not-mapped',
      message: 'No column is read as the hazard, so no risk can be taken; choose the column that names the hazard.',
    });
  }

  const kept = Object.fromEntries([...columns].map(([field, index]) => [field, titles[index]!]));
  const rowOfNumber = new Map<string, number>();
  for (const { row, cells } of table.rows) {
    if (cells.every((cell) => !cell.trim())) continue;
    const text = (field: RiskField) => (cells[columns.get(field) ?? -1] ?? '').trim();
    const tell = (code: string, message: string) => findings.push({ file, line: row, code, message });

    if (cells.slice(titles.length).some((cell) => cell.trim()))
      tell('cells-without-column', `Row ${row} has more cells than the table has columns; the surplus was not read.`);
    for (const [field, index] of columns) {
      if (/^\s*=/.test(cells[index] ?? ''))
        tell(
          'formula-kept-as-text',
          `Row ${row}, column "${titles[index]}" (${field}) holds a formula; it was kept as text and not computed.`,
        );
    }
    const hazard = text('hazard');
    if (!hazard) {
      rejected += 1;
      tell('risk-without-hazard', `Row ${row} names no hazard and was not taken; where cells are merged, write the hazard into each row.`);
      continue;
    }
    const number = text('number');
    const earlier = number ? rowOfNumber.get(number) : undefined;
    if (earlier !== undefined) tell('risk-number-repeated', `Row ${row} has the number ${number} of row ${earlier}; both were taken.`);
    else if (number) rowOfNumber.set(number, row);

    const disclosed = text('inInstructionsForUse').toLowerCase();
    const inInstructionsForUse = yes.has(disclosed) ? true : no.has(disclosed) ? false : undefined;
    if (disclosed && inInstructionsForUse === undefined) {
      tell(
        'yes-or-no-unclear',
        `Row ${row}: "${text('inInstructionsForUse')}" does not say whether the risk is in the instructions for use; it was left open.`,
      );
    }
    risks.push({
      number,
      hazard,
      hazardousSituation: text('hazardousSituation'),
      harm: text('harm'),
      severity: text('severity'),
      probabilityBefore: text('probabilityBefore'),
      control: text('control'),
      probabilityAfter: text('probabilityAfter'),
      residualRisk: text('residualRisk'),
      acceptability: text('acceptability'),
      occurrenceSource: text('occurrenceSource'),
      ...(inInstructionsForUse === undefined ? {} : { inInstructionsForUse }),
      requirementNumbers: text('requirementNumbers').match(/\d+(\.\d+)*/g) ?? [],
      outcomeParameterIds: [],
      evidenceIds: [],
      source: { file, row, mapping: kept },
    });
  }
  return { risks, findings, rejected };
}
