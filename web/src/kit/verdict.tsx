import type { Plot } from '@cerulean/evaluation/base';
import type { Verdict as VerdictWord } from '@cerulean/evaluation/conclusions';
import classes from './evidence.module.css';
import { Status, type Tone } from './status.tsx';
import { Svg } from './svg.tsx';

const tones: Readonly<Record<VerdictWord, Tone>> = { supported: 'good', 'not supported': 'bad', insufficient: 'caution' };

/** Whether a claim is shown: the word, the estimate with its limits in words, and the interval against the criterion as a drawing. */
export function Verdict({ verdict, estimate, plot }: { verdict: VerdictWord; estimate?: string; plot?: Plot }) {
  return (
    <span className={classes.verdict}>
      <Status tone={tones[verdict]}>{verdict}</Status>
      {estimate && <span className="numbers">{estimate}</span>}
      {plot && <Svg plot={plot} width={160} />}
    </span>
  );
}
