/** A unit as documents write it: what it measures, and how many of that dimension's base unit it is. */
interface Unit {
  readonly dimension: Dimension;
  readonly inBase: number;
}

/** Base units: gram, month, millimetre, millilitre, kilopascal, millilitre per minute, degree Celsius, percent, 1. */
export type Dimension =
  | 'mass'
  | 'time'
  | 'length'
  | 'volume'
  | 'pressure'
  | 'flow'
  | 'temperature'
  | 'percent'
  | 'dose'
  | 'electric-current'
  | 'voltage'
  | 'frequency'
  | 'energy'
  | 'irradiance'
  | 'area'
  | 'field-strength'
  | 'power'
  | 'force'
  | 'torque'
  | 'radiation-dose'
  | 'resistance'
  | 'concentration'
  | 'speed'
  | 'sound-level'
  | 'count';

const month = 365.25 / 12;
const table: readonly (readonly [Dimension, number, string])[] = [
  ['mass', 1000, 'kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos kilogramm chilogrammi kilogramos'],
  ['mass', 1, 'g gram grams gramme grammes gramm grammi gramos'],
  ['mass', 1e-3, 'mg milligram milligrams'],
  ['mass', 1e-6, 'µg μg mcg ug microgram micrograms'],
  ['mass', 453.59237, 'lb lbs pound pounds'],
  ['time', 12, 'year years yr yrs y jahr jahre jahren an ans annee annees ano anos anni anno'],
  ['time', 1, 'month months mo mos monat monate monaten mois mes meses mese mesi'],
  ['time', 7 / month, 'week weeks wk wks woche wochen semaine semaines semana semanas settimana settimane'],
  ['time', 1 / month, 'd day days tag tage tagen jour jours dia dias giorno giorni'],
  ['time', 1 / 24 / month, 'hour hours h hr hrs stunde stunden heure heures hora horas ora ore'],
  ['time', 1 / 1440 / month, 'minute minutes min mins minuten minuto minutos minuti'],
  ['time', 1 / 86400 / month, 'second seconds sec secs s sekunde sekunden seconde secondes segundos secondi'],
  ['time', 1 / 86400000 / month, 'ms millisecond milliseconds'],
  ['time', 1 / 86400000000 / month, 'µs μs microsecond microseconds'],
  ['length', 1000, 'm metre metres meter meters'],
  ['length', 10, 'cm centimetre centimetres centimeter centimeters'],
  ['length', 1, 'mm millimetre millimetres millimeter millimeters'],
  ['length', 1e-3, 'µm μm um micrometre micrometres micron microns'],
  ['length', 1e-6, 'nm nanometre nanometres nanometer nanometers'],
  ['length', 1e6, 'km kilometre kilometres'],
  ['length', 25.4, 'inch inches'],
  ['length', 1 / 3, 'fr french'],
  ['volume', 1000, 'l litre litres liter liters'],
  ['volume', 100, 'dl'],
  ['volume', 1, 'ml millilitre millilitres milliliter milliliters cc'],
  ['volume', 1e-3, 'µl μl'],
  ['pressure', 0.133322387415, 'mmhg'],
  ['pressure', 0.0980665, 'cmh2o cmh₂o'],
  ['pressure', 0.00980665, 'mmh2o mmh₂o'],
  ['pressure', 0.001, 'pa'],
  ['pressure', 1, 'kpa'],
  ['pressure', 0.1, 'hpa mbar'],
  ['pressure', 100, 'bar'],
  ['pressure', 1000, 'mpa'],
  ['pressure', 6.894757, 'psi'],
  ['flow', 1000, 'l/min lpm litres/minute'],
  ['flow', 1, 'ml/min'],
  ['flow', 1 / 60, 'ml/h ml/hr'],
  ['temperature', 1, '°c'],
  ['percent', 1, '% percent per-cent prozent percento'],
  ['electric-current', 1, 'ma'],
  ['electric-current', 1e-3, 'µa μa'],
  ['electric-current', 1000, 'a'],
  ['voltage', 1, 'v volt volts'],
  ['voltage', 1e-3, 'mv'],
  ['voltage', 1000, 'kv'],
  ['frequency', 1, 'hz'],
  ['frequency', 1000, 'khz'],
  ['frequency', 1e6, 'mhz'],
  ['energy', 1, 'j joule joules'],
  ['energy', 1e-3, 'mj'],
  ['energy', 1000, 'kj'],
  ['power', 1, 'w watt watts'],
  ['power', 1e-3, 'mw milliwatt milliwatts'],
  ['power', 1000, 'kw'],
  ['force', 1, 'newton newtons'],
  ['force', 1e-3, 'mn'],
  ['force', 1000, 'kn'],
  ['torque', 1, 'ncm n·cm'],
  ['torque', 100, 'n·m'],
  ['radiation-dose', 1, 'gy gray'],
  ['radiation-dose', 1e-3, 'mgy'],
  ['resistance', 1, 'ω ohm ohms'],
  ['resistance', 1000, 'kω kohm'],
  ['concentration', 1, 'mg/l'],
  ['concentration', 1000, 'g/l mg/ml'],
  ['concentration', 1e-3, 'µg/l μg/l ng/ml'],
  ['concentration', 1, 'µg/ml μg/ml'],
  ['irradiance', 1, 'µw/cm²/nm μw/cm²/nm µw/cm2/nm μw/cm2/nm µw·cm⁻²·nm⁻¹'],
  ['irradiance', 1000, 'mw/cm²/nm'],
  ['area', 1, 'cm² cm2'],
  ['area', 0.01, 'mm² mm2'],
  ['area', 10_000, 'm² m2'],
  ['field-strength', 1, 't tesla'],
  ['field-strength', 1e-3, 'mt millitesla'],
  ['field-strength', 1e-4, 'gauss'],
  ['sound-level', 1, 'db'],
  ['dose', 1, 'mg/dl'],
  ['dose', 18.0182, 'mmol/l'],
];
const byName = new Map<string, Unit & { readonly name: string }>();
for (const [dimension, inBase, names] of table) for (const name of names.split(' ')) byName.set(name, { dimension, inBase, name });

