import { fold } from './text/fold.ts';
import { keptByText } from './text/kept-by-text.ts';

/** Words for all patients; "Adults" and "Newborns" label a part of them. */
const people =
  '(?:patients?|subjects?|participants?|clients?|persons?|people|individuals|patienten|teilnehmer|probanden|sujets|pacientes|participantes|pazienti|soggetti|partecipanti)';
const places =
  '(?:(?:study |investigation(?:al)? |clinical |participating )?(?:sites?|cent(?:re|er)s?|hospitals?|clinics?|zentren|kliniken|hopitaux|centros|centri))';
const count = '(?:(?:total |overall )?(?:number|no\\.?|nr\\.?|count|#|anzahl|nombre|numero) ?(?:of |der |de |di )?|total |overall )?';
/** What a label says was done with those it counts, in the order in which patients pass through a study. */
const done: readonly (readonly [string, string])[] = [
  ['screened', 'screened|gescreent'],
  ['planned', 'planned|target(?:ed)?|foreseen|intended|geplant|prevus|previstos|previsti'],
  [
    'enrolled',
    'enrol+ed|enrol+ment|included|inclusion|reached|achieved|recruited|recruitment|randomi[sz]ed|eingeschlossen|randomisiert|inclus|incluidos|arruolati',
  ],
  ['treated', 'treated|implanted|behandelt|implantiert|traites|tratados|trattati'],
  ['completed', 'completed|completers'],
  ['analysed', 'analy[sz]ed|evaluated|evaluable'],
];
const anyDone = `(?:${done.map(([, words]) => words).join('|')})`;
const unit = '(?: ?\\((?:n|patients|subjects|number)\\)| ?,? ?n)?';
const sizeLabel = new RegExp(
  `^(?:${count}(?:(${anyDone}) )?(?:${people}(?: (?:actually )?(${anyDone})(?:,? (?:and|&|/|or) ${anyDone})?)?)${unit}|n|(?:n|number|no\\.?) (${anyDone})|(${anyDone})(?:,? (?:and|&|/) ${anyDone})?${unit}|(?:(planned|target|actual|final|achieved) )?(?:sample(?: size)?|size|study size|cohort size|(?:study |patient )population|enrol+ment|fallzahl)${unit})$`,
  'u',
);
const placeLabel = new RegExp(`^${count}${places}${unit}$`, 'u');
const plannedPlaces = new RegExp(`^(?:planned|target) ${count}${places}${unit}$|^${count}${places} (?:planned|foreseen)${unit}$`, 'u');

/** The stage of a study that a label counts: "No. of patients enrolled", "N treated", "Sample size (planned)", "Sites". Undefined where it counts something else. */
export function stageOfLabel(label: string): string | undefined {
  return label.length > 60 ? undefined : (stages(label) ?? undefined);
}

const stages = keptByText((label: string): string | null => stageIn(label) ?? null);

function stageIn(label: string): string | undefined {
  const text = fold(label)
    .trim()
    .replace(/[:*]+$/u, '')
    // "Participants in SILV-02", "Number of patients (SILV-02)".
    .replace(/ (?:(?:in|of|from|for) (?:the )?(?:(?:study|trial|investigation) )?[a-z][\w-]*-?\d[\w-]*|\([a-z][\w-]*-?\d[\w-]*\))$/u, '')
    .trim();
  if (text.length > 60 || text === '') return undefined;
  const aside = /^(.{2,30}?) ?\((planned|target|actual|enrol+ed|treated|completed|analy[sz]ed|screened)\)$/u.exec(text);
  if (aside) {
    const inner = stageIn(aside[1]!);
    return inner === 'size' || inner === 'planned'
      ? stageOfWord(aside[2]!)
      : inner === 'sites' && aside[2] === 'planned'
        ? 'planned sites'
        : undefined;
  }
  if (plannedPlaces.test(text)) return 'planned sites';
  if (placeLabel.test(text)) return 'sites';
  const match = sizeLabel.exec(text);
  if (!match) return undefined;
  const word = match.slice(1).find((one) => one !== undefined);
  return word === undefined ? (/^enrol/.test(text) ? 'enrolled' : 'size') : stageOfWord(word);
}

function stageOfWord(word: string): string {
  return done.find(([, words]) => new RegExp(`^(?:${words})$`, 'u').test(word))?.[0] ?? 'size';
}

/** Whether a label counts the time for which patients are followed: "Follow-up", "Duration of follow-up (months)", "Observation period". */
export function isFollowUpLabel(label: string): boolean {
  return followUp.test(withoutShort(fold(label)).trim().replace(/:$/u, ''));
}

/** "FU", "FU (follow-up)" and "Follow-up (FU)" are one label. */
export function withoutShort(folded: string): string {
  return folded.includes('fu')
    ? folded
        .replace(/ ?\(f\/?u\)|\bf\/?u (?=\(follow)/gu, '')
        .replace(/\((follow-?\s?up)\)/gu, '$1')
        .replace(/\bf\/?u\b/gu, 'follow-up')
    : folded;
}

const followUp =
  /^(?:(?:total |planned |overall |maximum )?(?:duration|length|period|time) of (?:the )?(?:follow-? ?up|observation)|(?:clinical |patient |planned )?follow-? ?up(?: (?:time|period|duration|per (?:patient|subject|participant)|(?:of|in) (?:\p{L}+ )?[\p{L}\d]*-?\d[\w-]*))?|observation(?: (?:time|period))?|(?:study )?duration (?:per|for each) (?:patient|subject|participant|user|wearer)|study duration|duration of (?:the )?study|(?:observed|followed|seen|watched) (?:for|over)|nachbeobachtung(?:szeit|sdauer)?|suivi|duree (?:du|de) suivi|seguimiento|duracion del seguimiento|durata del follow-up)(?: ?\((?:in )?(?:months?|years?|days?|weeks?)\)| ?,? (?:in )?(?:months|years|weeks|days))?$/u;
