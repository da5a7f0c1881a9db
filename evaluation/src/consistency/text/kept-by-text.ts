/** Texts that are kept; a long dossier has about as many sentences. */
const textsMax = 40_000;

/**
 * Makes a reading of texts remember what it gave: many statement kinds and rules ask the same of the same sentence. What it gives is shared and must not
 * be changed.
 */
export function keptByText<Made>(read: (text: string) => Made): (text: string) => Made {
  const kept = new Map<string, Made>();
  return (text) => {
    let made = kept.get(text);
    if (made === undefined) {
      made = read(text);
      if (kept.size >= textsMax) kept.clear();
      kept.set(text, made);
    }
    return made;
  };
}

/** The same for a reading that depends on the language as well. */
export function keptByTextAndLanguage<Made>(read: (text: string, language: string) => Made): (text: string, language: string) => Made {
  const kept = new Map<string, (text: string) => Made>();
  return (text, language) => {
    let ofLanguage = kept.get(language);
    if (!ofLanguage) {
      ofLanguage = keptByText((one: string) => read(one, language));
      kept.set(language, ofLanguage);
    }
    return ofLanguage(text);
  };
}
