import type { Dossier } from '../dossier.ts';
import { sameBodyWord } from '../lexicon/body-words.ts';
import { locate, locationIn } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { passageOf, sentenceOf, wordsAround } from '../statement-sentence.ts';
import { limitClauses, sameTerms, withoutStretches } from '../statements/study-event.ts';
import { studyNumbers } from '../study-pool.ts';
import { conflictsBetween } from '../support.ts';
import { contentStems } from '../text/fold.ts';
import { printedFrom } from '../text/proportions.ts';
import { describeTold, toldConflicts } from '../told-proportions.ts';

/** A result of a study is the same wherever it is told. */
export default {
  id: 'study-event',
  title: 'Results of a study are the same in all documents',
  references: ['MDCG 2020-13, section F (clinical investigations)', 'MDCG 2019-9'],
  severity: 'major',
  why: 'A rate of events that is lower in one document than in another misleads those who decide by it; a reviewer will ask which analysis each number comes from.',
  remedy: 'Take the number from the final report of the study; where two analyses are meant, name both.',
  basis: ['MDR Annex XIV Part A', 'MDR 32(2)'],
  check: function* (dossier) {
    const named = [...byStudy(dossier)];
    yield* named;
    // What the names of studies found needs no second finding.
    const places = new Set(named.flatMap(({ locations }) => locations.map((one) => `${one.document} ${one.passage}`)));
    for (const { deviating, reference } of toldConflicts(dossier)) {
      if ([deviating, reference].some((one) => places.has(`${one.document.id} ${one.passage.index}`))) continue;
      yield {
        attribute: 'event-rate',
        message: `The same result is ${describeTold(deviating)} in ${deviating.document.name}, but ${describeTold(reference)} in ${reference.document.name}.`,
        locations: [deviating, reference].map((one) => locationIn(one.document, one.passage, one.start, one.end)),
        compared: [describeTold(deviating), describeTold(reference)],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nThe study CUP-1: 1,105 women were enrolled. Expulsion was recorded in 42 women (3.8 %).',
          sscp: '# SSCP\n\nIn CUP-1 (1,105 women) an expulsion rate of 1.4 % was found.',
        },
        says: '1.4 %',
      },
      {
        dossier: {
          cer: '# CER\n\n## Investigation INFU-06\n\nINFU-06 recruited 296 patients and followed them for 90 days. Rebleeding or abscess caused by the fleece was noted in 10 patients (3.4 %), where the plan admits 5.5 %.',
          sscp: '# SSCP\n\nINFU-06 observed 296 patients for three months; fourteen of them had rebleeding or an abscess caused by the fleece.',
        },
        says: '14 of 296',
      },
      {
        dossier: {
          cer: '# CER\n\n## Investigation INFU-06\n\nTrial INFU-06 randomised 640 patients. Serious injury from the device was found in 48 patients (7.5 %).',
          sscp: '# SSCP\n\nTrial INFU-06 took in 640 patients, of whom one in twenty suffered a serious injury from the device.',
        },
        says: '5 %',
      },
      {
        dossier: {
          cer: '# CER\n\n## Investigation INFU-06\n\nINFU-06 enrolled 362 patients. Nine of them (2.5 %) had a serious injury from the device.',
          sscp: '# SSCP\n\nA serious injury from the device befell one in 26 of the 362 patients of INFU-06.',
        },
        says: '4 % of 362',
      },
      {
        dossier: {
          cer: '# CER\n\n| Item | Result |\n|---|---|\n| Patients | 328 |\n| Severe hypoglycaemia | nine (2.7 %) |',
          sscp: '# SSCP\n\nThere were 328 people, four with severe hypoglycaemia.',
        },
        says: '9 (2.7 %)',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe investigation INFU-06 enrolled 440 patients. A serious leak occurred in 12 patients (2.7 %).',
          sscp: '# SSCP\n\nIn the investigation INFU-06 with 440 patients, 1.8 % had a serious leak.',
        },
        says: '1.8 %',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Clinical data\n\n| Endpoint | Result |\n|---|---|\n| Patients with adverse event | 15 of 141 (10.6 %) |\n\nOf the 15, nine had skin marks.',
          ifu: '# IFU\n\nStudy: 9 of 141 patients had a side effect.',
        },
        says: '9 of 141',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## 5 Clinical investigation INFU-06\n\nA total of 164 patients took part in INFU-06 and were followed for 24 months. Nine of them (5.5 %) had a device-related serious adverse event against an accepted maximum of 10.0 %.',
          sscp: '# SSCP\n\nWithin 24 months, 3.7 % of the 164 patients in INFU-06 had a serious side effect caused by the device.',
        },
        says: '3.7 %',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\n## Investigation INFU-06\n\nTrial INFU-06 randomised 640 patients. Serious injury from the device was found in 30 patients (4.7 %), an injury of any kind in 128 patients (20.0 %).',
          sscp: '# SSCP\n\nTrial INFU-06 took in 640 patients, of whom one in twenty suffered a serious injury from the device. Injuries may affect up to 1 in 4 people. 640 patients took part in INFU-06; thirty of them had a serious injury from the device.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## 5 Clinical investigation INFU-06\n\nINFU-06 enrolled 240 patients and followed them for 12 months. A device-related serious adverse event was seen in 12 patients (5.0 %), below the limit of 8.0 %.',
          sscp: '# SSCP\n\nIn INFU-06, 8.0 % was the limit for device-related serious adverse events; 5.0 % was reached. A serious adverse event that was not related to the device was seen in 9.0 % of the 240 patients, a device-related adverse event of any kind in 20.0 %.',
          cep: '# CEP\n\n## Acceptance criteria\n\nINFU-06 may show device-related serious adverse events in 8.0 % of the patients at the most, counted to month 12.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nOf 194 patients, infection was seen in nine patients (4.6 %); with heparin in 26 patients (13.4 %).',
          sscp: '# SSCP\n\nAmong 194 patients there were 9 infections with the device and 26 with heparin.',
        },
      },
      {
        dossier: {
          'pmcf-plan': '# PMCF plan\n\n## Study INFU-PM\n\nStudy INFU-PM. Secondary: serious leak ≤ 3 % at 12 months; no leak in ≥ 90 %.',
          'pmcf-report':
            '# PMCF report\n\n## Study INFU-PM\n\nIn the study INFU-PM a serious leak occurred in 2 of 300 patients (0.7 %). Fifty-two of 80 patients have been enrolled.',
          psur: '# PSUR\n\nThe study INFU-PM had enrolled 45 of 80 patients. A related leak occurred in 1 of 300 patients (0.3 %) of INFU-PM.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Clinical data\n\n| Endpoint | Device | Comparator |\n|---|---|---|\n| Patients with adverse event | 15 of 141 (10.6 %) | 19 of 141 (13.5 %) |\n| Deep infection | 4 of 141 (2.8 %) | 5 of 141 (3.5 %) |\n\nAdverse events: nine had skin marks, six an infection.',
          ifu: '# IFU\n\nStudy: 15 of 141 patients had a side effect, serious side effects were seen in 2 of 141 patients, an infection in 6 of 141 patients. In an older study side effects were seen in 20 of 96 patients.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Investigation INFU-06\n\nThe investigation INFU-06 enrolled 440 patients. A serious leak occurred in 12 patients (2.7 %), a minor leak in 31 patients (7.0 %). In the interim analysis a serious leak had occurred in 4 of 200 patients (2.0 %).\n\n| Event | Device (n = 440) | Comparator (n = 220) |\n|---|---|---|\n| Serious leak | 12 (2.7 %) | 9 (4.1 %) |\n| Bleeding | 22 (5.0 %) | 14 (6.4 %) |',
          sscp: '# SSCP\n\nIn the investigation INFU-06 with 440 patients, 2.7 % had a serious leak and 7 % a minor leak. A serious leak was seen in 4.1 % of the comparator group.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

/** Results told under the name of their study. */
function* byStudy(dossier: Dossier): Generator<Contradiction> {
  const groups = new Map<string, Statement[]>();
  for (const statement of dossier.of('study-event')) {
    const [study] = statement.key.split(' · ') as [string];
    if (!isResult(dossier, statement)) continue;
    groups.set(study, [...(groups.get(study) ?? []), statement]);
  }
  for (const [study, statements] of groups) {
    const conflicts = conflictsBetween(dossier, {
      statements,
      equal: compatible,
      comparable: (one, other) =>
        one.document === other.document
          ? toldTwice(dossier, one, other) && bothCounted(one, other)
          : sameEvent(one, other) &&
            sameKind(dossier, one, other) &&
            timesFit(dossier, study, one, other) &&
            (bothCounted(one, other) ||
              ofSize(dossier, study, one, other) ||
              onlyOnes(statements, one, other) ||
              beside(dossier, statements, one, other)),
      places: (one) => {
        const { percent, decimals } = partsOf(one);
        const near = [...studyNumbers(dossier, one.document, study).percentages].filter(
          ([there]) => Math.abs(there - percent) <= 0.5001 * 10 ** -decimals,
        );
        return new Set(near.flatMap(([, passages]) => [...passages])).size;
      },
      repeated: 1,
      knows: (document, one) => knows(dossier, document, study, one),
    });
    for (const { deviating, reference } of conflicts) {
      const name = (one: Statement): string => dossier.document(one.document).name;
      yield {
        attribute: 'event-rate',
        message:
          deviating.document === reference.document
            ? `${name(deviating)} gives two values for a result of ${study}: ${deviating.says} here and ${reference.says} elsewhere.`
            : `A result of ${study} is ${deviating.says}${implied(deviating)} in ${name(deviating)}, but ${reference.says} in ${name(reference)}.`,
        locations: [locate(dossier, deviating), locate(dossier, reference)],
        compared: [deviating.says, reference.says],
      };
    }
  }
}

/** What is wanted, allowed or planned, and how many patients a study has, are no results. */
const wanted =
  /[≤≥<>]|\b(?:at (?:least|most)|must|shall|should|not (?:exceed|more|less|below|above)|no more than|less than|more than|fewer than|up to|below|above|secondary|primary (?:endpoint|criterion|hypothesis)s?:|acceptance|acceptable|accepted|criteri\w+|goals?|thresholds?|limits?|targets?|objectives?|hypothes\w+|margin|planned|expected|assumed|enrol\w+|recruit\w+|screened|randomi[sz]ed|included|so far|to date|interim|lost to follow-up|drop-?outs?)\b/u;
const enrolled = /\b(?:enrol|recruit|screen|includ|withdraw|visit|follow)/u;

function isResult(dossier: Dossier, statement: Statement): boolean {
  if (dossier.document(statement.document).type === 'pmcf-plan' || passageOf(dossier, statement).topics.has('acceptance')) return false;
  if (enrolled.test(statement.key.split(' · ')[1] ?? '')) return false;
  const sentence = sentenceOf(dossier, statement);
  const at = statement.start - sentence.start;
  const results = withoutStretches(sentence.folded, limitClauses(sentence.folded));
  const before = results.slice(0, at);
  const after = results.slice(at, statement.end - sentence.start + 60);
  const clause = before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('. ')) + 1).slice(-90);
  return !wanted.test(passageOf(dossier, statement).cell ? wordsAround(dossier, statement) : `${clause}${after.split(/[;.](?: |$)/u)[0]}`);
}

