import { addMonths, nextDay } from '../../base/index.ts';
import type { Passage } from '../passage.ts';
import { fieldsOf } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { type FoundDate, readDates } from '../text/dates.ts';
import { readNumbers } from '../text/numbers.ts';

const searchWords =
  /\bsearch(?:es|ed)?\b|\bpublications? (?:from|between|dates)|\bliteratur\w*|\brecherche|\bbusqueda|\bricerca bibliografica|\bsearch period|\bdatabases?\b|durchsuch|\bsuche\b|\bgesucht|interrog|\bpubmed\b/u;
const otherSearch =
  /\b(?:(?:previous|earlier|former|prior) search(?!(?:ed)? (?:was|were|on|took|run|date))|(?:previous|earlier|former|prior|last) (?:version|report|update|evaluation|edition))s?|\bversion \d|\breplaces|\bvigilance|\bmaude\b|\bauthorit|\bpublic databases|\bincident|\bended\b.{0,20}\bfor the previous|\bsearch for (?:the )?(?:version|previous)|\bnext (?:search|update)|\bsearch (?:protocol|strategy|report|plan)\b[^.;]{0,20}\b(?:approved|signed|written|dated|issued|agreed|drafted)\b/u;
const planned =
  /\b(?:planned|will be|to be (?:search|perform|carried|run|repeat|done|updat|conduct|cover|extend|made)\w*|scheduled|shall|foreseen|planned date)\b/u;
const periodLabel =
  /^(?:period(?: (?:searched|covered|of (?:the )?search|of publication))?|search period|publication (?:period|dates?|window|range|span|interval|time ?frame)|(?:literature|review|retrieval) (?:period|window|span|interval)|time (?:frame|window|period|span|range)|search (?:window|dates?|span|interval|range)|years (?:covered|searched|of publication)|publication years?|coverage|date range|from,? ?(?:and|-|\/)? ?to|von,? ?(?:-|\/)? ?bis|dates(?: searched| covered)?|zeitraum|suchzeitraum)\b/u;
const startLabel = /^(?:(?:search|literature) )?start(?:ing)?(?: date)?(?: of (?:the )?(?:search|publication))?$/u;
const endLabel =
  /^(?:(?:search )?end(?:ing)?(?: date)?|(?:data )?cut-?off(?: date)?(?: of (?:the )?(?:literature )?search)?|(?:search|literature) (?:end(?: date)?|cut-?off(?: date)?|end of search)|end of (?:the )?search|literature (?:searched )?until)\b/u;
/** "The five years up to 31 December 2023": the words before the last day. */
const yearsUpTo =
  /\b(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)[ -]years?(?: period)? (?:up to|until|till|ending(?: on| with| in)?|to)(?: and including)?(?: the)?(?: end of)? $/u;
const doneLabel =
  /^(?:date of (?:the )?(?:literature )?search|(?:literature )?search date|search (?:performed|done|run|made|executed|conducted)(?: on)?|(?:date of )?(?:the )?last search(?:ed)?(?: on| date)?)\b/u;

