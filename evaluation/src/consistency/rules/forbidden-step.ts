import type { Dossier } from '../dossier.ts';
import { actions } from '../lexicon/actions.ts';
import { meaningOf } from '../lexicon/clinical-synonyms.ts';
import { riskMeaning } from '../lexicon/harms.ts';
import { hazardousThings } from '../lexicon/substances.ts';
import { termsIn } from '../lexicon/terms.ts';
import { locate, locationIn } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { contentStems, fold, stem } from '../text/fold.ts';
import { keptByText } from '../text/kept-by-text.ts';

/** No step of the labelling does what a warning forbids. */
export default {
  id: 'forbidden-step',
  title: 'No instruction does what a warning forbids',
  references: ['Regulation (EU) 2017/745, Annex I 1 and 23.4(k), (s)', 'ISO 14971:2019, 7'],
  severity: 'critical',
  why: 'Whoever follows the step does what the warning forbids; the patient or the user can be harmed. Risk control by information fails when the information contradicts itself.',
  remedy: 'Decide which of the two is right, correct the other, and check translations and training material for the same words.',
  basis: ['MDR Annex I 1', 'MDR Annex I 23.4(s)', 'ISO 14971:2019 7.1'],
  asksFor: ['instruction'],
  *check(dossier: Dossier) {
    yield* combined(dossier);
    const all = dossier.of('instruction').map(readOnce);
    const bans = all.filter((one) => one.statement.modality === 'forbidden');
    const near = nearBans(bans);
    const steps = all.filter((one) => one.statement.modality !== 'forbidden' && !one.denied && !endsBefore.test(short(one.statement)));
    for (const step of steps) {
      const hits = near(step)
        .filter((ban) => !(ban.statement.document === step.statement.document && ban.statement.passage === step.statement.passage))
        .flatMap((ban) => {
          const reason = conflict(step, ban);
          return reason ? [{ ban, reason }] : [];
        });
      const home = (statement: Statement): number =>
        statement.document === step.statement.document ? 0 : dossier.document(statement.document).type === 'rmf' ? 1 : 2;
      hits.sort((one, other) => home(one.ban.statement) - home(other.ban.statement));
      const first = hits[0];
      if (!first) continue;
      const name = (statement: Statement): string => dossier.document(statement.document).name;
      yield {
        attribute: 'unsafe-instruction',
        message: `${name(step.statement)} tells to "${short(step.statement)}", but ${name(first.ban.statement)} forbids "${short(first.ban.statement)}" (${first.reason}).`,
        locations: [
          locate(dossier, step.statement),
          ...distinct(hits.map(({ ban }) => ban.statement))
            .slice(0, 3)
            .map((ban) => locate(dossier, ban)),
        ],
        compared: [short(step.statement), short(first.ban.statement)],
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          rmf: '# Risk management report\n\n## Controls\n\n| Hazard | Control |\n|---|---|\n| Emboli | warning 2 prohibits flushing of a catheter that cannot be aspirated |',
          ifu: '# Instructions for use\n\n## Use\n\nIf the catheter cannot be aspirated, push 10 ml of saline through it slowly.',
        },
        says: 'push 10 ml',
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\nDo not put any ointment containing fat or petroleum in your nose.\n\n## Use\n\n1. If your nostrils feel dry, rub a little Vaseline into them.',
        },
        says: 'oil, fat or petroleum',
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\nDo not recapture the stent once the hooks have been released.\n\n## Placing\n\n1. If the hooks were released in the wrong place, grasp the stent with a snare and pull it back into the sheath.',
        },
        says: 'recapture the stent',
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\nDo not fire over clips or guide wires.\n\n## Firing\n\n1. Place the jaws. Clips in the line may stay where they are.',
        },
        says: 'Clips',
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\nDo not use pulse mode during sleep.',
          sscp: '# Summary\n\n## Use\n\nPulse mode may also be used during sleep.',
        },
        says: 'use pulse mode during sleep',
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\nDo not attempt a fourth recapture.\n\n## Recapture\n\n- Up to five recaptures are allowed.',
        },
        says: 'number',
      },
    ],
    leaves: [
      {
        dossier: {
          ifu: '# IFU\n\n## Use\n\nA spare pump may stay in the closed box for up to 14 days. Do not lift anything on the first day of use.',
        },
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n## Controls\n\n| Hazard | Control |\n|---|---|\n| Emboli | warning 2 prohibits flushing of a catheter that cannot be aspirated |',
          ifu: '# Instructions for use\n\n## Use\n\nAfter aspiration flush the catheter with 10 ml of saline. If it cannot be aspirated, do not flush it.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\nDo not use pulse mode during sleep. Do not use a humidifier in pulse mode. Do not steam sterilise the battery pack. Do not put oil on your face. Do not attempt a fourth recapture. Do not take the recorder into an MRI scanner.\n\n## Use\n\n- Take the recorder off before an MRI.\n- Continuous mode may be used during sleep.\n- A humidifier may be used in continuous mode.\n- Steam sterilise the handle at 134 °C.\n- If your nose is dry, use a water-based gel.\n- Up to three recaptures are allowed.\n- Remove clips before you place the jaws.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\nDo not use the film as a haemostat, forceps or support for a suture.\n\n## Use\n\n1. Hold the film with dry fingers or dry forceps.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Warnings\n\nDo not recapture the valve once the paddles have been released.\n\n## Recapture\n\n- If the position is wrong during release, stop and recapture the valve.\n- Release the paddles. Confirm the release in two views.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const notBoth = /\b(\p{L}{4,}) (?:or|and) (?:an? |the )?(\p{L}{4,})(?:,| but)? (?:not|never) (?:both|together|at the same time|at once)\b/u;

/** "A filter or a humidifier, not both": a step that uses the two together. */
function* combined(dossier: Dossier): Generator<Contradiction> {
  for (const document of dossier.documents) {
    for (const passage of document.passages) {
      const ban = /\bnot both\b|\b(?:not|never) (?:together|at the same time|at once)\b/.test(passage.folded)
        ? notBoth.exec(passage.folded)
        : null;
      if (!ban) continue;
      const both = [stem(ban[1]!), stem(ban[2]!)];
      for (const other of dossier.documents) {
        if (!['ifu', 'label', 'sscp'].includes(other.type) || other.language !== document.language) continue;
        for (const step of other.passages) {
          if (step === passage || (!step.topics.has('instructions') && !step.cell && step.kind !== 'item')) continue;
          if (
            !/\b(?:with|together|same|and|plus|both|behind|before)\b/.test(step.folded) ||
            /\b(?:or|either|not|never|instead)\b/.test(step.folded) ||
            !/\b(?:connect|fill|fit|protect|use|add|attach|put|place|insert|mount)\b/.test(step.folded)
          )
            continue;
          const there = new Set(contentStems(step.text));
          if (!both.every((one) => there.has(one))) continue;
          yield {
            attribute: 'unsafe-instruction',
            message: `${other.name} uses ${ban[1]} and ${ban[2]} together ("${step.text.slice(0, 140)}"), which ${document.name} forbids.`,
            locations: [locationIn(other, step, 0, step.text.length), locationIn(document, passage, ban.index, ban.index + ban[0].length)],
            compared: ['together', 'not both'],
          };
        }
      }
    }
  }
}

interface Read {
  readonly statement: Statement;
  readonly folded: string;
  readonly meanings: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
  readonly things: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly denied: boolean;
  /** A ban with an exception, which may be the very step. */
  readonly excepted: boolean;
  /** Meaning words of a ban, once for each of its alternatives. */
  readonly variants: readonly (readonly string[])[];
}

/** Words of instructions that tell nothing of what is done to what. */
const generic = new Set(
  'device product system unit use using used may can allow permit also still then possible recommend again any first carefully do make sure way time'
    .split(' ')
    .map(stem),
);
const exception = /\b(?:only|except|unless|but not|other than|instead of|rather than|water-based|free of|without)\b/u;

function read(statement: Statement): Read {
  const phrase = statement.value.type === 'phrase' ? statement.value.phrase : statement.says;
  const folded = fold(phrase);
  return {
    statement,
    folded,
    meanings: meaningsIn(phrase),
    actions: new Set(termsIn(folded, actions).map((term) => term.id)),
    things: new Set(termsIn(folded.replace(servingAs, ' '), hazardousThings).map((term) => term.id)),
    sites: riskMeaning(phrase).sites,
    denied: /\b(?:not|never|no|cannot)\b/.test(afterCondition(folded)) || exception.test(folded),
    excepted: exception.test(folded) && !/\bwithout\b/.test(folded),
    variants: statement.modality === 'forbidden' ? variantsOf(folded) : [],
  };
}

/** "Use the film as a haemostat or a support" says what the device would serve for, not what it meets. */
const servingAs = /\b(?:us(?:e|ed|ing)|serv(?:e|ing)) (?:[\p{L}-]+ ){0,5}?as (?:an?|the|any) [^.;:]*/gu;

/** "If the catheter cannot be aspirated, flush it" denies nothing that is to be done. */
function afterCondition(folded: string): string {
  return folded.replace(/^(?:if|when|where|should|in case|as soon as|once) [^,]{3,90}, /u, '');
}

/** Statements of documents that did not change are kept. */
const readings = new WeakMap<Statement, Read>();

function readOnce(statement: Statement): Read {
  let found = readings.get(statement);
  if (!found) {
    found = read(statement);
    readings.set(statement, found);
  }
  return found;
}

/** The bans that a step can break at all: those that share a thing, an action or the first word of an alternative with it, and those that count. */
function nearBans(bans: readonly Read[]): (step: Read) => readonly Read[] {
  const byKey = new Map<string, number[]>();
  bans.forEach((ban, index) => {
    const keys = [
      ...[...ban.things].map((thing) => `thing ${thing}`),
      ...[...ban.actions].map((action) => `action ${action}`),
      ...ban.variants.map(([first]) => `word ${first}`),
      ...(nthOf(ban.folded) ? ['count'] : []),
    ];
    for (const key of new Set(keys)) {
      const list = byKey.get(key);
      if (list) list.push(index);
      else byKey.set(key, [index]);
    }
  });
  return (step) => {
    if (toleratedAt(step.folded)) return bans;
    const keys = [
      ...[...step.things].map((thing) => `thing ${thing}`),
      ...[...step.actions].map((action) => `action ${action}`),
      ...[...step.meanings].map((word) => `word ${word}`),
      ...(step.folded.search(upTo) >= 0 ? ['count'] : []),
    ];
    const found = new Set(keys.flatMap((key) => byKey.get(key) ?? []));
    return [...found].sort((one, other) => one - other).map((index) => bans[index]!);
  };
}

function meaningsIn(text: string): Set<string> {
  return new Set(
    contentStems(text)
      .filter((one) => !generic.has(one))
      .map(meaningOf),
  );
}

function conflict(step: Read, ban: Read): string | undefined {
  if (ban.excepted || looksOnly(step.folded)) return undefined;
  return thingForbidden(step, ban) ?? actionForbidden(step, ban) ?? tolerated(step, ban) ?? tooMany(step, ban) ?? sameWords(step, ban);
}

/** "Check pouch and expiry date" looks at what a ban names and does nothing with it. */
const looksOnly = keptByText(
  (folded) =>
    /^\W*(?:(?:then|first|always|please|carefully|next) )*(?:check|inspect|verify|examine|read|look (?:at|for)|note|compare|make sure|ensure|see)\b/u.test(
      folded,
    ) && !/\b(?:by|then|and (?:use|apply|connect|insert|put|press|pull|push|open|immerse|fill|inject|continue))\b/u.test(folded),
);

/** The step uses a thing of the kind that the ban names, at the same place or on the same object. */
function thingForbidden(step: Read, ban: Read): string | undefined {
  // "Not before the bottle is attached" forbids a moment.
  if (/\b(?:before|until)\b/.test(ban.folded)) return undefined;
  const thing = [...step.things].find((id) => ban.things.has(id));
  if (!thing) return undefined;
  const term = hazardousThings.find((one) => one.id === thing)!;
  const without = (read: Read): Set<string> => meaningsIn(read.folded.replace(term.words, ' '));
  const objects = without(ban);
  const there = without(step);
  const together =
    [...objects].some((one) => there.has(one)) ||
    [...ban.sites].some((site) => step.sites.has(site)) ||
    (term.chemical === true && /\b(?:it|the device|the product)\b[^.;]{0,30}\bwith\b/.test(ban.folded));
  // "Keep two metres away from flames" names a thing and keeps away from it.
  if (
    /\b(?:away|distance|keep off|remove|removed|wipe off|free|before you go|disconnect|unplug|switch off|take (?:[\p{L}-]+ ){0,4}off|(?:leave|put|keep) (?:[\p{L}-]+ ){1,4}(?:outside|aside|behind|at home))\b/u.test(
      step.folded,
    )
  )
    return undefined;
  return together ? `${thing}; feared: ${term.harm}` : undefined;
}

/** The step does by another name what the ban forbids, under the ban's own condition. */
function actionForbidden(step: Read, ban: Read): string | undefined {
  const action = [...step.actions].find((id) => ban.actions.has(id));
  if (!action) return undefined;
  const split = /\b(?:after|once|if|when|while|during|until|as soon as|which|that)\b/u.exec(ban.folded);
  if (!split) return undefined;
  const chunks = ban.folded.slice(split.index).split(/\bor\b|,/u);
  const stepWords = new Set(step.folded.match(/[a-z]+/g) ?? []);
  for (const chunk of chunks) {
    const condition = [...meaningsIn(chunk)];
    if (condition.length === 0) continue;
    // What has been done ("released") is another state than what is being done ("during release").
    const done = chunk.match(/\b[a-z]{3,}ed\b/g) ?? [];
    if (done.length > 0 && !done.some((word) => stepWords.has(word))) continue;
    const shared = condition.filter((one) => step.meanings.has(one)).length;
    if (shared >= Math.min(2, condition.length)) return 'under the same condition';
  }
  return undefined;
}

const tolerance =
  /\b(?:may|can) (?:(?:stay|remain)(?= (?:where|in place|in situ|there|behind|on|under|between|within|inside|attached)\b|[.,]|$)|be (?:left|ignored|disregarded|kept|tolerated))\b|\bneed not be (?:removed|cleared|taken)|\b(?:does|do) not (?:need|have) to be (?:removed|cleared)|\bno need to (?:remove|clear)|\bleave \w+ (?:in place|where)/u;

/** Each step is held against every ban. */
const toleratedAt = keptByText((folded) => tolerance.exec(folded));

/** Things that a warning keeps out of the way may not be left there. */
function tolerated(step: Read, ban: Read): string | undefined {
  const place = toleratedAt(step.folded);
  if (!place) return undefined;
  const over = /\b(?:over|on|onto|near|next to|across|through|in the presence of|with)\b(.+)/u.exec(ban.folded);
  if (!over) return undefined;
  const objects = [...meaningsIn(over[1]!)].filter(
    (one) => one.length > 3 && !['hard', 'object', 'objec', 'patient', 'tissu'].includes(one),
  );
  const left = meaningsIn(step.folded.slice(0, place.index));
  const thing = objects.find((one) => left.has(one));
  return thing ? 'what must be out of the way is left in place' : undefined;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const cardinals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const nthTime = new RegExp(`\\b(?:a|an|the) (${ordinals.join('|')}) (\\w+)`, 'u');
const nthOf = keptByText((folded) => nthTime.exec(folded));
const upTo = new RegExp(`\\b(?:up to|at most|a maximum of|no more than) (\\d+|${cardinals.join('|')}) (\\w+)`, 'gu');

/** "No fourth attempt" against "up to five attempts". */
function tooMany(step: Read, ban: Read): string | undefined {
  const nth = nthOf(ban.folded);
  // "Not on the first day" forbids no number of days.
  if (!nth || nth[1] === 'first') return undefined;
  const most = ordinals.indexOf(nth[1]!);
  for (const match of step.folded.matchAll(upTo)) {
    const number = cardinals.includes(match[1]!) ? cardinals.indexOf(match[1]!) + 1 : Number(match[1]);
    if (stem(match[2]!) === stem(nth[2]!) && number > most) return `the number ${number} is above ${most}`;
  }
  return undefined;
}

/** "Fire over clips, stents or guide wires" forbids three things. */
function variantsOf(folded: string): string[][] {
  const [head = '', ...rest] = folded.split(/\s*(?:,|\bor\b|\band\b)\s*/u);
  const first = [...meaningsIn(head)];
  const verb = first[0];
  return [first, ...rest.map((chunk) => [...new Set([...(verb ? [verb] : []), ...meaningsIn(chunk)])])].filter(
    (variant) => variant.length >= 3,
  );
}

/** The step has every meaning word of the ban, or of one of its alternatives. */
function sameWords(step: Read, ban: Read): string | undefined {
  // The same words in another order of time: "attach, then open" keeps "never open before it is attached".
  if (/\b(?:before|until)\b/.test(ban.folded) && /\b(?:then|first|after|afterwards|once|when)\b/.test(step.folded)) return undefined;
  return ban.variants.some((variant) => variant.every((one) => step.meanings.has(one))) ? 'the same thing' : undefined;
}

/** "Switch it off before you drive" says what "do not drive with it switched on" says. */
const endsBefore = /\b(?:(?:switch|turn|take|put)\w* (?:[\p{L}-]+ ){0,4}off|(?:remove|disconnect)\w* [^.;]{0,40}) (?:before|prior to)\b/iu;

function short(statement: Statement): string {
  const phrase = statement.value.type === 'phrase' ? statement.value.phrase : statement.says;
  return phrase.length > 140 ? `${phrase.slice(0, 137)}…` : phrase.replace(/[.;]$/, '');
}

function distinct(statements: readonly Statement[]): Statement[] {
  const seen = new Set<string>();
  return statements.filter((one) => {
    const key = `${one.document} ${one.passage}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
