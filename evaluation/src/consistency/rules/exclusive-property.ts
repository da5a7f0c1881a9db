import type { Dossier, DossierContext, DossierDocument } from '../dossier.ts';
import { keptByDocumentAndContext } from '../kept-by-document.ts';
import { exclusiveProperties, oftenExclusiveProperties } from '../lexicon/exclusive-properties.ts';
import { locationIn } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';
import { type Assertion, stancesOf } from '../stance.ts';

/** No document alone gives the device a property that excludes the one all others give it. */
export default {
  id: 'exclusive-property',
  title: 'Properties that exclude each other are not both said of the device',
  references: ['Regulation (EU) 2017/745, Annex II 1.1'],
  severity: 'major',
  why: 'A device is either of the two; evidence, risks and instructions for the one do not hold for the other.',
  remedy: 'Decide which of the two is right and correct the other; often the text comes from another device.',
  basis: ['MDR Annex II 1.1'],
  general: true,
  asksFor: [],
  *check(dossier) {
    const english = dossier.documents.filter(({ language }) => language === 'en');
    for (const group of [...exclusiveProperties, ...oftenExclusiveProperties]) {
      const needed = oftenExclusiveProperties.includes(group) ? 2 : 1;
      const said = english.flatMap((document) => saying(document, dossier, group));
      const values = english
        .map(({ id }) => new Set(said.filter(({ assertion }) => assertion.document === id).map(({ property }) => property)))
        .filter((one) => one.size > 0);
      // Where one document says both, they are said of different parts.
      if (values.some((one) => one.size > 1)) continue;
      for (const one of said) {
        const documents = (property: string): number => values.filter((value) => value.has(property)).length;
        if (documents(one.property) !== 1) continue;
        const other = said.find(({ property }) => property !== one.property && documents(property) >= needed);
        if (!other) continue;
        const [here, there] = [one.assertion, other.assertion].map(({ document }) => dossier.document(document)) as [
          DossierDocument,
          DossierDocument,
        ];
        const location = ({ document, passage, start, end }: Assertion) =>
          locationIn(dossier.document(document), dossier.document(document).passages[passage]!, start, end);
        yield {
          attribute: 'other',
          message: `${here.name} says ${one.property} ("${one.words}"), but ${there.name} says ${other.property} ("${other.words}").`,
          locations: [location(one.assertion), location(other.assertion)],
          compared: [one.property, other.property],
        };
        break;
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n## Description\n\nThe picture is transferred by wireless connection.',
          label: '# Label\n\nContent: scanner with cable, battery pack, cradle.',
        },
        says: 'cabled',
      },
      {
        dossier: {
          cer: "# CER\n\n## Description\n\nThe marks appear after the radiologist's own reading.",
          ifu: '# Instructions for use\n\n## Description\n\nThe software works as a concurrent reader.',
        },
        says: 'second reader',
      },
      {
        dossier: {
          cer: '# CER\n\n## Description\n\nThe lens is taken out every evening.',
          ifu: '# Instructions for use\n\n## Description\n\nThe lens can be worn overnight.',
        },
        says: 'daily wear',
      },
      {
        dossier: {
          cer: '# CER\n\n## Description\n\nThe app proposes the dose; the user confirms the dose.',
          cep: '# CEP\n\n## Description\n\nThe app gives a dose recommendation.',
          ifu: '# Instructions for use\n\n## Description\n\nThe pump adjusts the dose automatically.',
        },
        says: 'automatic dosing',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\n## Description\n\nThe marker is radiopaque, the tube is radiolucent. The app works offline. The lens is for daily wear.',
          cep: '# CEP\n\n## Description\n\nThe app is used offline. The predecessor was a second reader.',
          ifu: '# Instructions for use\n\n## Description\n\nThe marker is radiopaque. An internet connection is needed only to download the app. The lens must not be worn overnight. The software is a concurrent reader.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## Description\n\nThe lens is of hydrophobic acrylic. The guide wire has a hydrophilic coating.',
          ifu: '# Instructions for use\n\n## Description\n\nThe lens is hydrophobic.',
          psur: '# PSUR\n\nThe guide wire is hydrophilic.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## Description\n\nThe lens is of hydrophobic acrylic.\n\n## Predecessor\n\nThe old lens was hydrophilic.',
          ifu: '# Instructions for use\n\n## Description\n\nThe lens is not hydrophilic.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

interface Said {
  readonly assertion: Assertion;
  readonly property: string;
  readonly words: string;
}

function saying(document: DossierDocument, { context }: Dossier, group: readonly string[]): Said[] {
  return saidOf(document, context).filter(({ property }) => group.includes(property));
}

const properties: ReadonlySet<string> = new Set([...exclusiveProperties, ...oftenExclusiveProperties].flat());

/** All of these properties that a document asserts of the device. */
const saidOf = keptByDocumentAndContext((document: DossierDocument, context: DossierContext): Said[] =>
  stancesOf(document, context).assertions.flatMap((assertion) =>
    forOneMoment.test(assertion.folded)
      ? []
      : assertion.units.flatMap((unit) =>
          [...unit.closure].filter((one) => properties.has(one)).map((property) => ({ assertion, property, words: unit.text })),
        ),
  ),
);

/** "A connection is needed only to download the app" says how the device is at that moment. */
const forOneMoment = /\bonly (?:to|for|when|while|during|at|once|until)\b/u;
