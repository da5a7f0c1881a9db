import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { unsafeSteps } from '../lexicon/unsafe-steps.ts';
import { locationIn } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';

const foreign = [
  'literature',
  'state-of-the-art',
  'similar-devices',
  'predecessor',
  'references',
  'clinical-investigation',
  'post-market',
  'residual-risks',
  'risk-management',
  'pmcf',
  'abbreviations',
  'qualification',
] as const;
const told =
  /\b(?:was|were|had|reported|occurred|incident|complaint|misuse|user error|use error|simulat\w+|test(?:ed)?|hazard|harm|because the|could lead|can lead|may lead|study|studies)\b/u;

/** Steps that are unsafe with devices of their kind, whatever the rest of the file says. */
export default {
  id: 'unsafe-step',
  title: 'No step is unsafe in itself',
  references: ['Regulation (EU) 2017/745, Annex I 1 and 23.4'],
  severity: 'critical',
  why: 'A step that endangers the patient in itself makes the instructions unsafe; expert panels and notified bodies look for such steps first.',
  remedy:
    'Have a clinician check the step and its order, correct it, and assess it in the risk file. The reason given is a pointer and unverified.',
  basis: ['MDR Annex I 1', 'MDR Annex I 23.4(k)'],
  asksFor: [],
  *check(dossier: Dossier) {
    for (const document of dossier.documents) yield* unsafeIn(document);
  },
  examples: {
    finds: [
      {
        dossier: { cer: '# Clinical Evaluation Report\n\nBefore ventilation is interrupted, the oxygen supply is cut off.' },
        says: 'oxygen reserve',
      },
      {
        dossier: { ifu: '# Instructions for use\n\n## Ending\n\n1. Switch off the ventilator, then disconnect the patient.' },
        says: 'still connected',
      },
      { dossier: { ifu: '# Instructions for use\n\n## Use\n\nIf needed, advance the catheter against resistance.' }, says: 'force' },
    ],
    leaves: [
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Use\n\nDo not advance the catheter against resistance. Disconnect the patient, then switch off the ventilator. Alarms must not be switched off during use. Give oxygen before ventilation is interrupted. Do not use if the package is damaged. To stop, remove the cannula, then press the power key.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Clinical background\n\nOxygen was switched off before the patient was disconnected in one published case.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const unsafeIn = keptByDocument((document) => [...stepsIn(document)]);

function* stepsIn(document: DossierDocument): Generator<Contradiction> {
  if (document.language !== 'en' || !['ifu', 'label', 'sscp', 'cer', 'cear', 'cep', 'other'].includes(document.type)) return;
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || foreign.some((topic) => passage.topics.has(topic))) continue;
    for (const sentence of passage.sentences) {
      const { folded } = sentence;
      if (told.test(folded)) continue;
      // One sentence with several unsafe parts is one finding.
      const hit = unsafeSteps.find(
        (step) =>
          step.step.test(folded) && !step.unless?.test(folded) && !/\b(?:do not|don't|never|must not|shall not|should not)\b/.test(folded),
      );
      if (!hit) continue;
      yield {
        attribute: 'unsafe-instruction',
        severity: hit.severity,
        message: `${document.name} describes a step that is usually unsafe: "${sentence.text}" Reason: ${hit.why} (unverified).`,
        locations: [locationIn(document, passage, sentence.start, sentence.end)],
        compared: [hit.id],
      };
    }
  }
}
