import { only, type Stored } from '../../records/index.ts';
import { methodTitles, type SearchMethod, searchProtocolKind } from '../../search/index.ts';
import { hole, lines, marked, missing, paragraph, paragraphs, subheading, table } from '../blocks.ts';
import { type DocumentContext, value } from '../context.ts';
import { asSentence, countOf } from '../numerals.ts';
import type { Block } from '../tree.ts';

type Protocol = NonNullable<ReturnType<typeof protocolOf>>['data'];
type TextField = { [Name in keyof Protocol]-?: Protocol[Name] extends string ? Name : never }[keyof Protocol];

function protocolOf(context: DocumentContext) {
  return only(context.snapshot, searchProtocolKind);
}

/** One free part of the protocol; where neither the record nor the text says it, a hole that says what is wanted. */
export function protocolText(context: DocumentContext, field: TextField, wanted: string, written: boolean): Block[] {
  const text = protocolOf(context)?.data[field].trim();
  return text ? paragraphs(text) : written ? [] : [hole(`${asSentence(wanted)} Complete it under Plan, Search protocol.`)];
}

/** A free part that may be left out. */
export function protocolNote(context: DocumentContext, field: TextField, otherwise: string): Block[] {
  const text = protocolOf(context)?.data[field].trim();
  return text ? paragraphs(text) : [paragraph(otherwise)];
}

const from = (text: string | undefined, word: string) => (text ? `${word} ${text}` : '');

/** The databases with their interface, the reason for them and the time they are searched for (PRISMA-S item 1; MEDDEV 2.7/1 rev. 4, A5). */
export function databasesTable(context: DocumentContext): Block[] {
  const protocol = protocolOf(context);
  const databases = protocol?.data.databases ?? [];
  if (!protocol || databases.length === 0)
    return [hole('No database is planned. Enter the databases with their reasons under Plan, Search protocol.')];
  const said = (index: number, field: string, text: string, wanted: string) =>
    value(protocol as Stored, `databases.${index}.${field}`, text, wanted);
  return [
    table(
      'table-databases',
      'Databases that are searched',
      [
        ['Database', 3],
        ['Interface', 3],
        ['Publications', 3],
        ['Why this database', 6],
      ],
      databases.map((database, index) => [
        said(index, 'name', database.name, ''),
        said(index, 'provider', database.provider, 'interface not given'),
        [from(database.coverageFrom, 'from'), from(database.coverageTo, 'to')].filter(Boolean).join(' ') || 'no limit of time',
        said(index, 'why', database.why, 'reason for the database not given'),
      ]),
    ),
  ];
}

/** The planned queries, word for word (MEDDEV 2.7/1 rev. 4, A5). */
export function plannedQueries(context: DocumentContext): Block[] {
  const databases = protocolOf(context)?.data.databases ?? [];
  return databases.flatMap(({ name, query }) => [
    subheading(name),
    query.trim()
      ? paragraph(lines(query.split(/\r?\n/).map((line) => marked('code', line))))
      : hole(`The planned query for ${name} is missing. Enter it under Plan, Search protocol.`),
  ]);
}

/** Sources that are no databases (PRISMA-S items 3 to 7; MEDDEV 2.7/1 rev. 4, A4). */
export function otherSourcesTable(context: DocumentContext): Block[] {
  const protocol = protocolOf(context);
  const sources = protocol?.data.otherSources ?? [];
  if (!protocol || sources.length === 0)
    return [
      hole(
        'No register, website, citation search or other source is planned. Enter them under Plan, Search protocol, or say in the text why databases suffice.',
      ),
    ];
  return [
    table(
      'table-other-sources',
      'Registers and other sources',
      [
        ['Source', 3],
        ['Kind', 3],
        ['How it is searched', 5],
        ['Why', 4],
      ],
      sources.map((source, index) => [
        source.name,
        methodTitles[source.method],
        value(protocol, `otherSources.${index}.how`, source.how, 'how it is searched not given'),
        value(protocol, `otherSources.${index}.why`, source.why, 'reason not given'),
      ]),
    ),
    ...waysNotUsed(sources.map(({ method }) => method)),
  ];
}

/** The ways of finding that PRISMA-S asks about and that are not planned: it wants to be told of each whether it was used. */
function waysNotUsed(used: readonly SearchMethod[]): Block[] {
  const asked = ['register', 'website', 'citation searching', 'contact', 'hand search'] as const;
  const names = asked.filter((method) => !used.includes(method)).map((method) => methodTitles[method].toLowerCase());
  return names.length === 0 ? [] : [paragraph(`Not searched by: ${names.join(', ')}.`)];
}

/** What the searches are limited by, each with its justification (PRISMA-S item 9). */
export function limitsTable(context: DocumentContext): Block[] {
  const protocol = protocolOf(context);
  if (!protocol || protocol.data.limits.length === 0) return [paragraph('No limits are set.')];
  return [
    table(
      'table-limits',
      'Limits of the searches',
      [
        ['Limited by', 3],
        ['To', 4],
        ['Justification', 6],
      ],
      protocol.data.limits.map((limit, index) => [
        limit.aspect,
        limit.limit,
        value(protocol, `limits.${index}.justification`, limit.justification, 'justification of the limit not given'),
      ]),
    ),
  ];
}

/** How often the searches are repeated, how and why (PRISMA-S item 12). */
export function searchUpdates(context: DocumentContext): Block[] {
  const protocol = protocolOf(context);
  const updates = protocol?.data.updates;
  if (!protocol || !updates)
    return [hole('When the searches are repeated is missing. Set it under Plan, Search protocol; say so too where they are not.')];
  return [
    paragraph([
      `The searches are repeated every ${countOf(updates.months, 'month')}. `,
      value(protocol, 'updates.how', updates.how && asSentence(updates.how), 'how the searches are repeated not given'),
      ' ',
      value(
        protocol,
        'updates.justification',
        updates.justification && asSentence(updates.justification),
        'justification of the interval not given',
      ),
    ]),
  ];
}

/** What was done otherwise than planned (MEDDEV 2.7/1 rev. 4, A5). */
export function deviationsTable(context: DocumentContext): Block[] {
  const protocol = protocolOf(context);
  if (!protocol)
    return [hole('No search protocol is recorded that the searches could be held against. Enter it under Plan, Search protocol.')];
  if (protocol.data.deviations.length === 0) return [paragraph('No deviation from the protocol is recorded.')];
  return [
    table(
      'table-deviations',
      'Deviations from the protocol',
      [
        ['On', 2],
        ['What was done otherwise', 6],
        ['Why', 6],
      ],
      protocol.data.deviations.map(({ on, what, why }, index) => [
        on,
        what,
        why.trim() ? value(protocol, `deviations.${index}.why`, why, '') : missing('reason of the deviation not given'),
      ]),
    ),
  ];
}

/** That the review updates an earlier one, and from which day on it is new. */
export function updateOfReview(context: DocumentContext): Block[] {
  const updateOf = protocolOf(context)?.data.updateOf;
  if (!updateOf) return [];
  const review = updateOf.review.trim();
  return [
    paragraph(
      `This review updates an earlier one${review ? ` (${review})` : ''}. Publications found up to ${updateOf.until} belong to the earlier review.`,
    ),
  ];
}
