import type { Dossier, DossierContext, DossierDocument } from '../dossier.ts';
import { keptByDocument, keptByDocumentAndContext } from '../kept-by-document.ts';
import { topicsIn } from '../lexicon/outcomes.ts';
import { promiseIn } from '../lexicon/promises.ts';
import { locate, locationIn } from '../location.ts';
import type { Passage, Sentence } from '../passage.ts';
import { implausible } from '../plausibility.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import { claimParts } from '../statements/claim.ts';
import { subjectOf } from '../subject.ts';
import { contentStems } from '../text/fold.ts';
import { topicsOfOthers } from '../topic.ts';

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
    yield* promised(dossier, reports);
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
          cer: '# Clinical Evaluation Report\n\n## Benefit\n\nLess severe insomnia. Nothing is claimed on depression.',
          sscp: '# Summary\n\nThe app also cures depression.',
        },
        says: 'depression',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Benefit\n\nMore milk per session.',
          ifu: '# Leaflet\n\nPumping makes new milk glands grow that stay for life.',
        },
        says: 'milk glands',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Benefit\n\nThe image guides biopsies.',
          sscp: '# Summary\n\nA normal result makes a tissue sample superfluous.',
        },
        says: 'superfluous',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe birth rate was not compared with another medium.',
          sscp: '# Summary\n\nWith this medium the chance of birth is doubled.',
        },
        says: 'doubled',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nA burn remains possible.',
          sscp: '# Summary\n\nIt acts without heat, so that a burn is impossible.',
        },
        says: 'impossible',
      },
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
          cer: '# Clinical Evaluation Report\n\nThe lesion was cured in 98 % of patients, and the drug cures the infection.',
          ifu: '# Leaflet\n\n## Contraindications\n\nImplantation is ruled out by:\n\n- fever\n- allergy to nickel',
          sscp: '# Summary\n\nThe drug cures the infection. Pregnancy is ruled out by a test. The device does not cure the illness and does not work for ever. It makes no other treatment superfluous. The adhesive is cured with light. The implant stays for life. It stays in your body for good; its hooks disappear after a year. The plug makes a wrong connection impossible. It is not guaranteed that all cells are found.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Clinical benefits\n\nFewer strokes were seen with the device.',
          sscp: '# Summary\n\nThe device reduces the risk of stroke. Delirium after surgery is common. Early walking reduces delirium.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const promising: ReadonlySet<string> = new Set(['ifu', 'sscp', 'label', 'cear', 'psur', 'other']);

interface Promised {
  readonly id: string;
  readonly passage: Passage;
  readonly sentence: Sentence;
}

const promisesOf = keptByDocumentAndContext((document: DossierDocument, context: DossierContext): Promised[] => {
  if (document.language !== 'en') return [];
  return document.passages.flatMap((passage) => {
    if (passage.kind === 'heading' || passage.topics.has('contraindications') || topicsOfOthers.some((topic) => passage.topics.has(topic)))
      return [];
    return passage.sentences.flatMap((sentence) => {
      const promise = promiseIn(sentence.folded);
      if (!promise || ['other-device', 'literature'].includes(subjectOf(sentence, passage, context))) return [];
      return [{ id: promise.id, passage, sentence }];
    });
  });
});

/** "It cures asthma for good": what goes so far needs evidence of its own in the report. */
function* promised(dossier: Dossier, reports: readonly DossierDocument[]): Generator<Contradiction> {
  for (const document of dossier.documents) {
    if (!promising.has(document.type)) continue;
    for (const { id, passage, sentence } of promisesOf(document, dossier.context)) {
      const stems = new Set(contentStems(sentence.text));
      const shared = (text: string): number => contentStems(text).filter((stem) => stems.has(stem)).length;
      const supported = reports.some((report) =>
        promisesOf(report, dossier.context).some((one) => one.id === id && shared(one.sentence.text) >= 2),
      );
      if (supported) continue;
      const [report] = reports;
      const places = report!.passages.flatMap((one) => (one.kind === 'heading' ? [] : one.sentences.map((said) => ({ one, said }))));
      const nearest = places.reduce<{ one: Passage; said?: Sentence; hits: number }>(
        (best, { one, said }) => {
          const hits = shared(said.text);
          return hits > best.hits ? { one, said, hits } : best;
        },
        { one: report!.passages.find(({ topics }) => topics.has('claims') || topics.has('benefits')) ?? report!.passages[0]!, hits: 0 },
      );
      yield {
        attribute: 'claim',
        message: `${document.name} promises "${sentence.text.trim()}", for which ${report!.name} gives no evidence.`,
        locations: [
          locationIn(document, passage, sentence.start, sentence.end),
          locationIn(report!, nearest.one, nearest.said?.start, nearest.said?.end),
        ],
        compared: [sentence.text.trim(), 'no evidence given'],
      };
    }
  }
}

const outcomesOf = keptByDocument((report) => [
  ...new Set(report.passages.flatMap((passage) => topicsIn(passage.folded).map((one) => one.id))),
]);
