import { withCaption } from '../grid.ts';
import type { Passage } from '../passage.ts';
import { fieldsOf } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { readDates } from '../text/dates.ts';
import { fold } from '../text/fold.ts';
import { type FoundNumber, readNumbers } from '../text/numbers.ts';

const goods =
  '(?:units|devices|systems|handles|reloads|implants|sets|pumps|sensors|catheters|kits|instruments|pieces|products|licen[cs]es|installations|concentrators|valves|stents|gerate|einheiten|unites|unidades|unita)';
const sold =
  '(?:sold|supplied|delivered|distributed|shipped|placed on the market|marketed|verkauft|ausgeliefert|vendu(?:e?s)?|vendid[ao]s|vendut[ei])';
/** "In the period", "worldwide", "from 1 April 2022" after the name of a figure. */
const during = String.raw`(?:,? (?:in|during|within|for|over) (?:the |this )?(?:reporting |review |data collection )?(?:period|year|interval)|,? worldwide|,? in total| from .{4,50}| \([^)]*\))?`;
const kinds: readonly (readonly [string, RegExp, RegExp])[] = [
  [
    'serious incidents',
    /^ (?:\w+ )?(?:were )?(?:serious incidents|reportable incidents|schwerwiegende vorkommnisse|incidents graves|incidentes graves|incidenti gravi)\b|^ incidents (?:were|had been|have been) (?:\w+ )?reported to (?:the )?(?:competent |national )*authorit/u,
    new RegExp(
      `^(?:number of )?(?:serious|reportable) incidents?${during}$|^schwerwiegende vorkommnisse$|^incidents graves$|^incidentes graves$|^incidenti gravi$`,
      'u',
    ),
  ],
  [
    'complaints',
    /^ (?:customer |product )?(?:complaints|beschwerden|reklamationen|reclamations|reclamaciones|reclami)\b/u,
    new RegExp(
      `^(?:total )?(?:number of )?(?:customer |product )?complaints?(?: total| received| logged| recorded)?${during}$|^(?:anzahl )?(?:der )?(?:reklamationen|beschwerden)$|^reclamations$|^reclamaciones$|^reclami$`,
      'u',
    ),
  ],
  [
    'sold',
    new RegExp(
      `^ (?:\\w+ ){0,2}?${goods}(?: (?:were|have been|had been|in total))? ${sold}\\b|^ ${goods} (?:and [\\d., ]+ ${goods} )?(?:were|have been|had been) ${sold}\\b|^ (?!patients|people|persons|subjects|complaints|incidents|letters|notices)(?:[\\w-]+ ){0,2}?[\\w-]+s (?:(?:were|have been|had been) )?${sold}\\b`,
      'u',
    ),
    new RegExp(
      `^(?:number of |total )?(?:${goods} ${sold}|[\\w-]+s (?:sold|delivered|shipped|distributed|supplied)|(?:total )?sales(?: figures| volume)?|sold|shipped|distributed|supplied|volume|deliveries|verkaufte \\w+|ausgelieferte \\w+|unites vendues|unidades vendidas|unita vendute)${during}$`,
      'u',
    ),
  ],
  ['deaths', /^ deaths?\b(?! or)/u, /^(?:number of )?deaths?(?: reported)?$/u],
  [
    'field safety corrective actions',
    /^ (?:field safety corrective actions?|fscas?|recalls?)\b/u,
    /^(?:number of )?(?:field safety corrective actions?|fscas?|recalls?)$/u,
  ],
];
/** A part of them, or somebody else's. */
const part =
  /^(?:(?: \w+){1,5} )?(?: ?(?:about|concern\w*|regarding|related|due|because|with|on (?:the|a)|of (?:this|that)|for (?:this|the)|involving|were|was|came from|came in about|named?|describ\w+|mention\w+|stat\w+|refer\w+|report\w+ (?:that|a|an|use)) )/u;
const partBefore =
  /\b(?:of (?:these|them|those)|other|further|another|only|first|single|none of the|(?:more|fewer|less|higher|greater) than|at least|up to|over|exceeds?|exceeding|threshold of|limit of|trigger of|one of the|share of|including|sim(?:ilar)?|each|per) ?$/u;
