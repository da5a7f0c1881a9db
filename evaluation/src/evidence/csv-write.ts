/**
 * A cell as it may stand in a CSV file that a spreadsheet opens. Text that a spreadsheet would compute as a formula gets an apostrophe before it
 * (OWASP, CSV Injection); numbers, negative ones included, stay as they are.
 */
export function csvCell(value: string | number | boolean | null | undefined, delimiter = ','): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return safe.includes('"') || safe.includes(delimiter) || /[\r\n\t]/.test(safe) || /^\s|\s$/.test(safe)
    ? `"${safe.replaceAll('"', '""')}"`
    : safe;
}

/** Rows as CSV after RFC 4180: comma, CR LF, UTF-8. Every cell is made safe against formulas. */
export function csvText(rows: readonly (readonly (string | number | boolean | null | undefined)[])[]): string {
  return rows.map((row) => `${row.map((value) => csvCell(value)).join(',')}\r\n`).join('');
}
