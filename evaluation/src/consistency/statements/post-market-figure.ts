import type { DossierContext } from '../dossier.ts';
import { withCaption } from '../grid.ts';
import { countedByTitle, countLinked, marketCount, soldAfterAside } from '../market-counts.ts';
import { periodAround, spanOf, spanOfSentence } from '../market-periods.ts';
import type { Passage } from '../passage.ts';
import { fieldsOf } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { mentionsAny } from '../subject.ts';
import { fold, stem } from '../text/fold.ts';
import { type FoundNumber, readNumbers } from '../text/numbers.ts';
import { eventsTold } from '../told-events.ts';
import { topicsOf } from '../topic.ts';

const goods =
  '(?:units|devices|systems|handles|reloads|implants|sets|pumps|sensors|catheters|kits|instruments|pieces|products|licen[cs]es|installations|concentrators|valves|stents|gerate|einheiten|unites|unidades|unita)';
const sold =
  '(?:sold|supplied|delivered|distributed|shipped|(?:placed|put|brought) on(?:to)? the market|marketed|bought|purchased|dispensed|handed out|activated|sent out|verkauft|ausgeliefert|vendu(?:e?s)?|went out|found a buyer|left the (?:factory|works|warehouse)|vendid[ao]s|vendut[ei])';
/** "In the period", "worldwide", "from 1 April 2022" after the name of a figure. */
const during = String.raw`(?:,? (?:in|during|within|for|over) (?:the |this |that |our )?(?:(?:reporting|review|data collection|said|same|whole|entire|covered|calendar|present) )?(?:period|year|interval|twelve months|12 months)(?: under review| covered| in question)?|,? worldwide|,?(?: in)? (?:total|all)| so far| on file| (?:in|during|of) (?:19|20)\d\d(?: (?:and|to) (?:19|20)\d\d)?| (?:from|between) .{4,60}| \([^)]*\))?`;
const kinds: readonly (readonly [string, RegExp, RegExp])[] = [
  [
    'serious incidents',
    /^ (?:(?!complaints|cases|events|reports)\w+ )?(?:were )?(?:serious incidents?|vigilance cases?|(?:of (?:the|these|all) (?:reported )?)?incidents? (?:were|was) (?:(?:classed|classified|rated|judged) (?:as |to be )?)?serious|reportable (?:incidents?|events?)|(?:cases|events) (?:were|was|had been|have been) reported as serious incidents|schwerwiegende vorkommnisse|incidents graves|incidentes graves|incidenti gravi)\b|^ incidents (?:were|had been|have been) (?:\w+ )?reported to (?:the )?(?:competent |national )*authorit/u,
    new RegExp(
      `^(?:number of )?(?:serious|reportable) incidents?(?: (?:reported|notified|recorded|registered))?${during}$|^(?:number of )?(?:cases|events|complaints) (?:notified|reported|classified|classed|rated|judged|recorded) (?:as|to be) serious incidents?${during}$|^schwerwiegende vorkommnisse$|^incidents graves$|^incidentes graves$|^incidenti gravi$`,
      'u',
    ),
  ],
  [
    'complaints',
    /^ (?:customer |product |user )?(?:complaints?|(?:users|customers|patients|people|hospitals|wearers) complained|beschwerden|reklamationen|reclamations|reclamaciones|reclami)\b/u,
    new RegExp(
      `^(?:total |all )?(?:number of )?(?:customer |product |user )?complaints?(?: (?:cases|reports|files))?(?: total| received| logged| recorded| filed| counted| registered| entered| lodged| raised| notified)?${during}$|^(?:anzahl )?(?:der )?(?:reklamationen|beschwerden)$|^reclamations$|^reclamaciones$|^reclami$`,
      'u',
    ),
  ],
  [
    'sold',
    new RegExp(
      `^ (?:were |have been |has been )?sold\\b(?! out| as| by| in (?:packs|sets|boxes))|^ (?:\\w+ ){0,2}?${goods}(?: (?:were|have been|has been|had been|in total))? ${sold}\\b|^ ${goods} (?:and [\\d., ]+ ${goods} )?(?:were|have been|had been) ${sold}\\b|^ (?!patients|people|persons|subjects|complaints|incidents|letters|notices)(?:[\\w-]+ ){0,2}?[\\w-]+s (?:(?:was|were|have been|had been) )?${sold}\\b`,
      'u',
    ),
    new RegExp(
      `^(?:number of |total )?(?:${goods} ${sold}|(?:sold|delivered|shipped|supplied) [\\w-]+s|[\\w-]+s (?:on the market|sold|delivered|shipped|distributed|supplied)|(?:total )?sales(?: figures| volume)?|(?:volume|number|quantity|amount)(?: of)? (?:sales|sold|shipped|delivered|supplied|distributed|on the market|placed on the market|put on the market)|sold|exposure|distribution|shipped|distributed|supplied|volume|deliveries|verkaufte \\w+|ausgelieferte \\w+|unites vendues|unidades vendidas|unita vendute)${during}$`,
      'u',
    ),
  ],
  ['deaths', /^ deaths?\b(?! or)/u, /^(?:number of )?deaths?(?: reported)?$/u],
  [
    'field safety corrective actions',
    /^ (?:field safety corrective actions?|fscas?)\b/u,
    new RegExp(`^(?:number of )?(?:field (?:safety )?(?:corrective )?actions?|fscas?)(?: \\(fscas?\\))?${during}$`, 'u'),
  ],
  ['recalls', /^ recalls?\b/u, new RegExp(`^(?:number of )?(?:product )?recalls?${during}$`, 'u')],
];
/** A part of them, or somebody else's. */
const part =
  /^(?:(?: \w+){1,5} )?(?: ?(?:about|concern\w*|regarding|related|due|because|with|on (?!file|record|average|the market)(?:\w+|the|a)|of (?:this|that)|for (?:this|the)|involving|were|was|came from|came in about|named?|describ\w+|mention\w+|stat\w+|refer\w+|report\w+ (?:that|a|an|use)|remain\w*|are still|stay\w*) )/u;
