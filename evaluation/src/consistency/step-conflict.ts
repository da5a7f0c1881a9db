import { meaningsOf, type StepClause, type StepState } from './step-states.ts';
import { stem } from './text/fold.ts';
import { keptByText } from './text/kept-by-text.ts';

/** Actions that are what they are whatever they are done to. */
const objectless: ReadonlySet<string> = new Set(['smoke', 'silence the alarm']);
/** What changes the device in one way or another. */
const changes: ReadonlySet<string> = new Set(['cut', 'bend', 'take apart']);

/** Whether a clause of labelling goes against a demand; the reason in words. */
export function against(step: StepClause, demand: StepClause): string | undefined {
  if (step === demand || demand.mode !== 'must' || !step.labelling) return undefined;
  // What to do when sight is foggy and what to do when the eye is red are two things.
  if (step.situation.size > 0 && demand.situation.size > 0 && ![...step.situation].some((one) => demand.situation.has(one)))
    return undefined;
  if (step.document === demand.document && (step.passage === demand.passage || (step.cell && demand.cell))) return undefined;
  const reason = reasonAgainst(step, demand);
  return reason === undefined || idle.test(step.folded) ? undefined : reason;
}

function reasonAgainst(step: StepClause, demand: StepClause): string | undefined {
  if (step.waived !== '') return waivedAgainst(step, demand);
  if (
    step.mode === 'may' &&
    demand.excluded.length > 0 &&
    !/\b(?:not|never|no|only)\b/u.test(step.folded.split(/\b(?:if|when|because)\b/u)[0]!) &&
    demand.excluded.some((thing) => [...thing].every((word) => step.stems.has(word)))
  )
    return 'what is excluded is allowed';
  const measure = tooFew(step, demand) ?? tooLong(step, demand) ?? tooFar(step, demand);
  if (measure) return measure;
  if (step.mode === 'may' && demand.control && takenOff(step, demand)) return 'what is required is taken off';
  const gone = leftOff(step, demand);
  if (gone) return gone;
  for (const one of step.states) {
    for (const other of demand.states) {
      if (one.derived && other.derived) continue;
      if ((one.axis !== other.axis && !(other.axis === 'modify' && changes.has(one.axis))) || !objectsMeet(one, other)) continue;
      if (one.done === other.done) {
        if (one.degree === 'whole' && other.degree === 'part' && one.done) return 'the whole against a part';
        continue;
      }
      if (step.mode === 'must' && !one.done && !one.passing) continue;
      if (one.axis === 'use again' && putAway.test(step.folded)) continue;
      if (momentsMeet(one, other, step, demand)) return '';
    }
  }
  return undefined;
}

// One step is held against every demand: what it says by itself is asked once.
const isEnough = keptByText((folded) => /\b(?:sufficient|enough|suffices?)\b/u.test(folded));
const mayStayLonger = keptByText((folded) =>
  /\b(?:may|can)\b[^.;]{0,40}\b(?:stay|remain|be (?:worn|left|used|kept))\b[^.;]{0,40}\b(?:longer|beyond|past|extra days?)\b/u.test(folded),
);

const counts = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const counted = new RegExp(`\\b(${counts.join('|')}|\\d{1,2}|a single) ([a-z]{3,})`, 'gu');

function countsOf(folded: string): (readonly [number, string])[] {
  return [...folded.matchAll(counted)].map((match) => [
    match[1] === 'a single' ? 1 : counts.includes(match[1]!) ? counts.indexOf(match[1]!) + 1 : Number(match[1]),
    stem(match[2]!),
  ]);
}

/** "One clip is enough" against "two clips". */
function tooFew(step: StepClause, demand: StepClause): string | undefined {
  if (step.mode !== 'may' || !isEnough(step.folded)) return undefined;
  const wanted = countsOf(demand.folded);
  const hit = countsOf(step.folded).find(([number, noun]) => wanted.some(([other, there]) => there === noun && other > number));
  return hit ? `${hit[0]} is fewer than required` : undefined;
}

const limit = /\b(?:at the latest|no longer than|not longer than|no more than|maximum(?: of)?|within|at most)\b/u;

