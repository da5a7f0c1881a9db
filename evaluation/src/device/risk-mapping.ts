import { columnTitles, comparableTitle, type SpreadsheetTable, tableFrom } from './spreadsheet-table.ts';

/** What a column of a risk file can hold; the names are those of the risk record. */
export const riskFields = [
  'number',
  'hazard',
  'hazardousSituation',
  'harm',
  'severity',
  'probabilityBefore',
  'control',
  'probabilityAfter',
  'residualRisk',
  'acceptability',
  'occurrenceSource',
  'inInstructionsForUse',
  'requirementNumbers',
] as const;
export type RiskField = (typeof riskFields)[number];

/** Which column holds what: the title of the column by field. Titles are those of `columnTitles`. */
export type RiskMapping = Partial<Record<RiskField, string>>;

/** Names of the columns in English and German risk files, best first, as `comparableTitle` writes them (ISO 14971:2019, clause 3, and usual practice). */
const synonyms: Record<RiskField, readonly string[]> = {
  number: [
    'risk id',
    'risk no',
    'risk number',
    'id',
    'no',
    'nr',
    'number',
    'ref',
    'reference',
    'item',
    'risiko id',
    'risiko nr',
    'risikonummer',
    'nummer',
    'lfd nr',
    'hazard id',
  ],
  hazard: [
    'hazard',
    'hazards',
    'potential hazard',
    'identified hazard',
    'gefahrdung',
    'gefahrdungen',
    'gefahr',
    'hazard description',
    'beschreibung der gefahrdung',
  ],
  hazardousSituation: [
    'hazardous situation',
    'hazardous situations',
    'sequence of events',
    'foreseeable sequence of events',
    'hazard situation',
    'situation',
    'gefahrdungssituation',
    'gefahrensituation',
    'gefahrliche situation',
    'ereignisfolge',
  ],
  harm: [
    'harm',
    'harms',
    'potential harm',
    'effect',
    'clinical harm',
    'harm to patient',
    'schaden',
    'schadigung',
    'moglicher schaden',
    'auswirkung',
  ],
  severity: [
    'severity',
    's',
    'sev',
    'severity of harm',
    'severity before',
    'initial severity',
    'schweregrad',
    'schadensschwere',
    'schadensausmass',
    'schwere',
    'schweregrad des schadens',
  ],
  probabilityBefore: [
    'probability before',
    'probability',
    'p',
    'occurrence',
    'o',
    'likelihood',
    'initial probability',
    'probability of occurrence',
    'probability of harm',
    'probability before control',
    'probability before risk control',
    'occurrence before',
    'eintrittswahrscheinlichkeit',
    'wahrscheinlichkeit',
    'auftretenswahrscheinlichkeit',
    'eintrittswahrscheinlichkeit vorher',
    'wahrscheinlichkeit vor massnahme',
    'eintrittswahrscheinlichkeit vor massnahmen',
  ],
  control: [
    'risk control',
    'risk control measure',
    'risk control measures',
    'risk controls',
    'control',
    'controls',
    'control measure',
    'control measures',
    'mitigation',
    'mitigations',
    'measure',
    'measures',
    'massnahme',
    'massnahmen',
    'risikobeherrschung',
    'risikobeherrschungsmassnahme',
    'risikobeherrschungsmassnahmen',
    'risikominderung',
  ],
  probabilityAfter: [
    'probability after',
    'residual probability',
    'final probability',
    'probability after control',
    'probability after risk control',
    'p after',
    'occurrence after',
    'residual occurrence',
    'eintrittswahrscheinlichkeit nachher',
    'wahrscheinlichkeit nach massnahme',
    'eintrittswahrscheinlichkeit nach massnahmen',
    'restwahrscheinlichkeit',
  ],
  residualRisk: [
    'residual risk',
    'residual risk level',
    'residual risk evaluation',
    'final risk',
    'risk after control',
    'restrisiko',
    'verbleibendes risiko',
    'risiko nach massnahmen',
  ],
  acceptability: [
    'acceptability',
    'risk acceptability',
    'acceptable',
    'accepted',
    'acceptance',
    'residual risk acceptable',
    'acceptable with all risk controls',
    'akzeptanz',
    'akzeptabel',
    'akzeptabilitat',
    'vertretbarkeit',
    'restrisiko akzeptabel',
    'risikoakzeptanz',
  ],
  occurrenceSource: [
    'occurrence source',
    'source of occurrence',
    'source of probability',
    'probability source',
    'data source',
    'source of data',
    'source',
    'justification of probability',
    'quelle',
    'datenquelle',
    'quelle der wahrscheinlichkeit',
    'begrundung der wahrscheinlichkeit',
  ],
  inInstructionsForUse: [
    'in ifu',
    'ifu',
    'in instructions for use',
    'instructions for use',
    'disclosed in ifu',
    'residual risk in ifu',
    'information for safety',
    'gebrauchsanweisung',
    'in gebrauchsanweisung',
    'ga',
  ],
  requirementNumbers: [
    'gspr',
    'gsprs',
    'requirement',
    'requirements',
    'general safety and performance requirement',
    'grundlegende anforderung',
    'anforderung',
    'gsla',
  ],
};

/** Whether a title is one of those risk files use. */
export function isRiskTitle(title: string): boolean {
  const comparable = comparableTitle(title);
  return Object.values(synonyms).some((names) => names.includes(comparable));
}

/** The risk table in the raw rows of a file, wherever its header stands. */
export function riskTableFrom(rows: readonly (readonly string[])[]): SpreadsheetTable {
  return tableFrom(rows, isRiskTitle);
}

/**
 * Guesses which column holds what, for a person to confirm. Exact names win over titles that only contain one; each column is used once.
 * A second column of one name, such as "Probability" again after the measures, is taken for the value after control.
 */
export function proposeRiskMapping(header: readonly string[]): RiskMapping {
  const titles = columnTitles(header);
  const comparable = titles.map(comparableTitle);
  const repeated = titles.map((title) => / \(\d+\)$/.test(title));
  const taken = new Set<number>();
  const mapping: RiskMapping = {};
  const take = (field: RiskField, index: number) => {
    if (index < 0 || mapping[field] !== undefined) return;
    taken.add(index);
    mapping[field] = titles[index]!;
  };
  for (const field of riskFields) {
    for (const name of synonyms[field]) {
      take(
        field,
        comparable.findIndex((title, index) => title === name && !taken.has(index) && !repeated[index]),
      );
    }
  }
  take(
    'probabilityAfter',
    comparable.findIndex((title, index) => repeated[index] && !taken.has(index) && synonyms.probabilityBefore.includes(title)),
  );
  for (const field of riskFields) {
    const names = synonyms[field].filter((name) => name.length > 3);
    take(
      field,
      comparable.findIndex(
        (title, index) => !taken.has(index) && !repeated[index] && names.some((name) => ` ${title} `.includes(` ${name} `)),
      ),
    );
  }
  return mapping;
}
