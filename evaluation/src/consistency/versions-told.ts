import type { DossierDocument } from './dossier.ts';
import type { Passage } from './passage.ts';
import { fold } from './text/fold.ts';

/** A version as a passage tells it. */
export interface ToldVersion {
  readonly version: string;
  readonly start: number;
  readonly end: number;
}

const bareVersion = /^(?:it is |this is )?(?:(?:no|v|rev|number)\.? ?)?(\d+(?:\.\d+)*)\.?$/u;
const word = '(?:versions?|revisions?|editions?|issues?|rev\\.?|ver\\.?)';
const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
/** "Version number 3.0", "version: 3.0", "issue no. 3", "v3.0", "the third version", "3.0 is the version". */
const versionNumber = new RegExp(
  `\\b${word}(?: (?:number|no\\.?|nr\\.?|code|index|status|state))?(?: (?:is|reads|being|has been set (?:at|to)|of))? ?[:|=#]? ?(?:v\\.? ?)?(\\d+(?:\\.\\d+)*)(?![\\d-]|\\.\\d| ?%)|\\b(${ordinals.join('|')}) ${word}\\b|\\b(\\d+)(?:st|nd|rd|th) ${word}\\b|\\bv\\.? ?(\\d+(?:\\.\\d+)*)(?![\\d-]|\\.\\d)|\\b(\\d+\\.\\d+) (?:is|being) (?:the|its) (?:number of the )?${word}\\b`,
  'gu',
);
/** A title whose value is a version: "Plan, version", "Edition of this document", "Version no.". */
const versionTitle = new RegExp(`\\b${word}(?:$|[ ,./])`, 'u');
/** Where the talk turns to what no longer holds, or to something else that has versions. */
const turns =
  /[;,]? (?:and|which|it|that)? ?(?:super[sc]ed\w+|replac\w+|succeed\w+|follows (?:on )?(?:from )?version|previous\w*|earlier|former\w*|instead of|up from|after version|has (?:been )?changed)\b/u;
const otherThings =
  /\b(?:software|firmware|app|hardware|language|standards?|iso|iec|en \d|guidance|mdcg|meddev|template|form|sop|procedure|protocol|study|investigation|sap|statistical|annex|database|dictionary|meddra|instructions?|ifu|label(?:l?ing)?|manual|guide|leaflet|report|summary|sscp|psur|psr|cer|rmr|rmf|file|pms|pmcf|post-market|follow-up|surveillance|sampling|management|pmcf-plan|device|product|model|generation|design)\b/u;
const otherThanReport = new RegExp(otherThings.source.replace('|report|', '|').replace('|cer|', '|'), 'u');
/** "This plan", "the present document", "CEP". */
const self =
  /\b(?:this|the present|the|our|present) (?:clinical )?(?:evaluation )?(?:plan|planning|document)\b|\bcep\b|^(?:document|plan)\b/u;

/** The version that a plan of the clinical evaluation says it is, among its first passages. */
export function ownVersionOfPlan(passage: Passage, document: DossierDocument): ToldVersion | undefined {
  if (document.type !== 'cep' || passage.index > 14 || passage.kind === 'heading') return undefined;
  // "Which version is this?" or "1 Version" above a bare number is its title.
  const heading = fold(passage.headings.at(-1)?.title ?? '')
    .replace(/^\d[\d.]* /u, '')
    .replace(/\?$/u, '');
  const bare = bareVersion.exec(passage.folded.trim());
  if (!passage.cell && bare && versionTitle.test(heading) && heading.length < 50 && !otherThings.test(heading))
    return { version: bare[1]!, start: passage.text.indexOf(bare[1]!), end: passage.text.indexOf(bare[1]!) + bare[1]!.length };
  const label = fold(passage.cell ? passage.cell.rowLabel : passage.label);
  if (passage.cell && (passage.cell.row < 0 || passage.cell.column <= passage.cell.labelColumn)) return undefined;
  if (otherThings.test(label)) return undefined;
  const inTitle = versionTitle.test(label);
  if (inTitle && /\b(?:previous|earlier|former|last|superseded|replaces|next)\b/u.test(label)) return undefined;
  if (inTitle && passage.cell) {
    const bare = /^(?:v\.? ?|version |no\.? ?)?(\d+(?:\.\d+)*)(?![\d-]|\.\d)/u.exec(passage.folded);
    if (bare) return { version: bare[1]!, start: 0, end: bare[0].length };
  }
  for (const sentence of passage.sentences) {
    const until = turns.exec(sentence.folded)?.index ?? sentence.folded.length;
    const [first, second] = [...sentence.folded.slice(0, until).matchAll(versionNumber)];
    if (!first || second) continue;
    // In a sentence the plan has to speak of itself; a title of the first lines, or a line that is short, does so anyway.
    const about = sentence.folded.slice(0, first.index);
    // "The third version of the report" is none of the plan.
    const rest = sentence.folded.slice(first.index + first[0].length, until);
    if (otherThings.test(about) || (/^ (?:of|in) /u.test(rest) && otherThings.test(rest.slice(0, 40).split(/[,.;]/u)[0]!))) continue;
    if (!self.test(`${label} ${sentence.folded}`) && !self.test(sentence.folded) && sentence.folded.length > 60) continue;
    return told(first, sentence.start);
  }
  return undefined;
}

