import type { Dossier } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { topicsIn } from '../lexicon/outcomes.ts';
import { locate, locationIn } from '../location.ts';
import { implausible } from '../plausibility.ts';
import type { ConsistencyRule } from '../rule.ts';
import { claimParts } from '../statements/claim.ts';

/** A claim about the patient's health has its evidence in the clinical evaluation report. */
export default {
  id: 'claim-unsupported',
  title: 'Claims have evidence in the clinical evaluation',
  references: ['Regulation (EU) 2017/745, Article 7 and Article 61(1)', 'MEDDEV 2.7/1 revision 4, A7'],
  severity: 'major',
  asksFor: ['claim'],
  why: 'What is claimed must be shown by clinical data. A claim about an outcome of which the evaluation does not speak has no evidence at all.',
  remedy: 'Evaluate the outcome in the clinical evaluation report, or withdraw the claim.',
  basis: ['MDR 7', 'MDR 61(1)'],
  *check(dossier: Dossier) {
    const reports = dossier.documents.filter((document) => document.type === 'cer');
    if (reports.length === 0) return;
    const known = new Set(reports.flatMap(outcomesOf));
    for (const statement of dossier.of('claim')) {
      const document = dossier.document(statement.document);
      if (
        !statement.affirmed ||
        !['ifu', 'sscp', 'label', 'cear', 'psur', 'other'].includes(document.type) ||
        statement.value.type !== 'categories'
      )
        continue;
      const { outcomes, direction, strength } = claimParts(statement.value.categories);
      if (direction === '' || strength < 2) continue;
      const passage = document.passages[statement.passage]!;
      const sentence = passage.folded.slice(statement.start, statement.end);
      const agent =
        /\b(?:the|this) (?:device|product|system|implant|software)\b[^.;]{0,40}\b(?:reduc|lower|decreas|prevent|improv|increas|eliminat|protect|restor|cur|short|prolong|enhanc|avoid)/.test(
          sentence,
        );
      if (statement.key !== 'listed' && !agent && !/\bclaims? that\b/.test(sentence)) continue;
      const missing = outcomes.filter((id) => !known.has(id) && id !== 'complication');
      // The claim against physiology says more than that evidence is missing.
      if (missing.length === 0 || missing.length < outcomes.length || implausible(sentence, dossier)) continue;
      const report = reports[0]!;
      const anchor = report.passages.find((one) => one.topics.has('claims') || one.topics.has('benefits')) ?? report.passages[0]!;
      yield {
        attribute: 'claim',
        message: `${document.name} claims ${statement.says}, but ${report.name} does not speak of ${missing.join(', ')} at all.`,
        locations: [locate(dossier, statement), locationIn(report, anchor)],
        compared: [statement.says, 'no evidence given'],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Claims\n\n- The device reduces leaks.',
          sscp: '# Summary\n\nThe device prevents delirium after surgery.',
        },
        says: 'delirium',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Clinical benefits\n\nFewer strokes were seen with the device.',
          sscp: '# Summary\n\nThe device reduces the risk of stroke. Delirium after surgery is common. Early walking reduces delirium.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const outcomesOf = keptByDocument((report) => [
  ...new Set(report.passages.flatMap((passage) => topicsIn(passage.folded).map((one) => one.id))),
]);