/** Words that make of an event a kind of its own, or of its patients a part. */
const kinds =
  /\b(?:serious|severe|fatal|(?:device-|procedure-)?related|unrelated|late|early|major|minor|mild|moderate|deep|superficial|permanent|transient|persistent|intra-?operative|post-?operative|new|repeated|unexpected|second|bilateral|without|free of|freedom|of (?:these|them|whom|which|the (?:\d+|two|three|four|five|six|seven|eight|nine|ten)))\b/gu;

/** "Nine of them (5.5 %)" are of all where the share is one of the whole study. */
function isOfAll(dossier: Dossier, statement: Statement): boolean {
  const { count, percent, decimals } = partsOf(statement);
  const [study] = statement.key.split(' · ') as [string];
  return (
    count !== undefined &&
    [...studyNumbers(dossier, statement.document, study).numbers.keys()].some(
      (whole) => whole >= 20 && whole >= count && printedFrom((100 * count) / whole, percent, decimals),
    )
  );
}

/** The words right before a number; where a colon or comma stands between, those before that: "Serious adverse events: 4 of 212". */
function lastPiece(before: string): string {
  const pieces = before.split(/[;,:]/u);
  return pieces.findLast((piece) => /\p{L}{3}/u.test(piece)) ?? '';
}

function sameKind(dossier: Dossier, one: Statement, other: Statement): boolean {
  const said = (statement: Statement): string => {
    const sentence = sentenceOf(dossier, statement);
    const { cell } = passageOf(dossier, statement);
    const at = statement.start - sentence.start;
    const end = statement.end - sentence.start;
    const before = sentence.folded.slice(0, at);
    const text = cell
      ? `${cell.rowLabel} ${sentence.folded}`.toLowerCase()
      : `${lastPiece(before)} ${sentence.folded.slice(at, end)} ${
          sentence.folded
            .slice(end, end + 130)
            .replace(/^\s*\)?;.*$/su, '')
            .replace(/^[^\p{L}]*/u, '')
            .split(/[;,.:](?: |$)/u)[0]
        }`;
    const found = (sameTerms(text).match(kinds) ?? [])
      .map((word) => word.replace(/^device-(?=related)/u, ''))
      .filter((word) => !/^of (?:these|them|whom)$/u.test(word) || !(partsOf(statement).whole !== undefined || isOfAll(dossier, statement)))
      // "3.7 % of the 164 patients" are of all as well.
      .filter((word) => word !== `of the ${partsOf(statement).whole}`);
    return [...new Set(found)].sort().join(' ');
  };
  return said(one) === said(other);
}

