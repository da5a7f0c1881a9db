import type { Attribute } from './attribute.ts';
import { rankOf } from './authority.ts';
import { isBarredElsewhere } from './barred-elsewhere.ts';
import { deniedAt } from './denied-at.ts';
import type { Dossier } from './dossier.ts';
import { related, type Term, termsIn } from './lexicon/terms.ts';
import { locate } from './location.ts';
import { clausesOf, isContraindicated, purposeZone } from './purpose.ts';
import type { Contradiction, Location } from './rule.ts';
import type { Statement } from './statement.ts';

/** How sets of terms are compared between documents. */
export interface TermComparison {
  readonly kind: string;
  readonly key?: string;
  readonly terms: readonly Term[];
  readonly attribute: Attribute;
  /** What a term is, and what several are: "a place of use", "places of use". */
  readonly role: readonly [string, string];
  /** Terms that never count. */
  readonly ignored?: ReadonlySet<string>;
  /** True where every document must name what the others name, if it names any: patient interfaces. */
  readonly complete?: boolean;
}

interface Named {
  readonly document: string;
  readonly affirmed: ReadonlyMap<string, Statement>;
  readonly denied: ReadonlyMap<string, Statement>;
  readonly exclusive: boolean;
}

/** Terms that one document names and no other knows, that one affirms and another denies, or that one leaves out of a list that is complete elsewhere. */
export function* termDifferences(dossier: Dossier, comparison: TermComparison): Generator<Contradiction> {
  const { terms, attribute, role } = comparison;
  const as = (named: readonly string[]): string => `${listed(named)} as ${role[named.length > 1 ? 1 : 0]}`;
  const all = namedTerms(dossier, comparison);
  const affirming = all.filter((one) => one.affirmed.size > 0);
  const name = (id: string): string => dossier.document(id).name;
  const place = (statement: Statement): Location => locate(dossier, statement);
  const told = new Set<string>();

  for (const one of all) {
    // Whoever is in the minority deviates: the document that affirms what others exclude, or the one that excludes what others affirm.
    for (const affirms of [true, false]) {
      const clashes = [...(affirms ? one.affirmed : one.denied)].flatMap(([term, statement]) => {
        const side = (other: Named, affirmed: boolean): Statement | undefined => (affirmed ? other.affirmed : other.denied).get(term);
        const others = all.filter((other) => other !== one);
        const against = others.flatMap((other) => side(other, !affirms) ?? []);
        const agreeing = others.filter((other) => side(other, affirms)).length + 1;
        const minority = affirms ? agreeing <= against.length : agreeing < against.length;
        return against.length === 0 || !minority || (one.affirmed.has(term) && one.denied.has(term)) ? [] : [{ term, statement, against }];
      });
      const first = clashes[0];
      if (!first) continue;
      for (const { term } of clashes) told.add(`${one.document} ${term}`);
      const clashing = clashes.map(({ term }) => term);
      const these = clashing.join(', ');
      const there = name(first.against[0]!.document);
      yield {
        attribute,
        message: affirms
          ? `${name(one.document)} names ${as(clashing)}, but ${there} excludes ${clashing.length > 1 ? 'them' : 'it'}.`
          : `${name(one.document)} excludes ${as(clashing)}, but ${there} names ${clashing.length > 1 ? 'them' : 'it'}.`,
        locations: [place(first.statement), ...first.against.slice(0, 3).map(place)],
        compared: [affirms ? these : `not ${these}`, ...first.against.slice(0, 3).map(() => (affirms ? `not ${first.term}` : first.term))],
      };
    }
  }

  for (const one of [...affirming].sort((a, b) => rankOf(dossier, b.document) - rankOf(dossier, a.document))) {
    const others = affirming.filter((other) => other.document !== one.document);
    if (others.length === 0) continue;
    const known = (term: string): boolean =>
      others.some((other) => [...other.affirmed.keys()].some((there) => related(term, there, terms))) ||
      all.some((other) => other.document !== one.document && statesInPurpose(dossier, other.document, term, terms));
    const added = [...one.affirmed].filter(
      ([term, statement]) => statement.weight === 'defining' && !known(term) && !told.has(`${one.document} ${term}`),
    );
    const reference = [...others].sort((a, b) => rankOf(dossier, a.document) - rankOf(dossier, b.document))[0]!;
    if (added.length > 0 && !told.has(one.document) && !(others.length === 1 && told.has(others[0]!.document))) {
      // In a dossier of two the document that is believed less deviates, and only where they share nothing.
      const disjoint = added.length === one.affirmed.size;
      // The most detailed document lists what the others sum up in a word.
      const sumsUp =
        !disjoint &&
        !comparison.complete &&
        dossier.document(one.document).type === 'cer' &&
        !others.some((other) => other.exclusive) &&
        others.every((other) => other.affirmed.size <= 1 || other.affirmed.size * 2 <= one.affirmed.size);
      if (!sumsUp && (others.length > 1 || disjoint || comparison.complete)) {
        told.add(one.document);
        const first = added[0]![1];
        const there = [...reference.affirmed.values()][0]!;
        const elsewhere = [...reference.affirmed.keys()].join(', ');
        yield {
          attribute,
          message: `Only ${name(one.document)} names ${as(added.map(([term]) => term))}; ${name(reference.document)} names ${listed([...reference.affirmed.keys()])}.`,
          locations: [place(first), place(there), ...further(others, reference).map(place)],
          compared: [[...one.affirmed.keys()].join(', '), elsewhere, ...further(others, reference).map((other) => other.says)],
        };
        continue;
      }
    }
    if (told.has(one.document)) continue;
    const lacking = [...new Set(others.flatMap((other) => [...other.affirmed.keys()]))].filter(
      (term) =>
        others.filter((other) => [...other.affirmed].some(([there, { weight }]) => there === term && weight === 'defining')).length >= 2 &&
        ![...one.affirmed.keys()].some((here) => related(term, here, terms)),
    );
    const left = lacking.filter((term) => one.exclusive || (comparison.complete && !mentions(dossier, one.document, term, terms)));
    if (left.length === 0) continue;
    const there = others.find((other) => other.affirmed.has(left[0]!))!;
    const here = [...one.affirmed.values()][0]!;
    told.add(one.document);
    yield {
      attribute,
      message: `${name(one.document)} names ${listed([...one.affirmed.keys()])}${one.exclusive ? ' only' : ''}; ${name(there.document)} names ${as(left)}${one.exclusive ? '' : ' too'}.`,
      locations: [place(here), place(there.affirmed.get(left[0]!)!)],
      compared: [[...one.affirmed.keys()].join(', '), [...there.affirmed.keys()].join(', ')],
    };
  }
}

