import { escapeText, type Plot, textWidth } from '../base/index.ts';
import { methodTitles, type SearchMethod, searchMethods } from '../search/index.ts';
import type { PrismaCounts, PrismaFlow } from './prisma-counts.ts';

/** Lengths are in tenths of a millimetre; the figure fills the width of an A4 page with usual margins. */
const width = 1650;
const rowGap = 70;
const headTop = 4;

/** How large letters are, and how wide a box is wrapped: more columns need smaller ones. */
interface Setting {
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly padding: number;
  /** Boxes for the earlier review, for databases with what falls away beside them, and for other ways with what falls away beside them. */
  readonly columns: Readonly<Record<Column, Side | undefined>>;
}
type Column = 'earlier' | 'main' | 'aside' | 'other' | 'otherAside';
interface Side {
  readonly x: number;
  readonly width: number;
}

interface Box {
  readonly column: Column;
  readonly lines: readonly string[];
}
/** The boxes at one height. */
interface Row {
  readonly phase: string;
  readonly boxes: readonly Box[];
}

const wide = { fontSize: 30, lineHeight: 40, padding: 22 };
const narrow = { fontSize: 25, lineHeight: 33, padding: 14 };

/** Gives each column its place; those that a review does not need take none. */
function settingOf(earlier: boolean, others: boolean): Setting {
  const phases = 110;
  const gap = others ? 30 : 76;
  const wanted: readonly (readonly [Column, number])[] = [
    ...(earlier ? [['earlier', others ? 4 : 3] as const] : []),
    ['main', 5],
    ['aside', others ? 4 : 5],
    ...(others ? [['other', 5] as const, ['otherAside', 4] as const] : []),
  ];
  const shares = wanted.reduce((sum, [, share]) => sum + share, 0);
  const room = width - phases - 4 - gap * (wanted.length - 1);
  const columns: Record<Column, Side | undefined> = {
    earlier: undefined,
    main: undefined,
    aside: undefined,
    other: undefined,
    otherAside: undefined,
  };
  let x = phases;
  for (const [column, share] of wanted) {
    const own = Math.floor((room * share) / shares);
    columns[column] = { x, width: own };
    x += own + gap;
  }
  return { ...(others ? narrow : wide), columns };
}

/**
 * The PRISMA 2020 flow diagram (Page MJ et al., BMJ 2021;372:n71, figure 1 and the templates for new and updated reviews, with and without other sources),
 * as a drawing. Boxes for records that still wait, and in the column of other sources boxes for duplicates and for what was left out by title and
 * abstract, are added to the published ones where there are such records, so that the numbers always add up.
 */
