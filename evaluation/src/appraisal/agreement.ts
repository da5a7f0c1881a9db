import { cohensKappa, type Kappa } from '../screening/index.ts';
import { byAppraisedThing, finishedPair, type StoredIndependentAppraisal } from './independent-appraisal.ts';
import { judgementColumns, judgementsOf } from './judgement.ts';
import { appraisalTool } from './profile.ts';

/** How far two appraisers came to the same judgement independently, in one column of one tool. */
export interface ColumnAgreement {
  readonly id: string;
  readonly title: string;
  /** Things that both judged. */
  readonly judged: number;
  readonly agreed: number;
  /** Cohen's kappa; absent where both said one and the same throughout. */
  readonly kappa?: Kappa;
}

/** Agreement with one tool, over the things that two people finished. */
export interface ToolAgreement {
  readonly tool: string;
  readonly pairs: number;
  readonly columns: readonly ColumnAgreement[];
}

/**
 * Agreement of independent appraisals, tool by tool. Only what both finished without seeing each other counts; a tool without judgements that a plot
 * could show is compared by the answers to all its questions.
 */
export function appraisalAgreement(appraisals: readonly StoredIndependentAppraisal[]): ToolAgreement[] {
  const pairs = [...byAppraisedThing(appraisals).values()].flatMap((list) => {
    const pair = finishedPair(list);
    return pair ? [pair] : [];
  });
  return [...new Set(pairs.map(([first]) => first.data.tool))].flatMap((id) => {
    const ofTool = pairs.filter(([first]) => first.data.tool === id);
    const tool = appraisalTool(id);
    if (!tool) return [];
    const columns = judgementColumns(tool);
    const compared = columns.length > 0 ? columns : tool.criteria;
    const said = ({ data }: StoredIndependentAppraisal, column: string) =>
      columns.length > 0 ? judgementsOf(tool, data).get(column)?.id : data.grades[column];
    return [
      {
        tool: id,
        pairs: ofTool.length,
        columns: compared.map((column) => {
          const both = ofTool.map((pair) => pair.map((one) => said(one, column.id))).filter((pair) => pair.every(Boolean));
          const known = [...new Set(both.flat())];
          const kappa = cohensKappa(
            known.map((row) => known.map((other) => both.filter(([one, second]) => one === row && second === other).length)),
          );
          return {
            id: column.id,
            title: column.title,
            judged: both.length,
            agreed: both.filter(([one, other]) => one === other).length,
            ...(kappa ? { kappa } : {}),
          };
        }),
      },
    ];
  });
}
