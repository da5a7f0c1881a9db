import type { DossierContext } from './dossier.ts';
import { countedPeople, countedThings, qualifiers, sitesNoun } from './lexicon/study.ts';
import type { Sentence } from './passage.ts';
import { studyMentions } from './studies.ts';
import type { FoundNumber } from './text/numbers.ts';

const people = `[ -]${qualifiers}${countedPeople}`;
const peopleNext = new RegExp(`^${people}\\b`, 'u');
/** The study with what may stand around its name, which is written STUDY here. */
const study =
  '(?:(?:the|this|our) )?(?:(?:pivotal|clinical|own|main|single-arm|randomi[sz]ed|prospective|multicentre) )*(?:(?:study|trial|investigation|registry) )?STUDY(?: (?:study|trial|investigation|registry|cohort|population|sample))?(?: ?\\([^()]{1,40}\\))?';
const total = '(?:(?:a total of|in total|altogether|totally|all|overall) )?';
const done = '(enrol+ed|included|recruited|randomi[sz]ed|treated|implanted|analy[sz]ed|screened)';
const opens = '(?:^|[;:.] )\\W*';

/** What stands before a count that needs no noun behind it: "number of patients enrolled in STUDY:", "STUDY study: n =". */
const bareBefore: readonly (readonly [string, RegExp])[] = [
  ['size', new RegExp(`${opens}${study}[:,]? \\(?n ?= ?$`, 'u')],
  [
    'size',
    new RegExp(
      `${opens}(?:the )?(?:total |final |actual )?number of (?:${countedPeople})(?: (?:of|in|for) ${study})?(?:,)?(?: (?:was|is|amounted to|came to|reached)|:) ${total}$`,
      'u',
    ),
  ],
  [
    'enrolled',
    new RegExp(
      `${opens}(?:the )?(?:total |final |actual )?(?:enrol+ment|recruitment|inclusion)(?: (?:of|in|into|for) ${study})?(?: (?:was|is|amounted to|came to|reached)|:) ${total}$`,
      'u',
    ),
  ],
  [
    'done',
    new RegExp(
      `${opens}(?:the )?(?:total )?number of (?:${done} ${countedPeople}|${countedPeople}(?: who were| that were)? ${done})(?: (?:of|in|into|for) ${study})?(?: (?:was|is|amounted to|came to|reached)|:) ${total}$`,
      'u',
    ),
  ],
];
const bareEnds = new RegExp(`^(?:$|[.;)]|,? (?:and|in|of whom|with|from|at)\\b|${people}\\b)`, 'u');

/** What stands before a count of people: "STUDY evaluated", "the results of STUDY are based on", "STUDY study:". */
const peopleBefore = new RegExp(
  `${opens}(?:${study}(?:[:,]| \\(| (?:looked at|looked into|covered|covers|monitored|evaluated|examined|assessed|observed|tracked|studied|took in|counted|numbered|(?:is|was) based on|rests? on|(?:is|was) made up of|consisted of|comprised|dealt with|was completed with|was carried out with) ?)|(?:the )?(?:results|findings|data|evidence|conclusions) (?:of|from|in) ${study} (?:is|are|was|were|come|comes|came) (?:based on|from|of|on|obtained (?:in|from|on)|drawn from|derived from) ) ?${total}$`,
  'u',
);
/** What stands behind people at the head of a clause: "142 patients took part in STUDY", "the 142 patients of STUDY were followed", "the 142-patient STUDY study". */
const headAlone = new RegExp(`${opens}(?:the |${total})$`, 'u');
const peopleAfter = new RegExp(
  `^(?:${people}(?: with [\\p{L} -]{3,40})? (?:took part|participated|were followed|were observed|were studied|were monitored|came together) (?:in|to|during|within|as part of) ${study}|${people} (?:of|in|from) ${study} (?:were|was|are|had been) (?:followed|treated|observed|enrolled|included|monitored|studied|seen|analy[sz]ed)\\b|[ -]${countedPeople} STUDY (?:study|trial|investigation)\\b)`,
  'u',
);
/** What summaries for patients say of all whom a study took in: "142 people tried it in STUDY". What only some of them did or had is none of it. */
const atSites = `(?: (?:at|in|from) (?:[\\p{L}\\d-]+ ){1,2}?${sitesNoun})?`;
const device = '(?:it|(?:the|this|a|an|one) [\\p{L}-]+)';
const layAct = `(?:took part|participated|joined|were (?:asked|questioned|treated|examined|observed|followed|watched|compared)|(?:tried(?: out)?|tested|wore|used|got|received|were given) ${device})`;
const inStudy = new RegExp(`${opens}in ${study},? ${total}$`, 'u');
const layAfter = new RegExp(
  `^${people}${atSites} ${layAct}${atSites}(?: for (?:about )?[\\p{L}\\d]+ (?:days|weeks|months|years?))?(?=[.,;]|$)`,
  'u',
);
const layInStudy = new RegExp(`^${people} ${layAct}${atSites} (?:in|during|within|as part of) ${study}(?=[.,;]| (?:at|in|from) |$)`, 'u');
/** "In STUDY we asked 142 people", "the doctors watched". */
const layBefore = new RegExp(
  `${opens}in ${study},? (?:we|they|(?:the )?(?:doctors|surgeons|nurses|researchers|scientists|teams?)) (?:asked|questioned|watched|looked at|followed|treated|examined|observed|studied|tested (?:it|the [\\p{L}-]+) (?:in|on|with)) ${total}$`,
  'u',
);
/** "The device was implanted in 142 patients as part of STUDY". */
const usedIn =
  /\b(?:was|were|has been) (?:implanted|used|tested|tried|studied|placed|inserted|applied|worn|fitted) (?:in|on|by|with) (?:a total of )?$/u;
