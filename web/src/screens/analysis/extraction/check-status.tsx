import type { CheckState } from '@cerulean/evaluation/analysis';
import IconQuote from '@tabler/icons-react/dist/esm/icons/IconQuote.mjs';
import type { SelectedPassage } from '../../../kit/reading/selected-passage.ts';
import { Status, type Tone } from '../../../kit/status.tsx';
import classes from './extraction.module.css';

const tones: Record<CheckState, Tone> = {
  'not checked': 'quiet',
  checked: 'good',
  difference: 'caution',
  'difference resolved': 'good',
  'changed since the check': 'underway',
};

/** How a second person stands to what was extracted. */
export function CheckStatus({ state }: { state: CheckState }) {
  return <Status tone={tones[state]}>{state === 'not checked' ? 'saved, not checked yet' : state}</Status>;
}

/** The words something was taken from; pressed, they are shown where they stand. */
export function PassageButton({ place, onShow }: { place: SelectedPassage; onShow: (place: SelectedPassage) => void }) {
  return (
    <button type="button" className={classes.passage} title="Show it where it stands" onClick={() => onShow({ ...place })}>
      <IconQuote size={14} aria-hidden />
      <span>{place.quote}</span>
      {place.page && <em>{/^\d/.test(place.page) ? `p. ${place.page}` : place.page}</em>}
    </button>
  );
}
