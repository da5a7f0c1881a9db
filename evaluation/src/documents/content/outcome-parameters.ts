import { formatGiven, unitAfter } from '../../analysis/index.ts';
import { outcomeParameterKind } from '../../plan/index.ts';
import { all } from '../../records/index.ts';
import { cite, hole, missing, paragraph, table } from '../blocks.ts';
import { type DocumentContext, value } from '../context.ts';
import { displayOf, singleGroupMeasures } from '../describe-criterion.ts';
import type { Block } from '../tree.ts';

/** What each quantity means by which safety, performance and benefit are judged. */
export function outcomeParametersTable(context: DocumentContext): Block[] {
  const parameters = all(context.snapshot, outcomeParameterKind);
  if (parameters.length === 0) {
    return [hole('No outcome parameter is defined yet. Define under Plan by which quantities safety, performance and benefit are judged.')];
  }
  return [
    table(
      'table-outcome-parameters',
      'Outcome parameters and their definitions',
      [
        ['Outcome parameter', 3],
        ['Definition', 6],
        ['Counted or measured as', 3],
        ['Better for the patient', 2],
      ],
      parameters.map((parameter) => {
        const { name, abbreviation, definition, type, unit, better } = parameter.data;
        return [
          value(parameter, 'name', abbreviation ? `${name} (${abbreviation})` : name, ''),
          value(parameter, 'definition', definition, 'definition of the outcome parameter not given'),
          unit ? `${type} (${unit})` : type,
          better,
        ];
      }),
    ),
  ];
}

/** Values of the state of the art from which acceptance criteria are derived, with their sources. */
export function benchmarksTable(context: DocumentContext): Block[] {
  const rows = all(context.snapshot, outcomeParameterKind).flatMap((parameter) =>
    parameter.data.benchmarks.map((benchmark, index) => {
      const { factor, unit } = displayOf(benchmark.measure ?? singleGroupMeasures[parameter.data.type], parameter.data.unit);
      const shown = (number: number) => formatGiven(number * factor);
      const limits =
        benchmark.lower === undefined || benchmark.upper === undefined ? '' : ` (${shown(benchmark.lower)} to ${shown(benchmark.upper)})`;
      const known = benchmark.referenceIds.flatMap((id) => context.standsFor(id) ?? []);
      return [
        value(parameter, 'name', parameter.data.name, ''),
        value(parameter, `benchmarks.${index}.description`, benchmark.description, ''),
        value(parameter, `benchmarks.${index}.value`, `${shown(benchmark.value)}${unitAfter(unit)}${limits}`, ''),
        known.length > 0 ? cite(known) : missing('source of the benchmark not given'),
      ];
    }),
  );
  if (rows.length === 0) {
    return [
      hole(
        'No value of the state of the art is recorded. Enter benchmarks with their sources for the outcome parameters under Plan; acceptance criteria are derived from them.',
      ),
    ];
  }
  return [
    paragraph(
      'The following values describe what is achieved with the current state of the art. The acceptance criteria of the claims are derived from them.',
    ),
    table(
      'table-benchmarks',
      'Benchmarks of the state of the art',
      [
        ['Outcome parameter', 3],
        ['What was measured, in whom', 5],
        ['Value (limits)', 3],
        ['Source', 2],
      ],
      rows,
    ),
  ];
}