const partOfStudy = new RegExp(
  `^${people}(?: with [\\p{L} -]{3,40})?(?: (?:at|in|from) (?:[\\p{L}\\d-]+ ){1,2}?${sitesNoun})? (?:as part of|within|during|in the course of|in) ${study}(?=[.,;]|$)`,
  'u',
);
/** "Closed after 142 patients had been enrolled". */
const closedAfter = new RegExp(
  `${opens}${study} (?:was|has been|is) (?:completed|closed|ended|finished)(?: (?:in|on) [\\p{L}\\d ]{3,20})? (?:after|when|once) ${total}$`,
  'u',
);
const hadBeen = new RegExp(`^${people} (?:had been|have been|were) ${done}\\b`, 'u');
/** Those at one place are a part. */
const atOnePlace = /^[^.;,]{0,30} (?:at|in|from) the \p{L}+ (?:site|cent(?:re|er)|hospital|clinic)\b/u;
/** A rule before the study, and what nobody has done yet. */
const notDone =
  /\?|\b(?:planned|minimum|calculated|estimated|required|needed|necessary|will|would|should|shall|target(?:ed)?|not|power)\b/u;

/** What stage of a study a count tells where name, act and people stand in another order than "STUDY enrolled 142 patients"; "size" where no stage is named. */
export function sizeTold(sentence: Sentence, number: FoundNumber, context: DossierContext): string | undefined {
  if (number.value < 10 || notDone.test(sentence.folded)) return undefined;
  const head = named(sentence, 0, number.start, context);
  const tail = named(sentence, number.end, sentence.folded.length, context);
  if (atOnePlace.test(tail)) return undefined;
  if (bareEnds.test(tail))
    for (const [stage, pattern] of bareBefore) {
      const match = pattern.exec(head);
      if (match) return stage === 'done' ? stageOfVerb((match[1] ?? match[2])!) : stage;
    }
  if (headAlone.test(head) && peopleAfter.test(tail)) return 'size';
  // Who "got the system" was treated, and others may have been enrolled.
  if ((headAlone.test(head) && layInStudy.test(tail)) || (inStudy.test(head) && layAfter.test(tail)))
    return /^[^.;,]* (?:got|received|given|treated)\b/u.test(tail) ? 'treated' : 'size';
  if (!peopleNext.test(tail)) return undefined;
  if (peopleBefore.test(head) || layBefore.test(head) || (usedIn.test(head) && partOfStudy.test(tail))) return 'size';
  const after = closedAfter.test(head) ? hadBeen.exec(tail)?.[1] : undefined;
  return after ? stageOfVerb(after) : undefined;
}

/** A part of a sentence in which each name of a study is STUDY. */
function named({ text, folded }: Sentence, from: number, to: number, context: DossierContext): string {
  let said = folded.slice(from, to);
  for (const { start, end } of [...studyMentions(text, context)].reverse())
    if (start >= from && end <= to) said = `${said.slice(0, start - from)}STUDY${said.slice(end - from)}`;
  return said;
}

function stageOfVerb(verb: string): string {
  if (verb === 'screened') return verb;
  if (/^analy/u.test(verb)) return 'analysed';
  return /^(?:treated|implanted)$/u.test(verb) ? 'treated' : 'enrolled';
}

const unnamedBefore =
  /\b(?:stud(?:y|ies)|trial|investigation|studie|prufung|etude|essai|estudio|ensayo|studio)\b[^.;:()\d]{0,40}(?:,|\b(?:with|of|in|on|involving|included|enrolled|mit|avec|con|su)) (?:a total of )?(?:[\d,.]+ \w+ (?:of|from|in) )?$|\b(?:tested|studied|investigated|examined|tried) (?:clinically )?(?:in|on|with) (?:a total of )?$/u;

/** Whether a count is that of a study without a name: "in a study with 194 newborns", "the implant was tested in 143 adults". */
export function laySize(sentence: Sentence, number: FoundNumber, numbers: readonly FoundNumber[]): boolean {
  if (!peopleNext.test(sentence.folded.slice(number.end, number.end + 60)) || !unnamedBefore.test(sentence.folded.slice(0, number.start)))
    return false;
  if (
    /publish|literature|registry|surve[yi]|\b(?:will|planned|plan|ongoing|running|further|another|other|second)\b|\bet al\b|\[\d|animal|volunteers|laborator/u.test(
      sentence.folded,
    )
  )
    return false;
  return (
    numbers.find((one) => one.value >= 10) === number ||
    new RegExp(`${countedThings} (?:of|from|in) $`, 'u').test(sentence.folded.slice(0, number.start))
  );
}
