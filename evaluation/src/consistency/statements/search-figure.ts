import type { DossierDocument } from '../dossier.ts';
import { cellsOf } from '../grid.ts';
import { fieldsOf, type Passage, type Sentence } from '../passage.ts';
import { type SearchRole, selectionFlow } from '../search-flow.ts';
import type { Found, StatementKind } from '../statement.ts';
import { fold } from '../text/fold.ts';
import { keptByText } from '../text/kept-by-text.ts';
import { type FoundNumber, readNumbers } from '../text/numbers.ts';

const literatureWords =
  /\b(?:records?|titles?|abstracts?|full[- ]?texts?|publications?|articles?|duplicates?|hits|citations?|papers?|prisma|treffer|dubletten|duplikate|volltexte?|publikationen|doublons|articulos|duplicados|duplicati|articoli|pubblicazioni|reports|references|riferimenti|referencias|retenues|titel)\b/u;
/** Other searches than the one the report rests on, and what is only expected. */
const otherSearch =
  /\b(?:previous|earlier|former|prior|last) (?:version|search|report|update|evaluation|edition)s?|\bversion \d|\bexpected|\bapprox|\babout\b|\bplanned|\bvigilance|\bmaude\b|\bauthorit|\bpublic databases|\bincident|\bsearch(?:es)? (?:for|on|about) (?:the )?(?:version|previous|rev|issue|edition|update|predecessor|equivalent|similar|comparator|competitor)/u;
const people =
  /^[ -](?:\w+ ){0,2}(?:patients?|subjects?|participants?|persons?|people|children|adults?|women|men|volunteers|sites|centres|centers|years?|months?|weeks?|days?)\b/u;
/** "610 hits in Medline and 402 in Embase" counts one source after another. */
const databaseAfter =
  /^(?: (?!and\b|were\b|was\b)\p{L}+){0,2} (?:in|from|through|via) (?:the )?(?:pubmed|medline|embase|cochrane|central|scopus|web of science|cinahl|google scholar|psycinfo|lilacs|livivo)\b[^.;]*\d/u;
/** "PubMed yielded 612 records" counts one source and not the search. */
const databaseBefore =
  /\b(?:pubmed|medline|embase|cochrane|central|scopus|web of science|cinahl|google scholar|psycinfo|lilacs|livivo|hand ?search\w*|lists?)\b[^.;]{0,24}$/u;
const thing =
  '(?:records?|titles?(?: and abstracts?)?|abstracts?|hits|citations?|articles?|papers?|publications?|references|results|reports|studies|treffer|titel(?: und abstracts)?|publikationen|articulos|articoli)';
const text = '(?:full[- ]?texts?|volltexte?)';

