import type { Dossier, DossierContext, DossierDocument } from '../dossier.ts';
import { keptByDocumentAndContext } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import { comparedDevicesIn, devicesIn, sameDevice, shortNames, unnamed } from '../other-devices.ts';
import type { Passage, Sentence } from '../passage.ts';
import type { ConsistencyRule, ExampleDossier } from '../rule.ts';
import { contentStems, stem } from '../text/fold.ts';

/** Data of another device carry no function that it lacks, and none for which equivalence is denied. */
export default {
  id: 'lacking-function',
  title: 'Data of another device support no function that it lacks',
  references: ['Regulation (EU) 2017/745, Annex XIV Part A 3', 'MDCG 2020-5, sections 3.1 and 3.3'],
  severity: 'major',
  why: 'What a device cannot do nobody has seen it do. A function that rests on such data has no clinical evidence.',
  remedy:
    'Take the data of the other device out of that conclusion, and rest it on data of the device itself or on a plan to collect them.',
  basis: ['MDR Annex XIV 3', 'MDCG 2020-5 3.1'],
  asksFor: [],
  *check(dossier: Dossier) {
    const all = dossier.documents.map((document) => toldIn(document, dossier.context));
    const lacks = all.flatMap(({ lacking }) => lacking);
    if (lacks.length === 0) return;
    const known: ReadonlySet<string> = new Set([unnamed, ...all.flatMap(({ predecessors }) => predecessors)]);
    for (const { carried, lacking: knows } of all) {
      for (const said of carried) {
        const against = lacks.find(
          (lack) =>
            lack.document !== said.document &&
            lack.thing.every((one) => said.stems.has(one)) &&
            sameDevice(lack.devices, said.devices, known) &&
            !knows.some(({ thing }) => thing.every((one) => lack.thing.includes(one)) || lack.thing.every((one) => thing.includes(one))),
        );
        if (!against) continue;
        yield {
          attribute: 'equivalence',
          message: `${said.document.name} rests on another device what that device does not carry ("${said.sentence.text}"): ${against.document.name} says "${against.sentence.text}".`,
          locations: [said, against].map(({ document, passage, sentence }) => locationIn(document, passage, sentence.start, sentence.end)),
          compared: [`carried for ${against.thing.join(' ')}`, `not carried for ${against.thing.join(' ')}`],
        };
        break;
      }
    }
  },
  examples: {
    finds: (
      [
        ['The experience with the Sela 3 supports the bolus mode as well.', 'The Sela 3 has no bolus mode.', 'bolus'],
        ['Equivalence with the Sela 3 extends to the leak detection.', 'Equivalence is not claimed for leak detection.', 'leak detection'],
        [
          'For the wireless dosing the results of the Sela 3 count in full.',
          'The Sela 3 cannot perform wireless dosing.',
          'wireless dosing',
        ],
        [
          'The field data of the Sela 3 are carried over to the ramp programme.',
          'The predecessor Sela 3 lacks the ramp programme.',
          'ramp',
        ],
        [
          'Studies with the Sela 3 are transferred to epidural infusion.',
          'Data of the Sela 3 are not transferred to epidural infusion.',
          'epidural',
        ],
        [
          'Equivalence to the Sela 3 is foreseen for all functions, since it contains the same occlusion forecast.',
          'Equivalence to the Sela 3 is claimed for pumping; it is not claimed for the occlusion forecast.',
          'occlusion forecast',
        ],
        ['The complaint data of the predecessor cover the night mode too.', 'The Sela 3 never had a night mode.', 'night mode'],
        ['Results of the Sela 3 also apply to subcutaneous use.', 'For subcutaneous use no equivalence is sought.', 'subcutaneous use'],
      ] as const
    ).map(([cer, other, says]) => ({ ...invented(cer, other), says })),
    leaves: (
      [
        ['The experience with the Sela 3 supports the basal mode; the bolus mode rests on own data.', 'The Sela 3 has no bolus mode.'],
        ['The Sela 3 cannot support the bolus mode.', 'The Sela 3 has no bolus mode.'],
        ['Unlike the Sela 3, whose data are carried over, the pump has a bolus mode.', 'The Sela 3 has no bolus mode.'],
        [
          'For the bolus mode the study BOLO-1 gives the evidence, and data of the Sela 3 only for the basal mode.',
          'The Sela 3 lacks the bolus mode.',
        ],
        ['The bolus mode extends the range of the Sela 3.', 'The Sela 3 has no bolus mode.'],
        ['Data of the Orva X support the bolus mode.', 'The Sela 3 has no bolus mode.'],
        ['The experience with the Sela 3 supports the pump mechanism.', 'The Sela 3 had no serious incidents. It has no CE mark any more.'],
        ['Equivalence to the Sela 3 is claimed for infusion in adults.', 'Equivalence is not claimed for infusion in children.'],
        ['Results of the Sela 3 apply to subcutaneous use.', 'Results of the Sela 3 are not transferred without justification.'],
        ['The data of the Sela 3 support intravenous use.', 'The Sela 4 has no button for intravenous use.'],
        ['If it were shown that the Sela 3 has it, its data would support the night mode.', 'The Sela 3 lacks the night mode.'],
        ['Data of the Sela 3 were examined for the night mode; none could be carried over.', 'The Sela 3 lacks the night mode.'],
        ['The PMCF study will support the night mode, which the Sela 3 did not have.', 'The Sela 3 has no night mode.'],
        ['The results of the Sela 3 support safety.', 'The Sela 3 does not have a separate study on safety.'],
        ['The Sela 3 supports patients with the night mode off.', 'Equivalence is not claimed with a device of another manufacturer.'],
        ['The own study supports the night mode and replaces the data of the Sela 3.', 'The Sela 3 has no night mode.'],
      ] as const
    ).map(([cer, other]) => invented(cer, other)),
  },
} satisfies ConsistencyRule;

