/** What is needed to say an estimate: its numbers, unmultiplied, and how they are shown. */
export interface SayableEstimate {
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  /** Confidence level, for instance 0.95. */
  readonly level: number;
  readonly displayFactor: number;
  readonly unit?: string;
}

/** A whole number with its thousands set apart: "4 512". */
export function groupThousands(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ' ');
}

/** How many decimals let a reader tell these numbers apart from zero and give the first of them about three significant digits. */
export function decimalsFor(values: readonly number[]): number {
  const finite = values.filter((value) => Number.isFinite(value));
  const size = Math.abs(finite.find((value) => value !== 0) ?? 0);
  const base = size === 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : Math.min(12, 1 - Math.floor(Math.log10(size)));
  let decimals = base;
  while (decimals < base + 2 && finite.some((value) => value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals)) decimals++;
  return decimals;
}

/** A number with so many decimals and a true minus sign; an exact zero is "0". */
export function formatNumber(value: number, decimals: number): string {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** A number with the decimals that suit it alone. */
export function formatAlone(value: number): string {
  return formatNumber(value, decimalsFor([value]));
}

/** A number as somebody gave it, without the digits that multiplying may have added: a bound, an extracted mean. */
export function formatGiven(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '−');
}

/** An amount with at most three decimals and none that say nothing: "25 778", "12.5". For exposures and other sums. */
export function amount(value: number): string {
  const [whole = '0', fraction] = String(Math.round(value * 1000) / 1000).split('.');
  return fraction ? `${groupThousands(Number(whole))}.${fraction}` : groupThousands(value);
}

/** The unit as it stands after a number: a space before it, nothing where there is none. */
export function unitAfter(unit: string | undefined): string {
  return unit ? ` ${unit}` : '';
}

/** A confidence level in percent: "95 %", "99.5 %". */
export function formatLevel(level: number): string {
  return `${Number((level * 100).toFixed(2))} %`;
}

/** The estimate with its limits: "0.45 (95 % CI 0.31 to 0.65)", "1.2 % (95 % CI 0.5 to 2.3 %)", "5.5 per 1000 catheter-days (95 % CI 2.9 to 9.8)". */
export function formatEstimate(result: SayableEstimate): string {
  const shown = [result.estimate, result.lower, result.upper].map((value) => value * result.displayFactor);
  const decimals = decimalsFor(shown);
  const [estimate = '', lower = '', upper = ''] = shown.map((value) => formatNumber(value, decimals));
  const unit = unitAfter(result.unit);
  return `${estimate}${unit} (${formatLevel(result.level)} CI ${lower} to ${upper}${result.unit === '%' ? unit : ''})`;
}

/** A p-value: "p < 0.001", "p = 0.012", "p = 0.57". */
export function formatPValue(p: number): string {
  if (p < 0.001) return 'p < 0.001';
  return `p = ${p.toFixed(p < 0.095 ? 3 : 2)}`;
}