/** Both tell counts of the same patients. */
function bothCounted(one: Statement, other: Statement): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  return a.whole !== undefined && a.whole === b.whole && a.whole >= 20;
}

/** "With 440 patients, 1.8 % had": the other document knows the study with as many patients, and the event is named in the same words. */
function ofSize(dossier: Dossier, study: string, one: Statement, other: Statement): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  const told = (whole: number | undefined, there: Statement): boolean =>
    whole !== undefined && whole >= 20 && studyNumbers(dossier, there.document, study).numbers.has(whole);
  const same = a.stems.filter((word) => b.stems.includes(word)).length;
  return (
    same >= 2 &&
    same >= Math.max(a.stems.length, b.stems.length) - 1 &&
    (a.whole === undefined ? told(b.whole, one) : b.whole === undefined && told(a.whole, other))
  );
}

/** Told in the same three words or more, once by either document: no second group or time can be meant. */
function onlyOnes(statements: readonly Statement[], one: Statement, other: Statement): boolean {
  const told = ({ stems }: Parts): string => stems.filter((word) => !peopleStems.has(word)).join(' ');
  const words = told(partsOf(one));
  return (
    words.split(' ').length >= 3 &&
    partsOf(one).whole === partsOf(other).whole &&
    words === told(partsOf(other)) &&
    [one, other].every((each) =>
      statements.every((third) => third.document !== each.document || third.says === each.says || told(partsOf(third)) !== words),
    )
  );
}