/** An example on an invented pump. */
function invented(cer: string, other: string): { device: string; dossier: ExampleDossier } {
  return {
    device: 'Sela 4',
    dossier: {
      cep: '# CEP of the Sela 4\n\nThe predecessor is the Sela 3. Equivalence with the Sela 3 is planned.',
      cer: `# CER of the Sela 4\n\n## Clinical data\n\n${cer}`,
      rmf: `# Risk management report\n\nThe Sela 4 is a pump.\n\n${other}`,
    },
  };
}

interface Told {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly devices: ReadonlySet<string>;
}

interface Lacking extends Told {
  /** Stems of the words that name what is lacking. */
  readonly thing: readonly string[];
}

interface Carried extends Told {
  readonly stems: ReadonlySet<string>;
}

const thing =
  "(?:(?:an? |the |any |its |such )*)((?:(?!(?:and|or|nor|but|which|that|since|because|as|so|with|in|by|on|at|to|from|of|for|without|any|more|yet|is|are|was|were|either|alone|only)\\b)[\\p{L}\\d'-]+ ?){1,4})";
/** What follows the name of the device: "has no bolus mode", "lacks …", "cannot generate …". */
const lacking = new RegExp(
  `^,? ?(?:(?:has|had|have|possesse[sd]|offer(?:s|ed)|provide[sd]|contain(?:s|ed)|include[sd]) no|(?:itself )?lack(?:s|ed)|(?:does|did) not (?:have|possess|offer|include|contain|provide)|never (?:had|offered|possessed)|cannot (?:generate|perform|deliver|provide|measure|detect|produce)) ${thing}`,
  'u',
);
const deniedFor = [
  new RegExp(`\\bequivalence\\b[^.]{0,220}?\\bnot (?:claimed|sought|foreseen|used|accepted|demonstrated|shown) for ${thing}`, 'u'),
  new RegExp(`\\bno equivalence (?:(?:is|was|will be|shall be) )?(?:(?:claimed|sought|foreseen|used) )?for ${thing}`, 'u'),
  new RegExp(`\\bfor ${thing}(?:, )?(?:no equivalence is|equivalence is not) (?:claimed|sought|foreseen|used)`, 'u'),
  new RegExp(`\\b(?:not|nothing [^.;,]{0,30}?) (?:is |are )?(?:carried over|transferred|applied|extended) to ${thing}`, 'u'),
];
/** Words too wide to name a function. */
const wide: ReadonlySet<string> = new Set(
  'device product system model version manufacturer function mode programme program data evidence result study trial other another similar separate serious incident clinical experience equivalence mark certificate influence effect relevance difference use patient population purpose change problem complaint report own new further longer known safety performance documentation access file place part role bearing'
    .split(' ')
    .map(stem),
);
const carrying =
  /\b(?:support(?:s|ed|ing)?|extend(?:s|ed)?|transferr(?:ed|able)|carried over|taken over|appl(?:y|ies|ied)|cover(?:s|ed)?|hold(?:s)? (?:good )?for|count(?:s)?|pooled|(?:contains?|has|have|offers?|uses?) the same|stand(?:s)? for|complete[sd]?|valid for)\b/u;