/** One statement of each of the other documents, three at most. */
function further(others: readonly Named[], apart: Named): Statement[] {
  return others
    .filter((other) => other !== apart)
    .slice(0, 3)
    .map((other) => [...other.affirmed.values()][0]!);
}

function namedTerms(dossier: Dossier, { kind, key, ignored }: TermComparison): Named[] {
  const byDocument = new Map<string, { affirmed: Map<string, Statement>; denied: Map<string, Statement>; exclusive: boolean }>();
  const language = mainLanguage(dossier);
  for (const statement of dossier.of(kind)) {
    // What a translation says is compared with its master, word by word, by a rule of its own.
    if (isTranslation(dossier, statement.document, language)) continue;
    if (statement.subject !== 'device' || (key !== undefined && statement.key !== key) || statement.value.type !== 'categories') continue;
    if (statement.affirmed && isBarredElsewhere(dossier, statement)) continue;
    const named = byDocument.get(statement.document) ?? { affirmed: new Map(), denied: new Map(), exclusive: false };
    byDocument.set(statement.document, named);
    for (const category of statement.value.categories) {
      if (ignored?.has(category)) continue;
      const map = statement.affirmed ? named.affirmed : named.denied;
      const before = map.get(category);
      if (!before || (before.weight === 'mention' && statement.weight === 'defining')) map.set(category, statement);
    }
    if (statement.affirmed) {
      const { folded } = dossier.document(statement.document).passages[statement.passage]!;
      const before = folded
        .slice(Math.max(0, statement.start - 24), statement.start)
        .split(/[.;:]/)
        .at(-1)!;
      const after = folded.slice(statement.end, statement.end + 24).split(/[.;:]/)[0]!;
      if (
        /\b(?:only(?! (?:when|if|after|once|where|as|until|for a))|exclusively|solely|nur|ausschliesslich|uniquement|solamente|solo)\b/.test(
          `${before}${folded.slice(statement.start, statement.end)}${after}`,
        )
      )
        named.exclusive = true;
    }
  }
  return [...byDocument].map(([document, named]) => ({ document, ...named }));
}

/** Whether a section on the intended purpose of a document names a term without denying it, in whatever form. */
export function statesInPurpose(dossier: Dossier, id: string, term: string, terms: readonly Term[]): boolean {
  const document = dossier.document(id);
  return document.passages.some(
    (passage) =>
      passage.kind !== 'heading' &&
      purposeZone(passage, document) === 'stating' &&
      !isContraindicated(passage, document) &&
      passage.sentences.some((sentence) =>
        clausesOf(sentence.folded).some(
          (clause) =>
            !/^\s*(?:but )?they (?:do|may|must|are) not\b/.test(sentence.folded.slice(clause.end + 1)) &&
            termsIn(clause.folded, terms).some((found) => related(found.id, term, terms) && !deniedAt(clause.folded, found.start)),
        ),
      ),
  );
}

/** Whether a document mentions a term anywhere. */
function mentions(dossier: Dossier, document: string, id: string, terms: readonly Term[]): boolean {
  return dossier.document(document).passages.some((passage) => termsIn(passage.folded, terms).some((found) => found.id === id));
}

/** "Home", "hospitals and home", "hospitals, clinics and home". */
function listed(terms: readonly string[]): string {
  return terms.length < 2 ? terms.join('') : `${terms.slice(0, -1).join(', ')} and ${terms.at(-1)}`;
}

/** A document in another language than most, beside one of its type in theirs. */
function isTranslation(dossier: Dossier, id: string, language: string): boolean {
  const document = dossier.document(id);
  return document.language !== language && dossier.documents.some((other) => other.type === document.type && other.language === language);
}

/** The language of most documents. */
function mainLanguage(dossier: Dossier): string {
  const counts = new Map<string, number>();
  for (const { language } of dossier.documents) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'en';
}
