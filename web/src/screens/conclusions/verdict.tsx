import type { Verdict as VerdictWord } from '@cerulean/evaluation/conclusions';
import { Status, type Tone } from '../../kit/status.tsx';

const tones: Readonly<Record<VerdictWord, Tone>> = { supported: 'good', 'not supported': 'bad', insufficient: 'caution' };
const words: Readonly<Record<VerdictWord, string>> = { supported: 'Supported', 'not supported': 'Not supported', insufficient: 'Insufficient' };

/** A verdict as word and icon. */
export function Verdict({ verdict }: { verdict: VerdictWord }) {
  return <Status tone={tones[verdict]}>{words[verdict]}</Status>;
}
