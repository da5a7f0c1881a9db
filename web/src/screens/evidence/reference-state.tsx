import { type ScreeningState, screeningState } from '@cerulean/evaluation/screening';
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
  readonly title: string | null | undefined;
  readonly fullText: string | null | undefined;
}

function look({ duplicate, title, fullText }: ReferenceStateProps): { readonly tone: Tone; readonly title: string } {
  if (duplicate) return { tone: 'quiet', title: 'Duplicate' };
  const state = screeningState(title ?? undefined, fullText ?? undefined);
  // Somebody has looked at it already; it waits for a decision all the same.
  const unsure =
    (state === 'awaiting title and abstract' && title === 'unsure') || (state === 'awaiting full text' && fullText === 'unsure');
  return unsure ? { tone: 'caution', title: 'Unsure' } : tones[state];
}

/** Where a reference stands, in one or two words. */
export function stateTitle(props: ReferenceStateProps): string {
  return look(props).title;
}

/** The same with its icon. */
export function ReferenceState(props: ReferenceStateProps) {
  const { tone, title } = look(props);
  return <Status tone={tone}>{title}</Status>;
}
