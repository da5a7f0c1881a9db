import type { ReadRecord } from '@cerulean/evaluation/evidence';

const share = { duplicates: 0.3, abstracts: 0.6, dois: 0.5 } as const;

/** Numbers between 0 and 1 that look like chance and are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const syllables =
  'car di o neu ro ne phro gas tro he pa to der ma os te my el en ce pha vas cu lar pul mo na ry tho ra co ab do mi nal in fec tion ste no sis'.split(
    ' ',
  );

/**
 * Invented references as databases export them, for measuring time: words by Zipf's law, three in ten a second record of the publication before it,
 * written as another database writes it.
 */
export function inventedReferences(count: number): ReadRecord[] {
  const next = numbers(1);
  const below = (bound: number) => Math.floor(next() * bound);
  const vocabulary = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 2 + below(3) }, () => syllables[below(syllables.length)]).join(''),
  );
  const word = () => vocabulary[Math.floor(vocabulary.length ** next()) - 1]!;
  const text = (length: number) => Array.from({ length }, word).join(' ');
  const families = Array.from({ length: 8_000 }, () => text(1).replace(/^./, (letter) => letter.toUpperCase()));
  const journals = Array.from({ length: 600 }, () => text(3));
  const records: ReadRecord[] = [];
  while (records.length < count) {
    const id = records.length;
    const authors = Array.from({ length: 1 + below(8) }, () => ({
      family: families[below(families.length)]!,
      given: String.fromCharCode(65 + below(26)),
    }));
    const first = 1 + below(2_000);
    const year = 1990 + below(35);
    const reference: ReadRecord = {
      id: String(id),
      type: 'article',
      title: text(6 + below(10)),
      authors,
      year,
      container: journals[below(journals.length)]!,
      volume: String(year - 1950),
      issue: String(1 + below(12)),
      pages: `${first}-${first + below(12)}`,
      doi: next() < share.dois ? `10.1000/${id}` : '',
      pmid: '',
      pmcid: '',
      abstract: next() < share.abstracts ? text(180) : '',
      keywords: [],
      language: '',
      publicationTypes: [],
      url: '',
      links: [],
      source: { file: 'invented', format: 'ris', database: '' },
    };
    records.push(reference);
    if (next() < share.duplicates && records.length < count)
      records.push({
        ...reference,
        id: String(records.length),
        doi: '',
        title: `${reference.title.toUpperCase()}.`,
        authors: authors.slice(0, 3),
        pages: String(first),
      });
  }
  return records;
}
