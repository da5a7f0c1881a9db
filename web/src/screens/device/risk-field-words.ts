import type { RiskField } from '@cerulean/evaluation/device';

/** What each field of a risk is called, and what it means in the terms of ISO 14971:2019, clause 3, where the standard has the term. */
export const riskFieldWords: Readonly<Record<RiskField, { readonly title: string; readonly help: string }>> = {
  number: { title: 'Number', help: 'By it a later version of the file finds the same risk again.' },
  hazard: { title: 'Hazard', help: 'Potential source of harm. A row without one is not taken.' },
  hazardousSituation: { title: 'Hazardous situation', help: 'How people come to be exposed to the hazard.' },
  harm: { title: 'Harm', help: 'Injury or damage to health.' },
  severity: { title: 'Severity', help: 'Of the harm, in the grades of the file.' },
  probabilityBefore: { title: 'Probability before control', help: 'Of the harm, before risk control measures.' },
  control: { title: 'Risk control', help: 'The measures taken.' },
  probabilityAfter: { title: 'Probability after control', help: 'Of the harm, with the measures in place.' },
  residualRisk: { title: 'Residual risk', help: 'What remains with the measures in place.' },
  acceptability: { title: 'Acceptability', help: 'Whether the residual risk is accepted.' },
  occurrenceSource: { title: 'Source of the occurrence', help: 'Where the probability comes from: literature, complaints, tests.' },
  inInstructionsForUse: { title: 'In the instructions for use', help: 'Read as yes or no.' },
  requirementNumbers: { title: 'Requirements (GSPR)', help: 'Numbers of the requirements it touches.' },
};
