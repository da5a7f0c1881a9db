import { fold } from './fold.ts';

const marks: Readonly<Record<string, string>> = {
  en: 'the of and to in is for with that are was be by this which or from not',
  de: 'der die das und ist von mit fur nicht den des im ein eine werden wird bei oder sind auf zur',
  fr: 'le la les des et est dans pour une du que sur par avec pas chez aux ou ce sont',
  es: 'el la los las del y es en para con una que por se como al o su son',
  it: 'il la di che e per con una del della nel i gli non sono dei alla da le si',
};
const sets = Object.entries(marks).map(([language, list]) => [language, new Set(list.split(' '))] as const);

/** The language of a text by its commonest small words: en, de, fr, es or it; English where there are too few words to tell. */
export function languageOf(text: string): string {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [word] of fold(text.slice(0, 20_000)).matchAll(/\p{L}+/gu)) {
    total++;
    for (const [language, list] of sets) if (list.has(word)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  const second = [...counts].sort((a, b) => b[1] - a[1])[1];
  // Terse tables hold few small words; one or two that another language has as well tell nothing.
  if (best && best[0] !== 'en' && best[1] < 3) return 'en';
  if (!best || total < 12 || best[1] < (second?.[1] ?? 0) * 1.2)
    return best && total >= 12 && best[0] !== 'en' && best[1] > (counts.get('en') ?? 0) * 2 ? best[0] : 'en';
  return best[0];
}