const partBefore =
  /\b(?:of (?:these|them|those)|other|further|another|only|first|single|none of the|at most|no more than|not more than|maximum of|fewer than|(?:more|fewer|less|higher|greater) than|at least|up to|over|exceeds?|exceeding|threshold of|limit of|trigger of|one of the|share of|including|sim(?:ilar)?|each|every|per) ?$/u;
/** "Sales amounted to 1,200 units", "the number of complaints was 12": what is counted stands before its number. */
const saidBefore: readonly (readonly [string, RegExp])[] = [
  [
    'sold',
    new RegExp(
      `\\b(?:sales|deliveries|number of (?:${goods}|[\\w-]+s) ${sold}|sales volume|volume of sales)${during} (?:amounted to|totall?ed|came to|reached|was|were|is|are) (?:of )?(?:a total of )?$|\\b(?:we|the manufacturer|the company|customers|hospitals|users) (?:has |have )?(?:sold|shipped|delivered|supplied|distributed|bought|purchased|dispensed) (?:a total of )?$|\\bsale of $|\\bsold (?:were|was) $|\\bthere were sold $`,
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
const wholeAfter = new RegExp(
  `^(?:(?: [\\w-]+){0,3}? (?:${goods}|(?!years|months|weeks|days|hours|countries|patients|people|complaints|incidents)[\\w-]{3,}s))?(?:$|[.,;]| (?:in|during|worldwide|by|until|up to|and|to|from|for the) ?)`,
  'u',
);
const otherDevice =
  /\b(?:another make|other makes|predecessor|previous generation|earlier (?:generation|model|version)|similar devices?|competitor|comparator|other manufacturers?|maude|authorit|(?:by way of|for|in) comparison|by contrast)\b/u;

/** "In Germany 1,200 units were sold", "for the small size": a part of the market or of the devices. */
const ofPlace =
  /^(?:(?:In|At|From) (?:the )?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Europe|European|Reporting|Total|Q\d|EU|EEA)\b)\p{Lu}\p{Ll}+(?:,| \d| (?:site|region|hospital|market|alone|only)| [\p{L}-]+ (?:were|was)\b)|(?:For|With|In) the (?:small|large|medium|short|long|paediatric|adult|former|old|new) (?:size|version|variant|model|type)\b)/u;

/** A passage without any of these, around it or in it, tells nothing of the market. */
const telling =
  /incident|complain|market|\bsell|bought|purchas|buyer|went out|left the|dispens|handed out|activat|exposure|sold|suppl|deliver|distribut|shipped|sales|verkauf|ausgeliefert|beschwerde|reclam|death|recall|fsca|corrective|field|vigilan|fatalit|withdraw|vorkommnis|reklamation|vendu|vendid|vendut/;
const allOf = /^(?:grand total|total|all|both|together|altogether|sum|overall|gesamt|summe)/i;

/** What a document says of the experience on the market: units sold, complaints, serious incidents, deaths, corrective actions, by period. */
export default {
  id: 'post-market-figure',
  title: 'Figures from the market',
  references: ['MDR Articles 83 to 86', 'MDCG 2022-21'],
  attribute: 'event-rate',
  read(passage: Passage, document, context) {
    if (passage.kind === 'heading' || passage.topics.has('references')) return [];
    // "Complaints 2024" above a column is a year.
    if (passage.cell && passage.cell.row < 0 && /\b(?:19|20)\d\d\W*$/u.test(passage.text)) return [];
    // "8 Clinical data" may have its part "8.3 Post-market data".
    const title = passage.headings.at(-1)?.title ?? '';
    if (
      passage.topics.has('clinical-investigation') &&
      !passage.topics.has('post-market') &&
      (topicsOf(title).includes('clinical-investigation') || !/market|sales|sold|field|experience|feedback/i.test(title))
    )
      return [];
    if (passage.topics.has('predecessor') || /\b(?:earlier|previous|former|predecessor)\b/i.test(passage.headings.at(-1)?.title ?? ''))
      return [];
    if (
      !telling.test(passage.folded) &&
      !telling.test(passage.label.toLowerCase()) &&
      !telling.test((passage.cell?.columnTitle ?? title).toLowerCase()) &&
      !allOf.test(passage.label)
    )
      return [];
    const period =
      (passage.cell && document.tables[passage.cell.table]!.table.columns.length === 2 && spanOf(passage.cell.columnTitle)) ||
      periodAround(passage, document);
    if (passage.cell && passage.cell.row > 1 && passage.cell.column > 0) {
      const total = totalOf(passage, document);
      const [number] = total ? readNumbers(passage.text, document.language) : [];
      if (total && number && number.start === 0 && number.end === passage.text.trim().length && Number.isInteger(number.value))
        return [told(total, number, period)];
    }
    const { cell } = passage;
    if (cell && cell.row >= 0 && cell.column > 0) {
      const { columns, rows } = document.tables[cell.table]!.table;
      // The only column of figures may be named by its year; the only row may have its labels above.
      const year =
        (columns.length === 2 || document.type === 'psur') && /^(?:19|20)\d\d$/.test(cell.columnTitle.trim())
          ? spanOf(cell.columnTitle)
          : undefined;
      const label = year !== undefined ? cell.rowLabel : rows.length === 1 ? cell.columnTitle : '';
      const kind = label === '' ? undefined : kinds.find(([, , pattern]) => pattern.test(fold(label).trim()));
      const [number] = kind ? readNumbers(passage.text, document.language) : [];
      if (kind && number && number.start === 0 && number.end === passage.text.trim().length && Number.isInteger(number.value)) {
        const when = year ?? period;
        return [told(kind[0], number, when)];
      }
    }
    const summed = totalOfYears(passage, document, period);
    if (summed) return [summed];
    const single = cell !== undefined && document.tables[cell.table]!.table.columns.length === 2;
    if (cell && cell.row >= 0 && !single && /\btotal|year|period|\b20\d\d/.test(cell.columnTitle.toLowerCase())) return [];
    const ofMarket = passage.topics.has('post-market') || /complain|incident/.test(passage.folded);
    const found: Found[] = [];
    const heading = passage.headings.at(-1)?.title ?? '';
    const add = (what: string, number: FoundNumber, base: number, when: string): void => {
      if (found.some((one) => one.start === base + number.start)) return;
      found.push({ ...told(what, number, when), start: base + number.start, end: base + number.end });
    };
    for (const [index, sentence] of passage.sentences.entries()) {
      if (
        /\?\s*$/u.test(sentence.text) ||
        ofPlace.test(sentence.text) ||
        otherDevice.test(sentence.folded) ||
        mentionsAny(sentence.folded, context.otherNames)
      )
        continue;
      const when = spanOfSentence(passage, index) ?? period;
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
      // "Serious incidents. None.", "Complaints" as a heading and "384 (40 for each million)" below it: the title says what is counted.
      const title =
        index > 0
          ? passage.sentences[index - 1]!.folded
          : !passage.cell && document.passages[passage.index - 1]?.kind === 'heading'
            ? fold(heading)
            : '';
      const titled = title.length < 60 ? countedByTitle(title, context) : undefined;
      const none = /^(?:none|nil|no)\b(?=[.,;:]|$| (?:were|was|has|have|reported|occurred))/u.exec(sentence.folded);
      const no =
        /(?:^|[.;)] ?|\band )(?:reported )?serious incidents?(?: \w+)?: (none|nil|no)\b/u.exec(sentence.folded) ??
        /(?:^|[;,] |\band )(?:there (?:were|was|have been) |we (?:know|learnt) of )?(no|nil|zero) serious incidents?\b(?:[.,;]|$| (?:was|were|has|have|occurred|came|in) )/u.exec(
          sentence.folded,
        ) ??
        /(?:^|[;,] ?|\b(?:and|but) )(none|not one)(?: of (?:them|these|which|the (?:complaints|cases)))? (?:was|were|is|has been|have been|had been) (?:(?:classed|judged|counted|reported|rated|notified) (?:as |to be )?)?(?:a )?serious incidents?\b/u.exec(
          sentence.folded,
        );
      if (none && titled === 'serious incidents')
        add(titled, { start: 0, end: none[0].length, value: 0, inWords: true }, sentence.start, when);
      else if (no && !/\bstud|\binvestigation|\btrial/.test(sentence.folded))
        add(
          'serious incidents',
          {
            start: no.index + no[0].lastIndexOf(no[1]!),
            end: no.index + no[0].lastIndexOf(no[1]!) + no[1]!.length,
            value: 0,
            inWords: true,
          },
          sentence.start,
          when,
        );
      for (const { event, count, start, end } of eventsTold(sentence.folded, numbers, period)) {
        if (found.some((one) => one.start === sentence.start + start && one.key?.startsWith(event))) continue;
        const number = { start, end, value: count, inWords: true };
        found.push({ ...told(event, number, when), start: sentence.start + start, end: sentence.start + end });
      }
      const [first] = numbers;
      if (titled && first && first.start < 2 && Number.isInteger(first.value) && headsCount(sentence.folded.slice(first.end), titled))
        add(titled, first, sentence.start, when);
      numbers.forEach((number) => {
        if (!Number.isInteger(number.value) || isYear(number, sentence.folded)) return;
        const counted = countedBefore(sentence.folded.slice(0, number.start));
        if (counted && countEnds.test(sentence.folded.slice(number.end))) {
          add(counted, number, sentence.start, when);
          return;
        }
        // "1640 units (licences) were sold".
        const tail = sentence.folded.slice(number.end, number.end + 90).replace(/^((?: [\p{L}-]+){1,3}) \([^()\d]*\)/u, '$1');
        const head = sentence.folded.slice(Math.max(0, number.start - 30), number.start);
        const before = saidBefore.find(([, pattern]) => pattern.test(sentence.folded.slice(0, number.start)))?.[0];
        if (before && wholeAfter.test(tail)) {
          add(before, number, sentence.start, when);
          return;
        }
        const whole = sentence.folded.slice(0, number.start);
        const linked =
          marketCount(whole, sentence.folded.slice(number.end), context.deviceNouns, ofMarket) ??
          countLinked(whole, sentence.folded.slice(number.end)) ??
          (ofMarket && soldAfterAside(sentence.folded.slice(number.end, number.end + 160)) ? 'sold' : undefined);
        if (linked && !partBefore.test(head.replace(/\b(?:including|took over|only|just) $/u, '')) && !/\bof the $/u.test(head)) {
          add(linked, number, sentence.start, when);
          return;
        }
        for (const [what, after] of kinds) {
          const match = after.exec(tail);
          if (!match) continue;
          const rest = tail.slice(match[0].length);
          // "Of the former Liria 28 were sold": the number belongs to a name.
          if (
            /^ (?:were |have been )?sold\b/.test(match[0]) &&
            (number.value < 100 || /\p{Lu}[\p{L}\d]* $/u.test(sentence.text.slice(0, number.start)))
          )
            break;
          // One of them may be any; "1 serious incident" in a row of counts is all.
          if (
            number.value === 1 &&
            !/^(?:[.,;:)]|$| (?:was |has been )?(?:reported|notified|declared|received|recorded)\b(?! (?:that|by|from|with|in which)))/u.test(
              rest,
            )
          )
            break;
          // "All three serious incidents were in time" speaks of the whole.
          const whole = /\b(?:the|all|these|all of the|the total of) ?$/u.test(head) && number.value > 1;
          if (whole && !partOfWhole.test(rest)) {
            add(what, number, sentence.start, when);
            break;
          }
          const inClause = /\b(?:of which|davon|dont|di cui) ?$/.test(head) && what === 'complaints';
          if (
            inClause ||
            partBefore.test(what === 'serious incidents' ? head.replace(/\bincluding $/u, '') : head) ||
            (what !== 'sold' &&
              part.test(tail.slice(match[0].length)) &&
              !/^ (?:were|was) (?:received|reported|recorded|registered|filed|notified|logged|evaluated|made|handled|counted|collected|documented|lodged|raised|submitted|entered|noted|listed|brought|sent in)\b/.test(
                tail.slice(match[0].length),
              ))
          )
            break;
          add(what, number, sentence.start, when);
          break;
        }
      });
    }
    const exposed = listedGoods(passage, document, context);
    if (exposed) add('sold', exposed, 0, spanOf(passage.text) ?? period);
    for (const field of fieldsOf(passage)) {
      const kind = kinds.find(([, , label]) =>
        label.test(field.foldedLabel.trim().replace(/ \((?:units|devices|licen[cs]es|pieces|pcs)\)/u, '')),
      );
      if (!kind || (passage.cell && passage.cell.column > passage.cell.labelColumn + 1)) continue;
      const value = field.value.replace(/^n ?= ?/i, '');
      const nothing =
        kind[0] === 'sold'
          ? undefined
          : /^(?:none|nil|no|zero|keine)(?=$|[.,;(]| (?:in|during|to date|so far|reported|received|were|was))/iu.exec(value);
      const [first] = nothing ? [{ start: 0, end: nothing[0].length, value: 0, inWords: true }] : readNumbers(value, document.language);
      if (first && first.start === 0 && Number.isInteger(first.value) && !/^\d* ?%/.test(value.slice(first.end)))
        add(
          kind[0],
          { ...first, end: first.end },
          passage.text.indexOf(value.slice(0, first.end), field.start),
          spanOf(field.label) ?? period,
        );
    }
    // Where no corrective action was taken nothing was recalled.
    const acts = found.filter((one) => one.key?.startsWith('field safety corrective actions') && one.says.startsWith('0 '));
    for (const one of acts) found.push({ ...one, key: one.key!.replace(/^[^,]+/u, 'recalls'), says: '0 recalls' });
    return found;
  },
  examples: [
    { text: '# Market\n\n| Complaints 2024 | n |\n|---|---|\n| Battery | 44 |\n| Display | 23 |', document: 'psur', finds: [] },
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
    {
      text: '# PSUR\n\n## How many did we sell?\n\n9800 units.\n\n## Complaints\n\nComplaints were lodged in 67 cases. They were answered in 20 days. The number of serious incidents notified was 8.',
      document: 'psur',
      finds: ['9800 sold', '67 complaints', '8 serious incidents'],
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
      text: '# Update\n\n## Complaints\n\n384 (40 for each million lenses): torn 201, pain 122, pack 61.\n\n## Serious incidents\n\n6, all infections; 4 of these wearers had slept.',
      document: 'psur',
      finds: ['384 complaints', '6 serious incidents'],
    },
    {
      text: '# PSUR\n\nPSUR-11 Units sold: 5,200.\n\nPSUR-12 Complaints came from two hospitals.\n\nPSUR-13 Serious incidents: 2.',
      finds: ['5200 sold', '2 serious incidents'],
    },
    {
      text: '# Update\n\nComplaints 18 (3.5 per 1000). Serious incidents 11: nine occlusions, two bleedings.',
      document: 'psur',
      finds: ['18 complaints', '11 serious incidents'],
    },
    {
      text: '# Data\n\nOver 2023 and 2024: 9,600,000 units, 384 complaints, 1 serious incident.',
      finds: ['9600000 sold', '384 complaints', '1 serious incidents'],
    },
    {
      text: '# Market\n\nIn 2024 hospitals took over 1864 units and complained 63 times; 13 of them were serious incidents.',
      finds: ['1864 sold', '63 complaints', '13 serious incidents'],
    },
    {
      text: '# Market\n\nOf 2,940 pumps delivered (in 2022 it had been 2,710), 36 were the subject of a complaint. Three met the definition of a serious incident.',
      finds: ['2940 sold', '36 complaints', '3 serious incidents'],
    },
    {
      text: '# PSUR\n\n| | 2024 | 2025 | Total |\n|---|---|---|---|\n| Complaints | 41 | 51 | 92 |',
      document: 'psur',
      finds: ['41 complaints', '51 complaints', '92 complaints'],
    },
    {
      text: '# PSUR\n\nFour of the serious incidents were leaks. Two of these are the serious incidents known before. The file was compared with the 2025 complaints. The clinic received 3 pumps for testing.',
      finds: [],
    },
    {
      text: '# Market\n\n1640 units (licences) were sold. 31 complaints were lodged, equal to 18.9 per 1000. None was a serious incident.',
      finds: ['1640 sold', '31 complaints', '0 serious incidents'],
    },
    {
      text: '# PSUR\n\nAt most 3 serious incidents are tolerated. One serious incident led to a recall. 12 complaints on the keypad. The two serious incidents with a burn are described.',
      finds: [],
    },
    {
      text: '# PSUR\n\nThe year was free of serious incidents. No complaints or recalls were received. It was not necessary to take a field safety corrective action.',
      finds: ['0 serious incidents', '0 complaints', '0 recalls', '0 field safety corrective actions', '0 recalls'],
    },
    {
      text: '# PSUR\n\nThe device has never been recalled. Complaints: none. A field safety corrective action was carried out. Four of the incidents were classed as serious.',
      finds: ['0 recalls', '0 complaints', '1 field safety corrective actions', '4 serious incidents'],
    },
    {
      text: '# PSUR\n\nIf a recall is needed, customers are told. No new FSCA was opened. No recall is planned. A mock recall was carried out. In Sweden no complaints were received. 37 complaints remain open. No complaints about the lid were received. A recall was carried out in 2019. No serious incidents occurred in the study.',
      finds: [],
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

function told(what: string, number: FoundNumber, when: string | undefined): Found {
  return {
    key: when ? `${what}, ${when}` : what,
    value: { type: 'number', number: number.value },
    says: `${number.value} ${what}`,
    start: number.start,
    end: number.end,
    subject: 'device',
    weight: 'defining',
  };
}

/** "The 2025 complaints" are those of a year. */
function isYear(number: FoundNumber, folded: string): boolean {
  return (
    /^(?:19|20)\d\d$/.test(folded.slice(number.start, number.end)) &&
    /(?:^|\b(?:the|in|of|for|our|all|from|these|those|during) )$/u.test(folded.slice(0, number.start))
  );
}

/** "384 (40 for each million)", "3 were reported: …", "6, all infections": the count of what the title names, and not "4 of the wearers". */
function headsCount(rest: string, what: string): boolean {
  if (/^ ?(?:%|‰|per\b|in \d|of (?!which)|years?|months?|days?|hours?|out of)/u.test(rest) || /^[-.,]\d/.test(rest)) return false;
  return (
    /^(?:$|[.,;:(]| \(| - | (?:were|was|in|during|from|all|of which|have|had|worldwide|complaints?|serious incidents?|reports?|cases)\b)/u.test(
      rest,
    ) ||
    (what === 'sold' && /^ (?:[\p{L}-]+ ){0,2}[\p{L}-]+s\b/u.test(rest))
  );
}

/** "Complaints 18 (3.5 per 1000)", "the number of complaints stood at 31": what is counted stands right before the count. */
function countedBefore(head: string): string | undefined {
  const match =
    /(?:^|[.;,:(|)] ?|\band |\bnumber of |\bin (?:19|20)\d\d,? )(?:the |all |total |customer |reported |number of )*(complaints|serious incidents|complaint count)(?: (?:received|recorded|reported|logged|filed|counted|declared|notified|were raised|raised|arrived|occurred|happened|on file|in total|altogether|all in all))?(?: ?\([^()\d]*\))?(?: ?: ?(?:n ?= ?)?| ?- | n ?= ?| (?:stood at|amounted to|totall?ed|came to|numbered|reached|is|are|was|were)(?: of)? | )$/u.exec(
      head,
    );
  return match?.[1]?.replace('complaint count', 'complaints');
}
const countEnds =
  /^(?:$|[.,;:)](?!\d)| ?\(| (?:in number|times|cases|reports|entries|in|during|from|worldwide|and|of which|with|for)\b(?! (?:those|these|them)))(?! ?%)/u;
/** "The two serious incidents with a burn" are not all. */
const partOfWhole =
  /^ (?:about|concern\w*|regarding|related|due|because|with|on|of|for|involving|that|which|in which|where|named?|describ\w+|mention\w+|from (?:the|a))\b/u;

/** "9,600,000 lenses, 384 complaints, 6 serious incidents": the goods at the head of such a row of counts were sold. */
function listedGoods(
  passage: Passage,
  document: Parameters<StatementKind['read']>[1],
  { deviceNouns }: DossierContext,
): FoundNumber | undefined {
  const match =
    /(?:^|[.:;°)] |\bin (?:19|20)\d\d,? |\bthere (?:were|are) )(?=\d)([\d., ]+)((?: [\p{L}-]+){1,3})(?:,| and|;)(?: and)? (?:[\p{L}\d., ]{0,11} )?complaints\b/u.exec(
      passage.folded.replace(/ (?=[a-z])/g, ' '),
    );
  if (!match) return undefined;
  const noun = match[2]!.trim().split(' ').at(-1)!;
  if (
    !goodsNoun.test(noun) &&
    !deviceNouns.includes(stem(noun)) &&
    (!/s$/.test(noun) ||
      /^(?:years|months|weeks|days|hours|countries|patients|people|persons|hospitals|users|procedures|treatments|sessions|uses|cases|incidents|reports)$/.test(
        noun,
      ))
  )
    return undefined;
  const from = match.index + match[0].indexOf(match[1]!);
  return readNumbers(passage.text, document.language).find((one) => one.start === from && one.value >= 20 && Number.isInteger(one.value));
}
const goodsNoun = new RegExp(`^${goods}$`, 'u');

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
  if (
    !/^(?:(?:grand |sub)?total|all|both|(?:all|both) (?:years|regions|markets)|together|altogether|sum|overall|gesamt|summe|insgesamt)$/u.test(
      plain.label
        .toLowerCase()
        .replace(/ ?(?:\[[^\]]*\]|\*+)$/, '')
        .trim(),
    )
  )
    return undefined;
  const { cell } = withCaption(plain, document);
  const column = cell!.columnTitle.toLowerCase();
  const caption = cell!.caption.toLowerCase();
  // "Serious incident | 2024": the column of labels says what is counted in the only year.
  const { columns } = document.tables[cell!.table]!.table;
  if (columns.length === 2 && /^(?:19|20)\d\d$/.test(column.trim())) {
    const counted = columns[0]!.title.toLowerCase();
    return /^serious incidents?\b/.test(counted) ? 'serious incidents' : /^complaints?\b/.test(counted) ? 'complaints' : undefined;
  }
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
  const { title = '' } = plain.headings.at(-1) ?? {};
  const sale =
    /^(?:\d[\d.]* )?(?:sold|sales|units sold|exposure|deliveries|sales .*)$/u.test(fold(title)) &&
    /^[\p{L} -]+s$/u.test(column) &&
    !/complaint|incident|countr|region|year/.test(column);
  return (
    named(column) ??
    (sale ? 'sold' : undefined) ??
    (/^(?:number|count|n|no\.?|anzahl|total)$/.test(column.trim()) ? named(caption) : undefined)
  );
}

/** "| Complaints | 41 | 51 | 92 |" under years and their total: the count of all these years. */
function totalOfYears(passage: Passage, document: Parameters<StatementKind['read']>[1], period: string): Found | undefined {
  const { cell } = passage;
  if (!cell || cell.row < 0 || !/^(?:(?:grand )?total|sum|both(?: years)?|together|overall)$/i.test(cell.columnTitle.trim()))
    return undefined;
  const { columns } = document.tables[cell.table]!.table;
  const spans = columns.filter((_, at) => at > cell.labelColumn && at !== cell.column).map(({ title }) => spanOf(title)?.split(' to '));
  const kind = kinds.find(([, , pattern]) => pattern.test(fold(cell.rowLabel).trim()));
  const [number] = kind ? readNumbers(passage.text, document.language) : [];
  if (!kind || !number || number.start > 0 || number.end < passage.text.trim().length || !Number.isInteger(number.value)) return undefined;
  const from = spans.map((span) => span?.[0] ?? '').sort()[0];
  const to = spans
    .map((span) => span?.[1] ?? '')
    .sort()
    .at(-1);
  const when = from && to ? `${from} to ${to}` : period;
  return told(kind[0], number, when);
}