/** Units whose name is one letter: only right after a number, never in prose ("2 m", "12 h"), and not where an article could stand. */
const names = [...byName.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
const afterNumber = new RegExp(`^[ -]?(${names.join('|')})(?![\\p{L}\\d²])`, 'u');

/** The unit that stands at a position of a folded text right after a number ("12 months", "12-month", "5kg"), with where it ends. */
export function unitAt(folded: string, position: number): (Unit & { readonly name: string; readonly end: number }) | undefined {
  const match = afterNumber.exec(folded.slice(position, position + 24));
  if (!match) return undefined;
  const unit = byName.get(match[1]!)!;
  // "18 a 75 anni" is a range.
  if (unit.name === 'a' && /^ a \d/.test(folded.slice(position, position + 4))) return undefined;
  // "3D" and "2 D images" are no days.
  if (
    unit.name === 'd' &&
    !/^ d(?:$|[^\p{L}\d '-](?! ?\d)| (?:of|fu|follow|after|post|pre|per|and|or|from|without|in|at|with|before|\()(?!\p{L}*3d))/u.test(
      folded.slice(position, position + 16),
    )
  )
    return undefined;
  // "in 5 a patient" is no ampere, "10 an hour" no French year.
  if (
    (unit.name === 'a' || unit.name === 'an' || unit.name === 'h' || unit.name === 's' || unit.name === 'y' || unit.name === 't') &&
    /^[ -]?\S+ [a-z]{3,}/.test(folded.slice(position, position + 24)) &&
    unit.name !== 'h' &&
    !/^[ -]?y[.);,]/.test(folded.slice(position, position + 24))
  )
    return undefined;
  return { ...unit, end: position + match[0].length };
}