/** Words right after a number, then words right before it. The first that fits says what the number counts. */
const after: readonly (readonly [SearchRole, RegExp])[] = [
  [
    'screened',
    /^ (?:unique |remaining )?(?:titles?(?:\/| and | or )?)?(?:abstracts? )?(?<=titles? |abstracts? )(?:were |was |have been )?(?:read|assessed|screened|reviewed|evaluated|checked|examined|looked at)\b|^ (?:\w+ ){1,2}underwent (?:title|abstract|screening)/u,
  ],
  [
    'included',
    new RegExp(
      `^ (?:${thing} )?(?:finally |eventually |ultimately )?(?:met|fulfilled|satisfied) (?:the |all |our )*(?:inclusion|eligibility|selection)? ?criteria\\b|^ (?:\\w+ )?${thing} (?:remained|were left|were (?:considered|judged|found|rated|deemed) (?:to be )?(?:relevant|suitable|eligible|pertinent)|were (?:critically )?appraised|entered (?:the |into the )?(?:evaluation|appraisal|analysis|synthesis))(?! (?:for|to|to be) (?:screen|full))\\b`,
      'u',
    ),
  ],
  ['excluded at screening', new RegExp(`^ (?:${thing} |of (?:them|these|which) )?(?:did not|failed to) (?:meet|fulfil|satisfy)\\b`, 'u')],
  [
    'duplicates',
    /^ (?:(?:of (?:them|these|which) )?(?:were|had been) )?(?:\w+ )?(?:duplicates?|duplicate records|dubletten|duplikate|doublons|duplicados|duplicati)\b/u,
  ],
  ['sought', new RegExp(`^ (?:${thing}|${text}) (?:were )?sought\\b`, 'u')],
  [
    'not retrieved',
    /^ (?:\w+ ){0,4}?(?:could not be (?:retrieved|obtained|found|accessed)|(?:were|was) (?:not (?:retrieved|available|obtained|obtainable|accessible)|unavailable|unobtainable))\b/u,
  ],
  [
    'excluded after full text',
    new RegExp(`^ ${text} (?:were )?(?:excluded|set aside|rejected|discarded)\\b|^ (?:excluded|rejected|discarded) ${text}\\b`, 'u'),
  ],
  [
    'full texts',
    new RegExp(
      `^ (?:\\w+ )?(?:${thing} )?(?:${text}|(?:were |was )?(?:read|assessed|evaluated|reviewed|examined|obtained|retrieved) in full|assessed in full)\\b|^ (?:${thing} )?(?:were|was) read\\b`,
      'u',
    ),
  ],
  [
    'screened',
    new RegExp(
      `^ (?:remaining |unique |remaining unique )?(?:${thing} )?(?:were |was |remained and were |left were |have been |had been )?(?:screened|gesichtet|examines?|cribados)\\b|^ titles and abstracts\\b|^ (?:${thing} )?(?:remained|were left|left|stayed) (?:for|to) (?:be )?screen|^ ${thing} wurden gesichtet`,
      'u',
    ),
  ],
  [
    'included',
    new RegExp(
      `^ (?:${thing} )?(?:were |was |have been |had been )?(?:finally |eventually )?(?:included|retained|selected|kept|used)\\b|^ (?:${thing} )?(?:wurden|ont ete|fueron|sono state) (?:schliesslich )?(?:eingeschlossen|inclus\\w*|retenu\\w*|incluid\\w+|selezionat\\w+)|^ (?:relevant|included|retained) ${thing}\\b`,
      'u',
    ),
  ],
  [
    'excluded at screening',
    new RegExp(
      `^ (?:(?:of (?:them|these|which) )?(?:${thing} )?)?(?:(?:of (?:them|these|which|those) )?(?:were|was|had been) )?(?:excluded|set aside|discarded|rejected|removed|eliminated|put aside|ausgeschlossen)\\b`,
      'u',
    ),
  ],
  [
    'identified',
    new RegExp(
      `^ (?:${thing} )?(?:were |was )?(?:identified|retrieved|found)\\b|^ ${thing} to light\\b|^ ${thing} (?:wurden|ont ete|fueron|sono stat\\w) (?:identif\\w+|gefunden|trouve\\w+)|^ (?:records|hits|citations)(?:$|[.,;]| \\()`,
      'u',
    ),
  ],
];
const before: readonly (readonly [SearchRole, RegExp])[] = [
  ['duplicates', /\b(?:duplicates?(?: removed| records)?|dubletten)\s*[:(=]\s*$/u],
  ['full texts', new RegExp(`\\b(?:${text}(?: articles)?(?: assessed| read)?)\\s*[:(=]\\s*(?:n\\s*=\\s*)?$`, 'u')],
  ['full texts', new RegExp(`\\b${text} of (?:the )?$`, 'u')],
  ['screened', /\bscreened\s*[:(=]\s*(?:n\s*=\s*)?$|\bscreening (?:of )?(?:the )?$/u],
  [
    'included',
    /\b(?:final set|final selection|evidence base|body of evidence|final data ?set) (?:consist\w+ of|compris\w+|includes|included|contains|of|was|is) $/u,
  ],
  ['included', /(?<!were |was )\bincluded\s*[:(=]\s*(?:n\s*=\s*)?$/u],
  [
    'identified',
    /\b(?:gave|yielded|identified|retrieved|returned|produced|found|resulted in|brought|delivered|ergab|lieferte|arrojo|a donne|a fourni|ha prodotto|(?<!with a )total of)\s*(?:a total of |in total |[:(=]\s*)?$/u,
  ],
];
const labels: readonly (readonly [SearchRole, RegExp])[] = [
  [
    'screened',
    /\b(?:after|without|following) (?:the )?(?:(?:removal|removing|exclusion|elimination) (?:of )?)?(?:the )?(?:duplicat|de-?duplicat)|\b(?:unique|de-?duplicated) (?:records|hits|references|citations|articles)/u,
  ],
  ['duplicates', /^duplicates$|duplicat|dublett|duplikat|doublon/u],
  ['not retrieved', /not (?:retriev|obtain|availab)/u],
  ['sought', /\bsought\b/u],
  ['excluded after full text', /(?:full[- ]?texts?|reports?|articles?) excluded|excluded (?:(?:after|at|on|in|by) )?(?:the )?full/u],
  [
    'excluded at screening',
    /(?:records?|titles?|abstracts?) excluded|excluded (?:after|at|on|by|during|in) (?:the )?(?:screening|title|abstract)/u,
  ],
  ['full texts', /full[- ]?texts?(?! excl)|volltext/u],
  ['screened', /\bscreened\b|^titles?(?:\/| and )abstracts?(?: (?:read|assessed|reviewed|evaluated))?$/u],
  [
    'included',
    /^(?:(?:records?|reports?|studies|publications?|articles?|papers?|references|finally|total|number of) )*(?:included|retained)(?: (?:records?|reports?|studies|publications?|articles?|papers?|references|in\b.*|for\b.*))?$/u,
  ],
  [
    'identified',
    /(?:records?|hits?|total) identified|^(?:\W*(?:prisma|figure|flow)[^:]*: ?)?(?:records )?identified$|identified (?:records|in total)|^total (?:hits|records)|^(?:number of |total )?(?:(?:database )?hits|search results|(?:records|articles|publications|references|citations|papers) (?:found|retrieved|identified))(?: (?:in|from) (?:all |the )?databases)?$/u,
  ],
];

/** Numbers of the flow of a literature search: hits, duplicates, screened, excluded, full texts, included. */
export default {
  id: 'search-figure',
  title: 'Numbers of the literature search',
  references: ['PRISMA 2020 statement, item 16a', 'MEDDEV 2.7/1 rev. 4, A4 and A5'],
  attribute: 'literature-search',
  read(passage: Passage, document) {
    if (passage.kind === 'heading' || !/\d|hundred/.test(passage.folded)) return [];
    const found: Found[] = [];
    const add = (role: SearchRole, number: FoundNumber, base: number): void => {
      if (found.some((one) => one.start === base + number.start)) return;
      found.push({
        key: role,
        value: { type: 'number', number: number.value },
        says: `${number.value} ${role}`,
        start: base + number.start,
        end: base + number.end,
        subject: 'device',
        weight: 'defining',
      });
    };
    const { cell } = passage;
    const flow = selectionFlow(document).get(passage.index);
    if (flow) {
      for (const { role, number } of flow) add(role, number, 0);
      return found;
    }
    if (passage.kind === 'caption' && /prisma|flow|selection|identified/.test(passage.folded)) {
      // "Records identified 930, duplicates 180, included 44": each number has its label before it.
      const numbers = readNumbers(passage.text, document.language);
      numbers.forEach((number, index) => {
        const label = passage.folded
          .slice(numbers[index - 1]?.end ?? 0, number.start)
          .replace(/^.*[:;.,]\s(?=[^:;.,]*[a-z])/u, '')
          .replace(/[^\p{L}\s-]+/gu, ' ')
          .replace(/ n\s*$/u, '')
          .trim();
        const role = labels.find(([, pattern]) => pattern.test(label))?.[0];
        if (role && number.value > 1 && Number.isInteger(number.value) && label.length < 50) add(role, number, 0);
      });
      return found.length > 1 ? found : [];
    }
    if (cell) {
      if (cell.row < 0) return [];
      const across = acrossFlow(document, cell.table, cell.row, cell.rowLabel);
      if (!across && (cell.column === 0 || cell.column > 1 || !(passage.topics.has('literature') || isFlow(document, cell.table))))
        return [];
      const role = roleOfLabel(across ? cell.columnTitle : cell.rowLabel);
      const numbers = readNumbers(passage.text, document.language);
      if (role && numbers.length === 1 && passage.text.trim().length <= 24 && Number.isInteger(numbers[0]!.value))
        add(role, numbers[0]!, 0);
      return found;
    }
    if (passage.topics.has('literature'))
      for (const field of fieldsOf(passage)) {
        const role = field.label.length < 60 ? roleOfLabel(field.label) : undefined;
        const [number, second] = role ? readNumbers(field.value, document.language) : [];
        const at = passage.text.indexOf(field.value, field.start);
        if (
          role &&
          number?.start === 0 &&
          !second &&
          at >= 0 &&
          Number.isInteger(number.value) &&
          /^(?: \p{L}+){0,2}\W*$/u.test(field.value.slice(number.end))
        )
          add(role, number, at);
      }
    if (found.length === 0 && !literatureWords.test(passage.folded)) return [];
    let full = false;
    for (const sentence of passage.sentences) {
      if (otherSearch.test(sentence.folded) || /\?\s*$/u.test(sentence.folded)) continue;
      const inFlow =
        literatureWords.test(sentence.folded) || (found.length > 0 && /exclud|includ|set aside|read|retain|obtained/.test(sentence.folded));
      if (!inFlow) continue;
      for (const [role, number] of rolesIn(sentence, document.language, full)) {
        full ||= role === 'full texts' || role === 'sought';
        add(role, number, sentence.start);
      }
      full ||= new RegExp(text, 'u').test(sentence.folded) && found.length > 0;
    }
    if (!found.some((one) => one.key === 'included')) found.push(...basis(passage, document));
    // A single number says nothing of a search unless the section is about one.
    if (
      found.some(
        (one) =>
          one.weight === 'mention' ||
          (one.key === 'included' && /\bliterature review|literature search|literatursuche|recherche bibliographique/.test(passage.folded)),
      )
    )
      return found;
    return found.length > 1 || passage.topics.has('literature') ? found : [];
  },
  examples: [
    {
      text: '# Literature search\n\nOf 87 full texts, 32 were included. Reasons for the exclusion of the 55 full texts: no outcome data 34, other languages 21.',
      finds: ['87 full texts', '32 included', '55 excluded after full text'],
    },
    {
      text: '# Literature search\n\nOf 87 full texts, 32 were included. The 55 excluded full texts were: no outcome data 34, other languages 21.',
      finds: ['87 full texts', '32 included', '55 excluded after full text'],
    },
    {
      text: '# Literature search\n\nThe search gave 559 records; 132 duplicates were removed and 427 records were screened by title and abstract. Of these, 355 were excluded. 72 full texts were assessed, 40 were excluded, and 32 publications were included.',
      finds: [
        '559 identified',
        '132 duplicates',
        '427 screened',
        '355 excluded at screening',
        '72 full texts',
        '40 excluded after full text',
        '32 included',
      ],
    },
    {
      text: '# Literature\n\nOf the 1,464 records 398 were duplicates. The remaining 1,066 titles and abstracts were screened. Of 124 full texts sought three could not be obtained.',
      finds: ['1464 identified', '398 duplicates', '1066 screened', '124 sought', '3 not retrieved'],
    },
    {
      text: '# Literatursuche\n\nDie Suche ergab 1.204 Treffer. Nach Entfernen von 310 Dubletten wurden 894 Titel und Abstracts gesichtet. 37 Publikationen wurden eingeschlossen.',
      language: 'de',
      finds: ['1204 identified', '310 duplicates', '37 included', '894 screened'],
    },
    {
      text: '# Literature search\n\nWithout duplicates there were 427 records. The full text of 72 papers was read. 32 references were found relevant. Would 600 hits be too many?',
      finds: ['427 screened', '72 full texts', '32 included'],
    },
    {
      text: '# Literature search\n\n427 records remained after duplicates were removed; 32 were included.',
      finds: ['427 screened', '32 included'],
    },
    { text: '# Summary\n\nThe evaluation rests on 28 papers of the literature search.', finds: ['28 included'] },
    {
      text: '# Summary\n\n## Literature search\n\nFrom the literature search of July 2024, seventy-three publications were used.',
      finds: ['73 included'],
    },
    {
      text: '# Literature search\n\n- Hits: 559\n- Duplicates: 132\n- Titles/abstracts screened: 427\n- Included: 32',
      finds: ['559 identified', '132 duplicates', '427 screened', '32 included'],
    },
    {
      text: '# Literature search\n\n| Records identified | Duplicates | Screened | Full texts | Included |\n|---|---|---|---|---|\n| 559 | 132 | 427 | 72 | 32 |',
      finds: ['559 identified', '132 duplicates', '427 screened', '72 full texts', '32 included'],
    },
    {
      text: '# Literature search\n\nAfter removal of 132 duplicates, 427 unique records remained. Of 72 articles read in full, 40 did not meet the inclusion criteria. Finally, 32 articles met the inclusion criteria.',
      finds: ['132 duplicates', '427 screened', '72 full texts', '40 excluded after full text', '32 included'],
    },
    {
      text: '# Literature search\n\nThe search for the predecessor gave 1,204 records. Ten articles were about diabetes. A meta-analysis included 14 studies.',
      finds: [],
    },
    {
      text: '# Literature\n\n1140 found, 296 duplicates, 844 screened, 731 out, 113 read in full, 74 out, 39 kept.',
      finds: [
        '1140 identified',
        '296 duplicates',
        '844 screened',
        '731 excluded at screening',
        '113 full texts',
        '74 excluded after full text',
        '39 included',
      ],
    },
    {
      text: '# What was published\n\nStarting from 512 papers we took out 102 duplicates and looked at 410 abstracts. 350 were off topic. We read 60 papers in full, discarded 41 (no outcome 30, other device 11) and used 19.',
      finds: [
        '512 identified',
        '102 duplicates',
        '410 screened',
        '350 excluded at screening',
        '60 full texts',
        '41 excluded after full text',
        '19 included',
      ],
    },
    {
      text: '# PMCF survey\n\n512 questionnaires were sent, 102 returned twice, 410 evaluated, 350 included in the full analysis.',
      finds: [],
    },
    { text: '# Investigation\n\nOf 742 patients screened, 142 were excluded and 600 were included.', finds: [] },
    { text: '# Literature\n\nThe search for the previous version gave 1,204 records. About 1,500 records are expected.', finds: [] },
  ],
} satisfies StatementKind;

function roleOfLabel(label: string): SearchRole | undefined {
  return roles(label) ?? undefined;
}

const roles = keptByText((label: string): SearchRole | null => {
  const text = fold(label)
    .replace(/[:*]+$/u, '')
    .replace(/ ?\((?:n|number)\)$/u, '')
    .trim();
  return labels.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
});

/** Whether the columns of a table are the steps of a selection: at least three of them, and the row tells the whole and not one database of several. */
function acrossFlow(document: DossierDocument, table: number, row: number, label: string): boolean {
  const { rows, columns } = document.tables[table]!.table;
  if (columns.length < 3 || (rows.length > 1 && !/^(?:total|all|sum|overall)\b/i.test(label) && row >= 0)) return false;
  return new Set(columns.map((column) => roleOfLabel(column.title)).filter((role) => role !== undefined)).size >= 3;
}

const flows = new WeakMap<Parameters<StatementKind['read']>[1], Map<number, boolean>>();

/** Whether the rows of a table are steps of a selection, whatever the heading above it says. */
function isFlow(document: Parameters<StatementKind['read']>[1], table: number): boolean {
  const known = flows.get(document) ?? new Map<number, boolean>();
  flows.set(document, known);
  let flow = known.get(table);
  if (flow === undefined) {
    const rows = cellsOf(document, table).flatMap((one) => (one.cell!.column === 0 ? one.folded : []));
    flow = rows.some((row) => /duplicat/.test(row)) && rows.some((row) => /full[- ]?text/.test(row));
    known.set(table, flow);
  }
  return flow;
}

const withoutDuplicates =
  /\b(?:without|excluding|net of|after (?:the )?(?:removal|removing|deletion|elimination) of) (?:the |all )?duplicates?,? (?:there (?:were|remained)|we had|it was|this left) $/u;

function* rolesIn(sentence: Sentence, language: string, fullBefore: boolean): Generator<[SearchRole, FoundNumber]> {
  const numbers = readNumbers(sentence.text, language);
  let full = fullBefore;
  for (const [index, number] of numbers.entries()) {
    if (!Number.isInteger(number.value)) continue;
    // "One thousand five hundred and fifty-two" is read in pieces; a piece is no number of its own.
    const near = [numbers[index - 1], numbers[index + 1]].some(
      (other) =>
        other &&
        number.inWords &&
        other.inWords &&
        /^(?: and)? ?$/.test(sentence.folded.slice(Math.min(other.end, number.end), Math.max(other.start, number.start))),
    );
    if (near) continue;
    const tail = sentence.folded.slice(number.end, number.end + 80);
    const head = sentence.folded.slice(Math.max(0, number.start - 40), number.start);
    if (databaseBefore.test(head) || databaseAfter.test(tail) || people.test(tail) || /^\s?%|^[./]\d/.test(tail) || /[\d./]$/.test(head))
      continue;
    let role = after.find(([, pattern]) => pattern.test(tail))?.[0] ?? before.find(([, pattern]) => pattern.test(head))?.[0];
    // "After removal of 132 duplicates, 427 remained".
    if (
      (!role || role === 'included') &&
      /duplicat/.test(sentence.folded.slice(0, number.start)) &&
      new RegExp(
        `^ (?:unique |remaining |different )?(?:${thing} )?(?:remained|were left|were obtained|remain)(?! (?:for|in) (?:the )?(?:evaluation|appraisal|analysis|inclusion))`,
        'u',
      ).test(tail)
    )
      role = 'screened';
    // "Without duplicates there were 427 records", "427 remained after duplicates were removed".
    if (
      withoutDuplicates.test(sentence.folded.slice(0, number.start)) ||
      (role === 'included' && /^[^.;,\d]{0,30} (?:remain(?:ed)?|were left) (?:after|once|following|without) [^.;]{0,30}duplicat/.test(tail))
    )
      role = 'screened';
    if (!role && full && /\b(?:leaving|which left|which leaves) $/.test(head) && /^\W*$/.test(tail)) role = 'included';
    if (!role && /\b(?:left|leaving|leaves|kept|retained) $/.test(head) && new RegExp(`^ (?:\\w+ )?${thing}\\b`, 'u').test(tail))
      role = 'included';
    if (!role && /\bof (?:the|these) $/.test(head) && /^ records\b/.test(tail)) role = 'identified';
    if (!role && /^ records (?:\d|\w+ were duplicates)/.test(tail)) role = 'identified';
    if (!role) continue;
    // "Four of the remaining 137 reports could not be obtained": the whole and not the part.
    if (
      role === 'not retrieved' &&
      /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)) of the (?:remaining |other )?$/.test(head)
    )
      role = 'sought';
    // "Reasons for the exclusion of the 61 full texts".
    if (role === 'full texts' && /\b(?:exclusion|excluding|rejection) of (?:the |these |all )?$/.test(head))
      role = 'excluded after full text';
    if (role === 'excluded at screening' && full) role = 'excluded after full text';
    if (role === 'full texts' || role === 'sought') full = true;
    yield [role, number];
  }
}

const evidence = /\b(?:publications?|papers|articles|publikationen|articulos|pubblicazioni|articoli)\b/u;
const basisBefore =
  /\b(?:rests? on|rested on|based on|basis of|basis(?: of the \w+)? \(|review (?:of|with|covers?|covered|included)|literature \(|yielded|led to|retained|included|evaluated with|evidence comes from|comes? from|stutzt sich auf|umfasst|retenu|evaluation \(|report \(|cer \(|reviewed|evaluated|appraised|with \w+ \([^)]*\), a literature review of|literature review of|and) (?:a total of |the )?$|\($/u;
const about = /\b(?:literatur\w*|search|review|evaluation|cer|bibliograf\w*|bibliograph\w*|ricerca|recherche|busqueda|prisma)\b/u;

/** "The evaluation rests on 28 papers", "a review of 44 publications": how many publications a text says were included, outside the flow. */
function basis(passage: Passage, document: Parameters<StatementKind['read']>[1]): Found[] {
  if (passage.cell || !evidence.test(passage.folded)) return [];
  const found: Found[] = [];
  for (const sentence of passage.sentences) {
    if (!evidence.test(sentence.folded) || otherSearch.test(sentence.folded)) continue;
    if (!about.test(sentence.folded) && !passage.topics.has('literature')) continue;
    // Another report has searches of its own, unless it speaks of the evaluation.
    if (
      !['cer', 'sscp', 'sota', 'cep'].includes(document.type) &&
      !/\bcer\b|clinical evaluation|evaluation (?:plan|report)/.test(sentence.folded)
    )
      continue;
    for (const number of readNumbers(sentence.text, document.language)) {
      const tail = sentence.folded.slice(number.end, number.end + 60);
      const noun =
        /^ (?:relevant |included |retained |scientific |clinical |peer-reviewed |published )*(?:publications|papers|articles|publikationen|articulos|pubblicazioni|articoli)(?![\p{L}])/u.exec(
          tail,
        );
      if (!noun || number.value < 5 || !basisBefore.test(sentence.folded.slice(0, number.start))) continue;
      if (
        /^,? (?:on|about|concern\w*|describ\w+|deal\w*|that|which|from|with|were (?:excluded|read|screened|assessed|found|identified)|excluded|per|report\w*)\b/u.test(
          tail.slice(noun[0].length),
        )
      )
        continue;
      found.push({
        key: 'included',
        value: { type: 'number', number: number.value },
        says: `${number.value} included`,
        start: sentence.start + number.start,
        end: sentence.start + number.end,
        subject: 'device',
        weight: 'mention',
      });
    }
  }
  return found.length === 1 ? found : [];
}