export function prismaFigure(flow: PrismaFlow): Plot {
  const { databases, others, previous } = flow;
  const hasOthers = others.identifiedTotal > 0;
  const setting = settingOf(previous !== undefined, hasOthers);
  const place = (column: Column) => setting.columns[column]!;
  const isNew = previous ? 'new ' : '';
  const rows: Row[] = [
    {
      phase: 'Identification',
      boxes: [
        ...(previous
          ? [
              {
                column: 'earlier' as const,
                lines: [`Publications included in the previous version of the review (n = ${previous.included})`],
              },
            ]
          : []),
        { column: 'main', lines: identifiedLines('Records identified from', databases) },
        { column: 'aside', lines: removedLines(databases, true) },
        ...(hasOthers
          ? [
              { column: 'other' as const, lines: identifiedLines('Records identified from', others) },
              ...optional('otherAside', removedLines(others, false)),
            ]
          : []),
      ],
    },
    {
      phase: 'Screening',
      boxes: [
        { column: 'main', lines: [`Records screened (n = ${databases.screened})`] },
        { column: 'aside', lines: [`Records excluded (n = ${databases.excludedAtTitle})`] },
        ...(hasOthers && others.excludedAtTitle > 0
          ? [
              { column: 'other' as const, lines: [`Records screened (n = ${others.screened})`] },
              { column: 'otherAside' as const, lines: [`Records excluded (n = ${others.excludedAtTitle})`] },
            ]
          : []),
      ],
    },
    {
      phase: 'Screening',
      boxes: [...retrieval('main', 'aside', databases), ...(hasOthers ? retrieval('other', 'otherAside', others) : [])],
    },
    {
      phase: 'Screening',
      boxes: [...assessment('main', 'aside', databases), ...(hasOthers ? assessment('other', 'otherAside', others) : [])],
    },
    {
      phase: 'Included',
      boxes: [{ column: 'main', lines: [`${previous ? 'New publications' : 'Publications'} included (n = ${flow.all.included})`] }],
    },
    ...(previous
      ? [{ phase: 'Included', boxes: [{ column: 'main' as const, lines: [`Publications included in all (n = ${flow.included})`] }] }]
      : []),
  ];

  const heads: readonly (readonly [Column, Column, string])[] = [
    ...(previous ? [['earlier', 'earlier', 'Previous publications'] as const] : []),
    [
      'main',
      'aside',
      `Identification of ${isNew}publications via databases${databases.identified.some(({ method }) => method === 'register') ? ' and registers' : ''}`,
    ],
    ...(hasOthers ? [['other', 'otherAside', `Identification of ${isNew}publications via other methods`] as const] : []),
  ];
  const headWidth = (from: Column, to: Column) => place(to).x + place(to).width - place(from).x;
  const headLines = heads.map(([from, to, text]) => wrapText(text, headWidth(from, to) - 30, setting.fontSize, true));
  const headHeight = Math.max(...headLines.map((lines) => lines.length)) * setting.lineHeight + 16;

  const boxHeight = (box: Box) => wrapped(box, setting).length * setting.lineHeight + 2 * setting.padding;
  /** So high that the name of a phase with a single row fits beside it. */
  const heightMin = (row: Row) =>
    rows.filter(({ phase }) => phase === row.phase).length > 1 ? 0 : row.phase === 'Identification' ? 270 : 170;
  const heights = rows.map((row) => Math.max(heightMin(row), ...row.boxes.map(boxHeight)));
  const tops = heights.map(
    (_, index) => headTop + headHeight + 24 + heights.slice(0, index).reduce((sum, height) => sum + height + rowGap, 0),
  );
  const height = tops.at(-1)! + heights.at(-1)! + 8;

  const shapes: string[] = heads.map(([from, to], index) =>
    head(place(from).x, headTop, headWidth(from, to), headHeight, headLines[index]!, setting),
  );
  rows.forEach((row, index) => {
    for (const box of row.boxes) shapes.push(drawBox(box, tops[index]!, heights[index]!, setting));
    const middle = tops[index]! + heights[index]! / 2;
    for (const [from, to] of [
      ['main', 'aside'],
      ['other', 'otherAside'],
    ] as const) {
      if (row.boxes.some(({ column }) => column === from) && row.boxes.some(({ column }) => column === to))
        shapes.push(arrow([place(from).x + place(from).width, middle], [place(to).x, middle]));
    }
  });
  for (const column of ['main', 'other'] as const) {
    const own = rows.flatMap((row, index) => (row.boxes.some((box) => box.column === column) ? [index] : []));
    const x = own.length > 0 ? place(column).x + place(column).width / 2 : 0;
    own.slice(1).forEach((to, index) => {
      const from = own[index]!;
      shapes.push(arrow([x, tops[from]! + heights[from]!], [x, tops[to]!]));
    });
  }
  const included = rows.findIndex(({ phase }) => phase === 'Included');
  if (hasOthers) {
    const x = place('other').x + place('other').width / 2;
    const y = tops[included]! + heights[included]! / 2;
    shapes.push(arrow([x, tops[included - 1]! + heights[included - 1]!], [x, y], [place('main').x + place('main').width, y]));
  }
  if (previous) {
    const x = place('earlier').x + place('earlier').width / 2;
    const last = rows.length - 1;
    const y = tops[last]! + heights[last]! / 2;
    shapes.push(arrow([x, tops[0]! + heights[0]!], [x, y], [place('main').x, y]));
  }
  for (const phase of new Set(rows.map((row) => row.phase))) {
    const first = rows.findIndex((row) => row.phase === phase);
    const last = rows.findLastIndex((row) => row.phase === phase);
    shapes.push(drawPhase(phase, tops[first]!, tops[last]! + heights[last]! - tops[first]!));
  }
  const alternative = alternativeOf(flow);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width / 10}mm" height="${height / 10}mm" role="img" font-family="DejaVu Sans" font-size="${setting.fontSize}">`,
    `<title>PRISMA 2020 flow diagram</title><desc>${escapeText(alternative)}</desc>`,
    '<defs><marker id="prisma-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" orient="auto"><path d="M0 1 L9 5 L0 9 Z" fill="#333"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...shapes,
    '</svg>',
  ].join('\n');
  return { svg, widthMillimetres: width / 10, heightMillimetres: height / 10, alternative };
}

