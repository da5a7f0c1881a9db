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

/** Where a reference stands, in one or two words. */
export function stateTitle({ duplicate, title, fullText }: ReferenceStateProps): string {
  return duplicate ? 'Duplicate' : tones[screeningState(title ?? undefined, fullText ?? undefined)].title;
}

/** The same with its icon. */
export function ReferenceState(props: ReferenceStateProps) {
  const tone = props.duplicate ? 'quiet' : tones[screeningState(props.title ?? undefined, props.fullText ?? undefined)].tone;
  return <Status tone={tone}>{stateTitle(props)}</Status>;
}
