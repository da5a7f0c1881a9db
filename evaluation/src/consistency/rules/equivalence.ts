import { differences } from '../differences.ts';
import type { Dossier } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { deniedForPart } from '../lexicon/partial-equivalence.ts';
import { locate, locationIn } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { mentions } from '../subject.ts';

/** Plan and report rest on the same equivalence. */
export default {
  id: 'equivalence',
  title: 'Equivalence is claimed to the same device everywhere',
  references: ['Regulation (EU) 2017/745, Annex XIV part A 3', 'MDCG 2020-5'],
  severity: 'major',
  why: 'Clinical data of another device count only through equivalence; a plan without it and a report with it do not rest on the same evidence.',
  remedy: 'Decide on the route, name the same device in plan and report, and show the three groups of characteristics.',
  basis: ['MDR 61(4)-(5)', 'MDR Annex XIV 3', 'MDCG 2020-5'],
  *check(dossier) {
    yield* differences(dossier, {
      kind: 'equivalence',
      noun: () => 'equivalence',
      compatible: (one, other) => sameDevice(one, other) || bothNamed(dossier.of('equivalence'), one, other),
    });
    yield* denied(dossier);
    yield* takenOver(dossier);
  },
  examples: {
    finds: [
      {
        dossier: { cep: '# CEP\n\nThe plan foresees no equivalence route.', cer: '# CER\n\nEquivalence to the Velora M1 is claimed.' },
        says: 'not claimed',
      },
      {
        dossier: {
          cep: '# CEP\n\nEquivalence is not claimed.',
          psur: '# PSUR\n\nThe predecessor Velora M1 is sold no more. The 13 years of field experience with it count as clinical evidence for the Velora M2.',
        },
        says: 'count as clinical evidence',
      },
      {
        dossier: {
          cep: '# CEP\n\nEquivalence: for imaging the Alvora P shall be used. For dosing the Belmo X shall be used in the same manner.',
          cer: '# CER\n\nFor imaging, equivalence is claimed with the Alvora P. The Belmo X was regarded as benchmark only.',
        },
        says: 'Belmo X',
      },
    ],
    leaves: [
      {
        dossier: {
          cep: '# CEP\n\nEquivalence is not claimed. The predecessor is the Velora M1.',
          psur: '# PSUR\n\nThe predecessor Velora M1 is not made any more. The experience with it is not used as evidence for the Velora M2. Bench data of the Velora M1 serve as evidence for the strength of the pusher.',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\nEquivalence with the Velora M1 is foreseen.',
          cer: '# CER\n\nEquivalence to the Velora M1 (Novara Medical) is claimed for technical characteristics.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** What is said of a device that is not equivalent. */
const onlyCompared =
  /\b(?:not (?:be )?(?:an )?equivalent|no equivalent device|no equivalence|shall not be used|not used as equivalent|(?:data|results|it) (?:is|are) not (?:taken over|transferred)|equivalence (?:with|to) (?:them|it|this device) is not claimed|(?:benchmarks?|comparison|orientation)(?: of [\p{L} ]{3,30})? only|only (?:a |as )?(?:a )?benchmark|is (?:a )?benchmark|serves? (?:only )?as (?:a )?(?:benchmarks?|comparators?)|similar device)\b/u;

const comparisonsIn = keptByDocument((document) =>
  document.passages.flatMap((passage) =>
    passage.sentences.flatMap((sentence) =>
      onlyCompared.test(sentence.folded) && !deniedForPart.test(sentence.folded) ? [{ passage, sentence }] : [],
    ),
  ),
);

/** A device taken as equivalent here of which another document says that it is not. */
function* denied(dossier: Dossier): Generator<Contradiction> {
  const told = new Set<string>();
  for (const claim of dossier.of('equivalence')) {
    if (
      claim.value.type !== 'name' ||
      ['none', described].includes(claim.value.folded) ||
      told.has(`${claim.document} ${claim.value.folded}`)
    )
      continue;
    const { folded } = claim.value;
    // A document that says it as well is followed by none that denies it of another function.
    for (const document of dossier.documents) {
      if (document.id === claim.document || document.language !== 'en') continue;
      if (dossier.of('equivalence').some((one) => one.document === document.id && sameDevice(one, claim))) continue;
      const denial = comparisonsIn(document).find(({ sentence }) => mentions(sentence.folded, folded) && beside(sentence.folded, folded));
      if (!denial) continue;
      told.add(`${claim.document} ${folded}`);
      const { passage, sentence } = denial;
      yield {
        attribute: 'equivalence',
        message: `${dossier.document(claim.document).name} takes ${claim.value.name} as equivalent, but ${document.name} does not: "${sentence.text}".`,
        locations: [locate(dossier, claim), locationIn(document, passage, sentence.start, sentence.end)],
        compared: ['equivalent', 'not equivalent'],
      };
      break;
    }
  }
}

/** "The experience with it counts as clinical evidence": what only equivalence would allow of another device. */
const countsAsOwn =
  /\b(?:data|experience|results?|records?|findings|studies|investigations?|trials?|follow-up)\b[^.;]{0,80}?\b(?:(?:counts?|serves?|stands?|holds?)|(?:(?:is|are|was|were|can be|may be) (?:\w+ )?(?:used|accepted|regarded|taken|considered|credited|valid))) (?:\w+ )?(?:as|for) (?:(?:the |own |direct |sufficient |pivotal |full )*clinical |own |pivotal )(?:evidence|proof|data)\b/u;
const notTaken =
  /\b(?:not|no|never|neither|nor|only as|bench|technical|biocompatib\w+|test reports?|background|comparator|control|literature|would|if|state of the art)\b/u;
const backReference = /\b(?:it|its|this|that|these|those|the (?:former|latter|predecessor))\b/u;

/** Clinical data of another device that one document counts as evidence, where others say that no equivalence is claimed. */
function* takenOver(dossier: Dossier): Generator<Contradiction> {
  const claims = dossier.of('equivalence');
  const none = claims.find((one) => one.value.type === 'name' && one.value.folded === 'none');
  if (!none || claims.some((one) => one.value.type === 'name' && one.value.folded !== 'none')) return;
  for (const document of dossier.documents) {
    if (document.id === none.document || document.language !== 'en') continue;
    for (const passage of document.passages) {
      if (passage.kind === 'heading' || !/\b(?:evidence|proof|data)\b/.test(passage.folded)) continue;
      for (const sentence of passage.sentences) {
        if (!countsAsOwn.test(sentence.folded) || notTaken.test(sentence.folded)) continue;
        const before = passage.folded.slice(0, sentence.end);
        const named = (text: string): boolean =>
          /\bpredecessor\b/u.test(text) || dossier.context.otherNames.some((name) => name.includes(' ') && mentions(text, name));
        if (!named(sentence.folded) && !(named(before) && backReference.test(sentence.folded))) continue;
        yield {
          attribute: 'equivalence',
          message: `${document.name} counts data of another device as evidence ("${sentence.text}"), but ${dossier.document(none.document).name} claims no equivalence.`,
          locations: [locationIn(document, passage, sentence.start, sentence.end), locate(dossier, none)],
          compared: [countsAsOwn.exec(sentence.folded)![0], none.says],
        };
        return;
      }
    }
  }
}

/** Whether what is said stands in the same clause as the name or right after it, and not before a name of another device. */
function beside(folded: string, name: string): boolean {
  return folded.split(';').some((clause, index, clauses) => {
    if (!mentions(clause, name)) return false;
    return onlyCompared.test(clause) || /^\s*(?:it|they|equivalence with (?:it|them))\b/.test(clauses[index + 1] ?? '');
  });
}

const described = 'predecessor';

function sameDevice(one: Statement, other: Statement): boolean {
  if (one.value.type !== 'name' || other.value.type !== 'name') return false;
  const [a, b] = [one.value.folded, other.value.folded];
  // A predecessor that is only described may have any name.
  if (a !== b && (a === described || b === described)) return a !== 'none' && b !== 'none';
  return a === b || [a, b].some((name, index, both) => ` ${both[1 - index]} `.includes(` ${name} `));
}

/** A document may claim equivalence to several devices: two names are at odds only where no document names both. */
function bothNamed(statements: readonly Statement[], one: Statement, other: Statement): boolean {
  if (one.says === 'not claimed' || other.says === 'not claimed') return false;
  const naming = (wanted: Statement): Set<string> =>
    new Set(statements.filter((statement) => sameDevice(statement, wanted)).map((statement) => statement.document));
  const others = naming(other);
  return [...naming(one)].some((document) => others.has(document));
}