/** "May stay longer" against a change at a fixed time. */
function tooLong(step: StepClause, demand: StepClause): string | undefined {
  if (
    step.mode !== 'may' ||
    !mayStayLonger(step.folded) ||
    !/\d+ (?:hour|day|week|month|year)/u.test(demand.folded) ||
    !limit.test(demand.folded) ||
    !/\b(?:chang|replac|remov|worn|wear|us|dwell|stay|exchang)/u.test(demand.folded)
  )
    return undefined;
  const objects = [...meaningsOf(step.folded, true)];
  return demand.control || objects.some((one) => demand.stems.has(one)) ? 'the time allowed is longer than the limit' : undefined;
}

/** "May be taken off during treatment" against "eye protection during treatment". */
function takenOff(step: StepClause, demand: StepClause): boolean {
  if (demand.excluded.length > 0 || /^(?:no|not|without)\b/u.test(demand.folded) || demand.states.some((one) => one.axis === 'attach'))
    return false;
  return step.states.some(
    (one) =>
      one.axis === 'attach' &&
      !one.done &&
      !one.derived &&
      one.objects.size > 1 &&
      [...one.objects].every((object) => demand.stems.has(object)) &&
      [...one.moment].some((word) => demand.stems.has(word)),
  );
}

const stays =
  /\b(?:stays?|remains?|is kept|are kept|keep|left|fitted|mounted|worn|always|must not be removed|not to be removed|never (?:be )?(?:operat|us|work|remov|cut|run|start)\w*)\b/u;
const removal =
  /\b(?:(?:can|may) (?:also |then |even )?be (?:unscrewed|removed|taken off|left off|detached|lifted off|dismounted|swung away|folded (?:away|back)|pushed (?:away|back|aside)))\b/u;
/** Taking off what is to stay on is right for cleaning, after use and in storage. */
const otherMoment =
  /\b(?:after|before|once|clean\w*|stor\w+|transport\w*|reprocess\w*|disinfect\w*|sterili\w+|replac\w+|chang\w+|dispos\w+|service\w*|mainten\w+|unless|only)\b/u;

/** What may be taken off; nothing where nothing may. */
const offOf = keptByText((folded): readonly string[] => {
  const off = removal.exec(folded);
  if (!off || otherMoment.test(folded)) return [];
  // "For a better view the guard" is about the guard.
  const named = folded
    .slice(0, off.index)
    .split(/[,:]|\b(?:the|your|its|this)\b/u)
    .at(-1)!;
  return [...meaningsOf(named, true)];
});

/** "The depth stop stays on" against "the depth stop may be unscrewed". */
function leftOff(step: StepClause, demand: StepClause): string | undefined {
  if (step.mode !== 'may') return undefined;
  const thing = offOf(step.folded);
  if (thing.length === 0 || !thing.every((word) => demand.stems.has(word))) return undefined;
  if (!stays.test(demand.folded) || otherMoment.test(demand.folded)) return undefined;
  return demand.control || thing.length > 1 ? 'what is to stay on is taken off' : undefined;
}

const bound =
  /\b(?:to|up to|as far as) (?:the |its |this )?([a-z]+)(?: [a-z]+)? only\b|\bonly (?:as far as|up to|to) (?:the |its |this )?([a-z]+)|\b(?:no|not) (?:further|deeper|farther) than (?:the )?([a-z]+)|\b(?:not|never) (?:\w+ ){0,4}?(?:beyond|past|above) (?:the )?([a-z]+)/u;
const beyond = /\b(?:beyond|past|further than|deeper than) (?:the |its |this )?([a-z]+)/u;
const wholly = /\b(?:completely|fully|entirely|totally|from all sides|all the way)\b/u;

/** Whether a step goes beyond something, which is named by its stem, or goes all the way. */
const farOf = keptByText((folded): { readonly beyond: string } | false => {
  if (/\b(?:not|never|no|only|until)\b/u.test(folded)) return false;
  const far = beyond.exec(folded)?.[1];
  return far !== undefined ? { beyond: stem(far) } : wholly.test(folded) && { beyond: '' };
});

/** How far a demand lets one go, as a stem; empty where it does not say. */
const markOf = keptByText((folded): string => {
  const match = bound.exec(folded);
  return match ? stem(match.slice(1).find((one) => one !== undefined)!) : '';
});

