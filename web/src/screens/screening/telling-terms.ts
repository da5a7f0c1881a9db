type Term = { readonly term: string; readonly contribution: number };

/** Words without a meaning of their own. The model weighs them with the others; nobody learns anything from reading them. */
const functionWords = new Set(
  'a about after all also among an and are as at be been before between both but by can did do does during each either for from had has have how if in into is it its may might more most no nor not of on only or other our over than that the their them then there these they this those through to under up upon very was we were what when where which while who will with within without would'.split(
    ' ',
  ),
);

/**
 * The terms that tell a person why a reference stands where it stands, strongest first: without function words, and without a word that stands in a
 * stronger pair, or a pair both of whose words were told.
 */
export function tellingTerms(terms: readonly Term[], most: number): Term[] {
  const told: Term[] = [];
  for (const each of terms) {
    if (told.length === most) break;
    const words = each.term.split(' ');
    if (words.some((word) => functionWords.has(word) || /^\d+$/.test(word))) continue;
    const known = told.filter(({ contribution }) => contribution > 0 === each.contribution > 0).flatMap(({ term }) => term.split(' '));
    if (words.every((word) => known.includes(word))) continue;
    told.push(each);
  }
  return told;
}