/** When the literature was searched: the first and the last day of publications covered, and the day of the search. */
export default {
  id: 'search-period',
  title: 'Period and day of the literature search',
  references: ['MEDDEV 2.7/1 rev. 4, A4 and A5', 'PRISMA 2020 statement, item 6'],
  attribute: 'literature-search',
  keyTitles: {
    end: 'last day covered',
    start: 'first day covered',
    performed: 'day of the search',
    told: 'last day covered or day of the search',
  },
  read(passage: Passage) {
    if (!/(?:19|20)\d\d/.test(passage.folded) || passage.topics.has('references') || passage.topics.has('history')) return [];
    const found = passage.kind === 'heading' ? [] : periodOf(passage);
    const told = found.length === 0 ? toldDate(passage) : undefined;
    return told ? [told] : found;
  },
  examples: [
    { text: '# Literature search\n\nThe databases were searched up to 2026-02-14.', finds: ['end 2026-02-14'] },
    {
      text: '# Literature\n\nPubMed and Embase were searched on 8 April 2024 for publications from 1 January 2015 to 31 March 2024. Earlier versions had searched up to 31 March 2023.',
      finds: ['performed 2024-04-08', 'start 2015-01-01', 'end 2024-03-31'],
    },
    {
      text: '# Literature search\n\n| Element | Specification |\n|---|---|\n| Publication window | 1 January 2017 to 31 March 2025 |',
      finds: ['start 2017-01-01', 'end 2025-03-31'],
    },
    {
      text: '# Literature search\n\n| Element | Specification |\n|---|---|\n| Period | 2014-01-01 to 2025-03-31 |',
      finds: ['start 2014-01-01', 'end 2025-03-31'],
    },
    {
      text: '# Literatursuche\n\nPubMed und Embase wurden für den Zeitraum vom 1. Januar 2014 bis zum 31. August 2025 durchsucht.',
      language: 'de',
      finds: ['start 2014-01-01', 'end 2025-08-31'],
    },
    {
      text: '# Recherche bibliographique\n\nPubMed et Embase ont été interrogés du 1er janvier 2015 au 30 avril 2025.',
      language: 'fr',
      finds: ['start 2015-01-01', 'end 2025-04-30'],
    },
    {
      text: '# Literature search\n\nDatabases: PubMed, Embase. Period: the five years up to 31 December 2023.',
      finds: ['start 2019-01-01', 'end 2023-12-31'],
    },
    {
      text: '# Literature search\n\nThe search was limited to the last ten years (2015-09-01 to 2025-08-31). Databases were last searched on 3 September 2025.',
      finds: ['start 2015-09-01', 'end 2025-08-31', 'performed 2025-09-03'],
    },
    {
      text: '# Literature search\n\n| Item | Value |\n|---|---|\n| Start date | 1 January 2014 |\n| Cut-off date | 31 August 2025 |',
      finds: ['start 2014-01-01', 'end 2025-08-31'],
    },
    {
      text: '# Literature search\n\nThe study of Miller enrolled patients from January 2014 to August 2016. MAUDE was searched from 1 January 2020 to 31 December 2024.',
      finds: [],
    },
    { text: '# Report\n\n## Literature (to 15 January 2025)\n\nRecords 740.', finds: ['told 2025-01-15'] },
    { text: '# Literature\n\nThe search protocol was approved on 31 March 2024. The search report is dated 2 April 2024.', finds: [] },
    { text: '# Literature\n\nDatabases were queried on 31 January 2025.', finds: ['told 2025-01-31'] },
    { text: '# Literature\n\nThe literature is searched again by 31 January 2026. The plan of 3 May 2024 was kept.', finds: [] },
    { text: '# Post-market data\n\nIn the period from 1 January 2024 to 31 December 2024, 412 units were sold.', finds: [] },
  ],
} satisfies StatementKind;

