import { drawing, fitText, inks, lineBetween, type Plot, pixels, rectangle, round, textAt, textWidth, wrapText } from '../base/index.ts';
import { type Answers, type JudgementColumn, judgementColumns, judgementsOf } from './judgement.ts';
import type { AppraisalTool, Grade, Tone } from './tool.ts';
import { tones } from './tool.ts';

/** One row of a plot: a study, or one result of it, with what was answered. */
export interface JudgedRow {
  readonly label: string;
  readonly answers: Answers;
}

/** How each tone is drawn. A sign stands with each colour, and the colours differ in lightness too, so that nothing rests on colour alone. */
const signs: Readonly<Record<Tone, { readonly sign: string; readonly fill: string; readonly ink: string; readonly title: string }>> = {
  good: { sign: '+', fill: '#2e7d4f', ink: '#ffffff', title: 'fulfilled, or low risk' },
  caution: { sign: '–', fill: '#f0c94b', ink: '#1b2733', title: 'in part, or some concerns' },
  bad: { sign: '×', fill: '#b8392b', ink: '#ffffff', title: 'not fulfilled, or high risk' },
  worst: { sign: '!', fill: '#571845', ink: '#ffffff', title: 'critical' },
  unknown: { sign: '?', fill: '#6f93b8', ink: '#1b2733', title: 'unclear, or no information' },
  none: { sign: '/', fill: '#ffffff', ink: '#1b2733', title: 'not applicable' },
};

const width = pixels(165);
const margin = 8;
const rowHeight = 22;
const radius = 8.5;
const bodySize = 10.5;
const smallSize = 9.5;
const labelWidth = 190;

/** What a cell says: its tone, or that nobody judged it. */
function toneOf(grade: Grade | undefined): Tone | undefined {
  return grade?.tone;
}

function circle(x: number, y: number, tone: Tone | undefined): string {
  if (!tone)
    return `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="none" stroke="${inks.muted}" stroke-width="1" stroke-dasharray="2 2"/>`;
  const { sign, fill, ink } = signs[tone];
  return [
    `<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="${fill}" stroke="${inks.text}" stroke-width="0.8"/>`,
    textAt(x, y + 4, sign, { size: 12, bold: true, anchor: 'middle', fill: ink }),
  ].join('');
}

/** The tones that a plot needs, each with the words of the tool where all its columns say the same, otherwise with words for any tool. */
function legendOf(columns: readonly JudgementColumn[], used: ReadonlySet<Tone | undefined>): { tone: Tone | undefined; title: string }[] {
  const entries = tones
    .filter((tone) => used.has(tone))
    .map((tone) => {
      const titles = new Set(
        columns.flatMap(({ judgements }) => judgements.filter((grade) => grade.tone === tone).map(({ title }) => title)),
      );
      return { tone, title: titles.size === 1 ? [...titles][0]! : signs[tone].title };
    });
  return used.has(undefined) ? [...entries, { tone: undefined, title: 'not judged' }] : entries;
}

/** Legend and the titles of the columns, from a height downwards. */
function drawLegend(legend: readonly { tone: Tone | undefined; title: string }[], columns: readonly JudgementColumn[], top: number) {
  const parts: string[] = [];
  let x = margin;
  let y = top;
  for (const { tone, title } of legend) {
    const taken = 26 + textWidth(title, smallSize) + 18;
    if (x > margin && x + taken > width - margin) {
      x = margin;
      y += rowHeight;
    }
    parts.push(circle(x + radius, y, tone), textAt(x + 24, y + 3.5, title, { size: smallSize }));
    x += taken;
  }
  const titles = columns.map(({ id, title }) => (id === title || id === 'overall' ? title : `${id}: ${title}`)).join('; ');
  const lines = wrapText(titles, width - 2 * margin, smallSize);
  y += rowHeight;
  parts.push(...lines.map((line, index) => textAt(margin, y + index * 13, line, { size: smallSize, fill: inks.muted })));
  return { parts, bottom: y + lines.length * 13 };
}

const shortTitle = ({ id, overall }: JudgementColumn) => (overall && id === 'overall' ? 'Overall' : id);

/**
 * Every judgement of every study as a sign in a coloured circle: a row for each study, a column for each domain, what sums up last (after the plots of
 * robvis; McGuinness and Higgins, Res Syn Meth 2021;12:55-61).
 */
