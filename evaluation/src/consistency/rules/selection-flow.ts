import type { Dossier, DossierDocument } from '../dossier.ts';
import { locate, locationIn } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import { type SelectionChain, selectionChains } from '../search-chain.ts';
import type { SearchRole } from '../search-flow.ts';
import type { Statement } from '../statement.ts';

/** Each step of the flow: what goes in, what is taken away, what is left. */
const steps: readonly {
  readonly from: readonly SearchRole[];
  readonly less: SearchRole;
  readonly left: readonly SearchRole[];
  readonly says: string;
}[] = [
  { from: ['identified'], less: 'duplicates', left: ['screened'], says: 'records identified minus duplicates' },
  { from: ['screened'], less: 'excluded at screening', left: ['sought', 'full texts'], says: 'records screened minus those excluded' },
  { from: ['sought'], less: 'not retrieved', left: ['full texts'], says: 'reports sought minus those not retrieved' },
  {
    from: ['full texts', 'sought'],
    less: 'excluded after full text',
    left: ['included'],
    says: 'full texts assessed minus those excluded',
  },
];

/** The numbers of the selection of literature follow from each other. */
export default {
  id: 'selection-flow',
  title: 'The numbers of the literature selection follow from each other',
  references: ['PRISMA 2020 statement, item 16a', 'MEDDEV 2.7/1 rev. 4, A5'],
  severity: 'major',
  why: 'A flow that does not add up means publications were lost or counted twice; a reviewer asks for the whole search again.',
  remedy: 'Recount the step in the screening record and correct text, table and flow diagram alike.',
  basis: ['MDR Annex XIV Part A 1(b)', 'MEDDEV 2.7/1 rev. 4, 8.2'],
  check: function* (dossier) {
    const bySection = new Map<string, Statement[]>();
    for (const statement of dossier.of('search-figure')) {
      const passage = dossier.document(statement.document).passages[statement.passage]!;
      const kind = passage.kind === 'caption' ? `caption ${passage.index}` : passage.cell ? `table ${passage.cell.table}` : 'text';
      const key = `${statement.document}\n${passage.headings.at(-1)?.id ?? ''}\n${kind}`;
      const list = bySection.get(key);
      if (list) list.push(statement);
      else bySection.set(key, [statement]);
    }
    const chained = new Set<string>();
    for (const document of dossier.documents) {
      for (const { counts, broken } of selectionChains(document)) {
        for (const { passage } of counts) chained.add(`${document.id} ${passage.index}`);
        if (broken) yield brokenChain(document, broken);
      }
    }
    // Where the arithmetic alone tells the flow, the words need not.
    for (const statements of bySection.values())
      if (!statements.some(({ document, passage }) => chained.has(`${document} ${passage}`))) yield* flow(dossier, statements);
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n## Literature\n\nCER-3 We found 388 records, took out 90 doubles, looked at 298 titles and let 249 go. 49 papers were studied, 31 fell away and 16 stayed in use.',
        },
        says: '49 − 31',
      },
      {
        dossier: {
          cer: '# CER\n\n## Literature\n\nFrom 640 hits, 85 duplicates were struck, which left 555 for screening. Title and abstract ruled out 478. The remaining 68 were read; 45 fell away and 23 were used.',
        },
        says: '555 − 478',
      },
      {
        dossier: {
          cer: '# CER\n\n## Published data\n\nHits: 612. Duplicates taken out: 148. Titles and abstracts screened: 464, with 401 rejected. Read in full: 63, with 44 rejected. Retained: 27.',
        },
        says: '27',
      },
      {
        dossier: {
          cer: '# CER\n\n## Literature search\n\nThe search gave 559 records; 132 duplicates were removed and 427 records were screened. Of these, 342 were excluded. 72 full texts were assessed, 40 were excluded, and 32 publications were included.',
        },
        says: '85',
      },
      {
        dossier: {
          cer: '# CER\n\n## Literature search\n\n| Step | Number |\n|---|---|\n| Records identified | 559 |\n| Duplicates removed | 132 |\n| Records screened | 437 |',
        },
        says: '427',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\n## Literature\n\nFound 506, which became 431 when 75 doubles went; 378 dismissed on the abstract, 53 obtained, 34 of these excluded and 19 appraised.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## Literature\n\nOf 684 records 148 were duplicates. 536 abstracts were screened by 2 reviewers; 451 rejected. 3 papers could not be obtained. 82 full texts were read, 55 rejected, 27 used. Of 516 others, 74 were duplicates, 442 were screened, 389 were excluded on abstract, 53 were read in full, and 31 were retained.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## Literature\n\nThe search covered PubMed (412 hits), Embase (538) and the Cochrane Library (96). After removal of 311 duplicates, 735 records were screened; 93 were read in full and 37 included.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## Literature search\n\nThe search gave 610 hits in Medline and 402 in Embase; 1,012 together; 230 duplicates; 782 screened; 96 full texts; 44 included.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## Literature search\n\nOf the 1,464 records 398 were duplicates. The remaining 1,066 titles and abstracts were screened by two readers and 942 were set aside. Of 124 full texts sought three could not be obtained. The other 121 were read, and 79 were excluded: 31 because of the wrong intervention and 48 without a relevant outcome. Forty-two publications were included, 29 on the state of the art and 13 on similar devices.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const fullTextRoles: ReadonlySet<string> = new Set<SearchRole>(['sought', 'not retrieved', 'full texts', 'excluded after full text']);

function brokenChain(document: DossierDocument, { from, less, left }: NonNullable<SelectionChain['broken']>): Contradiction {
  const [whole, taken, stated] = [from, less, left].map(({ number }) => number.value) as [number, number, number];
  const together = [from, less, left].every(({ passage }) => passage === from.passage);
  const places = [from, less, left].map(({ passage, number }) => locationIn(document, passage, number.start, number.end));
  const [start, end] = [
    Math.min(...[from, less, left].map(({ number }) => number.start)),
    Math.max(...[from, less, left].map(({ number }) => number.end)),
  ];
  return {
    attribute: 'arithmetic',
    message: `In ${document.name} the selection of literature gives ${whole} − ${taken} = ${whole - taken}, but ${stated} is stated.`,
    locations: together ? [locationIn(document, from.passage, start, end)] : places,
    compared: [whole, taken, stated].map(String),
  };
}

function* flow(dossier: Dossier, statements: readonly Statement[]): Generator<Contradiction> {
  const of = (role: SearchRole): Statement | undefined => {
    const all = statements.filter((statement) => statement.key === role);
    const values = new Set(all.map(numberOf));
    return values.size === 1 ? all[0] : undefined;
  };
  const wrong: { says: string; parts: readonly Statement[]; expected: number; stated: number }[] = [];
  for (const step of steps) {
    const from = step.from.map(of).find(Boolean);
    const less = of(step.less);
    // A short selection has one step of exclusion.
    const short = step.less === 'excluded at screening' && !statements.some(({ key }) => fullTextRoles.has(key));
    const left = (short ? (['included'] as const) : step.left).map(of).find(Boolean);
    if (!from || !less || !left) continue;
    const expected = numberOf(from) - numberOf(less);
    // Less than nothing left: the numbers belong to different flows.
    if (expected < 0) continue;
    const missing = of('not retrieved');
    const alternatives = [expected, ...(missing ? [expected - numberOf(missing), expected + numberOf(missing)] : [])];
    if (alternatives.includes(numberOf(left))) continue;
    wrong.push({ says: step.says, parts: [less, from, left], expected, stated: numberOf(left) });
  }
  const [first] = wrong;
  if (!first) return;
  const parts = [...new Set(wrong.flatMap(({ parts }) => parts))];
  yield {
    attribute: 'arithmetic',
    message: `In ${dossier.document(parts[0]!.document).name} ${first.says} give ${numberOf(first.parts[1]!)} − ${numberOf(first.parts[0]!)} = ${first.expected}, but ${first.stated} is stated.`,
    locations: parts.map((part) => locate(dossier, part)),
    compared: parts.map((part) => part.says),
  };
}

function numberOf(statement: Statement): number {
  return statement.value.type === 'number' ? statement.value.number : Number.NaN;
}