/** First and last day searched, and the day of the search, where the text says which of them a date is. */
function periodOf(passage: Passage): Found[] {
  const found: Found[] = [];
  const add = (key: string, date: FoundDate, base: number, plan: boolean): void => {
    if (found.some((one) => one.start === base + date.start)) return;
    found.push({
      key,
      value: { type: 'date', first: date.first, last: date.last },
      says: `${key} ${date.first === date.last ? date.first : date.first.slice(0, date.precision === 'year' ? 4 : 7)}`,
      start: base + date.start,
      end: base + date.end,
      subject: 'device',
      weight: 'defining',
      modality: plan ? 'planned' : 'stated',
    });
  };
  // The day the period begins is counted back from its end: "five years up to 31 December 2023" begin on 1 January 2019.
  const spanOf = (text: string, folded: string, base: number, plan: boolean): boolean => {
    const date = readDates(text).at(0);
    const match = date && yearsUpTo.exec(folded.slice(0, date.start));
    const years = match && readNumbers(match[1]!, 'en')[0]?.value;
    if (!date || !match || !years) return false;
    const before = addMonths(date.last, -12 * years);
    const after = nextDay(before);
    found.push({
      key: 'start',
      value: { type: 'date', first: before, last: after },
      says: `start ${after}`,
      start: base + match.index,
      end: base + date.end,
      subject: 'device',
      weight: 'defining',
      modality: plan ? 'planned' : 'stated',
    });
    add('end', date, base, plan);
    return true;
  };
  const label = passage.label.toLowerCase().trim();
  const aboutSearch = passage.topics.has('literature') || /\bsearch|\bliteratur/i.test(passage.headings.at(-1)?.title ?? '');
  if (aboutSearch && !passage.cell) {
    for (const field of fieldsOf(passage)) {
      const dates = readDates(field.value);
      const at = passage.text.indexOf(field.value, field.start);
      if (!periodLabel.test(field.foldedLabel) || dates.length < 2 || at < 0 || otherSearch.test(field.value.toLowerCase())) continue;
      add('start', dates[0]!, at, false);
      add('end', dates[1]!, at, false);
    }
  }
  if (passage.cell && aboutSearch && passage.cell.column > 0) {
    const dates = readDates(passage.text);
    if (periodLabel.test(label) && dates.length === 1 && spanOf(passage.text, passage.folded, 0, false)) return found;
    if (periodLabel.test(label) && dates.length === 2) {
      add('start', dates[0]!, 0, false);
      add('end', dates[1]!, 0, false);
    } else if (startLabel.test(label) && dates.length === 1) add('start', dates[0]!, 0, false);
    else if (endLabel.test(label) && dates.length === 1) add('end', dates[0]!, 0, false);
    else if (doneLabel.test(label) && dates.length === 1) add('performed', dates[0]!, 0, false);
    return found;
  }
  if (!searchWords.test(passage.folded) || passage.topics.has('history')) return found;
  for (const sentence of passage.sentences) {
    if (otherSearch.test(sentence.folded)) continue;
    // "Period: the five years up to …" needs no word of the search beside it where the passage is about one.
    const ofPeriod = (aboutSearch && periodLabel.test(sentence.folded)) || /\bsearch/.test(sentence.folded);
    if (ofPeriod && spanOf(sentence.text, sentence.folded, sentence.start, planned.test(sentence.folded))) continue;
    const about =
      searchWords.test(sentence.folded) || (passage.topics.has('literature') && /\bit covered|\bpublications\b/.test(sentence.folded));
    if (
      !about ||
      !/\bsearch|publication|published|literatur|recherche|busqueda|ricerca|durchsuch|\bsuche\b|gesucht|interrog/.test(sentence.folded)
    )
      continue;
    const dates = readDates(sentence.text);
    const plan = planned.test(sentence.folded);
    const rest = sentence.folded;
    dates.forEach((date, index) => {
      const head = rest.slice(Math.max(0, date.start - 45), date.start);
      const next = dates[index + 1];
      const joined =
        next &&
        /^\s*(?:to|and|until|up to|through|-|–|bis(?: zum)?|jusqu'au|au|hasta(?: el)?|al|to the end of|to the beginning of)(?: the)?(?: end of| beginning of)?\s*$/.test(
          rest.slice(date.end, next.start),
        );
      const last = dates[index - 1];
      const follows =
        last &&
        /^\s*(?:to|and|until|up to|through|-|–|bis(?: zum)?|jusqu'au|au|hasta(?: el)?|al)(?: the)?(?: end of| beginning of)?\s*$/.test(
          rest.slice(last.end, date.start),
        );
      const from =
        /\b(?:from|between|since|starting|(?:period|window|span|interval)(?: of| from| was| is)?|years? \(|(?:period|window|publications|articles|search|searches) \(|covers|covered|spans|spanned|von|vom|seit|depuis|du|desde(?: el)?|del|dal)(?: the)?(?: beginning of| start of| end of)?(?: the year)?\s*$/.test(
          head,
        );
      if (joined && from) add('start', date, sentence.start, plan);
      else if (
        follows &&
        /\b(?:from|between|since|(?:period|window|span|interval)(?: of| from| was| is)?|years? \(|(?:period|window|publications|articles|search|searches) \(|covers|covered|spans|spanned|von|vom|seit|depuis|du|desde(?: el)?|del|dal)(?: the)?(?: beginning of| start of| end of)?(?: the year)?\s*$/.test(
          rest.slice(Math.max(0, last.start - 40), last.start),
        )
      )
        add('end', date, sentence.start, plan);
      else if (
        /\b(?:up to|until|till|through|to the end of|up to the end of|up to and including|bis(?: zum)?|jusqu'au|hasta(?: el)?|fino al?)(?: the)?(?: end of)?\s*$/.test(
          head,
        )
      )
        add('end', date, sentence.start, plan);
      else if (/\b(?:published|publications|literature|articles|papers) (?:since|from) (?:the )?$/u.test(head) && dates.length === 1)
        add('start', date, sentence.start, plan);
      else if (
        /\bcut-?off(?: date)?\b(?: (?:of|for) (?:the )?(?:literature )?search(?:es)?)?(?: was| is|:)? (?:the )?$/u.test(head) &&
        /search|literature/.test(rest)
      )
        add('end', date, sentence.start, plan);
      else if (/\bsearch(?:es)? (?:ended|end|was closed)\b[^.;]{0,12}$|\bs'est terminee? [^.;]{0,6}$|\bendete (?:am )?$/.test(head))
        add('end', date, sentence.start, plan);
      else if (
        date.precision === 'day' &&
        dates.length <= 3 &&
        (/\bsearch(?:ed|es)?\b[^.;]{0,36}\bon(?: the)?\s*$/.test(head) || /\b(?:search|searches) (?:of|dated|from)\s*$/.test(head))
      )
        add('performed', date, sentence.start, plan);
    });
  }
  return found;
}

const searched =
  /\bsearch\w*|\bquer(?:y|ied|ies)\b|\bliteratur\w*|\bdatabases?\b|\bpubmed\b|\bmedline\b|\bembase\b|\bbibliograph\w*|\brecherche|\bconsulted\b|\binterrog/u;
/** What stands in a section on literature and is no search, and what lies ahead. */
const noSearch =
  /\b(?:next|will|shall|planned|plan|due|again|every|annual\w*|yearly|renew\w*|repeat\w*|(?<!\bsearch )updates?|updated|at the latest|no later|valid|report of|issued?|signed|published(?! (?:(?:up )?to|until|till|before|by|through|no later than)\b)|accepted|et al|(?:paper|article|publication) (?:by|of)|patients?|enrol\w+|sold|market|complaints?|incidents?|vigilance|maude|predecessor|previous|earlier|former|version|study|trial|investigation|register|registry|until further|expected|foreseen|scheduled|to be|approved|retract\w*|accessed)\b/u;

/** A date of a search of which the text does not say whether it is the last day covered or the day of the search: "Literature (to 15 January 2025)". */
function toldDate(passage: Passage): Found | undefined {
  const inSection = passage.topics.has('literature');
  const label = passage.cell ? `${passage.cell.rowLabel} ${passage.cell.columnTitle}`.toLowerCase() : passage.label.toLowerCase();
  for (const sentence of passage.sentences) {
    const dates = readDates(sentence.text);
    const last = dates.at(-1);
    if (!last || dates.length > 2 || last.precision === 'year') continue;
    const words = `${label} | ${sentence.folded}`;
    const brief = inSection && sentence.text.length < 80;
    if (!(searched.test(words) || brief) || noSearch.test(words) || otherSearch.test(words)) continue;
    return {
      key: 'told',
      value: { type: 'date', first: last.first, last: last.last },
      says: `told ${last.first === last.last ? last.first : last.first.slice(0, 7)}`,
      start: sentence.start + last.start,
      end: sentence.start + last.end,
      subject: 'device',
      weight: 'mention',
      modality: 'stated',
    };
  }
  return undefined;
}
