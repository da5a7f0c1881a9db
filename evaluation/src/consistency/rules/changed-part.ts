import type { Dossier, DossierContext, DossierDocument } from '../dossier.ts';
import { gridsOf } from '../grid.ts';
import { keptByDocumentAndContext } from '../kept-by-document.ts';
import { madeParts, outerParts, placesOfParts } from '../lexicon/made-parts.ts';
import { locationIn } from '../location.ts';
import { comparableName } from '../names.ts';
import { comparedDevicesIn, devicesIn, sameDevice, shortNames, unnamed } from '../other-devices.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule, ExampleDossier } from '../rule.ts';
import { contentStems, fold } from '../text/fold.ts';
import { readNumbers } from '../text/numbers.ts';

/** What one document calls the same as in an earlier device, another calls new. */
export default {
  id: 'changed-part',
  title: 'A part called the same as in another device is called changed by no other document',
  references: ['Regulation (EU) 2017/745, Annex XIV Part A 3', 'MDCG 2020-5, sections 3.1 and 3.2'],
  severity: 'major',
  why: 'Data of an earlier device count because what matters was left as it was. Where the risk management file says that it was changed, they have to be shown to hold, or collected again.',
  remedy: 'Find out what was changed, correct the comparison, and show why the earlier data still hold for what is different.',
  basis: ['MDR Annex XIV 3', 'MDCG 2020-5 3.1', 'MDCG 2020-5 3.2'],
  asksFor: [],
  *check(dossier: Dossier) {
    const all = dossier.documents.map((document) => comparisonsIn(document, dossier.context));
    const changes = all.flatMap(({ changed }) => changed);
    if (changes.length === 0) return;
    const known: ReadonlySet<string> = new Set([unnamed, ...all.flatMap(({ predecessors }) => predecessors)]);
    for (const { same, changed: own } of all) {
      for (const one of same) {
        const against = changes.find(
          (other) =>
            other.document !== one.document &&
            overlap(one, other) &&
            sameDevice(one.devices, other.devices, known) &&
            // A document that tells both of a part speaks of several of its properties.
            !own.some((mine) => overlap(mine, other)) &&
            !all.some(({ same: said }) => said.some((mine) => mine.document === other.document && overlap(mine, other))),
        );
        if (!against) continue;
        yield {
          attribute: 'equivalence',
          message: `${one.document.name} calls a part the same as in another device ("${one.says}"), but ${against.document.name} calls it changed ("${against.says}").`,
          locations: [one, against].map(({ document, passage, start, end }) => locationIn(document, passage, start, end)),
          compared: [`same ${[...one.parts].join(', ')}`, `changed ${[...against.parts].join(', ')}`],
        };
        break;
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER of the Velora M2\n\n## Equivalence\n\nEquivalence is claimed to the Velora M1. Both pumps have the same motor and the same firmware.',
          rmf: '# Risk management report\n\nThe motor was newly developed for the M2, since that of the Velora M1 ran hot.',
        },
        device: 'Velora M2',
        says: 'newly developed',
      },
      {
        dossier: {
          cer: '# CER\n\n## Equivalence\n\nThe Kestan S is the equivalent device. The adhesive is identical in both patches and comes from the same supplier.',
          rmf: '# Risk management report\n\nAn acrylic adhesive has been introduced in place of the silicone adhesive of the predecessor.',
        },
        says: 'in place of',
      },
      {
        dossier: {
          cer: '# CER\n\n## Equivalence\n\nEquivalence is claimed to the Belmo Duo.\n\n| Characteristic | Belmo Tri | Belmo Duo | Judgement |\n|---|---|---|---|\n| Detection algorithm | threshold | threshold | Identical |\n| Length | 30 cm | 40 cm | Shorter |',
          rmf: '# Risk management report\n\nThe detection algorithm was redesigned: a neural network replaces the thresholds of the Belmo Duo.',
        },
        device: 'Belmo Tri',
        says: 'redesigned',
      },
      {
        dossier: {
          cep: '# CEP\n\nThe predecessor Ossia One serves as equivalent device. Its skin-contact materials were carried over unchanged.',
          rmf: '# Risk management report\n\n| Item | Ossia One | Ossia Two | Consequence |\n|---|---|---|---|\n| Fabric of the strap (skin contact) | cotton | polyamide with silver | new biological evaluation |',
        },
        device: 'Ossia Two',
        says: 'polyamide',
      },
      {
        dossier: {
          cer: '# CER\n\n## Equivalence\n\nThe alloy of the stem has not been altered since the predecessor Tibra K.',
          psur: '# PSUR\n\nThe stem was switched from a cobalt alloy to titanium when the Tibra K was replaced.',
        },
        device: 'Tibra L',
        says: 'switched',
      },
      {
        dossier: {
          cer: '# CER\n\n## Equivalence\n\nEquivalence is claimed to the Fonta 2. Both gels consist of the same constituents in the same proportions.',
          rmf: '# Risk management report\n\nSince glycerol was added to the formula when this gel succeeded the predecessor, irritation was tested anew.',
        },
        says: 'added',
      },
      {
        dossier: {
          cer: '# CER\n\nEquivalence is claimed to the Ravena 4. The battery and the charger are unchanged.',
          rmf: '# Risk management report\n\n| Hazard | Measure |\n|---|---|\n| Overheating | lithium iron phosphate battery, new against the Ravena 4 |',
        },
        device: 'Ravena 5',
        says: 'new against',
      },
      {
        dossier: {
          cer: '# CER\n\n## Equivalence\n\nEquivalence is claimed to the Lumo 1. The image sensor of the Lumo 1 was taken over without change.',
          psur: '# PSUR\n\nUnlike the Lumo 1, this endoscope has a different image sensor, so trends start afresh.',
        },
        device: 'Lumo 2',
        says: 'different image sensor',
      },
      ...[
        ['The motor is that of the Sela 3.', 'The motor was redesigned after the fires of the Sela 3.', 'redesigned'],
        [
          'Battery, sensor and housing were taken over from the Sela 3.',
          'Unlike the Sela 3, the device has a different sensor.',
          'different sensor',
        ],
        [
          'Sealing rings of the same silicone are used in both.',
          'In place of the silicone rings of the Sela 3, rings of a fluoroelastomer were introduced; the compound is new to us.',
          'fluoroelastomer',
        ],
        [
          'The software did not change.',
          'The software was rewritten from scratch, the code of the Sela 3 having been unmaintainable.',
          'rewritten',
        ],
        ['The tube set uses the identical polymer.', 'The polymer of the tube set differs from that of the Sela 3.', 'differs from'],
        ['The dosing algorithm remains unchanged.', 'A new dosing algorithm superseded the one of the predecessor.', 'superseded'],
        [
          'The packaging and the sterilisation are unchanged from the Sela 3.',
          'Sterilisation was switched from radiation (Sela 3) to ethylene oxide.',
          'switched',
        ],
        [
          'The two pumps share the drive and the pressure sensor.',
          'The pressure sensor has been exchanged for a piezoelectric one; that of the Sela 3 drifted.',
          'exchanged',
        ],
        ['The patch carries the same hydrogel adhesive as the Sela 3.', 'An acrylate adhesive was introduced with the Sela 4.', 'acrylate'],
        ['Both have an identical nitinol frame.', 'The frame alloy was changed from nitinol (Sela 3) to cobalt chromium.', 'changed from'],
      ].map(([same, changed, says]) => ({ ...compared(same!, changed!), says: says! })),
    ],
    leaves: [
      {
        device: 'Velora M2',
        dossier: {
          cer: '# CER of the Velora M2\n\n## Equivalence\n\nEquivalence is claimed to the Velora M1. Both pumps have the same motor; the housing differs. The firmware is similar to that of the Velora M1.',
          rmf: '# Risk management report\n\nThe housing was newly developed for the M2. The firmware of the Velora M1 was replaced. The motor was not changed from the Velora M1. New patients were treated with the Velora M1. If the motor were replaced, the Velora M1 could not serve.',
        },
      },
      {
        device: 'Velora M2',
        dossier: {
          cer: '# CER of the Velora M2\n\n## Equivalence\n\nEquivalence is claimed to the Velora M1. The coating of the balloon is the same in both devices. The sterilisation is the same as for the Velora M1. The drug is identical, while the excipient of the coating differs.',
          rmf: '# Risk management report\n\nThe coating of the shaft was changed against the Velora M1. A new sterilisation for the next version is planned to replace that of the Velora M1. The Velora M1 had replaced the adhesive of the Velora M0 by a new one.',
        },
      },
      {
        device: 'Velora M2',
        dossier: {
          cer: '# CER of the Velora M2\n\n## Equivalence\n\nEquivalence is claimed to the Velora M1. The sensor is the same as in the Velora M1. The battery differs from that of the Velora M1.',
          psur: '# PSUR\n\nThe sensor supplier was changed in 2023 and the change was verified. The battery was replaced by a stronger one than in the Velora M1. The algorithm is the same as in version 1.8 and remains unchanged.',
          rmf: '# Risk management report\n\nThe sensor is that of the Velora M1. A complaint led to the replacement of the sensor of one patient by a new sensor of the Velora M1.',
        },
      },
      {
        device: 'Velora M2',
        dossier: {
          cer: '# CER of the Velora M2\n\n## Equivalence\n\nEquivalence is claimed to the Velora M1. All materials in contact with the patient are identical to those of the Velora M1.\n\n| Characteristic | Velora M2 | Velora M1 | Judgement |\n|---|---|---|---|\n| Housing | polycarbonate | ABS | different, no contact |\n| Cannula material | PTFE | PTFE | same |',
          rmf: '# Risk management report\n\n| Item | Velora M1 | Velora M2 |\n|---|---|---|\n| Plastic of the housing | ABS | polycarbonate |\n| Cannula material | PTFE | PTFE, same supplier |\n| Battery | 2.0 Ah | 3.0 Ah |\n\nThe packaging of the Velora M1 was replaced by a new pouch.',
        },
      },
      {
        device: 'Velora M2',
        dossier: {
          cer: '# CER of the Velora M2\n\n## Similar devices\n\nThe Aspo 3 of another manufacturer has the same electrode.\n\n## Predecessor\n\nThe predecessor Velora M1 was sold until 2020.',
          rmf: '# Risk management report\n\nThe electrode of the predecessor was replaced by a new one.',
        },
      },
      ...[
        ['The sensor is the same in both pumps.', 'In the Sela 3 the sensor of the Sela 2 was replaced by a new sensor.'],
        [
          'The battery is identical to that of the Sela 3.',
          'The battery was replaced in three patients who had changed over from the Sela 3.',
        ],
        ['The firmware is the same as in the Sela 3 as regards dosing.', 'The firmware of the radio module is new against the Sela 3.'],
        ['The housing material is the same as in the Sela 3.', 'A new alloy is used for the needle instead of that of the Sela 3.'],
        [
          'The coating is the same in both devices and comes from the same supplier.',
          'The supplier of the coating will be changed; the new coating is planned to replace that of the Sela 3.',
        ],
        ['The adhesive is similar to that of the Sela 3.', 'A new adhesive replaces that of the Sela 3.'],
        [
          'The motor and the control algorithm are identical to those of the Sela 3.',
          'New patients were transferred from the Sela 3. The Sela 4 replaced the Sela 3 in 2022.',
        ],
        [
          'All patient-contacting materials are identical to those of the Sela 3; the battery is new.',
          'The battery of the Sela 3 was replaced by a lithium battery.',
        ],
        [
          'The packaging is unchanged from the Sela 3.',
          'The carton of the Sela 3 was replaced by a smaller one. The tray and pouch are those of the Sela 3.',
        ],
        [
          'The electrode is the same as in the Sela 3.',
          'Replace the electrode every 7 days by a new electrode. Do not use electrodes of the Sela 3.',
        ],
        [
          'The sterilisation method is the same as for the Sela 3.',
          'Ethylene oxide sterilisation was validated anew, since the pouch is new against the Sela 3.',
        ],
        [
          'The membrane material is the same as that of the Sela 3.',
          'Complaints on the membrane fell after a new lot was introduced for the Sela 3.',
        ],
        [
          'The software is the same in both devices.',
          'Software 4.1 was introduced in March 2024 to replace 4.0; the change was verified. Version 3.9 of the Sela 3 was used in the study.',
        ],
        [
          'The drug is the same in the same dose; the excipient differs from that of the Sela 3.',
          'The excipient was introduced in place of urea, which the Sela 3 had.',
        ],
        ['The manufacturing process is unchanged.', 'The resin of the grip was exchanged against the Sela 3.'],
        [
          'The optical filter and the lamp are the same as in the Sela 3.',
          'The lamp was not replaced when the Sela 4 succeeded the Sela 3. No new filter was introduced.',
        ],
        ['The valve is the same as in the Sela 3.', 'The connector of the Sela 3 was redesigned so that the valve cannot be turned.'],
        [
          'The needle of the Sela 4 is the same as that of the Sela 3.',
          'A shorter needle than in the Sela 3 was considered and might be introduced later as a new size.',
        ],
        [
          'The same manufacturer makes both; the same materials are used.',
          'The labelling was changed against the Sela 3; a new warning on the materials was introduced.',
        ],
        ['The pump is the same as in the Sela 3.', 'The pump holder of the Sela 3 was replaced by a new one.'],
        [
          'The control of the flow is identical in both devices.',
          'Training on infection control was introduced with the Sela 4 in place of that for the Sela 3.',
        ],
        ['The sensor is the same.', 'A different sensor is offered for adults than for children; the Sela 3 had both.'],
      ].map(([same, changed]) => compared(same!, changed!)),
    ],
  },
} satisfies ConsistencyRule;

