import { differences, equalValues } from '../differences.ts';
import type { Dossier, DossierDocument } from '../dossier.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locationIn } from '../location.ts';
import { comparableName } from '../names.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { keyInWords } from '../statement-sentence.ts';
import { contentStems, covered } from '../text/fold.ts';

/** A part has one model number, unless a document names several of them together. */
export default {
  id: 'model-number',
  title: 'Model numbers are the same everywhere',
  references: ['Regulation (EU) 2017/745, Annex II 1.1(b)'],
  severity: 'major',
  why: 'A model number that stands nowhere else belongs to a device that was not evaluated, or is a slip that ends on an order form.',
  remedy: 'Compare with the list of models in the technical documentation.',
  basis: ['MDR Annex II 1.1(b)'],
  *check(dossier) {
    const statements = dossier.of('model-number');
    const known = new Map<string, Set<string>>();
    // A document that names a number as another device's does not list the two as models.
    for (const { says, document, subject } of statements)
      if (subject === 'device') known.set(says, (known.get(says) ?? new Set()).add(document));
    const together = (one: Statement, other: Statement): boolean =>
      [...(known.get(one.says) ?? [])].some((document) => known.get(other.says)?.has(document));
    // Each series by itself: a number of another one ("model LN-7" of a network) contradicts none and is no reference for all.
    for (const series of new Set(statements.map(({ says }) => seriesOf(says))))
      yield* differences(dossier, {
        kind: 'model-number',
        accept: (statement) => statement.subject === 'device' && statement.affirmed && seriesOf(statement.says) === series,
        noun: (statement) => (statement.key ? `model number of the ${keyInWords(dossier, statement)}` : 'model number'),
        compatible: (one, other) => equalValues(one, other) || together(one, other),
      });
    yield* strangers(dossier);
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n| Item | Entry |\n|---|---|\n| Device | Lumora LMR-200 |\n\nThe Lumora LMR-200 consists of the pod and the ward gateway (LMR-220).',
          ifu: '# IFU\n\n| Item | Entry |\n|---|---|\n| Device | Lumora LMR-200 |\n\n| Part | Order number |\n|---|---|\n| Ward gateway | LMR-230 |\n| Home base | LMR-210 |',
        },
        says: 'LMR-230',
      },
      {
        dossier: {
          cer: '# CER\n\nThe software has the REF AN-320. The locked model LN-700 was tested.',
          rmf: '# RMF\n\nProduct: the software, REF AN-320.',
          ifu: '# IFU\n\nREF of the software: AN-323.',
        },
        says: 'AN-323',
      },
      {
        dossier: {
          cer: '# CER\n\nThe powered handle (model KPX-300) is reusable.',
          rmf: '# RMF\n\nThe handle, model KPX-310, was analysed.',
        },
        says: 'KPX-310',
      },
      {
        dossier: {
          cer: '# CER\n\n| Item | Entry |\n|---|---|\n| Product | Velora System, model VP-300 |',
          ifu: '# IFU\n\n| Item | Entry |\n|---|---|\n| Product | Velora System, model VP-300 |\n\nDo not connect the coil of the former model VP-200.',
          'pmcf-plan': '# PMCF plan\n\n| Item | Entry |\n|---|---|\n| Product name and model | Velora System, model VP-200 |',
        },
        says: 'VP-200',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nModels KPX-300 and model KPX-310 differ in length. The handle (model KPX-300) is reusable.',
          rmf: '# RMF\n\nThe handle, model KPX-310, was analysed. Reload model TR-45.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Numbers of one series begin with the same letters. */
function seriesOf(code: string): string {
  return /^[A-Z]+/.exec(code)![0];
}

const code = /(?<![\p{L}\d-])([A-Z]{2,5}\d?)-([A-Z]{0,2}\d{1,4}[A-Z]{0,2}|[A-Z]{1,2})(?![\p{L}\d-])/gu;

const codesIn = keptByDocument(({ passages }) =>
  passages.flatMap((passage) => (/[A-Z]-/.test(passage.text) ? [...passage.text.matchAll(code)].map((match) => ({ passage, match })) : [])),
);

/** A number of the device's series that one document lists among the models, while all others know the series without it. */
function* strangers(dossier: Dossier): Generator<Contradiction> {
  const uses = new Map<string, Map<string, Places>>();
  for (const document of dossier.documents) {
    for (const { passage, match } of codesIn(document)) {
      const series = uses.get(match[1]!) ?? new Map();
      uses.set(match[1]!, series);
      const list = series.get(match[0]) ?? [];
      series.set(match[0], list);
      list.push({ document, passage, start: match.index, end: match.index + match[0].length });
    }
  }
  for (const series of uses.values()) {
    yield* besideOthers(series);
    yield* renamed(dossier, series);
    // Models that several documents list make a series; study, report and risk numbers are no models.
    const known = [...series].filter(([, places]) => new Set(places.map((place) => place.document.id)).size >= 2);
    if (
      known.length < 2 ||
      !known.some(([, places]) =>
        places.some(({ passage, start }) =>
          /\b(?:models?|REF|sizes?|variants?|versions?|catalogue)\b/i.test(
            `${passage.label} ${passage.cell?.columnTitle ?? ''} ${passage.text.slice(Math.max(0, start - 60), start)}`,
          ),
        ),
      )
    )
      continue;
    for (const [name, places] of series) {
      if (places.length > 2 || new Set(places.map((place) => place.document.id)).size > 1) continue;
      const [place] = places;
      const beside = known.find(([other, there]) => other !== name && there.some(({ passage }) => passage === place!.passage));
      const elsewhere = beside?.[1].find(({ document }) => document !== place!.document);
      if (!beside || !elsewhere) continue;
      // In a series of two, a stranger counts only where it stands in the place of the other.
      if (known.length < 3 && known.every(([, there]) => there.some(({ document }) => document === place!.document))) continue;
      yield {
        attribute: 'model',
        message: `${place!.document.name} lists ${name} among the models; no other document knows it.`,
        locations: [
          locationIn(place!.document, place!.passage, place!.start, place!.end),
          locationIn(elsewhere.document, elsewhere.passage, elsewhere.start, elsewhere.end),
        ],
        compared: [name, known.map(([one]) => one).join(', ')],
      };
    }
  }
}

type Places = { document: DossierDocument; passage: Passage; start: number; end: number }[];

/** A number that one document gives what the others give another number of the series: the same row, or the same pair of variants. */
function* besideOthers(series: ReadonlyMap<string, Places>): Generator<Contradiction> {
  for (const [name, places] of series) {
    const [place] = places;
    if (!place || places.length > 2 || new Set(places.map(({ document }) => document.id)).size > 1) continue;
    const here = new Set(
      [...series].filter(([, there]) => there.some(({ document }) => document === place.document)).map(([other]) => other),
    );
    for (const [other, there] of series) {
      if (here.has(other)) continue;
      const twin = there.find((one) => one.document !== place.document && likeRows(place.passage, one.passage));
      if (!twin || new Set(there.map(({ document }) => document.id)).size < 2) continue;
      yield {
        attribute: 'model',
        message: `${place.document.name} gives the number ${name} where ${twin.document.name} gives ${other}.`,
        locations: [
          locationIn(place.document, place.passage, place.start, place.end),
          locationIn(twin.document, twin.passage, twin.start, twin.end),
        ],
        compared: [name, other],
      };
      break;
    }
  }
}

/** Whether two cells stand in rows of the same part. */
function likeRows(one: Passage, other: Passage): boolean {
  if (!one.cell || !other.cell) return false;
  const [a, b] = [contentStems(one.label), contentStems(other.label)];
  return a.length > 0 && b.length > 0 && (covered(a, b) === 1 || covered(b, a) === 1);
}

/** "Halvenor GX (HGX-260)": a number said to be the device's own, where at least two other documents know it by one other number of the series. */
function* renamed(dossier: Dossier, series: ReadonlyMap<string, Places>): Generator<Contradiction> {
  const documents = (places: Places): Set<string> => new Set(places.map(({ document }) => document.id));
  const owned = (places: Places): Places =>
    places.filter(({ passage, start }) => {
      const before = passage.folded.slice(Math.max(0, start - 40), start);
      return (
        dossier.context.deviceNames.some((name) => comparableName(before).endsWith(name)) ||
        /^(?:device )?(?:model|ref|type)\b/.test(passage.label.toLowerCase())
      );
    });
  const known = [...series].filter(([, places]) => documents(owned(places)).size >= 2);
  if (known.length !== 1) return;
  const [usual, there] = known[0]!;
  for (const [name, places] of series) {
    const [own] = owned(places);
    if (name === usual || !own || documents(places).size > 1 || documents(there).has(own.document.id)) continue;
    const reference = owned(there)[0]!;
    yield {
      attribute: 'model',
      message: `${own.document.name} gives the device the number ${name}, ${reference.document.name} gives ${usual}.`,
      locations: [
        locationIn(own.document, own.passage, own.start, own.end),
        locationIn(reference.document, reference.passage, reference.start, reference.end),
      ],
      compared: [name, usual],
    };
  }
}
