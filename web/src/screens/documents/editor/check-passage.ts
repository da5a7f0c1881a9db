import { call } from '../../../api/client.ts';
import type { Place } from '../saving/save-section.ts';
import type { CheckPassage } from './use-passage-findings.ts';

/** How to hold a paragraph of a section against the other documents; nothing for documents that take no part in the comparison. */
export function checkPassage({ evaluation, document, section }: Place): CheckPassage | undefined {
  if (document !== 'cer' && document !== 'cep') return undefined;
  return async (text, signal) => {
    const { findings } = await call('consistency.passage.check', { evaluation, document, sectionId: section, text }, { signal });
    return findings.map(({ fingerprint, message, locations }) => ({
      fingerprint,
      message,
      quote: locations.find((place) => place.document === document && text.includes(place.quote))?.quote ?? '',
      against: locations.filter((place) => place.document !== document || !text.includes(place.quote)),
    }));
  };
}
