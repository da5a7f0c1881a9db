import type { Dossier } from './dossier.ts';
import { keptByDocument } from './kept-by-document.ts';
import { careSettings } from './lexicon/care-settings.ts';
import { related, termsIn } from './lexicon/terms.ts';
import { locate, locationIn } from './location.ts';
import type { Passage, Sentence } from './passage.ts';
import type { Contradiction } from './rule.ts';
import type { Statement } from './statement.ts';
import { fold } from './text/fold.ts';

const telling: ReadonlySet<string> = new Set(['sscp', 'cer', 'psur', 'cep']);
const ofFollowUp =
  /\bpmcf\b|\bpost-market(?:ing)? (?:clinical )?(?:follow|cohort|study|studies|registry|observation)|\bfollow-?up (?:after|in|on) (?:the )?(?:market\w*|launch|sale|placing)|^\W*follow-?up (?:programme|study|registry|cohort)\b/u;
/** "A cohort study is planned. It takes place only in intensive care units." */
const announced =
  /\b(?:cohort|registry|survey|study|observation)\b[^.;]{0,40}\b(?:is|are|has been) (?:planned|running|under ?way|foreseen|being)\b|\b(?:registry|register|follow-up study|cohort)\b[^.;]{0,60}?\b(?:runs?|will|shall|follows|is to|watches|observes|enrols|takes in|lasts)\b|\bnext (?:step|comes|is|project)\b[^.;]{0,30}\b(?:study|registry|register|cohort|survey)\b|\bfollow-up study (?:has|of|with)\b/u;
/** What others watch, and what was. */
const others = /\b(?:national|published|literature|predecessor|et al|implant registry|joint registry|was|were|had)\b|\[\d/u;
/** Headings and titles of lines under which stands what comes: "Next: 150 children are followed at home". */
const ahead =
  /\b(?:still (?:being |to be )?(?:studied|observed|watched|followed)|what (?:comes|is|happens) next|next steps?|under ?way|ongoing (?:study|studies|research|collection)|further follow-?up|follow-?up after)\b|^\W*(?:[\d.]+ )?(?:next|after|outlook|what next\??|follow-?up)\W*$/u;
const isFollowed = /\b(?:followed|observed|studied|watched|monitored|tracked)\b|\bfollow-?up\b/u;

interface FollowedPlaces {
  readonly passage: Passage;
  readonly told: readonly [ToldPlace, ...ToldPlace[]];
}

interface ToldPlace {
  readonly sentence: Sentence;
  readonly term: ReturnType<typeof termsIn>[number];
}

/** Passages that tell where follow-up takes place. */
const followedPlaces = keptByDocument((document): FollowedPlaces[] => {
  if (!telling.has(document.type) || document.language !== 'en') return [];
  return document.passages.flatMap((passage) => {
    if (passage.kind === 'heading') return [];
    const title = /^[^:.]{3,40}(?=[:.] )/u.exec(passage.folded)?.[0] ?? '';
    const next = ahead.test(fold(passage.headings.at(-1)?.title ?? '')) || ahead.test(title) || ahead.test(fold(passage.label));
    if (!passage.topics.has('pmcf') && !next && !ofFollowUp.test(passage.folded) && !announced.test(passage.folded)) return [];
    if (passage.topics.has('literature') || passage.topics.has('state-of-the-art') || passage.topics.has('predecessor')) return [];
    const since = passage.sentences.findIndex(
      ({ folded }) => announced.test(folded) || /^\W*follow-?up\b[^.]{0,50}\bmarket\b/u.test(folded),
    );
    const [first, ...more] = passage.sentences.flatMap((sentence, index) =>
      (since >= 0 && index >= since && document.type === 'sscp') ||
      passage.topics.has('pmcf') ||
      ofFollowUp.test(sentence.folded) ||
      (announced.test(sentence.folded) && !others.test(sentence.folded)) ||
      (next && isFollowed.test(sentence.folded))
        ? termsIn(sentence.folded, careSettings).map((term) => ({ sentence, term }))
        : [],
    );
    return first ? [{ passage, told: [first, ...more] }] : [];
  });
});

/** "A PMCF study follows patients at home" where the plan studies operating theatres. */
export function* toldSettings(dossier: Dossier, planned: readonly Statement[]): Generator<Contradiction> {
  const [reference, ...more] = planned.filter((one) => one.key === 'setting' && one.affirmed);
  if (!reference) return;
  const studied = [reference, ...more].flatMap(({ value }) => (value.type === 'categories' ? value.categories : []));
  for (const document of dossier.documents) {
    for (const { passage, told } of followedPlaces(document)) {
      const [first] = told;
      if (told.some(({ term }) => studied.some((one) => related(one, term.id, careSettings)))) continue;
      // A plan with several activities names the place of one of them in passing.
      const plan = dossier.document(reference.document).passages;
      if (plan.some(({ folded }) => termsIn(folded, careSettings).some((one) => related(one.id, first.term.id, careSettings)))) continue;
      yield {
        attribute: 'care-setting',
        message: `${document.name} tells of follow-up in ${first.term.id}, but ${dossier.document(reference.document).name} plans it in ${reference.says}.`,
        locations: [locationIn(document, passage, first.sentence.start, first.sentence.end), locate(dossier, reference)],
        compared: [first.term.id, reference.says],
      };
      return;
    }
  }
}
