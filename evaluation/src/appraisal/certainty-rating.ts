import { z } from 'zod';
import { defineKind } from '../records/index.ts';

/** How sure one can be of an effect, highest first (GRADE; Guyatt et al., BMJ 2008;336:924-926). */
export const certaintyLevels = ['high', 'moderate', 'low', 'very low'] as const;
export type CertaintyLevel = (typeof certaintyLevels)[number];

/** What the studies behind an outcome are, and the certainty it starts from. */
export const certaintyStarts = {
  randomised: { title: 'randomised trials', level: 'high' },
  observational: { title: 'studies without randomisation', level: 'low' },
  'robins-i': { title: 'studies without randomisation whose risk of bias was judged with ROBINS-I', level: 'high' },
} as const satisfies Record<string, { title: string; level: CertaintyLevel }>;

/** One reason to rate certainty down or up, and by how many levels at most. */
interface CertaintyReason {
  readonly title: string;
  readonly question: string;
  readonly most: number;
}

/** The five reasons to rate down. Three levels for risk of bias are only for studies that start high because ROBINS-I judged them. */
export const reasonsDown = {
  'risk of bias': { title: 'Risk of bias', question: 'Do limits of design or conduct of the studies make the effect doubtful?', most: 3 },
  inconsistency: { title: 'Inconsistency', question: 'Do the results differ between studies in a way that is not explained?', most: 2 },
  indirectness: {
    title: 'Indirectness',
    question: 'Do patients, device, comparator or outcome differ from those the evaluation asks about?',
    most: 2,
  },
  imprecision: {
    title: 'Imprecision',
    question: 'Would one decide otherwise at the other limit of the interval, or are there few events?',
    most: 2,
  },
  'publication bias': {
    title: 'Publication bias',
    question: 'Is it likely that studies or results are missing for what they show?',
    most: 1,
  },
} as const satisfies Record<string, CertaintyReason>;

/** The three reasons to rate up, foremost for studies without randomisation. */
export const reasonsUp = {
  'large effect': {
    title: 'Large effect',
    question: 'Is the effect large (one level) or very large (two), in studies without serious limits?',
    most: 2,
  },
  'dose response': { title: 'Dose response', question: 'Does the effect grow with the dose or the exposure?', most: 1 },
  confounding: { title: 'Opposing confounding', question: 'Would all plausible confounding have made the effect seem smaller?', most: 1 },
} as const satisfies Record<string, CertaintyReason>;

const step = (most: number) => z.object({ levels: z.number().int().min(0).max(most), reason: z.string().default('') }).optional();

const schema = z
  .object({
    outcomeParameterId: z.string(),
    /** The estimate whose numbers stand in the summary of findings; without it the outcome is described in words only. */
    estimateId: z.string().optional(),
    /** With what the device is compared, as the table says it: "coated against uncoated catheter". */
    comparison: z.string().trim().default(''),
    importance: z.enum(['critical', 'important', 'limited']).default('important'),
    start: z.enum(Object.keys(certaintyStarts) as (keyof typeof certaintyStarts)[]),
    down: z
      .object({
        'risk of bias': step(reasonsDown['risk of bias'].most),
        inconsistency: step(reasonsDown.inconsistency.most),
        indirectness: step(reasonsDown.indirectness.most),
        imprecision: step(reasonsDown.imprecision.most),
        'publication bias': step(reasonsDown['publication bias'].most),
      })
      .prefault({}),
    up: z
      .object({
        'large effect': step(reasonsUp['large effect'].most),
        'dose response': step(reasonsUp['dose response'].most),
        confounding: step(reasonsUp.confounding.most),
      })
      .prefault({}),
    /** What the evidence says, in plain words. */
    statement: z.string().default(''),
  })
  .superRefine((data, context) => {
    for (const direction of ['down', 'up'] as const)
      for (const [id, taken] of Object.entries(data[direction]))
        if (taken && taken.levels > 0 && !taken.reason.trim())
          context.addIssue({ code: 'custom', path: [direction, id, 'reason'], message: 'say why the certainty is rated so' });
    if ((data.down['risk of bias']?.levels ?? 0) > 2 && data.start !== 'robins-i')
      context.addIssue({
        code: 'custom',
        path: ['down', 'risk of bias', 'levels'],
        message: 'three levels are only for studies that start high because ROBINS-I judged them',
      });
  });

/** What a rating holds. */
export type CertaintyRating = z.output<typeof schema>;

/** How certain the evidence on one outcome is, across the studies that report it, with every step down and up explained. */
export const certaintyRatingKind = defineKind({
  name: 'certainty-rating',
  prefix: 'crt',
  title: 'certainty of evidence',
  plural: 'certainty ratings',
  needsReason: true,
  schema,
  label: (data) => `${certaintyOf(data).level} certainty`,
});

/** One step of a rating, with its reason. */
export interface CertaintyStep {
  readonly title: string;
  /** Levels up; negative where it goes down. */
  readonly levels: number;
  readonly reason: string;
}

/** A rating as it comes out. */
export interface Certainty {
  readonly start: CertaintyLevel;
  readonly level: CertaintyLevel;
  /** The four signs of the table: filled for each level reached. */
  readonly signs: string;
  /** Steps down, then up, in the order of the method; those without levels are left out. */
  readonly steps: readonly CertaintyStep[];
  /** What to look at again, each as a sentence. */
  readonly cautions: readonly string[];
}

/**
 * The certainty that follows from start and steps: every level down and up is counted, and the result stays between very low and high. Rating up is
 * for evidence without serious limits, so a step up beside a step down is a caution (Guyatt et al., J Clin Epidemiol 2011;64:1311-1316; unverified
 * against the paper).
 */
export function certaintyOf({ start, down, up }: Pick<CertaintyRating, 'start' | 'down' | 'up'>): Certainty {
  const listed = (
    reasons: Record<string, CertaintyReason>,
    given: Readonly<Record<string, { levels: number; reason: string } | undefined>>,
    sign: number,
  ) =>
    Object.entries(reasons).flatMap(([id, { title }]) => {
      const { levels = 0, reason = '' } = given[id] ?? {};
      return levels > 0 ? [{ title, levels: sign * levels, reason: reason.trim() }] : [];
    });
  const downs = listed(reasonsDown, down, -1);
  const ups = listed(reasonsUp, up, 1);
  const from = certaintyLevels.indexOf(certaintyStarts[start].level);
  const to = from - [...downs, ...ups].reduce((sum, { levels }) => sum + levels, 0);
  const place = Math.min(certaintyLevels.length - 1, Math.max(0, to));
  return {
    start: certaintyStarts[start].level,
    level: certaintyLevels[place]!,
    signs: '⊕'.repeat(certaintyLevels.length - place) + '◯'.repeat(place),
    steps: [...downs, ...ups],
    cautions: [
      ...(ups.length > 0 && downs.length > 0 ? ['Certainty is rated up only where there is no serious reason to rate it down.'] : []),
      ...(ups.length > 0 && start !== 'observational' ? ['Rating up is meant for studies without randomisation that start low.'] : []),
      ...(start === 'robins-i' && !down['risk of bias']?.levels
        ? ['Studies without randomisation that start high are usually rated down for risk of bias, by two levels or more.']
        : []),
    ],
  };
}
