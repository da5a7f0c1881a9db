import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locate, locationIn } from '../location.ts';
import { comparableName } from '../names.ts';
import type { ConsistencyRule, Contradiction, Location } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { mentions } from '../subject.ts';
import { type Topic, topicsOfOthers } from '../topic.ts';

/** All documents speak of one device by one name. */
export default {
  id: 'device-name',
  title: 'The device has one name',
  references: ['Regulation (EU) 2017/745, Annex I 23.2(a)'],
  severity: 'major',
  why: 'A document with another name speaks of another device as far as a reviewer can tell; its evidence then does not count.',
  remedy: 'Use the name of the declaration of conformity, or explain in the documents how the two names belong together.',
  basis: ['MDR Annex I 23.2(a)', 'MDR Annex II 1.1(a)'],
  *check(dossier) {
    const main = comparableName(dossier.context.deviceName);
    if (!main) return;
    const statements = dossier.of('device-name').filter((one) => one.subject === 'device');
    const reference = statements.find((one) => comparableName(one.says) === main);
    // Names that stand side by side with the main one are names of one device.
    const beside = new Set(statements.filter((one) => belongs(comparableName(one.says), main)).map(placeOf));
    const also = new Set(statements.filter((one) => beside.has(placeOf(one))).map((one) => comparableName(one.says)));
    const told = new Set<string>();
    for (const statement of statements) {
      const name = comparableName(statement.says);
      if (belongs(name, main) || also.has(name) || told.has(`${statement.document}\n${name}`)) continue;
      if (dossier.context.otherNames.includes(name) || isVariant(dossier, name)) continue;
      told.add(`${statement.document}\n${name}`);
      const document = dossier.document(statement.document);
      if (speaksOfSeveral(document, statements, main)) continue;
      yield contradiction(dossier, document, statement.says, locate(dossier, statement), reference);
    }
    yield* longerNames(dossier, main, statements, reference, told);
    yield* strayNames(dossier, main, reference, told);
    yield* renamed(dossier, reference, told);
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nDevice: Velora M2. The Velora M2 is a pump.',
          ifu: '# IFU\n\nProduct name: Velora M2',
          'pmcf-plan': '# PMCF plan\n\nDevice: Sanoro Pro.',
        },
        says: 'Sanoro Pro',
      },
      {
        dossier: {
          cer: '# CER\n\nDevice: Velora M2. The Velora M2 is a pump.',
          ifu: '# IFU\n\nProduct name: Velora M2\n\nBefore use, check that the Velora X9 is clean. Switch on the Velora M2.',
        },
        says: 'Velora X9',
      },
      {
        dossier: {
          cer: '# Report on the clinical evaluation of Velora\n\nVelora is a pump.',
          cep: '# Plan for the clinical evaluation of Velora\n\nVelora is a pump.',
          psur: '# Periodic report on the safety of Velora Neo\n\n400 units of Velora Neo were sold.',
        },
        says: 'Velora Neo',
      },
      {
        dossier: {
          cer: '# CER\n\nDevice: Velora. The Velora is a pump.',
          ifu: '# IFU\n\nProduct name: Velora\n\nSwitch on the Velora.',
          psur: '# PSUR\n\nDevice: Velora Flex, class IIb. The Velora Flex was sold 400 times.',
        },
        says: 'Velora Flex',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical evaluation report Velora M2 with Velora Desk 3\n\n| Label | Content |\n|---|---|\n| Class | IIa |\n\nThe Velora M2 records the heart.',
          ifu: '# Velora M2\n\nThe Velora M2 is worn for 14 days. Velora M2 needs no cable.',
          sscp: '# SSCP\n\nVelora M2 is a recorder.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nDevice: Velora. The Velora is an infusion pump of version 3. Velora Plus is another product.',
          ifu: '# IFU\n\nProduct name: Velora\n\nSwitch on the Velora.',
          psur: '# PSUR\n\nDevice: Velora Infusion Pump',
          rmf: '# Risk management report\n\nDevice: Velora 3',
          sscp: '# SSCP\n\nTrade name: Velora Plus\n\nThe Velora Plus and the Velora are pumps.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nDevice: Velora M2. Its predecessor Velora M1 was sold until 2019. Its forerunner, the Velora M0 without sensors, lasted three years. The Velora M2 infusion pump is a class IIb device.',
          ifu: '# IFU\n\nProduct name: Velora® M2\n\nThe Velora pump is cleaned daily.',
          sscp: '# The Velora Story So Far\n\nThe Velora M0 is a thing of the past.',
          psur: '# PSUR\n\nDevice: VELORA M2 (all variants). The Velora M1 is no longer sold.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nDevice: Velora VM3. The Velora VM3 is a pump. The predecessor VM2 had another motor. The Velora VM3 is used in hospitals.',
          ifu: '# IFU\n\nProduct name: Velora VM3\n\nDo not combine the Velora VM3 with parts of the Velora VM2.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nDevice: Velora. Two models: VC-7 (7 days) and VC-14 (14 days). The Velora is a recorder.',
          cep: '# CEP\n\nDevice: Velora. The Velora is a recorder.',
          ifu: '# IFU\n\nVelora VC-7, VC-14 instructions. Send the recorder back.',
          psur: '# PSUR Velora 07/2024–06/2025\n\nSold: 5,900.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n| Item | Entry |\n|---|---|\n| Device | Velora Infusion System, model VP-300, with software 3.2 |',
          ifu: '# IFU\n\n| Item | Entry |\n|---|---|\n| Product | Velora Infusion System (model VP-300) |',
          psur: '# PSUR\n\n| Item | Entry |\n|---|---|\n| Device | VP-300 (all configurations) |',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function placeOf({ document, passage }: Statement): string {
  return `${document} ${passage}`;
}

/** Sections that speak of other devices by right. */
const elsewhere: readonly Topic[] = [...topicsOfOthers, 'equivalence', 'references', 'history', 'abbreviations'];
/** Words with which a sentence speaks of an accessory, or of a device of another time. */
const anotherThing =
  /\b(?:separate|accessor\w+|not (?:the )?(?:subject|part)|not covered|older|earlier|former|previous\w*|predecessor|successor|next|future|course|workshop|academy|app|application|software|processor|charger|compatib\w+|together with|connects? to)\b/;

/** A name that adds words to the main one, or leaves the last of them out, is the same name. */
function belongs(name: string, main: string): boolean {
  return (
    name === main ||
    ` ${name} `.includes(` ${main} `) ||
    main.startsWith(`${name} `) ||
    name.replaceAll(' ', '') === main.replaceAll(' ', '')
  );
}

function isVariant(dossier: Dossier, name: string): boolean {
  return dossier.documents.some((document) => variantsIn(document).some((text) => text.includes(name)));
}

/** What stands where variants are listed, for comparing. */
const variantsIn = keptByDocument((document) => [
  ...new Set(
    document.passages
      .filter((passage) =>
        /variant|model|configuration|size|reference number|catalogue/.test(
          `${passage.label} ${passage.cell?.columnTitle ?? ''} ${passage.headings.at(-1)?.title ?? ''}`.toLowerCase(),
        ),
      )
      .map((passage) => comparableName(passage.text)),
  ),
]);

/** A document that names the main device as well as others by label lists devices; it does not rename one. */
function speaksOfSeveral(document: DossierDocument, statements: readonly Statement[], main: string): boolean {
  const names = new Set(statements.filter((one) => one.document === document.id).map((one) => comparableName(one.says)));
  return names.size > 2 && names.has(main);
}

function contradiction(
  dossier: Dossier,
  document: DossierDocument,
  name: string,
  location: Location,
  reference: Statement | undefined,
): Contradiction {
  const { deviceName } = dossier.context;
  const where = reference && reference.document !== document.id ? ` in ${dossier.document(reference.document).name}` : '';
  return {
    attribute: 'device-name',
    message: `${document.name} names the device ${name}, but it is ${deviceName}${where}.`,
    locations: [location, ...(reference ? [locate(dossier, reference)] : [])],
    compared: [name, ...(reference ? [deviceName] : [])],
  };
}

/**
 * Names that add a word to the device's ("Velora Pro" for "Velora"): where two other documents state the bare name by label, this one never does, and no
 * other knows the added word, it names another member of the family.
 */
function* longerNames(
  dossier: Dossier,
  main: string,
  statements: readonly Statement[],
  reference: Statement | undefined,
  told: Set<string>,
): Generator<Contradiction> {
  const bare = new Set(statements.filter((one) => comparableName(one.says) === main).map((one) => one.document));
  for (const statement of statements) {
    const name = comparableName(statement.says);
    const added = name.startsWith(`${main} `) ? name.slice(main.length + 1) : '';
    if (added === '' || bare.has(statement.document) || bare.size < 2 || told.has(`${statement.document}\n${name}`)) continue;
    const document = dossier.document(statement.document);
    const others = dossier.documents.filter((one) => one.id !== document.id);
    if (
      /\d[.,]\d/.test(statement.says.slice(main.length)) ||
      dossier.context.otherNames.includes(name) ||
      isVariant(dossier, name) ||
      !added.split(' ').every((word) => family.test(word) || others.every((other) => !knows(other, word, document.language))) ||
      others.some((other) =>
        other.passages.some(({ folded }) => folded.includes(added) && (mentions(folded, name) || isVersion(folded, added))),
      ) ||
      saysBare(document, dossier.context.deviceName)
    )
      continue;
    told.add(`${document.id}\n${name}`);
    yield contradiction(dossier, document, statement.says, locate(dossier, statement), reference);
  }
}

/** Letters, numbers and words that tell members of a family apart, though texts use them for other things as well. */
const family =
  /^(?:pro|plus|neo|max|mini|micro|lite|light|duo|classic|ultra|prime|advanced?|next|one|two|evo|flex|basic|premium|select|smart|junior|home|go|air|elite|active|comfort|compact|core|solo|standard|touch|[a-z]{1,2}\d{0,4}|\d{1,4}[a-z]?|[ivx]{1,4})$/u;

/** Whether a document has a word, so that it may say what the device is: "Velora Infusion Pump". One in another language has words of its own. */
function knows(document: DossierDocument, word: string, language: string): boolean {
  return document.language !== language || document.passages.some(({ folded }) => folded.includes(word));
}

function isVersion(folded: string, number: string): boolean {
  return /^\d/.test(number) && new RegExp(`\\b(?:version|release|software|v)\\.? ?${number}(?![\\d.]*\\d)`, 'u').test(folded);
}

/** Whether a document calls the device by its bare name as well. */
function saysBare(document: DossierDocument, name: string): boolean {
  const bare = new RegExp(
    `(?<![\\p{L}\\d])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[®™]?(?![\\p{L}\\d]|[ \\u00a0-](?:\\p{Lu}|\\d))`,
    'u',
  );
  return document.passages.some(({ text }) => text.includes(name) && bare.test(text));
}

/**
 * Names that begin like the device's and go on otherwise ("Velora X9" for "Velora M2"), in prose, titles and page headers: reported where such a
 * name stands in one document only, at most three times, and is nowhere said to be another device, a variant, an accessory or a study.
 */
function* strayNames(dossier: Dossier, main: string, reference: Statement | undefined, told: Set<string>): Generator<Contradiction> {
  const [brand, ...rest] = dossier.context.deviceName.split(/[ \u00a0]/);
  if (!brand || brand.length < 4 || rest.length === 0 || !/^\p{Lu}/u.test(brand)) return;
  const escaped = brand.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(
    `(?<![\\p{L}\\d])(?:${escaped}|${escaped.toUpperCase()})[®™]?[ \\u00a0-]((?:\\p{Lu}[\\p{L}\\d-]*|\\d[\\p{L}\\d.-]*)(?:[ \\u00a0](?:\\d[\\p{L}\\d.-]*|[A-Z]{1,3}\\d*)(?![\\p{L}]))?)`,
    'gu',
  );
  const uses = new Map<
    string,
    { name: string; documents: Set<string>; count: number; inTitle: boolean; document: DossierDocument; location: () => Location }
  >();
  /** Names of which another document speaks as of another device. */
  const others = new Map<string, Set<string>>();
  for (const document of dossier.documents) {
    for (const passage of document.passages) {
      if (!passage.text.includes(brand) && !passage.text.includes(brand.toUpperCase())) continue;
      const ofOthers = elsewhere.some((topic) => passage.topics.has(topic));
      for (const match of passage.text.matchAll(pattern)) {
        const sentence = passage.sentences.find((one) => match.index >= one.start && match.index < one.end);
        const name = `${brand} ${match[1]!}`.replace(/[.-]+$/, '');
        const key = comparableName(name);
        // "Velora M2 with Velora Desk 3" names the device and what comes with it.
        const before = passage.text.slice(0, match.index);
        if (before.includes(dossier.context.deviceName) && /\b(?:with|including) (?:the )?$/u.test(before)) continue;
        if (ofOthers || (sentence && anotherThing.test(`${sentence.folded} ${passage.label.toLowerCase()}`))) {
          others.set(key, (others.get(key) ?? new Set()).add(document.id));
          continue;
        }
        const use = uses.get(key) ?? {
          name,
          documents: new Set<string>(),
          count: 0,
          // The title of a document names its device, whatever word follows the brand.
          inTitle: passage.index < 3 && passage.text.length < 150,
          document,
          location: () => locationIn(document, passage, match.index, match.index + match[0].length),
        };
        use.documents.add(document.id);
        use.count++;
        uses.set(key, use);
      }
    }
  }
  const mainUses = [...uses].filter(([key]) => belongs(key, main)).reduce((sum, [, use]) => sum + use.count, 0);
  // An equivalent device "Velora" is told from "Velora X9" by its name no better than the device itself.
  const equivalents = dossier.context.otherNames.filter((other) => !` ${main} `.includes(` ${other} `));
  for (const [key, use] of uses) {
    // A document that knows no other name has another one throughout.
    const throughout = use.inTitle && !use.document.passages.some(({ text }) => text.includes(dossier.context.deviceName));
    // Plans and reports name devices of all sorts; documents for users name the device.
    if (!use.inTitle && !['ifu', 'label', 'sscp', 'rmf', 'psur'].includes(use.document.type)) continue;
    if (
      belongs(key, main) ||
      use.documents.size > 1 ||
      (!use.inTitle && [...(others.get(key) ?? [])].some((document) => !use.documents.has(document))) ||
      (use.count > 3 && !throughout) ||
      mainUses < (throughout ? 1.5 : 3) * use.count ||
      told.has(`${use.document.id}\n${key}`)
    )
      continue;
    if (equivalents.some((other) => ` ${key} `.includes(` ${other} `) || other.startsWith(`${key} `)) || isVariant(dossier, key)) continue;
    // "Velora Study", "Velora Charger": what follows the brand is a plain word that says what the thing is.
    const tail = use.name.slice(brand.length + 1);
    if (!use.inTitle && /^\p{Lu}\p{Ll}{3,}$/u.test(tail.split(/[ -]/)[0]!) && !/\d/.test(tail) && !family.test(tail.toLowerCase()))
      continue;
    if (
      /\b(?:study|trial|registry|investigation|app|software|charger|cable|accessory|story|file|dossier|project|programme|team|family|range|line)\b/i.test(
        tail,
      )
    )
      continue;
    yield contradiction(dossier, use.document, use.name, use.location(), reference);
  }
}

/**
 * A document that calls the device by its name and one more word wherever it names it, without any label: "Velora Flex" in title and text, where at least
 * two others say "Velora" and none knows the longer name.
 */
function* renamed(dossier: Dossier, reference: Statement | undefined, told: Set<string>): Generator<Contradiction> {
  const { deviceName, otherNames } = dossier.context;
  if (deviceName.length < 4) return;
  const pattern = new RegExp(
    `(?<![\\p{L}\\d-])${deviceName.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[®™]?(?![\\p{L}\\d])(?:[ \\u00a0-](\\p{Lu}[\\p{L}\\d]*(?:-\\d+)?|\\d[\\p{L}\\d]*(?![/.]\\d))(?![\\p{L}\\d]))?`,
    'gu',
  );
  const named = dossier.documents.map((document) => ({
    document,
    uses: document.passages.flatMap((passage) =>
      passage.text.includes(deviceName)
        ? [...passage.text.matchAll(pattern)]
            .filter(([written]) => !otherNames.includes(comparableName(written)))
            .map((match) => ({ passage, match, added: (match[1] ?? '').toLowerCase() }))
        : [],
    ),
  }));
  // Where the name was read from titles, its second word may be missing.
  const usual = ['', ...new Set(named.flatMap(({ uses }) => uses.map(({ added }) => added)))].find(
    (word) => named.filter(({ uses }) => uses.some(({ added }) => added === word)).length >= (word === '' ? 2 : 3),
  );
  if (usual === undefined) return;
  for (const { document, uses } of named) {
    const [first] = uses;
    if (!first || first.added === usual || first.added === '' || uses.some(({ added }) => added !== first.added)) continue;
    const name = comparableName(first.match[0]);
    if (
      !family.test(first.added.replace('-', '')) ||
      /^(?:(?:19|20)\d\d|[ai])$/u.test(first.added) ||
      (uses.length < 2 && first.passage.index > 2) ||
      [...told].some((one) => one.startsWith(`${document.id}\n`)) ||
      isVariant(dossier, name) ||
      dossier.documents.some(({ passages }) => passages.some(({ folded }) => isVersion(folded, first.added))) ||
      // "Velora VP-7, VP-14": a model that others name by its code alone.
      (first.added.includes('-') &&
        dossier.documents.some((other) => other !== document && knows(other, first.added, document.language))) ||
      elsewhere.some((topic) => first.passage.topics.has(topic)) ||
      named.some((other) => other.document !== document && other.uses.some(({ added }) => added === first.added))
    )
      continue;
    told.add(`${document.id}\n${name}`);
    const { passage, match } = first;
    yield contradiction(dossier, document, match[0], locationIn(document, passage, match.index, match.index + match[0].length), reference);
  }
}
