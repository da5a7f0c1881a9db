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
  { standard: 'iso 10993-5', edition: '2009', title: 'cytotoxicity' },
  { standard: 'iso 10993-10', edition: '2021', title: 'skin sensitisation' },
  { standard: 'iso 10993-18', edition: '2020', title: 'chemical characterisation' },
  { standard: 'iso 11135', edition: '2014', title: 'ethylene oxide sterilisation' },
  { standard: 'iso 11607-1', edition: '2019', title: 'packaging' },
  { standard: 'iso 11607-2', edition: '2019', title: 'packaging processes' },
  { standard: 'iso 15223-1', edition: '2021', title: 'symbols' },
  { standard: 'iso 17664-1', edition: '2021', title: 'information on reprocessing' },
  { standard: 'iso 14630', edition: '2012', title: 'non-active surgical implants' },
  { standard: 'iso 80601-2-69', edition: '2020', title: 'oxygen concentrators' },
  { standard: 'iso 80601-2-12', edition: '2020', title: 'critical care ventilators' },
  { standard: 'iso 5840-1', edition: '2021', title: 'cardiac valve prostheses' },
  { standard: 'iso 5840-3', edition: '2021', title: 'transcatheter valves' },
  { standard: 'iso 14708-3', edition: '2017', title: 'implantable neurostimulators' },
  { standard: 'iso 11979-7', edition: '2024', title: 'intraocular lenses, clinical investigation' },
  { standard: 'iec 62366-1', edition: '2015', title: 'usability' },
  { standard: 'iec 62304', edition: '2006', title: 'software life cycle' },
  { standard: 'iec 60601-1', edition: '2005', title: 'basic safety of electrical devices' },
  { standard: 'iec 60601-1-2', edition: '2014', title: 'electromagnetic compatibility' },
  { standard: 'meddev 2.7/1', edition: 'rev 4', title: 'clinical evaluation' },
];
