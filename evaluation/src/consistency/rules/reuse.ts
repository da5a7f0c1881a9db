import { differences } from '../differences.ts';
import type { Dossier } from '../dossier.ts';
import type { UseForm } from '../lexicon/repeated-use.ts';
import type { ConsistencyRule } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { keyInWords } from '../statement-sentence.ts';

/** What is for single use in one document is not reusable in another. */
export default {
  id: 'reuse',
  title: 'Single use or reusable is the same everywhere',
  references: ['Regulation (EU) 2017/745, Article 2(8), Annex I 23.4(n)-(p)'],
  severity: 'major',
  why: 'Reprocessing a device that was evaluated for single use exposes patients to infection and failure that nobody assessed.',
  remedy: 'Take what the technical documentation validates and correct the document that deviates, with its reprocessing instructions.',
  basis: ['MDR 2(8)', 'MDR Annex I 23.4(n)-(p)'],
  *check(dossier) {
    const plain = dossier.of('reuse').flatMap((statement) => {
      const form = statement.subject === 'device' && statement.affirmed ? plainForm(dossier, statement) : undefined;
      return form ? [{ statement, form }] : [];
    });
    const documentsOf = (key: string, form: Form): ReadonlySet<string> =>
      new Set(plain.filter((one) => one.statement.key === key && one.form === form).map((one) => one.statement.document));
    // A document that stands alone against two with another of the law's terms, and has no word for theirs, says something else.
    const apart = (one: Statement, other: Statement): boolean => {
      const [form, there] = [one, other].map((wanted) => plain.find(({ statement }) => statement === wanted)?.form);
      if (!form || !there || form === there) return false;
      if (
        (form === 'supplied as software' && !standsAlone(dossier, other)) ||
        (there === 'supplied as software' && !standsAlone(dossier, one))
      )
        return false;
      const [here, elsewhere] = [documentsOf(one.key, form), documentsOf(one.key, there)];
      return (
        Math.min(here.size, elsewhere.size) === 1 &&
        Math.max(here.size, elsewhere.size) >= 2 &&
        !elsewhere.has(one.document) &&
        !here.has(other.document)
      );
    };
    const noun = (statement: Statement): string => (statement.key ? keyInWords(dossier, statement) : 'device');
    // What belongs to one patient may be used by that patient again, and what software needs may be used once: neither is a value to hold others against.
    const own = ({ subject, affirmed }: Statement): boolean => subject === 'device' && affirmed;
    const often = (says: string): boolean => says === 'reusable' || says === 'for several patients';
    const told = new Set<string>();
    for (const found of differences(dossier, {
      kind: 'reuse',
      noun,
      accept: (one) => own(one) && one.says !== 'for one patient' && one.says !== 'supplied as software',
      compatible: (one, other) => one.says === other.says || (often(one.says) && often(other.says)),
    })) {
      for (const { quote } of found.locations) told.add(quote);
      yield found;
    }
    // What goes from patient to patient is told once, against single use or against the one patient.
    for (const found of differences(dossier, {
      kind: 'reuse',
      noun,
      accept: (one) => own(one) && (one.says === 'for one patient' || one.says === 'for several patients'),
      compatible: (one, other) => one.says === other.says,
    }))
      if (!found.locations.some(({ quote }) => told.has(quote))) yield found;
    const terms = new Set(plain.map(({ statement }) => statement));
    yield* differences(dossier, { kind: 'reuse', noun, accept: (one) => terms.has(one), compatible: (one, other) => !apart(one, other) });
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nThe device is single use.',
          ifu: '# IFU\n\n## Handling\n\nReusable after reprocessing. Lifetime: 2 years.',
        },
        says: 'reusable',
      },
      {
        dossier: {
          cer: '# CER\n\nThe device is single use.',
          ifu: '# IFU\n\n## Handling\n\nSingle use. Lifetime: 2 years.',
          rmf: '# Risk management report\n\nSterilisation: none; single patient use.',
        },
        says: 'for one patient',
      },
      {
        dossier: {
          cer: '# CER\n\nThe device is single use.',
          rmf: '# Risk management report\n\nThe device is reusable. It can be reprocessed up to ten times.',
          sscp: '# SSCP\n\nDo not share the device with other patients.',
        },
        says: 'reusable',
      },
      {
        dossier: {
          cer: '# CER\n\nThe device is supplied as software.',
          ifu: '# IFU\n\n## Handling\n\nReusable. Lifetime: 2 years.',
          rmf: '# Risk management report\n\nSterilisation: none; supplied as software.',
        },
        says: 'reusable',
      },
      {
        dossier: {
          cer: '# CER\n\nThe liner is changed for every child and thrown away.',
          rmf: '# Risk management report\n\nCross-infection: the liner is laundered between children.',
        },
        says: 'for several patients',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\nTransmission of germs: assigning the band to a single wearer.',
          ifu: '# IFU\n\nThe band can be worn in turn by several members of a household once it has been wiped.',
        },
        says: 'for several patients',
      },
      {
        dossier: {
          cer: '# CER\n\nThe meter touches the skin through a cap; a new cap is taken for every newborn.',
          ifu: '# IFU\n\n## Use\n\nA cap serves for about twenty newborns.',
        },
        says: 'for several patients',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\nEvery part, the canister included, is for one patient.',
          ifu: '# IFU\n\n## Use\n\nThe canister can be rinsed and sterilised again for up to five cases.',
        },
        says: 'for several patients',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nEach mask belongs to one patient. A new filter is used for every patient.',
          ifu: '# IFU\n\n## Use\n\nThe mask can be washed and used for several treatments. The base unit serves for many patients. A filter is never used for several patients.',
          rmf: '# Risk management report\n\nPeople who use one mask in turn can infect each other. The filter of the predecessor was used for several patients.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe mask is reusable and belongs to one patient.',
          ifu: '# IFU\n\n## Handling\n\nWash the mask every morning and put it on again in the evening. Throw the filter away after use. Wipe the base station before the next patient.',
          rmf: '# Risk management report\n\nThe same mask shared by two patients could carry germs from one patient to the next: use by one patient only.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe device is for single-patient use. Do not share it with other patients.',
          ifu: '# IFU\n\n## Handling\n\nReusable by one patient. Wash it and use it again. The filter is for single use.',
          rmf: '# Risk management report\n\nSingle patient use.',
          sscp: '# SSCP\n\nIt is reusable for the same patient.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe app is supplied as software. The sensor patch is single use.',
          ifu: '# IFU\n\nSupplied as software. The code in the letter can be used once.',
          rmf: '# Risk management report\n\nSupplied as software.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe device is for single use. The predecessor was reusable.',
          ifu: '# IFU\n\nDo not reuse. The charger is reusable.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use of the pump\n\n## After use\n\nWipe the pump. Disinfect it between patients.',
          rmf: '# Risk management report on the pump\n\nThe single-use parts are kept for four years at most before use.',
          'technical-description':
            '# Device description of the pump\n\n| REF | Part | Use |\n|---|---|---|\n| P-100 | Pump unit | reusable |\n| P-300 | Canister | single use |',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** The law's own terms; what else tells of one use or more does not say which of them is meant. */
