import type { Passage } from '../passage.ts';
import { fieldsOf } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { studyAt } from '../studies.ts';
import { type FoundDate, readDates } from '../text/dates.ts';

const otherDevice =
  /\b(?:predecessor|previous|earlier|former|directive|similar|competitor|planned|will|foreseen|expected|next|renew\w*|expires?|expiry|valid until)\b/u;
const certificate = /\bcertificates?\b(?!.{0,40}\bevaluator)|\bzertifikat\b|\bcertificat\b|\bcertificado\b|\bcertificato\b/u;
const issued = /\b(?:issued|granted|dated|first certificate|ausgestellt|delivre|emitido|rilasciato)\b/u;
const market =
  /\b(?:first )?(?:placed on the (?:\w+ )?market|placing on (?:the )?market|market launch|launched|on the market since|in verkehr gebracht|mise sur le marche|sold since|marketed since|launch on|(?:market introduction|first sold|commerciali[sz]ed since|(?:commercially )?available since|sales (?:began|started|commenced|launch)))\b/u;
const fsca = /\bfsca[- ]?((?:19|20)?\d\d[- ]\d{1,3})\b/u;
const closed = /\b(?:closed|closure|completed|finished|ended|exchanged)\b/u;
const begun = /\b(?:began|begun|start\w*|opened|initiated|issued)\b/u;
const milestones: readonly (readonly [string, RegExp])[] = [
  [
    'first patient',
    /\bfirst (?:patient|subject|participant|infant|child|woman|adult|newborn|volunteer)\b[^.;]{0,45}$|\bfp(?:i|fv)\b[^.;]{0,20}$/u,
  ],
  [
    'last visit',
    /\blast (?:patient|subject|participant|infant|child|woman|adult|newborn|volunteer)(?: (?:out|completed|finished)\b|['’]s last visit)[^.;]{0,20}$/u,
  ],
  ['last visit', /\blast (?:visit|follow-up visit)\b[^.;]{0,30}$|\blp(?:lv|lfv)\b[^.;]{0,20}$/u],
  [
    'start of enrolment',
    /\b(?:enrol+ment|recruitment|inclusion of patients) (?:began|started|opened|commenced)(?: in [\w-]+)? (?:on |in )?(?:the )?$/u,
  ],
  [
    'last patient',
    /\blast (?:patient|subject|participant|infant|child|woman|adult|newborn|volunteer)\b(?! (?:out|complet|finish|reach|will|is |leaves|had|at ))[^.;]{0,40}$/u,
  ],
  ['final report', /\b(?:final|clinical investigation) report\b[^.;]{0,20}$/u],
];

/** How long a study ran, from its first patient to its last visit. */
const period =
  /^(?:study |investigation |trial )?(?:period|duration|dates?|conducted|conduct|carried out|ran|run|when|time ?frame|dates of (?:the )?(?:study|investigation|trial))(?: of (?:the )?(?:study|investigation|trial|conduct))?$/u;

/** Days of events that several documents tell: certificate, market launch, corrective action, first patient, last visit. The key is the event. */
export default {
  id: 'event-date',
  title: 'Date of an event',
  references: ['MDR Annex II 1', 'MDCG 2020-13'],
  attribute: 'date',
  read(passage: Passage, _document, context) {
    if (
      passage.kind === 'heading' ||
      !/(?:19|20)\d\d/.test(passage.folded) ||
      passage.topics.has('references') ||
      passage.topics.has('history')
    )
      return [];
    const found: Found[] = [];
    const add = (key: string, date: FoundDate, base: number): void => {
      if (date.precision === 'year' || found.some((one) => one.start === base + date.start)) return;
      found.push({
        key,
        value: { type: 'date', first: date.first, last: date.last },
        says: date.precision === 'day' ? date.first : date.first.slice(0, 7),
        start: base + date.start,
        end: base + date.end,
        subject: 'device',
        weight: 'defining',
      });
    };
    for (const field of fieldsOf(passage)) {
      const days = period.test(field.foldedLabel.trim()) && field.value.length < 70 ? readDates(field.value) : [];
      if (days.length === 2 && days.every(({ precision }) => precision !== 'year') && !/planned|foreseen|expected/i.test(field.value)) {
        const at = passage.text.indexOf(field.value, field.start);
        const study = at < 0 ? undefined : studyAt(passage, passage.sentences[0]!, at, context);
        if (study)
          found.push({
            key: `period of ${study}`,
            value: { type: 'date', first: days[0]!.first, last: days[1]!.last },
            says: `${days[0]!.first} to ${days[1]!.last}`,
            start: at + days[0]!.start,
            end: at + days[1]!.end,
            subject: 'device',
            weight: 'defining',
          });
      }
      const dates = readDates(field.value.replace(/\((?:planned|foreseen|originally|expected)[^()]*\)\s*$/iu, ''));
      if (dates.length !== 1 || field.value.length > 90 || otherDevice.test(field.foldedLabel)) continue;
      const at = passage.text.indexOf(field.value, field.start);
      if (at < 0) continue;
      if (
        certificate.test(field.foldedLabel) &&
        (issued.test(`${field.foldedLabel} ${field.value.toLowerCase()}`) || /\bdate|first|^(?:\w+ )?certificate$/.test(field.foldedLabel))
      )
        add('issue of the certificate', dates[0]!, at);
      else if (market.test(field.foldedLabel)) add('placing on the market', dates[0]!, at);
      const milestone = milestones.find(([, pattern]) => pattern.test(field.foldedLabel));
      const study = milestone && studyAt(passage, passage.sentences[0]!, at, context);
      if (study) add(`${milestone[0]} of ${study}`, dates[0]!, at);
    }
    if (passage.cell) return found;
    for (const sentence of passage.sentences) {
      if (otherDevice.test(sentence.folded) || context.otherNames.some((name) => sentence.folded.includes(name))) continue;
      const dates = readDates(sentence.text);
      if (dates.length === 0) continue;
      for (const date of dates) {
        const head = sentence.folded.slice(0, date.start);
        const near = head.slice(-70);
        const clause = near.slice(Math.max(near.lastIndexOf(';'), near.lastIndexOf(', and '), near.lastIndexOf('(')) + 1);
        const action = fsca.exec(sentence.folded)?.[1];
        // "14 June 2021 (first patient in) to 28 February 2023 (last visit)": the bracket behind a date names its event, and no other's.
        const bracket = bracketed(sentence.folded, date);
        const inBrackets = dates.some((other) => bracketed(sentence.folded, other) !== undefined);
        const milestone = milestones.find(([, pattern]) =>
          inBrackets ? bracket !== undefined && pattern.test(bracket) : pattern.test(head),
        );
        if (milestone) {
          const study = studyAt(passage, sentence, sentence.start + date.start, context);
          if (study) add(`${milestone[0]} of ${study}`, date, sentence.start);
        } else if (
          dates.length === 1 &&
          certificate.test(head) &&
          (issued.test(clause) ||
            /\bcertificates? (?:of|dated|from|dates from|bears the date(?: of)?|is dated) (?:the )?$|\b(?:received|obtained|was granted|was given) (?:its |the |an? )?(?:\p{L}+ ){0,2}certificate (?:on|in) (?:the )?$/u.test(
              head,
            ))
        )
          add('issue of the certificate', date, sentence.start);
        else if (
          dates.length === 1 &&
          /\bcertified(?: (?:under|in accordance with|according to|by)[^.;]{0,60})? (?:on|since)(?: the)? $/.test(head)
        )
          add('issue of the certificate', date, sentence.start);
        else if (
          /\b(?:ce[- ]?mark(?:ing)? (?:was |has been )?(?:granted|obtained|received|affixed|awarded|issued)(?: first)?(?: on| in| since)?|ce[- ]?mark(?:ed|ing)? (?:since|on|from))(?: the)? $/.test(
            near,
          )
        )
          add('CE marking', date, sentence.start);
        else if (dates.length === 1 && market.test(near)) add('placing on the market', date, sentence.start);
        // Right before its date an event is named beyond doubt, whatever other dates stand in the sentence.
        else if (
          /\b(?:certified|certificate (?:was |had been )?(?:(?:first )?(?:issued|granted|dated)|(?:under|according to|in accordance with) [^.;,]{3,50}?)|first certified)(?: on| since| of| in)?(?: the)? $/.test(
            near,
          )
        )
          add('issue of the certificate', date, sentence.start);
        else if (
          /\b(?:placed on the market|launched|sold since|on the market since|marketed since|available since)(?: on| since| in)?(?: the)? $/.test(
            near,
          )
        )
          add('placing on the market', date, sentence.start);
        else if (/corrective action|\bfsca\b/.test(passage.folded)) {
          const name = action ?? fsca.exec(passage.folded)?.[1];
          if (!name) continue;
          if (closed.test(clause)) add(`end of FSCA-${name}`, date, sentence.start);
          else if (begun.test(clause) || /\bfsca[- ][\d-]+ (?:of|from) $/.test(head)) add(`start of FSCA-${name}`, date, sentence.start);
        }
      }
    }
    return found;
  },
  examples: [
    {
      text: '# INFU-06\n\nThe investigation INFU-06 ran from 2 July 2025 (first patient in) to 3 May 2026 (last visit of the last patient). It began in June 2025 (planned: May 2025).',
      finds: ['2025-07-02', '2026-05-03'],
    },
    { text: '# Status\n\nThe certificate for the device was issued on 18 April 2024.', finds: ['2024-04-18'] },
    {
      text: '# Status\n\nThe device, certified on 9 July 2024 and sold since 2 September 2024, is a dressing.',
      finds: ['2024-07-09', '2024-09-02'],
    },
    { text: '# Status\n\nDas Zertifikat wurde ausgestellt am 18. April 2024.', language: 'de', finds: ['2024-04-18'] },
    {
      text: '# PSUR\n\n| Field | Data |\n|---|---|\n| Certificate first issued | 18 November 2023 |',
      document: 'psur',
      finds: ['2023-11-18'],
    },
    {
      text: '# Actions\n\nFSCA-2023-02 was necessary. The action began on 18 September 2023 and was closed on 29 April 2024.',
      finds: ['2023-09-18', '2024-04-29'],
    },
    {
      text: '# PMCF plan\n\n## Registry LONGVIEW\n\n| Item | LONGVIEW |\n|---|---|\n| First patient | 2 July 2025 (planned: April 2025) |',
      document: 'pmcf-plan',
      finds: ['2025-07-02'],
    },
    {
      text: '# Status\n\nThe device received its CE certificate on 18 April 2024. Sales began on 2 May 2024.',
      finds: ['2024-04-18', '2024-05-02'],
    },
    {
      text: '# Overview\n\nThe investigation INFU-06 is complete.\n\n# INFU-06\n\n| Item | Entry |\n|---|---|\n| FPI | 2 July 2025 |\n| LPLV | 3 May 2026 |',
      finds: ['2025-07-02', '2026-05-03'],
    },
    {
      text: '# Status\n\nThe certificate of the predecessor was issued on 18 April 2014. The next audit is planned for 2 May 2026.',
      finds: [],
    },
  ],
} satisfies StatementKind;

/** The words in brackets right behind a date, where they name a milestone of a study. */
function bracketed(folded: string, date: FoundDate): string | undefined {
  const words = /^ ?\(([^()]{3,70})\)/u.exec(folded.slice(date.end))?.[1];
  return words !== undefined && milestones.some(([, pattern]) => pattern.test(words)) ? words : undefined;
}