/** The version of the plan that a report says it follows: "built on the plan in version 3.0", "Underlying plan: version 3.0". */
export function versionOfPlanTold(passage: Passage, document: DossierDocument): ToldVersion | undefined {
  if (document.type !== 'cer' || passage.kind === 'heading') return undefined;
  const { cell } = passage;
  if (cell && (cell.row < 0 || cell.column <= cell.labelColumn)) return undefined;
  const label = fold(cell ? cell.rowLabel : passage.label);
  const inTitle = cell !== undefined && /\bplan\b/u.test(label) && !otherThanReport.test(label);
  // "Which plan did we follow?": "Version 3.0."
  const heading = fold(passage.headings.at(-1)?.title ?? '');
  const asked = !cell && /\bplan\b/u.test(heading) && heading.length < 60 && !otherThanReport.test(heading);
  if (inTitle) {
    const bare = /^(?:(?:cep|plan),? )?(?:(?:v|r|rev|ver|version|revision|issue|edition)\.? ?)?(\d+(?:\.\d+)*)(?![\d-]|\.\d| ?%)/u.exec(
      passage.folded,
    );
    if (bare && (versionTitle.test(label) || /^[\p{L}. ]+\d|^\d+\.\d+$/u.test(passage.folded.trim())))
      return { version: bare[1]!, start: 0, end: bare[0].length };
  }
  for (const sentence of passage.sentences) {
    const folded = sentence.folded;
    if (!inTitle && !asked && !/\bplan\b/u.test(folded)) continue;
    const until = turns.exec(folded)?.index ?? folded.length;
    for (const found of folded.slice(0, until).matchAll(versionNumber)) {
      const [before, after] = [folded.slice(0, found.index), folded.slice(found.index + found[0].length, until)];
      // "Plan, version 3" and "version 3 of the plan", with nothing else that has versions between them.
      const behind =
        /^(?: \([^)]*\))?,? (?:of|in|from) (?:the |its |our |this |said |underlying |approved |valid )*(?:clinical )?(?:evaluation )?plan\b(?! (?:of|for) (?:the )?(?:study|investigation|pmcf|follow))/u.test(
          after,
        );
      const ahead = /\bplan\b(?: (?:on|to|by|under|from) which [^.;,]{0,40}\breport (?:is |was )?\p{L}+)?([^.;]{0,44})$/u.exec(before);
      const near =
        ahead && !otherThings.test(ahead[1]!) && !/\bplan\b.*\bplan\b/u.test(before.slice(-60))
          ? before.slice(Math.max(0, ahead.index - 30), ahead.index)
          : undefined;
      if (
        behind ||
        (near !== undefined && !otherThanReport.test(near.replace(/.*[.;,] /u, ''))) ||
        ((inTitle || (asked && sentence.start === 0)) && before.length < 20)
      )
        return told(found, sentence.start);
    }
  }
  return undefined;
}

function told(match: RegExpExecArray, base: number): ToldVersion {
  const ordinal = match[2] ? String(ordinals.indexOf(match[2]) + 1) : undefined;
  return {
    version: (match[1] ?? ordinal ?? match[3] ?? match[4] ?? match[5])!,
    start: base + match.index,
    end: base + match.index + match[0].length,
  };
}