const source =
  /\b(?:data|experience|results?|evidence|findings|publications?|stud(?:y|ies)|trials?|registry|equivalence|correspond\w*|history)\b/u;
const contrast =
  /\b(?:own|itself|whereas|while|unlike|but|only|except|instead|differ\w*|if|whether|would|could|unless|without|lack\w*|will|replac\w+|comparator|none)\b/u;
const negative = /\b(?:no|not|nor|neither|never|cannot|nothing|none)\b/u;
const signal =
  /\b(?:no|not|nothing|lack(?:s|ed)|never|cannot|support\w*|extend\w*|transfer\w*|carried|taken|appl\w+|covers?|covered|holds?|counts?|pooled|same|stands?|complete[sd]?|valid)\b/u;

const toldIn = keptByDocumentAndContext((document: DossierDocument, context: DossierContext) => {
  const told = { lacking: [] as Lacking[], carried: [] as Carried[], predecessors: [] as string[] };
  if (document.language !== 'en') return told;
  const names = shortNames(context);
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || passage.kind === 'caption' || passage.topics.has('references') || passage.topics.has('history'))
      continue;
    told.predecessors.push(...comparedDevicesIn(passage, names, context));
    if (passage.cell || !signal.test(passage.folded)) continue;
    for (const sentence of passage.sentences) {
      const { folded } = sentence;
      if (!signal.test(folded)) continue;
      const named = devicesIn(folded, names, context);
      const devices = named.size > 0 ? named : /\bequivalence\b/u.test(folded) ? new Set([unnamed]) : named;
      if (devices.size === 0) continue;
      for (const words of lackingIn(folded, names)) told.lacking.push({ document, passage, sentence, devices, thing: words });
      if (source.test(folded) && carrying.test(folded) && !contrast.test(folded)) {
        const positive = folded.split(/[,;:] /u).filter((clause) => !negative.test(clause));
        if (positive.some((clause) => carrying.test(clause)))
          told.carried.push({ document, passage, sentence, devices, stems: new Set(contentStems(positive.join(', '))) });
      }
    }
  }
  return told;
});

/** What a sentence says that another device lacks, or that nothing is claimed of. */
function lackingIn(folded: string, names: readonly string[]): (readonly string[])[] {
  if (!negative.test(folded) && !/\black(?:s|ed)\b/u.test(folded)) return [];
  const phrases = deniedFor.flatMap((pattern) => pattern.exec(folded)?.[1] ?? []);
  for (const name of [...names, 'predecessor']) {
    const at = folded.indexOf(name);
    if (at < 0) continue;
    const phrase = lacking.exec(folded.slice(at + name.length))?.[1];
    if (phrase) phrases.push(phrase);
  }
  return phrases.flatMap((phrase) => {
    const stems = contentStems(phrase);
    const telling = stems.filter((one) => !wide.has(one));
    // "No serious incidents" and "no difference" name no function.
    return telling.length > 0 &&
      !/\b(?:manufacturer|device|product|incidents?|complaints?|difference|mark|influence|stud(?:y|ies)|data|infants?|child\w*|adults?|patients?|wom[ae]n)\b/u.test(
        phrase,
      )
      ? [stems]
      : [];
  });
}
