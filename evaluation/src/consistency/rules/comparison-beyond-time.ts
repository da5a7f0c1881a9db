import type { Dossier } from '../dossier.ts';
import { keptByDocumentAndContext } from '../kept-by-document.ts';
import { compares } from '../lexicon/comparisons.ts';
import type { ConsistencyRule } from '../rule.ts';
import { subjectOf } from '../subject.ts';
import { readQuantities } from '../text/quantities.ts';
import { opensUpwards, type ToldTime, timeContradiction } from '../told-times.ts';
import { type Topic, topicsOfOthers } from '../topic.ts';

/** Users are promised no advantage for a time for which the evaluation says that nothing was compared. */
export default {
  id: 'comparison-beyond-time',
  title: 'An advantage is claimed for no longer than it was compared',
  references: ['Regulation (EU) 2017/745, Article 7', 'MEDDEV 2.7/1 revision 4, A7'],
  severity: 'major',
  why: 'An advantage that was seen in the first weeks may be lost later. Without a comparison over the whole time nobody knows.',
  remedy: 'Limit the claim to the time for which there was a control group, or provide the comparison.',
  basis: ['MDR 7', 'MDR 61(1)'],
  asksFor: [],
  *check(dossier: Dossier) {
    const all = dossier.documents.map((document) => comparisonTimesOf(document, dossier.context));
    const limits = all.flatMap((one) => one.limits);
    for (const claim of all.flatMap((one) => one.claims)) {
      const against = limits.find((limit) => limit.document !== claim.document && claim.months > 1.2 * limit.months);
      if (against) yield timeContradiction(claim, against);
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nNo comparative claim is made for indwelling times beyond 90 days, because there was no control group.',
          ifu: '# IFU\n\nCompared with an uncoated stent, fewer deposits form during the whole indwelling time of up to 180 days.',
        },
        says: '180 days',
      },
      {
        dossier: {
          cer: '# CER\n\nNo statement on superiority over bare leads beyond month 6 is possible.',
          sscp: '# SSCP\n\nOver two years the lead causes less swelling than bare leads.',
        },
        says: 'two years',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nNo comparative claim is made for indwelling times beyond 90 days.',
          ifu: '# IFU\n\nUp to 90 days fewer deposits form than on an uncoated stent. The stent stays for up to 180 days. Change it in fewer than 180 days. It is not known whether fewer deposits form than on uncoated stents over 180 days.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const foreign: readonly Topic[] = [...topicsOfOthers, 'references', 'abbreviations', 'history'];
const advertising: ReadonlySet<string> = new Set(['ifu', 'label', 'sscp', 'other']);
/** "No comparative claim", "no statement on superiority": what is then said to be so beyond a time. */
const uncompared =
  /\bno (?:comparative (?:claims?|statements?|data|evidence|conclusions?)|comparisons?|(?:statements?|claims?|conclusions?|data|evidence) (?:on|of|about|as to|regarding) (?:an? |any |the )?(?:superiority|advantage|comparison))\b|\b(?:superiority|advantage|comparison)\b[^.;]{0,60}\b(?:is|was|are|were|has|have|can) ?not (?:been |be )?(?:claimed|shown|studied|assessed|demonstrated|investigated|known|possible)\b/u;
const beyondDay = /\b(?:beyond|after|past|later than) (?:day|week|month|year) (\d{1,4})\b/gu;
const beyond = /\b(?:beyond|past|exceeding|after|over|longer than|more than|later than)(?: the)? (?:first )?$/u;
const favourable = /\b(?:fewer|less|lower|better|reduced|rarer|safer|smaller|slower|milder)\b/u;
const denied = /\b(?:not|no|never|neither|nor|cannot|whether|unknown|if|unless|planned|will)\b/u;
const lasting =
  /\b(?:up to|during|over|for|within|throughout|until|through|after|at|of)(?: the)?(?: (?:whole|entire|full|first|about))*(?: [\p{L}-]+){0,3} $/u;

const comparisonTimesOf = keptByDocumentAndContext((document, context) => {
  const limits: ToldTime[] = [];
  const claims: ToldTime[] = [];
  if (document.language !== 'en') return { limits, claims };
  for (const passage of document.passages) {
    if (passage.kind === 'heading' || passage.kind === 'caption' || foreign.some((topic) => passage.topics.has(topic))) continue;
    for (const sentence of passage.sentences) {
      const { folded } = sentence;
      if (uncompared.test(folded)) {
        const times = readQuantities(sentence.text).filter(({ start, end, range, exact }) => {
          if (range.dimension !== 'time') return false;
          return exact ? beyond.test(folded.slice(0, start)) : range.to === undefined && opensUpwards.test(folded.slice(start, end));
        });
        const days = [...folded.matchAll(beyondDay)].flatMap((match) => {
          const unit = /day|week|month|year/u.exec(match[0])![0];
          return readQuantities(`${match[1]} ${unit}s`).map(({ range }) => ({ range, says: match[0] }));
        });
        for (const { range, says } of [
          ...times.map((one) => ({ range: one.range, says: sentence.text.slice(one.start, one.end) })),
          ...days,
        ]) {
          const months = range.from ?? range.to ?? 0;
          if (months > 0) limits.push({ document, passage, sentence, months, says });
        }
        continue;
      }
      if (!advertising.has(document.type) || !favourable.test(folded) || denied.test(folded)) continue;
      if (!compares(folded) && !/\bcompared (?:with|to)\b|\bunlike\b|\bin contrast to\b/u.test(folded)) continue;
      if (subjectOf(sentence, passage, context) !== 'device') continue;
      for (const { start, end, range, says } of readQuantities(sentence.text).map((one) => ({
        ...one,
        says: sentence.text.slice(one.start, one.end),
      }))) {
        const bounded = /^(?:up to|within|at most|no more than)/u.test(folded.slice(start, end));
        // "Over two years" in front of a sentence tells how long, not how much longer.
        const months = range.to ?? (/^(?:over|after)\b/u.test(folded.slice(start, end)) ? range.from : undefined);
        if (range.dimension !== 'time' || months === undefined) continue;
        if (!bounded && range.to !== undefined && !lasting.test(folded.slice(0, start))) continue;
        if (/\b(?:than|aged?|every|last|old) $/u.test(folded.slice(0, start)) || /^ (?:of age|old|ago)\b/u.test(folded.slice(end)))
          continue;
        claims.push({ document, passage, sentence, months, says });
      }
    }
  }
  return { limits, claims };
});