function optional(column: Column, lines: readonly string[]): Box[] {
  return lines.length > 0 ? [{ column, lines }] : [];
}

/** Where records were found, by kind of source where there are several kinds, each source with its number. */
function identifiedLines(start: string, { identified, identifiedTotal }: PrismaCounts): string[] {
  const methods = searchMethods.filter((method) => identified.some((one) => one.method === method));
  const of = (method: SearchMethod) => identified.filter((one) => one.method === method);
  const [only] = methods;
  const name = (method: SearchMethod) => methodTitles[method].toLowerCase();
  if (only === undefined || methods.length === 1)
    return [
      `${start} ${only === undefined || only === 'other' ? (only ? 'other sources' : 'databases') : name(only)} (n = ${identifiedTotal})${identified.length > 0 ? ':' : ''}`,
      ...identified.map(({ source, count }) => `  ${source} (n = ${count})`),
    ];
  return [
    `${start}:`,
    ...methods.flatMap((method) => [
      `${methodTitles[method]} (n = ${of(method).reduce((sum, { count }) => sum + count, 0)})`,
      // A source that is named as its kind, such as citation searching, says nothing more.
      ...of(method)
        .filter(({ source }) => source.toLowerCase() !== methodTitles[method].toLowerCase())
        .map(({ source, count }) => `  ${source} (n = ${count})`),
    ]),
  ];
}

/** What fell away before screening; other ways of finding have such a box only where something did. */
function removedLines({ duplicatesRemoved, awaitingScreening }: PrismaCounts, always: boolean): string[] {
  const lines = [
    ...(always || duplicatesRemoved > 0 ? [`  Duplicate records removed (n = ${duplicatesRemoved})`] : []),
    ...(awaitingScreening > 0 ? [`Records awaiting screening (n = ${awaitingScreening})`] : []),
  ];
  return always || duplicatesRemoved > 0 ? ['Records removed before screening:', ...lines] : lines;
}

function retrieval(main: Column, aside: Column, counts: PrismaCounts): Box[] {
  const waiting = counts.awaitingFullText > 0 ? [`Reports awaiting assessment (n = ${counts.awaitingFullText})`] : [];
  return [
    { column: main, lines: [`Reports sought for retrieval (n = ${counts.soughtForRetrieval})`] },
    { column: aside, lines: [`Reports not retrieved (n = ${counts.notRetrieved})`, ...waiting] },
  ];
}

function assessment(main: Column, aside: Column, counts: PrismaCounts): Box[] {
  return [
    { column: main, lines: [`Reports assessed for eligibility (n = ${counts.assessedAtFullText})`] },
    {
      column: aside,
      lines: [
        `Reports excluded (n = ${counts.excludedAtFullTextTotal})${counts.excludedAtFullText.length > 0 ? ':' : ''}`,
        ...counts.excludedAtFullText.map(({ reason, count }) => `  ${reason} (n = ${count})`),
      ],
    },
  ];
}

