import { type ScreeningState, type StandingWord, screeningState } from '@cerulean/evaluation/screening';
import { Status, type Tone } from '../../kit/status.tsx';

const tones: Record<ScreeningState, { readonly tone: Tone; readonly title: string }> = {
  'awaiting title and abstract': { tone: 'quiet', title: 'To screen' },
  'excluded at title and abstract': { tone: 'bad', title: 'Excluded' },
  'awaiting full text': { tone: 'caution', title: 'To read' },
  'not retrieved': { tone: 'bad', title: 'Not retrieved' },
  'excluded at full text': { tone: 'bad', title: 'Excluded at full text' },
  included: { tone: 'good', title: 'Included' },
};

interface ReferenceStateProps {
  readonly duplicate: boolean;
  readonly title: StandingWord | null | undefined;
  readonly fullText: StandingWord | null | undefined;
}

function look({ duplicate, title, fullText }: ReferenceStateProps): { readonly tone: Tone; readonly title: string } {
  if (duplicate) return { tone: 'quiet', title: 'Duplicate' };
  const state = screeningState(title ?? undefined, fullText ?? undefined);
  // Somebody has looked at it already; it waits for a decision all the same.
  const word = state === 'awaiting title and abstract' ? title : state === 'awaiting full text' ? fullText : undefined;
  return (word && pending[word]) || tones[state];
}

const pending: Partial<Record<StandingWord, { readonly tone: Tone; readonly title: string }>> = {
  unsure: { tone: 'caution', title: 'Unsure' },
  waiting: { tone: 'quiet', title: 'Waits for a reviewer' },
  conflict: { tone: 'caution', title: 'Conflict' },
};

/** Where a reference stands, in one or two words. */
export function stateTitle(props: ReferenceStateProps): string {
  return look(props).title;
}

/** The same with its icon. */
export function ReferenceState(props: ReferenceStateProps) {
  const { tone, title } = look(props);
  return <Status tone={tone}>{title}</Status>;
}
