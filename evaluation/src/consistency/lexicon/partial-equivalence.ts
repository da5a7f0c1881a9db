/** "No equivalence is claimed for the shoulder", "not used for dosing": denied of one use, which leaves the claim for the others. */
export const deniedForPart =
  /\bno equivalen(?:ce|t)(?: (?:device|route|claim))?(?: (?:is|was|will be|has been))?(?: (?:claimed|used|foreseen|sought|made|needed|available))? for (?!(?:this|that|these|those|the|any|such|clinical|mdr|eu|ce|lack|want|all|either|both|conformity|demonstrating|showing|establishing|now)\b)[\p{L}]/u;