function alternativeOf({ all: counts, others, previous, included }: PrismaFlow): string {
  const waiting = counts.awaitingScreening + counts.awaitingFullText;
  return [
    `Flow of records: ${counts.identifiedTotal} identified${others.identifiedTotal > 0 ? `, ${others.identifiedTotal} of them in other ways than databases and registers` : ''},`,
    `${counts.duplicatesRemoved} duplicates removed, ${counts.screened} screened, ${counts.excludedAtTitle} excluded at title and abstract,`,
    `${counts.soughtForRetrieval} sought for retrieval, ${counts.notRetrieved} not retrieved, ${counts.assessedAtFullText} assessed at full text, ${counts.excludedAtFullTextTotal} excluded at full text,`,
    `${counts.included} included${previous ? `; with ${previous.included} of the previous review ${included} in all` : ''}${waiting > 0 ? `; ${waiting} still wait for a decision` : ''}.`,
  ].join(' ');
}

/** Lines of a box after wrapping; what starts with two spaces is set in. */
function wrapped({ column, lines }: Box, { fontSize, padding, columns }: Setting): { text: string; indent: number }[] {
  return lines.flatMap((line) => {
    const indent = line.startsWith('  ') ? fontSize : 0;
    const hanging = indent + Math.round(fontSize * 0.8);
    return wrapText(line.trim(), columns[column]!.width - 2 * padding - hanging, fontSize).map((text, index) => ({
      text,
      indent: index > 0 && indent > 0 ? hanging : indent,
    }));
  });
}

function drawBox(box: Box, top: number, height: number, setting: Setting): string {
  const { fontSize, lineHeight, padding, columns } = setting;
  const side = columns[box.column]!;
  const lines = wrapped(box, setting);
  const start = top + (height - lines.length * lineHeight) / 2 + fontSize;
  return [
    `<rect x="${side.x}" y="${top}" width="${side.width}" height="${height}" fill="#fff" stroke="#333" stroke-width="3"/>`,
    ...lines.map(
      ({ text, indent }, index) =>
        `<text x="${side.x + padding + indent}" y="${start + index * lineHeight}" fill="#000">${escapeText(text)}</text>`,
    ),
  ].join('\n');
}

function head(x: number, y: number, own: number, height: number, lines: readonly string[], { fontSize, lineHeight }: Setting): string {
  const start = y + (height - lines.length * lineHeight) / 2 + fontSize;
  return [
    `<rect x="${x}" y="${y}" width="${own}" height="${height}" rx="16" fill="#ffd966" stroke="#333" stroke-width="3"/>`,
    ...lines.map(
      (text, index) =>
        `<text x="${x + own / 2}" y="${start + index * lineHeight}" text-anchor="middle" font-weight="bold" fill="#000">${escapeText(text)}</text>`,
    ),
  ].join('\n');
}

function drawPhase(phase: string, top: number, height: number): string {
  return [
    `<rect x="4" y="${top}" width="66" height="${height}" rx="16" fill="#cfe2f3" stroke="#333" stroke-width="3"/>`,
    `<text x="0" y="0" transform="translate(47 ${top + height / 2}) rotate(-90)" text-anchor="middle" font-size="30" font-weight="bold" fill="#000">${phase}</text>`,
  ].join('\n');
}

function arrow(...points: readonly (readonly [number, number])[]): string {
  return `<polyline points="${points.map(([x, y]) => `${x},${y}`).join(' ')}" fill="none" stroke="#333" stroke-width="3" marker-end="url(#prisma-arrow)"/>`;
}

/** Breaks a text into lines of a width; a word that is longer than a line is cut. */
function wrapText(text: string, widthMax: number, fontSize: number, bold = false): string[] {
  const lines: string[] = [];
  let line = '';
  // A count stays together: "(n = 12)" is never broken.
  const bound = text.replace(/\(n = (\d+)\)/g, '(n\u00a0=\u00a0$1)');
  const widthOf = (words: string) => textWidth(words.replaceAll('\u00a0', ' '), fontSize, bold);
  for (const word of bound.split(/[ \t\r\n]+/).flatMap((whole) => cutWord(whole, widthMax, widthOf))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > widthMax) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

function cutWord(word: string, widthMax: number, widthOf: (text: string) => number): string[] {
  if (widthOf(word) <= widthMax) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && widthOf(piece + character) > widthMax) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}
