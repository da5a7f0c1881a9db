import { equalValues } from '../differences.ts';
import type { Dossier, DossierDocument } from '../dossier.ts';
import { rowOf } from '../grid.ts';
import { keptByDocument } from '../kept-by-document.ts';
import { locate, locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { sentenceOf } from '../statement-sentence.ts';
import { byKey, conflictsBetween } from '../support.ts';
import { type FoundDate, readDates } from '../text/dates.ts';
import { contentStems, fold } from '../text/fold.ts';

/** One event has one date. */
export default {
  id: 'event-date',
  title: 'An event has the same date everywhere',
  references: ['MDR Annex II 1', 'MDCG 2020-13'],
  severity: 'minor',
  why: 'Dates of certificates, corrective actions and investigations decide which data belong to which period; two dates for one event make the record doubtful.',
  remedy: 'Take the date from the certificate, the field safety notice or the report itself.',
  basis: ['MDR Annex II 1', 'MDR 83'],
  check: function* (dossier) {
    for (const [key, statements] of byKey(
      dossier
        .of('event-date')
        .filter(
          (one) => !changed.test(sentenceOf(dossier, one).folded.replace(/\((?:planned|foreseen|originally|expected)\b[^()]*\)/u, ' ')),
        ),
    )) {
      const conflicts = conflictsBetween(dossier, {
        statements,
        equal: equalValues,
        knows: (document, one) => knows(dossier, document, one),
      });
      const name = (document: string): string => dossier.document(document).name;
      for (const { deviating, reference } of conflicts)
        yield {
          attribute: 'date',
          message: `The ${key} is dated ${deviating.says} in ${name(deviating.document)}, but ${reference.says} in ${name(reference.document)}.`,
          locations: [locate(dossier, deviating), locate(dossier, reference)],
          compared: [deviating.says, reference.says],
        };
      if (key.startsWith('end of FSCA') || key.startsWith('start of FSCA')) yield* againstRows(dossier, key, statements);
    }
    yield* periods(dossier);
    yield* incidents(dossier);
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\n## Clinical investigations\n\n### NEST-1\n\nThe investigation NEST-1 is complete.\n\n| Item | Value |\n|---|---|\n| Period | 6 September 2021 to 29 April 2022 |',
          other:
            '# Clinical investigation report – NEST-1\n\n| Item | Value |\n|---|---|\n| First infant in | 6 September 2021 |\n| Last infant out | 24 June 2022 |',
        },
        says: '2022-06-24',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe certificate for the device was issued on 18 April 2024.',
          psur: '# PSUR\n\n| Field | Data |\n|---|---|\n| Certificate first issued | 18 November 2023 |',
        },
        says: '2023-11-18',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nFSCA-2023-02 was necessary. The action began on 18 September 2023 and was closed on 29 April 2024.',
          psur: '# PSUR\n\n| No. | Start | End |\n|---|---|---|\n| FSCA-2023-02 | 2023-09-18 | 2024-02-29 |',
        },
        says: '2024-04-29',
      },
      {
        dossier: {
          psur: '# PSUR\n\n## Serious incidents\n\nIn May 2024 the handle of a lamp broke and a nurse cut her thumb.',
          rmf: '# RMF\n\n## Incident of August 2024\n\nA handle broke. The nurse cut her thumb on the lamp.',
        },
        says: '2024-08',
      },
    ],
    leaves: [
      {
        dossier: {
          other:
            '# Clinical investigation report – NEST-1\n\nThe investigation NEST-1 is complete.\n\n| Item | Value |\n|---|---|\n| Last patient | 30 September 2020 |',
          'pmcf-plan': '# PMCF plan\n\n## Vital status in NEST-1\n\nThe last patient reaches 60 months in September 2025.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\n## Clinical investigations\n\n### NEST-1\n\nThe investigation NEST-1 is complete.\n\n| Item | Value |\n|---|---|\n| Period | September 2021 to April 2022 |',
          other:
            '# Clinical investigation report – NEST-1\n\n| Item | Value |\n|---|---|\n| First infant in | 6 September 2021 |\n| Last infant enrolled | 4 March 2022 |\n| Last infant out | 29 April 2022 |',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe certificate for the device was issued on 18 April 2024. FSCA-2023-02 began on 18 September 2023 and was closed on 29 February 2024.',
          psur: '# PSUR\n\nThe certificate was issued in April 2024.\n\n| No. | Start | End |\n|---|---|---|\n| FSCA-2023-02 | 2023-09-18 | 2024-02-29 |',
          sscp: '# SSCP\n\nThe certificate of the predecessor was issued on 3 May 2015.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** "Period: 6 September 2021 to 29 April 2022" against the first patient and the last visit: one end is the same day, the other is not. */
function* periods(dossier: Dossier): Generator<Contradiction> {
  const all = dossier.of('event-date');
  for (const one of all) {
    const study = /^period of (.+)$/.exec(one.key)?.[1];
    if (!study || one.value.type !== 'date') continue;
    for (const document of new Set(all.map((other) => other.document))) {
      if (document === one.document) continue;
      const there = (key: string): Statement | undefined =>
        all.find((other) => other.document === document && other.key === `${key} of ${study}`);
      const [first, last] = [there('first patient'), there('last visit')];
      if (first?.value.type !== 'date' || last?.value.type !== 'date') continue;
      const same = [
        first.value.first <= one.value.first && one.value.first <= first.value.last,
        last.value.first <= one.value.last && one.value.last <= last.value.last,
      ];
      if (same[0] === same[1]) continue;
      const other = same[0] ? last : first;
      const says = same[0] ? one.value.last : one.value.first;
      const name = (id: string): string => dossier.document(id).name;
      yield {
        attribute: 'date',
        message: `${study} ${same[0] ? 'ended' : 'began'} on ${says} in ${name(one.document)}, but on ${other.says} in ${name(other.document)}.`,
        locations: [locate(dossier, one), locate(dossier, other)],
        compared: [says, other.says],
      };
    }
  }
}

/** Dates of changes, of other markets and of what was only planned. */
const changed =
  /\b(?:renew\w*|re-?certif\w*|amend\w*|supplement\w*|re-?issued|replac\w*|transferred|withdrawn|interim|planned|expected|scheduled|originally|delayed|earlier than|later than|outside|previous|predecessor|other (?:models?|variants?|sizes?)|(?:new|added|further|second) (?:model|variant|size|version)s?|version \d)\b/u;

interface Incident {
  readonly document: DossierDocument;
  readonly passage: Passage;
  readonly date: FoundDate;
  readonly start: number;
  readonly words: readonly string[];
}

const incidentWord = /\b(?:incident|vorkommnis|accident|adverse event|complaint of|death)s?\b/u;
const unspecific = new Set(
  contentStems(
    'incident serious event accident report reported patient patients user device product examined investigated case section january february march april may june july august september october november december year month caused tried',
  ),
);

/** Incidents told with their month or day: a sentence of a section on incidents, or a section whose heading names incident and date. */
const incidentsIn = keptByDocument((document) => {
  const found: Incident[] = [];
  for (const passage of document.passages) {
    const heading = passage.headings.at(-1)?.title ?? '';
    const own = passage.kind === 'heading';
    if (!/(?:19|20)\d\d/.test(passage.folded) || passage.cell || passage.kind === 'caption') continue;
    if (!incidentWord.test(own ? passage.folded : `${fold(heading)} ${passage.folded}`)) continue;
    const add = (text: string, base: number, around: string): void => {
      const dates = readDates(text).filter((date) => date.precision !== 'year');
      if (dates.length !== 1 || /\b(?:until|since|up to|as of|cut-?off|period|from)\b/.test(fold(text))) return;
      const words = [...new Set(contentStems(around))].filter((word) => word.length > 2 && !unspecific.has(word) && !/\d/.test(word));
      found.push({ document, passage, date: dates[0]!, start: base, words });
    };
    if (own) {
      const under: string[] = [];
      for (let index = passage.index + 1; index <= passage.index + 3 && document.passages[index]?.kind !== 'heading'; index++)
        under.push(document.passages[index]?.text ?? '');
      add(passage.text, 0, under.join(' '));
    } else for (const sentence of passage.sentences) add(sentence.text, sentence.start, sentence.text);
  }
  return found;
});

/** One incident told with two dates: the words of what happened are the same, and neither document has the other's date. */
function* incidents(dossier: Dossier): Generator<Contradiction> {
  const once = new Map<string, Incident>();
  for (const one of dossier.documents.flatMap((document) => incidentsIn(document))) {
    const key = `${one.document.id} ${one.date.first} ${one.words.join(' ')}`;
    if (!once.has(key)) once.set(key, one);
  }
  const all = [...once.values()];
  const byWord = new Map<string, Incident[]>();
  for (const one of all) for (const word of one.words) byWord.set(word, [...(byWord.get(word) ?? []), one]);
  const told = new Set<string>();
  for (const one of all) {
    const near = new Set(one.words.flatMap((word) => (byWord.get(word)!.length <= 3 ? byWord.get(word)! : [])));
    for (const other of near) {
      if (one.document === other.document || told.has(`${other.document.id} ${other.passage.index}`)) continue;
      if (one.date.first <= other.date.last && other.date.first <= one.date.last) continue;
      const shared = one.words.filter((word) => other.words.includes(word));
      const rare = shared.filter((word) => byWord.get(word)!.length <= 3);
      if (rare.length < 3 || shared.length < 0.3 * Math.min(one.words.length, other.words.length)) continue;
      const has = (document: DossierDocument, { first, last }: FoundDate): boolean =>
        datesIn(document).some((date) => date.precision !== 'year' && first <= date.last && date.first <= last);
      if (has(one.document, other.date) || has(other.document, one.date)) continue;
      told.add(`${one.document.id} ${one.passage.index}`);
      const says = ({ date }: Incident): string => (date.precision === 'day' ? date.first : date.first.slice(0, 7));
      yield {
        attribute: 'date',
        message: `The same incident is dated ${says(one)} in ${one.document.name}, but ${says(other)} in ${other.document.name}.`,
        locations: [one, other].map(({ document, passage, date, start }) =>
          locationIn(document, passage, start + date.start, start + date.end),
        ),
        compared: [says(one), says(other)],
      };
    }
  }
}

/** The dates of a document without repetition and without those of its own versions. */
const datesIn = keptByDocument((document) => [
  ...new Map(
    document.passages
      .filter((passage) => !passage.topics.has('history'))
      .flatMap((passage) => readDates(passage.text).map((date) => [`${date.first} ${date.last}`, date] as const)),
  ).values(),
]);

/** Whether a document has the date, at least as exactly as the statement. */
function knows(dossier: Dossier, document: string, one: Statement): boolean {
  if (one.value.type !== 'date') return false;
  const { first, last } = one.value;
  return datesIn(dossier.document(document)).some((date) => first <= date.first && date.last <= last);
}

/** The cells of a document below the heads of tables, with their texts as one in which to look for words, and where each ends in it. */
const cellsOfRows = keptByDocument(({ passages }) => {
  const cells = passages.filter(({ cell }) => cell !== undefined && cell.row >= 0);
  let length = -1;
  const ends = cells.map(({ folded }) => (length += folded.length + 1));
  return { cells, text: cells.map(({ folded }) => folded).join('\u0000'), ends };
});

/** A table row that names the action and has days, none of which is the day told elsewhere. */
function* againstRows(dossier: Dossier, key: string, statements: readonly Statement[]): ReturnType<ConsistencyRule['check']> & Generator {
  const action = key.replace(/^(?:end|start) of /, '').toLowerCase();
  for (const document of dossier.documents) {
    const inRows = cellsOfRows(document);
    const at = inRows.text.indexOf(action);
    if (at < 0) continue;
    const row = inRows.cells[inRows.ends.findIndex((end) => at <= end)];
    if (!row) continue;
    const cells = rowOf(document, row);
    const dated = cells.filter((passage) => readDates(passage.text).some((date) => date.precision === 'day'));
    if (dated.length < 2) continue;
    for (const statement of statements) {
      if (statement.document === document.id || statement.says.length < 10 || knows(dossier, document.id, statement)) continue;
      const other = key.startsWith('end') ? dated.at(-1)! : dated[0]!;
      const said = readDates(other.text)[0]!.first;
      yield {
        attribute: 'date',
        message: `The ${key} is dated ${statement.says} in ${dossier.document(statement.document).name}, but ${said} in ${document.name}.`,
        locations: [locate(dossier, statement), ...dated.map((cell) => locationIn(document, cell)), locationIn(document, row)],
        compared: [statement.says, said],
      };
    }
  }
}