/** "Sales amounted to 1,200 units", "the number of complaints was 12": what is counted stands before its number. */
const saidBefore: readonly (readonly [string, RegExp])[] = [
  [
    'sold',
    new RegExp(
      `\\b(?:sales|deliveries|number of (?:${goods}|[\\w-]+s) ${sold}|sales volume)${during} (?:amounted to|totall?ed|came to|reached|was|were|is) (?:a total of )?$|\\b(?:we|the manufacturer|the company) (?:has |have )?(?:sold|shipped|delivered|supplied|distributed) (?:a total of )?$`,
      'u',
    ),
  ],
  [
    'complaints',
    new RegExp(
      `\\b(?:total )?number of (?:customer |product )?complaints(?: received| recorded)?${during} (?:amounted to|totall?ed|came to|reached|was|is) $`,
      'u',
    ),
  ],
  ['serious incidents', new RegExp(`\\bnumber of serious incidents(?: reported)?${during} (?:amounted to|was|is) $`, 'u')],
];
/** What may follow the number then: nothing that turns it into a rate or a part. */
const wholeAfter = new RegExp(`^(?: ${goods})?(?:$|[.,;]| (?:in|during|worldwide|by|until|up to|and|to|for the) ?)`, 'u');
const otherDevice =
  /\b(?:predecessor|previous generation|earlier (?:generation|model|version)|similar devices?|competitor|comparator|other manufacturers?|maude|authorit)\b/u;