export function trafficLightPlot(tool: AppraisalTool, rows: readonly JudgedRow[]): Plot {
  const columns = judgementColumns(tool);
  const judged = rows.map(({ label, answers }) => ({ label, judgements: judgementsOf(tool, answers) }));
  const columnWidth = Math.min(64, (width - 2 * margin - labelWidth) / Math.max(1, columns.length));
  // A title that is wider than its column stands upright.
  const upright = (title: string) => textWidth(title, bodySize, true) > columnWidth - 4;
  const headHeight = Math.max(
    26,
    ...columns.map((column) => (upright(shortTitle(column)) ? Math.ceil(textWidth(shortTitle(column), bodySize, true)) + 14 : 26)),
  );
  const at = (index: number) => margin + labelWidth + columnWidth * (index + 0.5);
  const parts: string[] = [];
  columns.forEach((column, index) => {
    const title = shortTitle(column);
    parts.push(
      upright(title)
        ? `<g transform="translate(${round(at(index) + 4)} ${headHeight - 6}) rotate(-90)">${textAt(0, 0, title, { size: bodySize, bold: true })}</g>`
        : textAt(at(index), headHeight - 8, title, { size: bodySize, bold: true, anchor: 'middle' }),
    );
  });
  judged.forEach(({ label, judgements }, row) => {
    const y = headHeight + rowHeight * (row + 0.5);
    parts.push(
      lineBetween(margin, y - rowHeight / 2, margin + labelWidth + columnWidth * columns.length, y - rowHeight / 2, inks.grid),
      textAt(margin, y + 3.5, fitText(label, labelWidth - 8, bodySize), { size: bodySize }),
      ...columns.map(({ id }, index) => circle(at(index), y, toneOf(judgements.get(id)))),
    );
  });
  const used = new Set(judged.flatMap(({ judgements }) => columns.map(({ id }) => toneOf(judgements.get(id)))));
  const { parts: legend, bottom } = drawLegend(legendOf(columns, used), columns, headHeight + rowHeight * rows.length + 20);
  const alternative = judged
    .map(
      ({ label, judgements }) =>
        `${label}: ${columns.map((column) => `${shortTitle(column)} ${judgements.get(column.id)?.title ?? 'not judged'}`).join(', ')}.`,
    )
    .join(' ');
  return drawing(width, bottom + margin, `${tool.abbreviation}: judgements by study`, alternative, [...parts, ...legend]);
}

/** How many of the studies got each judgement, in percent by domain; studies count alike, whatever their size. */
export function judgementSummaryPlot(tool: AppraisalTool, rows: readonly JudgedRow[]): Plot {
  const columns = judgementColumns(tool);
  const judged = rows.map(({ answers }) => judgementsOf(tool, answers));
  const barLeft = margin + labelWidth + 60;
  const barWidth = width - barLeft - margin - 12;
  const top = 10;
  const parts: string[] = [];
  const order: readonly (Tone | undefined)[] = [...tones, undefined];
  const shares = columns.map((column) => ({
    column,
    counts: order.flatMap((tone) => {
      const count = judged.filter((judgements) => toneOf(judgements.get(column.id)) === tone).length;
      return count > 0 ? [{ tone, count }] : [];
    }),
  }));
  shares.forEach(({ column, counts }, index) => {
    const y = top + index * rowHeight;
    const title = column.id === column.title || column.overall ? column.title : `${column.id} ${column.title}`;
    parts.push(
      textAt(barLeft - 8, y + 14, fitText(title, barLeft - margin - 10, bodySize, column.overall), {
        size: bodySize,
        bold: column.overall,
        anchor: 'end',
      }),
    );
    let x = barLeft;
    for (const { tone, count } of counts) {
      const wide = (barWidth * count) / rows.length;
      const drawn = tone ? signs[tone] : { fill: '#ffffff', ink: inks.muted, sign: '' };
      parts.push(
        rectangle(x, y + 3, wide, rowHeight - 6, drawn.fill),
        `<rect x="${round(x)}" y="${round(y + 3)}" width="${round(wide)}" height="${rowHeight - 6}" fill="none" stroke="${inks.text}" stroke-width="0.6"/>`,
        ...(wide > 26
          ? [textAt(x + wide / 2, y + 15, `${drawn.sign} ${count}`.trim(), { size: smallSize, anchor: 'middle', fill: drawn.ink })]
          : []),
      );
      x += wide;
    }
  });
  const axis = top + columns.length * rowHeight + 4;
  for (const percent of [0, 25, 50, 75, 100]) {
    const x = barLeft + (barWidth * percent) / 100;
    parts.push(
      lineBetween(x, axis, x, axis + 4, inks.muted),
      textAt(x, axis + 15, `${percent} %`, { size: smallSize, anchor: 'middle', fill: inks.muted }),
    );
  }
  const used = new Set(shares.flatMap(({ counts }) => counts.map(({ tone }) => tone)));
  const { parts: legend, bottom } = drawLegend(legendOf(columns, used), [], axis + 38);
  const alternative = shares
    .map(({ column, counts }) => {
      const words = counts.map(({ tone, count }) => {
        const titles = new Set(column.judgements.filter((grade) => grade.tone === tone).map(({ title }) => title));
        return `${count} of ${rows.length} ${tone ? ([...titles][0] ?? signs[tone].title) : 'not judged'}`;
      });
      return `${column.title}: ${words.join(', ')}.`;
    })
    .join(' ');
  return drawing(width, bottom - rowHeight + margin, `${tool.abbreviation}: judgements by domain`, alternative, [...parts, ...legend]);
}

/** Whether a tool judges anything that a plot can show. */
export function isPlotted(tool: AppraisalTool): boolean {
  return judgementColumns(tool).length > 0;
}