type Form = Exclude<UseForm, 'for several patients'>;
const formWords: readonly (readonly [Form, RegExp])[] = [
  ['for one patient', /^single[- ]patient/u],
  ['for single use', /^(?:for )?single[- ]use/u],
  ['reusable', /^re-?usable/u],
  ['supplied as software', / as (?:a |pure )?software/u],
];
/** A patient who cleans and uses a thing again is one patient all the same. */
const bySame = /\b(?:multi\w*|several|again|same|one|wash\w*|own|personal|unlike|not|only when|reusable (?:by|for|within))\b/u;
/** Nothing but the term, and after what. */
const alone =
  /^[\s(]*(?:(?:the|this) (?:[\p{L}\d-]+ ){1,4}(?:is|are)|(?:it|they) (?:is|are)|(?:handling|use|reuse|type of use):?)? ?(?:an? |for |as )*(?:single[- ]use(?: only| device| product)?|re-?usable(?: device| product)?(?: after [\p{L} -]{4,40})?)[\s).]*$/u;

/** The term that a statement stands on, where its clause says nothing that would soften it. */
function plainForm(dossier: Dossier, statement: Statement): Form | undefined {
  const { folded } = dossier.document(statement.document).passages[statement.passage]!;
  const form = formWords.find(([, pattern]) => pattern.test(folded.slice(statement.start, statement.end)))?.[0];
  return form && !bySame.test(clauseOf(dossier, statement)) ? form : undefined;
}

function standsAlone(dossier: Dossier, statement: Statement): boolean {
  return alone.test(clauseOf(dossier, statement));
}

function clauseOf(dossier: Dossier, { document, passage, start }: Statement): string {
  const { folded } = dossier.document(document).passages[passage]!;
  return (
    folded
      .slice(0, start)
      .split(/[.;:?(“"]/)
      .at(-1)! + folded.slice(start).split(/[.;)”"]/)[0]!
  );
}