/** "Beyond the marking" against "to the marking only". */
function tooFar(step: StepClause, demand: StepClause): string | undefined {
  const far = farOf(step.folded);
  if (!far) return undefined;
  const mark = markOf(demand.folded);
  if (!mark) return undefined;
  if (far.beyond) return far.beyond === mark ? 'further than allowed' : undefined;
  return step.states.some((one) => demand.states.some((other) => one.axis === other.axis && one.done && objectsMeet(one, other)))
    ? 'whole against part'
    : undefined;
}

function objectsMeet(one: StepState, other: StepState): boolean {
  if (objectless.has(one.axis)) return true;
  if ([...one.objects].some((object) => other.objects.has(object))) return true;
  // "Only after the drapes are in place" covers nothing that "do not cover a patch" names.
  if (one.axis === 'cover' && one.derived !== other.derived && (one.objects.size === 0) !== (other.objects.size === 0)) return false;
  if (one.ofDevice && other.ofDevice && (one.objects.size === 0 || other.objects.size === 0)) return true;
  return other.objects.size === 0 && one.events.size > 0 && [...one.events].some((event) => other.events.has(event));
}

const lasting = /\d|\b(?:minutes?|hours?|days?|weeks?|months?|years?)\b/u;
/** What is not in use or goes back to its box is not used. */
const idle = /\b(?:not in use|storage|stored?|transport(?:ed|ing)?|spare)\b/u;
const putAway =
  /\b(?:unopened|unused|(?:in|into|to) (?:the |its |their |a )?(?:\w+ )?(?:box|case|cupboard|drawer|packag\w+|bag|cabinet|shelf|holder|place))\b/u;

function momentsMeet(one: StepState, other: StepState, step: StepClause, demand: StepClause): boolean {
  // "Discarded after use" holds whenever something is used again.
  if (
    one.axis === 'use again' &&
    /\bafter (?:use|removal|opening|release|each|every)\b/u.test(demand.folded) &&
    !lasting.test(demand.folded)
  )
    return true;
  const { bound: named } = one;
  const { bound: there } = other;
  if (!named && !there)
    return (
      !one.passing ||
      (!lasting.test(step.folded) &&
        !lasting.test(demand.folded) &&
        conditionMet(step, demand) &&
        step.mode === 'may' &&
        demand.mode === 'must' &&
        /\b(?:stays?|remain|left|kept|keep)\b/.test(step.folded))
    );
  if (named && there) {
    // "While the lamp is on" is not the moment when it is off.
    if ([...one.events].some((event) => other.events.has(event) && one.without.has(event) !== other.without.has(event))) return false;
    const words = [...one.moment].some((word) => other.moment.has(word));
    if (words) return true;
    const acts = [...one.events].some((event) => other.events.has(event));
    // Nouns of the moment that differ make it another moment.
    return acts && (one.moment.size < 2 || other.moment.size < 2 || step.document !== demand.document);
  }
  return !one.passing && !there;
}

/** "Remove it if it lies where the electrode must be" says nothing of the time when somebody is scanned. */
function conditionMet(step: StepClause, demand: StepClause): boolean {
  const condition = /\b(?:if|in case(?: of| that)?|provided|unless) (.+)/u.exec(demand.folded)?.[1];
  return condition === undefined || [...meaningsOf(condition, true)].some((word) => step.stems.has(word));
}

const over = /\b(?:after|afterwards|any ?more|no longer|thereafter|then)\b/u;

function waivedAgainst(step: StepClause, demand: StepClause): string | undefined {
  if (demand.waived !== '' || /^(?:no|not|never|do not)\b|\b(?:do not|never|must not)\b/u.test(demand.folded)) return undefined;
  if (step.conditional && demand.conditional) return undefined;
  // What is no longer needed afterwards was needed before.
  if (over.test(step.folded) && !over.test(demand.folded)) return undefined;
  const wanted = [...meaningsOf(step.waived, true)];
  if (wanted.length === 0) return undefined;
  const shared = wanted.filter((one) => demand.stems.has(one)).length;
  // One word is enough where both speak of the same thing besides.
  if (wanted.length === 1)
    return shared === 1 &&
      wanted[0]!.length > 3 &&
      (demand.control || [...step.stems].some((one) => one !== wanted[0] && demand.stems.has(one)))
      ? 'what is required is left out'
      : undefined;
  return shared >= 2 && shared >= 0.6 * wanted.length ? 'what is required is left out' : undefined;
}
