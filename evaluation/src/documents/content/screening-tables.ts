import { all } from '../../records/index.ts';
import {
  criterionKind,
  describeScreening,
  earlierReferences,
  excludedAtFullText,
  prismaFigure,
  prismaFlow,
  screeningStates,
} from '../../screening/index.ts';
import { figure, hole, missing, paragraph, subheading, table } from '../blocks.ts';
import { type DocumentContext, value } from '../context.ts';
import type { Block } from '../tree.ts';
import { itemWords } from './items.ts';

/** The criteria by which publications were taken in or left out. */
export function criteriaTable(context: DocumentContext): Block[] {
  const criteria = all(context.snapshot, criterionKind);
  if (criteria.length === 0)
    return [
      hole('No criterion for inclusion or exclusion is recorded. Enter the criteria under Screening before publications are screened.'),
    ];
  return [
    table(
      'table-criteria',
      'Criteria for inclusion and exclusion',
      [
        ['Criterion', 4],
        ['Type', 2],
        ['Stage', 2],
        ['Description', 6],
      ],
      criteria.map((criterion) => [
        value(criterion, 'label', criterion.data.label, ''),
        criterion.data.type,
        criterion.data.stage === 'both' ? 'title and abstract, full text' : criterion.data.stage,
        value(criterion, 'description', criterion.data.description, 'description of the criterion not given'),
      ]),
    ),
  ];
}

/** How screening was done, and the PRISMA 2020 flow diagram from the records. */
export function flowDiagram(context: DocumentContext): Block[] {
  const flow = prismaFlow(context.snapshot);
  if (flow.all.identifiedTotal === 0 && !flow.previous?.records)
    return [hole('No record was identified yet. Import the results of the searches under Evidence.')];
  return [
    ...describeScreening(context.snapshot).map((sentence) => paragraph(sentence)),
    figure('figure-prisma', 'Selection of publications (PRISMA 2020 flow diagram)', prismaFigure(flow), {
      note: 'All numbers are counted from the records of the evaluation.',
    }),
  ];
}

/** Publications read in full and left out, and those that could not be had. */
export function excludedFullTexts(context: DocumentContext): Block[] {
  // In an update the earlier report lists what was left out then.
  const earlier = earlierReferences(context.snapshot);
  const excluded = excludedAtFullText(context.snapshot).filter(({ reference }) => !earlier.has(reference.id));
  const unobtained = screeningStates(context.snapshot).filter(
    ({ reference, state }) => state === 'not retrieved' && !earlier.has(reference.id),
  );
  return [
    subheading('Publications excluded after reading the full text'),
    ...(excluded.length === 0
      ? [paragraph('No publication was excluded after reading the full text.')]
      : [
          table(
            'table-excluded-full-texts',
            'Publications excluded at full text with reasons',
            [
              ['Publication', 5],
              ['Reason', 4],
              ['Note', 4],
            ],
            excluded.map(({ reference, reason, note }) => [itemWords(context, reference.id), reason, note.trim() || '–']),
          ),
        ]),
    subheading('Publications whose full text could not be retrieved'),
    ...(unobtained.length === 0
      ? [paragraph('Every full text that was sought could be retrieved.')]
      : [
          table(
            'table-not-retrieved',
            'Publications whose full text could not be retrieved',
            [
              ['Publication', 5],
              ['Attempts and reason', 8],
            ],
            unobtained.map(({ reference, fullText }) => [
              itemWords(context, reference.id),
              fullText.note || missing('attempts to retrieve it not described'),
            ]),
          ),
        ]),
  ];
}
