const abbreviations: Readonly<Record<string, string>> = {
  udi: 'UDI',
  di: 'DI',
  id: '',
  ids: '',
  doi: 'DOI',
  pmid: 'PMID',
  pmcid: 'PMCID',
  url: 'URL',
};

/** A field's name as people read it: `hazardousSituation` is "Hazardous situation". */
export function titleOfField(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[ _-]+/)
    .map((word) => abbreviations[word] ?? word)
    .filter(Boolean)
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A place in a record as people read it: `/data/markets/0` is "Markets 1", `/acceptanceCriterion/bound` is "Acceptance criterion: bound". */
export function titleOfPointer(pointer: string): string {
  const parts = pointer.split('/').slice(1);
  if (parts[0] === 'data' && parts.length > 1) parts.shift();
  let title = '';
  for (const part of parts.map((text) => text.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    if (/^\d+$/.test(part)) title += ` ${Number(part) + 1}`;
    else title += title ? `: ${titleOfField(part).toLowerCase()}` : titleOfField(part);
  }
  return title || 'The whole record';
}

/** A value as it stands in lists of fields and changes. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(describeValue).join('; ');
  const { value: number, unit } = value as { value?: unknown; unit?: unknown };
  if (typeof number === 'number' && typeof unit === 'string' && Object.keys(value).length === 2) return `${number} ${unit}`;
  const { file, row } = value as { file?: unknown; row?: unknown };
  // Where a record was imported from; which columns were read stands in the records.
  if (typeof file === 'string' && typeof row === 'number') return `imported from ${file}, row ${row}`;
  const parts = Object.entries(value).filter(
    ([, part]) => part !== undefined && part !== null && part !== '' && !(Array.isArray(part) && part.length === 0),
  );
  return parts.length === 0
    ? 'nothing'
    : parts.map(([name, part]) => `${titleOfField(name).toLowerCase()}: ${describeValue(part)}`).join(', ');
}
