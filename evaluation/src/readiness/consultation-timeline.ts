import type { IsoDate } from '../base/index.ts';
import { addDays } from '../quality-system/index.ts';

/** One step of the consultation of an expert panel, in order. */
export interface TimelineStep {
  readonly id: string;
  readonly actor: 'manufacturer' | 'notified body' | 'panel' | 'Commission';
  readonly what: string;
  /** Days after the panel received the documents; absent where the law names no number. */
  readonly day?: number;
  /** The latest day, or the day itself for the start; absent where the law names no number. */
  readonly date?: IsoDate;
  readonly clause: string;
  /** True where it was read in the law. */
  readonly verified: boolean;
}

export interface TimelineOptions {
  /** Begins with the early advice that Article 61(2) offers. */
  readonly earlyAdvice?: boolean;
}

const steps: readonly Omit<TimelineStep, 'date'>[] = [
  {
    id: 'report',
    actor: 'notified body',
    what: 'writes its clinical evaluation assessment report, with conclusions on benefit and risk, the consistency of the evidence with the intended purpose, and the plan of post-market clinical follow-up',
    clause: 'Annex IX, section 5.1(a)',
    verified: true,
  },
  {
    id: 'notification',
    actor: 'notified body',
    what: 'notifies the authorities and the Commission through EUDAMED whether or not the procedure applies, with the assessment report',
    clause: 'Article 54(3)',
    verified: true,
  },
  {
    id: 'receipt',
    actor: 'Commission',
    what: 'passes the assessment report, the clinical evaluation plan and report, and the plan and report of post-market clinical follow-up (or its justification) to the panel, which receives them',
    day: 0,
    clause: 'Annex IX, section 5.1(a) and (b); Annex II, section 6.1(c) and (d)',
    verified: true,
  },
  {
    id: 'presentation',
    actor: 'panel',
    what: 'may ask the notified body to present its conclusions',
    clause: 'Annex IX, section 5.1',
    verified: true,
  },
  {
    id: 'decision',
    actor: 'panel',
    what: 'decides by the three criteria (novelty with major impact, adverse change of benefit and risk of the category, rise of serious incidents) whether to give an opinion; where it gives none it says why, and the notified body may proceed',
    day: 21,
    clause: 'Annex IX, section 5.1(c)',
    verified: true,
  },
  {
    id: 'opinion',
    actor: 'panel',
    what: 'gives its opinion on benefit and risk, the consistency with the indications, and the follow-up plan; the days of the decision are inside this time',
    day: 60,
    clause: 'Annex IX, section 5.1',
    verified: true,
  },
  {
    id: 'silence',
    actor: 'notified body',
    what: 'may proceed where no opinion was given in time',
    day: 60,
    clause: 'Annex IX, section 5.1',
    verified: true,
  },
  {
    id: 'consideration',
    actor: 'notified body',
    what: 'gives the opinion due consideration; where evidence is found insufficient it advises the manufacturer, if necessary, to restrict the purpose, shorten the certificate, carry out specific follow-up studies, or adapt the instructions or the summary of safety and clinical performance',
    clause: 'Annex IX, section 5.1',
    verified: true,
  },
  {
    id: 'justification',
    actor: 'notified body',
    what: 'justifies in its report where it does not follow the opinion; the Commission publishes opinion and justification',
    clause: 'Annex IX, section 5.1',
    verified: true,
  },
  {
    id: 'scrutiny',
    actor: 'notified body',
    what: 'notifies the certificate with summary, assessment report, instructions, opinion and justification',
    clause: 'Article 55(1)',
    verified: true,
  },
];

const earlyAdvice: TimelineStep = {
  id: 'early-advice',
  actor: 'manufacturer',
  what: 'may consult a panel on the strategy of clinical development and on proposals for investigations before the evaluation or investigation begins; the law names no time limit',
  clause: 'Article 61(2)',
  verified: true,
};

/** The consultation procedure with its dates, counted in days from the day on which the panel receives the documents (Annex IX, section 5.1). */
export function consultationTimeline(receivedOn: IsoDate, { earlyAdvice: withAdvice = false }: TimelineOptions = {}): TimelineStep[] {
  const dated = steps.map((step): TimelineStep => (step.day === undefined ? step : { ...step, date: addDays(receivedOn, step.day) }));
  return withAdvice ? [earlyAdvice, ...dated] : dated;
}