/** Where only one result names its time, it is none of another time than the follow-up that the other document tells. */
function timesFit(dossier: Dossier, study: string, one: Statement, other: Statement): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  if ((a.time === '') === (b.time === '')) return true;
  const [timed, plain] = a.time === '' ? [b, one] : [a, other];
  const told = dossier
    .of('study-time')
    .filter((each) => each.key === study && each.document === plain.document && each.weight === 'defining' && each.value.type === 'range')
    .map((each) => (each.value.type === 'range' ? (each.value.range.from ?? 0) : 0));
  return told.length === 0 || told.some((time) => Math.abs(time - months(timed)) <= 0.05 * time);
}

/** A bare percentage is compared only where another result of its passage or table is the same in the other document. */
function beside(dossier: Dossier, statements: readonly Statement[], one: Statement, other: Statement): boolean {
  const near = (statement: Statement): Statement[] =>
    statements.filter(
      (third) =>
        third !== statement &&
        third.document === statement.document &&
        passageOf(dossier, third).headings === passageOf(dossier, statement).headings,
    );
  const others = near(other);
  return near(one).some((third) =>
    others.some((fourth) => third.says !== one.says && sameEvent(third, fourth) && compatible(third, fourth)),
  );
}

/** Whom a study took in says nothing of the event: "five women had", "in 1.5 %". */
const peopleStems = new Set(
  contentStems(
    'women men children adults infants newborns babies people persons patients participants subjects users wearers cases share part proportion saw reported',
  ),
);

interface Parts {
  readonly stems: readonly string[];
  readonly time: string;
  readonly percent: number;
  readonly decimals: number;
  readonly count?: number;
  readonly whole?: number;
}

const read = new WeakMap<Statement, Parts>();