/** What a document says of the experience on the market: units sold, complaints, serious incidents, deaths, corrective actions, by period. */
export default {
  id: 'post-market-figure',
  title: 'Figures from the market',
  references: ['MDR Articles 83 to 86', 'MDCG 2022-21'],
  attribute: 'event-rate',
  read(passage: Passage, document, context) {
    if (passage.kind === 'heading' || passage.topics.has('references')) return [];
    // "8 Clinical data" may have its part "8.3 Post-market data".
    if (passage.topics.has('clinical-investigation') && !passage.topics.has('post-market')) return [];
    if (passage.topics.has('predecessor') || /\b(?:earlier|previous|former|predecessor)\b/i.test(passage.headings.at(-1)?.title ?? ''))
      return [];
    if (
      !/incident|complaint|market|sold|suppl|deliver|distribut|shipped|sales|verkauf|ausgeliefert|beschwerde|reclam|death|recall|fsca|corrective|vorkommnis|reklamation|vendu|vendid|vendut/.test(
        `${passage.folded} ${passage.label.toLowerCase()} ${passage.cell?.columnTitle.toLowerCase() ?? ''} ${/^(?:total|all|sum|overall|gesamt|summe)/i.test(passage.label) ? 'market' : ''}`,
      )
    )
      return [];
    const period = periodOf(passage, document.passages);
    if (passage.cell && passage.cell.row > 1 && passage.cell.column > 0) {
      const total = totalOf(passage, document);
      const [number] = total ? readNumbers(passage.text, document.language) : [];
      if (total && number && number.start === 0 && number.end === passage.text.trim().length && Number.isInteger(number.value))
        return [
          {
            key: period ? `${total}, ${period}` : total,
            value: { type: 'number', number: number.value },
            says: `${number.value} ${total}`,
            start: number.start,
            end: number.end,
            subject: 'device',
            weight: 'defining',
          },
        ];
    }
    const { cell } = passage;
    if (cell && cell.row >= 0 && cell.column > 0) {
      const { columns, rows } = document.tables[cell.table]!.table;
      // The only column of figures may be named by its year; the only row may have its labels above.
      const year = columns.length === 2 && /^(?:19|20)\d\d$/.test(cell.columnTitle.trim()) ? spanOf(cell.columnTitle) : undefined;
      const label = year !== undefined ? cell.rowLabel : rows.length === 1 ? cell.columnTitle : '';
      const kind = label === '' ? undefined : kinds.find(([, , pattern]) => pattern.test(fold(label).trim()));
      const [number] = kind ? readNumbers(passage.text, document.language) : [];
      if (kind && number && number.start === 0 && number.end === passage.text.trim().length && Number.isInteger(number.value)) {
        const when = year ?? period;
        return [
          {
            key: when ? `${kind[0]}, ${when}` : kind[0],
            value: { type: 'number', number: number.value },
            says: `${number.value} ${kind[0]}`,
            start: number.start,
            end: number.end,
            subject: 'device',
            weight: 'defining',
          },
        ];
      }
    }
    if (cell && cell.row >= 0 && /\btotal|year|period|\b20\d\d/.test(cell.columnTitle.toLowerCase())) return [];
    const found: Found[] = [];
    const add = (what: string, number: FoundNumber, base: number, when: string): void => {
      if (found.some((one) => one.start === base + number.start)) return;
      found.push({
        key: when ? `${what}, ${when}` : what,
        value: { type: 'number', number: number.value },
        says: `${number.value} ${what}`,
        start: base + number.start,
        end: base + number.end,
        subject: 'device',
        weight: 'defining',
      });
    };
    for (const sentence of passage.sentences) {
      if (otherDevice.test(sentence.folded) || context.otherNames.some((name) => sentence.folded.includes(name))) continue;
      const when = spanOf(sentence.text) ?? period;
      const listed = complaintsListed(sentence.folded);
      if (listed)
        found.push({
          key: when ? `complaints, ${when}` : 'complaints',
          value: { type: 'number', number: listed.sum },
          says: `${listed.sum} complaints by subject`,
          start: sentence.start + listed.start,
          end: sentence.end,
          subject: 'device',
          weight: 'defining',
        });
      const numbers = readNumbers(sentence.text, document.language);
      numbers.forEach((number) => {
        if (!Number.isInteger(number.value)) return;
        const tail = sentence.folded.slice(number.end, number.end + 90);
        const head = sentence.folded.slice(Math.max(0, number.start - 30), number.start);
        const before = saidBefore.find(([, pattern]) => pattern.test(sentence.folded.slice(0, number.start)))?.[0];
        if (before && wholeAfter.test(tail)) {
          add(before, number, sentence.start, when);
          return;
        }
        for (const [what, after] of kinds) {
          const match = after.exec(tail);
          if (!match) continue;
          const inClause = /\b(?:of which|davon|dont|di cui) ?$/.test(head) && what === 'complaints';
          if (
            inClause ||
            partBefore.test(head) ||
            (what !== 'sold' &&
              part.test(tail.slice(match[0].length)) &&
              !/^ (?:were|was) (?:received|reported|recorded|registered|filed|notified|logged|evaluated|made|handled|counted|collected|documented)\b/.test(
                tail.slice(match[0].length),
              ))
          )
            break;
          add(what, number, sentence.start, when);
          break;
        }
      });
    }
    for (const field of fieldsOf(passage)) {
      const kind = kinds.find(([, , label]) => label.test(field.foldedLabel.trim()));
      if (!kind || (passage.cell && passage.cell.column > 1)) continue;
      const [first] = readNumbers(field.value, document.language);
      if (first && first.start === 0 && Number.isInteger(first.value) && !/^\d* ?%/.test(field.value.slice(first.end)))
        add(kind[0], { ...first, end: first.end }, passage.text.indexOf(field.value.slice(0, first.end), field.start), period);
    }
    return found;
  },
  examples: [
    {
      text: '# Post-market data\n\nIn the period 1 January 2024 to 31 December 2024, 71245 units were sold and 47 complaints were received, of which 11 were serious incidents.',
      finds: ['71245 sold', '47 complaints', '11 serious incidents'],
    },
    {
      text: '# PSUR\n\nUnits sold: 71245. Complaints: 128 (1.80 per 1000 units). Serious incidents: 11.',
      document: 'psur',
      finds: ['71245 sold', '128 complaints', '11 serious incidents'],
    },
    {
      text: '# Marktdaten\n\nEs wurden 2.350 Geräte verkauft. Es gab 29 Reklamationen.',
      language: 'de',
      finds: ['2350 sold', '29 complaints'],
    },
    { text: '# PSUR\n\n1 180 unités vendues, 14 réclamations.', language: 'fr', finds: ['1180 sold', '14 complaints'] },
    {
      text: '# PSUR\n\nSales amounted to 1,200 units. The number of complaints was 12. Three incidents were reported to the competent authorities.',
      finds: ['1200 sold', '12 complaints', '3 serious incidents'],
    },
    {
      text: '# PSUR\n\n| Units sold | Complaints | Serious incidents |\n|---|---|---|\n| 1,200 | 12 | 3 |\n\n| Figure | 2024 |\n|---|---|\n| Units sold | 1,300 |',
      finds: ['1200 sold', '12 complaints', '3 serious incidents', '1300 sold'],
    },
    {
      text: '# PSUR\n\nThe 2024 complaints concerned stops of the coil (19), the arm (14), caps (9) and other matters (22). Most complaints concerned noise (4), dust (3) and heat (2).',
      finds: ['64 complaints by subject'],
    },
    {
      text: '# PSUR\n\nA trend report follows when more than 20 complaints are received. The rate was 12 per 1,000 units sold.',
      finds: [],
    },
    {
      text: '# Post-market data\n\nOf the predecessor 31,400 units were sold. The most frequent subject was the battery with 34 complaints about its charge.',
      finds: [],
    },
  ],
} satisfies StatementKind;

