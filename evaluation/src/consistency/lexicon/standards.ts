/** An edition of a standard or guidance document that another one has replaced. */
export interface Superseded {
  /** As `standardKey` gives it: "iso 14971". */
  readonly standard: string;
  /** The newest edition known here, a year or a revision. */
  readonly edition: string;
  readonly title: string;
}

/**
 * Newest editions as generally known when this list was made (2026-11); none was checked against the catalogue of the standards body, so every finding
 * says so. Amendments do not count as editions.
 */
export const newestEditions: readonly Superseded[] = [
  { standard: 'iso 14971', edition: '2019', title: 'risk management' },
  { standard: 'iso 13485', edition: '2016', title: 'quality management' },
  { standard: 'iso 14155', edition: '2020', title: 'clinical investigation' },
  { standard: 'iso 10993-1', edition: '2018', title: 'biological evaluation' },
  { standard: 'iso 11135', edition: '2014', title: 'ethylene oxide sterilisation' },
  { standard: 'iso 15223-1', edition: '2021', title: 'symbols' },
  { standard: 'iec 62366-1', edition: '2015', title: 'usability' },
  { standard: 'meddev 2.7/1', edition: 'rev 4', title: 'clinical evaluation' },
];
