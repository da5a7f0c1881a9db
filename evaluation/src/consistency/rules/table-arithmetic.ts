import type { DossierDocument } from '../dossier.ts';
import { type Grid, gridsOf, type NumberCell, numberCell, wholeOf } from '../grid.ts';
import { locationIn } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import { fold } from '../text/fold.ts';
import { likePrinted, printedFrom } from '../text/proportions.ts';

const totalLabel =
  /^(?:(?:grand |over)?total(?:s)?(?: (?:of|over|number|records?|identified|patients|sum|all|in|for|\w+))*|sum(?: of [\w ]+)?|all|together|overall|gesamt\w*|summe|insgesamt|somme|totale?s?|suma|somma)$/u;
const strictTotal = /^(?:(?:grand |over)?total|sum\b|gesamt|summe|insgesamt|somme|suma|somma)/u;
/** Words that say that rows overlap, so that they need not add up. */
const overlap = /more than (?:one|once)|several|multiple|overlap|not mutually|mehrfach|plusieurs|varios|unique|at least one|not add up/u;
const subRow = /^(?:[-–—•·↳]|of (?:which|these|them)|thereof|davon|dont|including|incl\.)/u;

/** Totals, shares and rates of a table follow from its counts. */
export default {
  id: 'table-arithmetic',
  title: 'Totals, shares and rates of a table follow from its counts',
  references: ['MDCG 2020-13, section F (clinical data)'],
  severity: 'major',
  why: 'A total or rate that does not follow from its table shows that a number was changed at one place only; the reader cannot know which one is right.',
  remedy: 'Compare the table with its source and correct the number that is wrong, also where the text repeats it.',
  basis: ['MDR Annex XIV Part A', 'MEDDEV 2.7/1 rev. 4, A10'],
  asksFor: [],
  check: function* (dossier) {
    for (const document of dossier.documents) {
      for (const grid of gridsOf(document)) {
        const down = [...wrongTotals(grid, document)];
        // A wrong part makes the total of its row wrong as well as that of its column; that is one mistake.
        const totals = down.length > 0 ? down : [...wrongRowTotals(grid, document)];
        yield* totals;
        // A wrong count makes the shares of its row wrong as well; that is one mistake.
        if (totals.length === 0) yield* wrongShares(grid, document);
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n| Source | Records |\n|---|---|\n| PubMed | 612 |\n| Embase | 874 |\n| Cochrane | 74 |\n| Total | 1,533 |',
        },
        says: '1,560',
      },
      {
        dossier: {
          psur: '# PSUR\n\n| Quarter | Units | Complaints | per 1,000 |\n|---|---|---|---|\n| Q1 | 640 | 16 | 25.0 |\n| Q2 | 840 | 27 | 23.1 |\n| Q3 | 920 | 20 | 21.7 |\n| Q4 | 1,000 | 22 | 22.0 |',
        },
        says: '32.1',
      },
      {
        dossier: {
          psur: '# PSUR\n\n| Quarter | Adult set | Child set | Total |\n|---|---|---|---|\n| Q1 | 1,210 | 340 | 1,550 |\n| Q2 | 1,180 | 365 | 1,545 |\n| Q3 | 1,304 | 371 | 1,765 |',
        },
        says: '1,675',
      },
      {
        dossier: {
          psur: '# PSUR\n\n| Market | Left | Right | Both sides |\n|---|---|---|---|\n| Norway | 41 | 38 | 12 |\n| Iceland | 9 | 14 | 3 |\n| Finland | 67 | 60 | 25 |\n| All | 117 | 122 | 40 |',
        },
        says: '112',
      },
    ],
    leaves: [
      {
        dossier: {
          psur: '# PSUR\n\n| Site | Screened | Treated | Total visits |\n|---|---|---|---|\n| Oslo | 40 | 31 | 120 |\n| Bergen | 22 | 18 | 66 |\n| Turku | 35 | 30 | 65 |\n\n| Event | Grade 1 | Grade 2 | Total |\n|---|---|---|---|\n| Rash | 4 | 2 | 6 |\n| Pain | 9 | 0 | 9 |\n| Fever | 0 | 0 | 0 |\n| Patients with any event | 11 | 2 | 12 |\n\n| Reader | Cases | Found |\n|---|---|---|\n| A | 40 | 31 |\n| B | 40 | 33 |\n| All | 80 | 60 |',
        },
      },
      {
        dossier: {
          psur: '# PSUR\n\n| Country | Units | Share |\n|---|---|---|\n| Germany | 1,190 | 35.0 % |\n| France | 850 | 25.0 % |\n| Italy | 680 | 20.0 % |\n| Other | 680 | 20.0 % |\n| Total | 3,400 | 100.0 % |\n\n| Source | Records |\n|---|---|\n| MEDLINE | 612 |\n| Embase | 748 |\n| Sum of databases | 1,360 |\n| Hand search | 11 |\n| Total identified | 1,371 |\n\n| Event | Patients |\n|---|---|\n| Death | 8 |\n| Stroke | 12 |\n| Pacemaker | 46 |\n| Any event | 60 |',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function* wrongTotals(grid: Grid, document: DossierDocument): Generator<Contradiction> {
  if (grid.rows.length < 3 || overlap.test(fold(grid.caption)) || grid.passages.some((passage) => overlap.test(passage.folded))) return;
  const labels = grid.rows.map((row) => fold(row[0]?.text ?? '').trim());
  const totalRows = labels.flatMap((label, index) => (totalLabel.test(label) && index >= 2 ? [index] : []));
  if (totalRows.length === 0) return;
  const columns = Math.max(...grid.rows.map((row) => row.length));
  const wrong: Contradiction[] = [];
  // "All" may be more than the rows told; where the other columns add up, it is not.
  const loose: Contradiction[] = [];
  let right = 0;
  for (let column = 1; column < columns; column++) {
    const title = fold(grid.titles[column] ?? '');
    if (/per 1|rate|mean|median|%|per ?cent|average|score|year\b|ratio|‰|\bp\b|share|proportion/.test(title)) continue;
    let from = 0;
    let before = 0;
    let carried: number | undefined;
    for (const row of totalRows) {
      const total = numberCell(grid.rows[row]![column], document.language);
      const parts = labels.slice(from, row).flatMap((label, index) => {
        if (subRow.test(label)) return [];
        return [grid.rows[from + index]![column]];
      });
      const numbers = parts.map((part) => numberCell(part, document.language));
      from = row + 1;
      const empty = numbers.every((number) => number === undefined);
      if (
        !total ||
        total.percent ||
        total.decimals > 0 ||
        empty ||
        numbers.some((number) => !number || number.percent || number.decimals > 0)
      ) {
        carried = total?.value;
        continue;
      }
      const sum = numbers.reduce((all, number) => all + number!.value, 0);
      const candidates = [sum, sum + before, sum + (carried ?? 0)];
      before += sum;
      carried = total.value;
      if (candidates.includes(total.value)) {
        right++;
        continue;
      }
      if (numbers.length < 2) continue;
      const expected = candidates.at(-1)!;
      (strictTotal.test(labels[row]!) ? wrong : loose).push({
        attribute: 'arithmetic',
        message: `In ${document.name} the rows of the column "${grid.titles[column] ?? ''}" add up to ${grouped(expected)}, but the total given is ${grouped(total.value)}.`,
        locations: [
          locationIn(document, total.passage),
          ...numbers.map((number) => locationIn(document, number!.passage)),
          ...grid.rows.slice(0, row).flatMap((cells) => (cells[0] ? [locationIn(document, cells[0])] : [])),
        ].slice(0, 12),
        compared: [grouped(total.value), grouped(expected)],
      });
    }
  }
  // Where a small difference stands against several columns that do not add up either, the rows are no parts of the total.
  if (wrong.length > 0 && (right > 0 || wrong.length === 1)) yield* wrong.filter((_, index) => index < Math.max(1, right + 1));
  else if (loose.length === 1 && right > 1) yield* loose;
}

/** A column "Total" beside the columns that it adds up: where it does so in the other rows, the row in which it does not is wrong. */
function* wrongRowTotals(grid: Grid, document: DossierDocument): Generator<Contradiction> {
  const column = grid.titles.findIndex((title, index) => index >= 3 && totalLabel.test(fold(title).trim()));
  if (column < 0 || grid.rows.length < 3) return;
  const rows = grid.rows.flatMap((cells) => {
    const [total, ...parts] = [column, ...Array.from({ length: column - 1 }, (_, index) => index + 1)].map((one) =>
      numberCell(cells[one], document.language),
    );
    if (!total || [total, ...parts].some((cell) => !cell || cell.percent || cell.decimals > 0)) return [];
    const numbers = parts.map((part) => part!.value);
    return [{ cells, total, numbers, sum: numbers.reduce((all, number) => all + number, 0) }];
  });
  // A row with one part only adds up whatever the columns mean.
  const fitting = rows.filter(({ total, numbers, sum }) => sum === total.value && numbers.filter((number) => number > 0).length > 1);
  const wrong = rows.filter(({ total, sum }) => sum !== total.value);
  const [only] = wrong;
  if (!only || wrong.length > 1 || fitting.length < 2 || only.total.value === 0) return;
  // People with several events are counted once among all.
  if (overlap.test(fold(grid.caption)) || /\b(?:any|at least|unique|different)\b/u.test(fold(only.cells[0]?.text ?? ''))) return;
  yield {
    attribute: 'arithmetic',
    message: `In ${document.name} the row "${only.cells[0]?.text ?? ''}" adds up to ${grouped(only.sum)}, but the total given under "${grid.titles[column]}" is ${grouped(only.total.value)}.`,
    locations: only.cells.flatMap((cell) => (cell ? [locationIn(document, cell)] : [])),
    compared: [grouped(only.total.value), grouped(only.sum)],
  };
}

interface Relation {
  readonly exact: (row: number) => number | undefined;
  readonly says: string;
}

function* wrongShares(grid: Grid, document: DossierDocument): Generator<Contradiction> {
  const columns = Math.max(0, ...grid.rows.map((row) => row.length));
  if (grid.rows.length < 3 || columns < 3) return;
  const cells: (NumberCell | undefined)[][] = grid.rows.map((row) =>
    Array.from({ length: columns }, (_, column) => (column === 0 ? undefined : numberCell(row[column], document.language))),
  );
  const counts: number[] = [];
  const results: number[] = [];
  for (let column = 1; column < columns; column++) {
    const there = cells.flatMap((row) => (row[column] ? [row[column]!] : []));
    if (there.length < 3) continue;
    const title = fold(grid.titles[column] ?? '');
    const result = there.some((cell) => cell.percent || cell.decimals > 0) || /%|per ?cent|per 1|share|proportion|rate\b|‰/.test(title);
    (result ? results : counts).push(column);
  }
  const lastLabel = fold(grid.rows.at(-1)?.[0]?.text ?? '').trim();
  for (const result of results) {
    const title = fold(grid.titles[result] ?? '');
    const factor = /per\s*1[., ]?000|‰|per thousand/.test(title)
      ? 1000
      : /per\s*10[., ]?000/.test(title)
        ? 10_000
        : /per\s*100[., ]?000/.test(title)
          ? 100_000
          : 100;
    const relations: Relation[] = [];
    for (const numerator of counts) {
      for (const denominator of counts) {
        if (numerator === denominator) continue;
        relations.push({
          says: `"${grid.titles[numerator]}" and "${grid.titles[denominator]}"`,
          exact: (row) => {
            const a = cells[row]![numerator]?.value;
            const b = cells[row]![denominator]?.value;
            return a === undefined || b === undefined || b === 0 || a > b ? undefined : (factor * a) / b;
          },
        });
      }
      const total = totalLabel.test(lastLabel) ? cells.at(-1)![numerator]?.value : undefined;
      const whole = total ?? wholeOf(`${grid.titles[numerator] ?? ''} ${grid.titles[result] ?? ''} ${grid.caption}`);
      if (whole)
        relations.push({
          says: `"${grid.titles[numerator]}" and the whole of ${grouped(whole)}`,
          exact: (row) => {
            const a = cells[row]![numerator]?.value;
            const label = grid.rows[row]![0]?.text ?? '';
            return a === undefined || /\(of \d|of \d+ /.test(label) ? undefined : (factor * a) / whole;
          },
        });
    }
    const judge = (relation: Relation) => {
      const rows = cells.flatMap((row, index) => {
        const cell = row[result];
        const exact = relation.exact(index);
        return cell && exact !== undefined ? [{ cell, exact, fits: printedFrom(exact, cell.value, cell.decimals) }] : [];
      });
      return { relation, rows, fitting: rows.filter((row) => row.fits).length };
    };
    const judged = relations.map(judge);
    // Rates of one unknown whole ("per 1,000 units" of units sold elsewhere): the whole that all rows but one share.
    for (const numerator of counts) {
      const rows = cells.flatMap((row, index) => {
        const [count, cell] = [row[numerator]?.value, row[result]];
        // "Alive at 30 days (of 236)" names a whole of its own.
        const label = grid.rows[index]?.[0]?.text ?? '';
        if (!count || !cell || cell.value === 0 || /\(of \d|of \d+ /.test(label)) return [];
        const half = 0.5001 * 10 ** -cell.decimals;
        return [{ index, low: (factor * count) / (cell.value + half), high: (factor * count) / Math.max(cell.value - half, 1e-9) }];
      });
      if (rows.length < 4 || !/per\s*1|‰|thousand|rate|share|%|per ?cent/.test(title)) continue;
      for (const left of rows) {
        const others = rows.filter((row) => row !== left);
        const low = Math.max(...others.map((row) => row.low));
        const high = Math.min(...others.map((row) => row.high));
        if (low > high || (left.low <= high && low <= left.high)) continue;
        const whole = (low + high) / 2;
        relations.push({
          says: `"${grid.titles[numerator]}" and the whole that the other rows share`,
          exact: (row) => {
            const count = cells[row]![numerator]?.value;
            return count === undefined ? undefined : (factor * count) / whole;
          },
        });
        break;
      }
    }
    const judgedShared = relations.slice(judged.length).map(judge);
    const [best] = [...judged, ...judgedShared].sort((a, b) => b.fitting - a.fitting);
    if (!best || best.fitting < 2 || best.rows.length - best.fitting > Math.max(1, Math.floor(best.fitting / 3))) continue;
    for (const { cell, exact, fits } of best.rows) {
      if (fits) continue;
      const right = likePrinted(exact, cell.decimals);
      const printed = likePrinted(cell.value, cell.decimals);
      const row = grid.rows[cell.passage.cell!.row];
      yield {
        attribute: 'arithmetic',
        message: `In ${document.name} the row "${cell.passage.cell!.rowLabel}" gives ${printed} under "${grid.titles[result] ?? ''}"; ${best.relation.says} give ${right}.`,
        locations: [
          locationIn(document, cell.passage),
          ...(row ?? []).flatMap((other) => (other && other !== cell.passage ? [locationIn(document, other)] : [])),
        ],
        compared: [printed, right],
      };
    }
  }
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