/** "The complaints concerned leaks (19), cables (14) and other matters (4)": all of them by their subject, each with its count. */
function complaintsListed(folded: string): { readonly sum: number; readonly start: number } | undefined {
  const lead =
    /^\W*(?:all |the )?(?:[\p{L}\d]+ )?(?:customer |product )?complaints(?: (?:of|in|received in) (?:20\d\d|the period))? (?:concern(?:ed)?|were about|were|related to|regarded|fell into|comprised)\b/u.exec(
      folded,
    );
  if (!lead || /\b(?:most|mainly|mostly|some|frequent\w*|among|of which|example)\b/u.test(folded)) return undefined;
  const parts = [...folded.slice(lead[0].length).matchAll(/[^()]*\((?:n ?= ?)?(\d{1,4})\)/gu)];
  // Only a list that closes with the rest is whole.
  const last = parts.at(-1);
  if (parts.length < 3 || !last || !/\band (?:\p{L}+ )?(?:other|miscellaneous|various|remaining)\b/u.test(last[0])) return undefined;
  if (!/^\W*$/u.test(folded.slice(lead[0].length + last.index + last[0].length)) || parts.some((part) => /\d/.test(part[0].split('(')[0]!)))
    return undefined;
  return { sum: parts.reduce((sum, part) => sum + Number(part[1]), 0), start: lead.index };
}

/** What the last row of a table adds up: "Total" under a caption or column of complaints, incidents or units. */
function totalOf(plain: Passage, document: Parameters<StatementKind['read']>[1]): string | undefined {
  if (!/^(?:(?:grand )?total|all|sum|overall|gesamt|summe|insgesamt)$/u.test(plain.label.toLowerCase().trim())) return undefined;
  const { cell } = withCaption(plain, document);
  const column = cell!.columnTitle.toLowerCase();
  const caption = cell!.caption.toLowerCase();
  if (
    /per |rate|%|share|‰|previous|20\d\d|quarter|year|half/.test(column) ||
    /previous|predecessor|by year|per year|cause|closed/.test(caption)
  )
    return undefined;
  const named = (text: string): string | undefined =>
    /\bserious incidents?\b/.test(text)
      ? 'serious incidents'
      : /\bcomplaints?\b|reklamation|beschwerde/.test(text)
        ? 'complaints'
        : /\b(?:units?|sales|sold|deliver\w+|shipped|devices)\b|verkauf/.test(text)
          ? 'sold'
          : undefined;
  return named(column) ?? (/^(?:number|count|n|no\.?|anzahl|total)$/.test(column.trim()) ? named(caption) : undefined);
}

/** The period a text names: from a day to a day, or one year. */
function spanOf(text: string): string | undefined {
  const dates = readDates(text);
  if (dates.length === 2) return `${dates[0]!.first} to ${dates[1]!.last}`;
  if (dates.length === 1 && dates[0]!.precision === 'year') return `${dates[0]!.first} to ${dates[0]!.last}`;
  return dates.length > 2 ? 'several periods' : undefined;
}

const periods = new WeakMap<readonly Passage[], string>();

/** The period of the whole document: "Period: 1 January 2024 to 31 December 2024". */
function periodOf(passage: Passage, passages: readonly Passage[]): string {
  let period = periods.get(passages);
  if (period === undefined) {
    period = '';
    for (const one of passages.slice(0, 60)) {
      for (const field of fieldsOf(one)) {
        if (
          /^(?:reporting |data collection |review |covered )?period\b|^(?:berichts)?zeitraum|^periode/.test(field.foldedLabel) &&
          period === ''
        )
          period = spanOf(field.value) ?? '';
      }
    }
    periods.set(passages, period);
  }
  const caption = passage.cell ? spanOf(passage.cell.caption) : undefined;
  return caption ?? period;
}
