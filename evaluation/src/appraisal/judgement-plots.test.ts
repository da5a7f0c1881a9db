import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgementColumns, judgementsOf } from './judgement.ts';
import { isPlotted, judgementSummaryPlot, trafficLightPlot } from './judgement-plots.ts';
import type { AppraisalTool, Grades } from './tool.ts';
import { tools } from './tools/index.generated.ts';
import rob2 from './tools/rob-2.ts';

const plotted = (tools as readonly AppraisalTool[]).filter(isPlotted);
const anyRows = (tool: AppraisalTool) =>
  fc.array(
    fc.record({
      label: fc.string(),
      answers: fc
        .record(Object.fromEntries(tool.criteria.map(({ id, grades }) => [id, fc.constantFrom(...grades.map((grade) => grade.id))])), {
          requiredKeys: [],
        })
        .map((grades) => ({ grades: grades as Grades })),
    }),
    { minLength: 1, maxLength: 6 },
  );

describe.each(plotted.map((tool) => [tool.id, tool] as const))('the plots of %s', (_id, tool) => {
  it('show every judgement of every study once, and as many as there are of each', () => {
    fc.assert(
      fc.property(anyRows(tool), (rows) => {
        const columns = judgementColumns(tool);
        const light = trafficLightPlot(tool, rows);
        const cells = light.svg.match(/<circle /g)!.length;
        const legend = new Set(rows.flatMap(({ answers }) => columns.map(({ id }) => judgementsOf(tool, answers).get(id)?.tone))).size;
        expect(cells).toBe(rows.length * columns.length + legend);
        const summary = judgementSummaryPlot(tool, rows);
        for (const column of columns) {
          const said = summary.alternative.split(`${column.title}: `)[1]!.split('.')[0]!;
          const counts = [...said.matchAll(/(\d+) of (\d+)/g)].map(([, count]) => Number(count));
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('keep within their page and hold no broken markup, whatever a study is called', () => {
    fc.assert(
      fc.property(anyRows(tool), (rows) => {
        for (const plot of [trafficLightPlot(tool, rows), judgementSummaryPlot(tool, rows)]) {
          expect(plot.widthMillimetres).toBeLessThan(170);
          expect(plot.svg).not.toMatch(/NaN|undefined|Infinity/);
          expect(plot.svg.match(/<(\w+)[^>]*[^/]>/g)!.filter((tag) => !tag.startsWith('</')).length).toBe(
            plot.svg.match(/<\/\w+>/g)!.length,
          );
        }
      }),
      { numRuns: 15 },
    );
  });
});

it('a traffic light says in words what it shows', () => {
  const { alternative } = trafficLightPlot(rob2, [{ label: 'Bach 1996', answers: { grades: { '1.1': 'Y', '1.2': 'N', '1.3': 'N' } } }]);
  expect(alternative).toBe(
    'Bach 1996: D1 high risk of bias, D2 not judged, D3 not judged, D4 not judged, D5 not judged, Overall not judged.',
  );
});