/** An example on an invented pump whose comparison says the one and whose risk management report says the other. */
function compared(same: string, changed: string): { device: string; dossier: ExampleDossier } {
  return {
    device: 'Sela 4',
    dossier: {
      cer: `# Clinical evaluation report of the Sela 4\n\n## Equivalence\n\nEquivalence is claimed to the Sela 3. ${same}`,
      rmf: `# Risk management report\n\nThe Sela 4 is a pump.\n\n${changed}`,
    },
  };
}

interface Told {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  readonly says: string;
  /** Ids of `madeParts`. */
  readonly parts: ReadonlySet<string>;
  /** Parts of the device in which they are. */
  readonly places: ReadonlySet<string>;
  /** Other devices, for comparing; `predecessor` where none is named. */
  readonly devices: ReadonlySet<string>;
}

const materials: ReadonlySet<string> = new Set(madeParts.flatMap(({ id, material }) => (material ? [id] : [])));

/** Whether both speak of the same part. */
function overlap(one: Told, other: Told): boolean {
  const [wide, narrow] = one.parts.has('material') ? [one, other] : [other, one];
  const shared =
    [...one.parts].some((part) => other.parts.has(part)) ||
    (wide.parts.has('material') && [...narrow.parts].some((part) => materials.has(part)));
  if (!shared) return false;
  if ([...one.places].some((place) => other.places.has(place))) return true;
  if (one.places.size > 0 && other.places.size > 0) return false;
  // What is said of all materials in contact with the patient is not said of the housing.
  return ![...one.places, ...other.places].some((place) => outerParts.test(place));
}