function partsOf(statement: Statement): Parts {
  let parts = read.get(statement);
  if (!parts) {
    const [, stems, time] = statement.key.split(' · ');
    const match = /^(?:(\d+)(?: of (\d+))? \()?(\d+(?:\.(\d+))?) %\)?(?: of (\d+))?$/.exec(statement.says);
    const whole = match?.[2] ?? match?.[5];
    parts = {
      stems: (stems ?? '').split(' '),
      time: time ?? '',
      percent: statement.value.type === 'number' ? statement.value.number : Number.NaN,
      decimals: match?.[4]?.length ?? 0,
      ...(match?.[1] ? { count: Number(match[1]) } : {}),
      ...(whole ? { whole: Number(whole) } : {}),
    };
    read.set(statement, parts);
  }
  return parts;
}

/** Whether two statements speak of one event: the words of the shorter are all in the longer, and neither time nor whole differs. */
function sameEvent(one: Statement, other: Statement): boolean {
  const a = partsOf(one);
  const b = partsOf(other);
  if (a.time === 'several' || b.time === 'several') return false;
  if (a.time !== '' && b.time !== '' && Math.abs(months(a) - months(b)) > 0.05 * months(a)) return false;
  if (a.whole !== undefined && b.whole !== undefined && a.whole !== b.whole) return false;
  // Where only one names its time point, the events must be the same word for word.
  if ((a.time === '') !== (b.time === '')) {
    const weak = (a.time || b.time).startsWith('~');
    const near = a.percent < 1.5 * b.percent && b.percent < 1.5 * a.percent;
    const told = ({ stems }: Parts): string => stems.filter((word) => !peopleStems.has(word)).join(' ');
    if ((!near && Math.min(a.stems.length, b.stems.length) < 2) || (!weak && told(a) !== told(b))) return false;
  }
  const [short, long] = a.stems.length <= b.stems.length ? [a.stems, b.stems] : [b.stems, a.stems];
  const shared = short.filter((word) => long.some((there) => there === word || sameBodyWord(word, there)));
  // Counts of the same patients that only one side knows, told in other words.
  if (
    a.count !== undefined &&
    b.count !== undefined &&
    a.whole !== undefined &&
    a.whole >= 20 &&
    a.whole === b.whole &&
    shared.length >= short.length / 3 &&
    shared.length > 0
  )
    return true;
  return short.every((word) => long.some((there) => there === word || sameBodyWord(word, there)));
}

/** Within one document only sentences are compared, with a table or with each other: the rows and columns of a table are different groups. */
function toldTwice(dossier: Dossier, one: Statement, other: Statement): boolean {
  const { passages } = dossier.document(one.document);
  const [a, b] = [partsOf(one), partsOf(other)];
  const [short, long] = a.stems.length <= b.stems.length ? [a.stems, b.stems] : [b.stems, a.stems];
  const [here, there] = [a.time === '' ? b.time : a.time, b.time === '' ? a.time : b.time];
  if (
    here !== there ||
    !short.every((word) => long.includes(word)) ||
    long.length > short.length + 2 ||
    (passages[one.passage]!.cell && passages[other.passage]!.cell) ||
    a.time.startsWith('~')
  )
    return false;
  if (passages[one.passage]!.headings === passages[other.passage]!.headings) return false;
  return (a.whole === undefined || b.whole === undefined || a.whole === b.whole) && a.percent < 2 * b.percent && b.percent < 2 * a.percent;
}

function months(parts: Parts): number {
  return Number(parts.time.replace('~', ''));
}

/** Whether two results can both be true within their rounding, or follow from the same count. */
function compatible(one: Statement, other: Statement): boolean {
  const a = partsOf(one);
  const b = partsOf(other);
  const digits = Math.min(a.decimals, b.decimals);
  if (Math.abs(a.percent - b.percent) <= 1.0001 * 10 ** -digits) return true;
  const countOf = (parts: Parts): number | undefined =>
    parts.count ?? (parts.whole ? Math.round((parts.percent * parts.whole) / 100) : undefined);
  const [x, y] = [countOf(a), countOf(b)];
  return x !== undefined && y !== undefined && x === y;
}

function knows(dossier: Dossier, document: string, study: string, one: Statement): boolean {
  const { percent, decimals } = partsOf(one);
  return [...studyNumbers(dossier, document, study).percentages.keys()].some(
    (there) => Math.abs(there - percent) <= 0.5001 * 10 ** -decimals,
  );
}

/** "About 8 of 440", where only the percentage is told. */
function implied(statement: Statement): string {
  const { count, whole, percent } = partsOf(statement);
  return count === undefined && whole !== undefined ? ` (about ${Math.round((percent * whole) / 100)} patients)` : '';
}