/** Where the one sort of statement ends and another may begin. */
const parting = /;|,? \b(?:but|whereas|while|although|though|except|apart from|save for|other than|only|however|unlike)\b/u;
const unsure =
  /\b(?:if|whether|unless|would|could be|may be|might|should|must|shall|will|planned|plans?|foreseen|intended to|proposed|next|future|considered|assum\w+|similar|comparable|almost|nearly|largely|essentially|virtually|broadly|mostly)\b/u;
const denied = /\b(?:no|not|nor|neither|never|cannot|without|nothing|none|no longer)\b/u;
const notAltered =
  /\b(?:not|never|nor) (?:been |be )?(?:altered|changed|modified|touched)\b|\bwithout (?:any )?(?:change|alteration|modification)s?\b|\b(?:do|does|did|has|have) not (?:changed?|differ(?:ed)?)\b/u;
/** "The same motor": what comes after, up to the next statement of place. */
const sameThing =
  /\b(?:same|identical|unchanged|shares?|shared|sharing)\b ((?:(?!\b(?:is|are|was|were|has|have|on|in|at|for|to|by|from|with|which|that|as|than|manufacturer|patients?|way|time|day|use|purpose|indications?|kind|principle|place|site|hands?|period|company)\b)[\p{L}\d,'%-]+ ?){1,8})/gu;
/** "The motor is unchanged": what stands before. */
const sameAs =
  /\b(?:is|are|was|were|remain(?:s|ed)?|stay(?:s|ed)?|has been|have been|being)(?: (?:both|all|also|entirely|completely|fully|exactly|technically|chemically|hence|therefore|thus|still))?(?: left)? (?:(?:the same|identical|unchanged|unaltered)(?=$|[.,:)]| (?:in|as|for|from|both|across|throughout|between|to|with|since|and|on)\b)|carried over|taken over|adopted|retained|kept|those of|that of|common to)/u;
const newThing =
  /\b(?:newly (?:developed|designed|formulated|written|built|chosen)|re-?designed|reformulated|rewritten|(?:was|were|has been|have been|been|being) (?:replaced|exchanged|swapped|switched|altered|modified|changed|introduced|added|substituted)|replac(?:es|ed|ing)|introduced|switched|supersed\w+|in place of|instead of|new (?:against|to|in|for|compared)|a new|different (?:from|to)|an? (?:different|other)|differs? from|from scratch|for the first time|received an? (?=[\p{L}-]+ ?[\p{L}-]* (?:coating|finish|lining|layer|filter|sensor|housing|impregnation|treatment))|now (?:made|moulded|molded|coated|cast|woven|knitted|uses?|consists?)|reworked|overhauled)\b/u;
/** "Introduced with the C2": what a generation of the device itself brought. */
const withOwn =
  /\b(?:introduced|brought in|added|came|new) with (?:the )?(?:(?:new|present|current|this|third|second) )?(?:[\p{Ll}]+ )?(?:\p{Lu}[\p{L}]*[ -]?\d|generation)/u;
/** "A different sensor": other than which, the same words must say. */
const elsewhere = /\ban? (?:different|other)\b/u;
/** One patient's part, a part of a stock, or a change of a later day. */
const notDesign =
  /\b(?:patients? (?:was|were|received|with)|complain\w*|returned|service|repair\w*|spare|worn|defective|faulty|one (?:patient|case|user)|in [\p{L}\d]+ (?:patients|cases|users|units|devices|infants|children)|(?:radio|other) modules?|warnings?|labels?|labell?ing|instructions?|training|leaflets?|chapters?|notes?|in (?:19|20)\d\d|since (?:19|20)\d\d|lots?|batch(?:es)?|serial numbers?|recall\w*|fsca|field safety|corrective|capa|comparators?|similar device|study (?:version|device)|investigational|prototype)\b/u;
const verdict =
  /^(?:(?:the )?(?:same|identical|unchanged|equivalent|equal)\b(?!.*\b(?:but|only|except|differ\w+|not|in part|partly)\b)|no(?:ne)?(?: differences?)?[.]?$)/u;
const foreignTopics = ['references', 'history'] as const;

const comparisonsIn = keptByDocumentAndContext((document: DossierDocument, context: DossierContext) => {
  const same: Told[] = [];
  const changed: Told[] = [];
  const predecessors: string[] = [];
  if (document.language !== 'en') return { same, changed, predecessors };
  const names = shortNames(context);
  for (const passage of document.passages) {
    predecessors.push(...comparedDevicesIn(passage, names, context));
    if (passage.kind === 'heading' || passage.kind === 'caption' || foreignTopics.some((topic) => passage.topics.has(topic))) continue;
    if (!signal.test(passage.folded)) continue;
    for (const [index, sentence] of passage.sentences.entries()) {
      const { folded } = sentence;
      if (!signal.test(folded)) continue;
      let from = 0;
      const devices = devicesIn(folded, names, context);
      for (const piece of folded.split(parting)) {
        const start = sentence.start + from;
        from = folded.indexOf(piece, from) + piece.length;
        const told = (words: string): Told => ({
          document,
          passage,
          start,
          end: sentence.end,
          says: sentence.text,
          parts: partsIn(words),
          places: placesIn(piece),
          devices,
        });
        const alike = sameWords(piece);
        if (alike) {
          const before = passage.sentences.slice(Math.max(0, index - 2), index).map((one) => one.folded);
          const above = fold(passage.headings.at(-1)?.title ?? '');
          const around = devices.size > 0 ? devices : devicesIn([...before, above].join(' '), names, context);
          if (around.size > 0 || passage.topics.has('equivalence'))
            same.push({ ...told(alike), devices: around.size > 0 ? around : new Set([unnamed]) });
        } else if (newThing.test(piece) && !unsure.test(folded)) {
          const against = devices.size > 0 ? devices : withOwn.test(sentence.text) ? new Set([unnamed]) : devices;
          // "In the Sela 3 the motor of the Sela 2 was replaced" tells of earlier times.
          if (
            /^\W*(?:in|with|at|for) the (?:predecessor|earlier|former|previous|old)/u.test(folded) ||
            namesBefore(sentence.text, folded, names, context)
          )
            continue;
          if ([...against].filter((device) => !device.startsWith('version ')).length > 1 || against.size === 0) continue;
          const clause = piece.split(/[,:] /u).find((one) => newThing.test(one));
          if (elsewhere.test(clause ?? '') && devicesIn(piece, names, context).size === 0) continue;
          if (!clause || denied.test(clause) || notDesign.test(clause) || /\b(?:same|identical|unchanged)\b/u.test(clause)) continue;
          changed.push({ ...told(partsIn(clause).size > 0 ? clause : piece), devices: against });
        }
      }
    }
  }
  readTables(document, context, names, same, changed);
  return { same: same.filter(({ parts }) => parts.size > 0), changed: changed.filter(({ parts }) => parts.size > 0), predecessors };
});

const signal =
  /\b(?:same|identical|unchanged|unaltered|carried|taken over|retained|kept|adopted|altered|changed|modified|without|new|newly|re-?designed|reformulated|rewritten|replac\w+|exchanged|swapped|switched|introduced|added|substituted|supersed\w+|instead|in place|different|another|differs?|scratch|first time|received|now|reworked|overhauled|shares?|shared|sharing|change|differ|those of|that of)\b/u;

/** The words of what is said to be the same; "" where nothing is. */
function sameWords(piece: string): string {
  if (unsure.test(piece) || /^\W*(?:all |the )?(?:others?|remaining|rest)\b/u.test(piece)) return '';
  if (notAltered.test(piece)) return piece;
  if (denied.test(piece)) return '';
  const alike = piece.split(/\bdiffer(?:s|ed|ing|ences?)?\b/u)[0]!;
  const words = [...alike.matchAll(sameThing)].map((match) => match[1]);
  const as = sameAs.exec(alike);
  if (as) words.push(alike.slice(0, as.index));
  return words.join(', ');
}

/** Rows of a table that compares the device with another one. */
function readTables(document: DossierDocument, context: DossierContext, names: readonly string[], same: Told[], changed: Told[]): void {
  for (const grid of gridsOf(document)) {
    const titles = grid.titles.map(fold);
    const other = titles.findIndex((title) => devicesIn(title, names, context).size === 1);
    if (other < 1) continue;
    const devices = devicesIn(titles[other]!, names, context);
    const own = titles.findIndex(
      (title, index) =>
        index > 0 && index !== other && !judging.test(title) && (index < other || devicesIn(title, names, context).size === 0),
    );
    if (own < 1) continue;
    const judged = titles.findLastIndex((title, index) => index > 0 && index !== own && index !== other && judging.test(title));
    for (const row of grid.rows) {
      const [label, mine, theirs, result] = [row[0], row[own], row[other], judged < 0 ? undefined : row[judged]];
      if (!label || !mine || !theirs) continue;
      const parts = partsIn(label.folded);
      if (parts.size === 0) continue;
      const told = (passage: Passage): Told => ({
        document,
        passage,
        start: 0,
        end: passage.text.length,
        says: row.map((cell) => cell?.text ?? '').join(' | '),
        parts,
        places: placesIn(label.folded),
        devices: new Set([...devices, ...devicesIn(`${mine.folded} ${theirs.folded}`, [], context)]),
      });
      const alike = result ? verdict.test(result.folded.trim()) : [mine, theirs].some((cell) => verdict.test(cell.folded.trim()));
      if (alike) same.push(told(result ?? mine));
      else if ([mine, theirs].every((cell) => cell.folded.length > 3 && readNumbers(cell.text).length === 0) && apart(mine, theirs))
        changed.push(told(mine));
    }
  }
}

const judging =
  /\b(?:differences?|judge?ment|assessment|evaluation|verdict|conclusion|result|rating|consequences?|remarks?|comments?|effect|relevance)\b/u;

/** Whether two cells have no word in common. */
function apart(one: Passage, other: Passage): boolean {
  const [here, there] = [contentStems(one.text), new Set(contentStems(other.text))];
  return (
    here.length > 0 &&
    there.size > 0 &&
    !here.some((stem) => there.has(stem)) &&
    !/\b(?:same|identical|as|see|like)\b/u.test(`${one.folded} ${other.folded}`)
  );
}

function partsIn(words: string): ReadonlySet<string> {
  return new Set(madeParts.flatMap(({ id, words: named }) => (named.test(words) ? [id] : [])));
}

function placesIn(words: string): ReadonlySet<string> {
  return new Set([...words.matchAll(placesOfParts)].map((match) => match[0].replace(/s$/u, '')));
}

/** Whether a sentence is about another device: it begins with one, or names a second one of the same family ("Sela 2" beside "Sela 3"). */
function namesBefore(text: string, folded: string, names: readonly string[], context: DossierContext): boolean {
  const start = comparableName(folded.slice(0, 60)).replace(/^(?:in|with|at|for|since|as) /u, '');
  if (names.some((name) => start.startsWith(`${name} `)) && /^(?:in|with|at|for)\b/u.test(folded)) return true;
  const known = [...names, ...context.deviceNames];
  return [...text.matchAll(/\p{Lu}[\p{L}]+[ -]\d+\b/gu)].some(([found]) => {
    const name = comparableName(found);
    const [first] = name.split(' ');
    return (
      known.some((one) => one.startsWith(`${first} `)) && !known.some((one) => one === name || one.includes(name) || name.includes(one))
    );
  });
}
