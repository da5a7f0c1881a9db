import type { Dossier } from '../dossier.ts';
import { meaningOf } from '../lexicon/clinical-synonyms.ts';
import { isSiteWord } from '../lexicon/clinical-words.ts';
import { comparisonWords, reportsAdvantage, rivalIn, uncomparedIn } from '../lexicon/comparisons.ts';
import { outcomeOf, outcomesIn } from '../lexicon/outcomes.ts';
import { locate } from '../location.ts';
import type { ConsistencyRule, Contradiction } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { type ClaimParts, claimParts } from '../statements/claim.ts';
import { contentStems, stem, words } from '../text/fold.ts';
import type { Topic } from '../topic.ts';

/** A claim goes no further than what the clinical evaluation says about the same outcome. */
export default {
  id: 'claim-strength',
  title: 'Claims go no further than the clinical evaluation',
  references: ['Regulation (EU) 2017/745, Article 7', 'MEDDEV 2.7/1 revision 4, section 7 and A10'],
  severity: 'major',
  asksFor: ['claim'],
  why: 'A claim beyond the evidence misleads users and patients and is forbidden; a file whose summary says more than its evaluation is refused.',
  remedy: 'Word the claim as the clinical evaluation words it, or evaluate the evidence for it and say so in the evaluation.',
  basis: ['MDR 7', 'MDR Annex XIV Part A 1', 'MEDDEV 2.7/1 rev. 4 A10'],
  *check(dossier: Dossier) {
    const all = dossier
      .of('claim')
      .map((statement) => ({ statement, parts: partsOf(statement), type: dossier.document(statement.document).type }));
    const limits = ['cer', 'cep', 'cear'].flatMap((wanted) =>
      all.filter(({ statement, type }) => statement.key === 'limit' && type === wanted),
    );
    const base = all.filter(({ statement, type }) => statement.affirmed && type === 'cer');
    const supported = all.filter(({ statement, type }) => statement.key === 'listed' && statement.affirmed && type === 'cer');
    const name = (statement: Statement): string => dossier.document(statement.document).name;

    const told = new Set<string>();
    const equals = base.some(({ parts }) => parts.equal);
    for (const { statement, parts, type } of all) {
      if (statement.affirmed && parts.equal && type !== 'cer' && type !== 'cep' && !equals) {
        const against = limits.find(
          ({ statement: limit, parts: there }) =>
            there.equal &&
            (intersects(there.outcomes, parts.outcomes) ||
              ((there.outcomes.length === 0 || parts.outcomes.length === 0) &&
                shares(topicOf(textOf(dossier, limit)), topicOf(textOf(dossier, statement))))),
        );
        if (!against) continue;
        told.add(placeOf(statement));
        yield {
          attribute: 'claim',
          message: `${name(statement)} claims ${statement.says}, but ${name(against.statement)} says ${against.statement.says}.`,
          locations: [locate(dossier, statement), locate(dossier, against.statement)],
          compared: [statement.says, against.statement.says],
        };
        continue;
      }
      if (
        !statement.affirmed ||
        ['comparison', 'rival'].includes(statement.key) ||
        (type === 'cer' && statement.key === 'listed') ||
        parts.equal
      )
        continue;
      const covered = supported.some(({ parts: there }) => there.superior && intersects(there.outcomes, parts.outcomes));
      if (parts.superior && !covered && type !== 'cer' && type !== 'cep') {
        const against =
          limits.find(
            ({ parts: limit }) =>
              limit.superior &&
              (limit.outcomes.length === 0 ||
                intersects(limit.outcomes, parts.outcomes) ||
                // "Better than others" without saying in what, where the evaluation found it no worse.
                (limit.equal && parts.outcomes.length === 0 && !base.some(({ parts: there }) => there.superior))),
          ) ?? base.find(({ parts: there }) => there.equal && intersects(there.outcomes, parts.outcomes));
        if (against) {
          told.add(placeOf(statement));
          yield {
            attribute: 'claim',
            severity: parts.outcomes.includes('survival') || parts.outcomes.includes('stroke') ? 'critical' : 'major',
            message: `${name(statement)} claims ${statement.says}, but ${name(against.statement)} says ${against.statement.affirmed ? `no more than ${against.statement.says}` : against.statement.says}.`,
            locations: [locate(dossier, statement), locate(dossier, against.statement)],
            compared: [statement.says, against.statement.says],
          };
          continue;
        }
      }
      const denied = limits.find(
        ({ statement: limit, parts: there }) =>
          !there.superior &&
          !there.equal &&
          intersects(there.outcomes, parts.outcomes) &&
          !(limit.document === statement.document && limit.passage === statement.passage),
      );
      if (denied && improves(parts, there(denied.parts, parts))) {
        told.add(placeOf(statement));
        yield {
          attribute: 'claim',
          severity: there(denied.parts, parts).includes('survival') ? 'critical' : 'major',
          message: `${name(statement)} claims ${statement.says}; ${name(denied.statement)} says ${denied.statement.says}.`,
          locations: [locate(dossier, statement), locate(dossier, denied.statement)],
          compared: [statement.says, denied.statement.says],
        };
        continue;
      }
      if (type === 'cer' || type === 'cep') continue;
      const weaker = base.find(
        ({ parts: there }) => intersects(there.outcomes, parts.outcomes) && there.direction === parts.direction && there.strength < 4,
      );
      const strongAlso = base.some(({ parts: there }) => intersects(there.outcomes, parts.outcomes) && there.strength === 4);
      if (parts.strength === 4 && weaker && !strongAlso) {
        yield {
          attribute: 'claim',
          message: `${name(statement)} claims ${statement.says}, but ${name(weaker.statement)} says no more than ${weaker.statement.says}.`,
          locations: [locate(dossier, statement), locate(dossier, weaker.statement)],
          compared: [statement.says, weaker.statement.says],
        };
        continue;
      }
      const opposite = base.find(
        ({ statement: other, parts: there }) =>
          other.key === 'listed' &&
          there.direction !== '' &&
          parts.direction !== '' &&
          there.direction !== parts.direction &&
          sameOutcomes(there.outcomes, parts.outcomes),
      );
      if (opposite)
        yield {
          attribute: 'claim',
          message: `${name(statement)} claims ${statement.says}, but ${name(opposite.statement)} claims ${opposite.statement.says}.`,
          locations: [locate(dossier, statement), locate(dossier, opposite.statement)],
          compared: [statement.says, opposite.statement.says],
        };
    }
    yield* comparisons(
      dossier,
      all
        .filter(({ statement }) => ['comparison', 'rival'].includes(statement.key) && !told.has(placeOf(statement)))
        .map(({ statement }) => statement),
      all.filter(({ statement }) => statement.key === 'no-comparison').map(({ statement }) => statement),
    );
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe device was non-inferior to the comparator for stroke. Superiority was neither tested nor claimed.',
          sscp: '# Summary\n\nThe device protects patients from stroke better than the comparators do.',
        },
        says: 'superiority',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nNo effect of the device on survival is claimed.',
          ifu: '# Instructions for use\n\nPatients who use the device can expect to live longer.',
        },
        says: 'survival',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Claims\n\n- The device reduces wound infections.',
          ifu: '# Instructions for use\n\nThe device eliminates wound infections.',
        },
        says: 'absolutely less infection',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe study had a single arm of 40 patients.',
          label: '# Label\n\nFinds more lesions than conventional lamps.',
        },
        says: 'no such comparison',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nNeither superiority nor non-inferiority to suture can be concluded from the trial.',
          sscp: '# Summary\n\nThe trial has shown that the clip closes the skin at least as well as suture.',
        },
        says: 'equality',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nIt cannot be said whether the coating makes healing faster than bare metal.',
          sscp: '# Summary\n\nOwing to the coating, healing took less time than with screws of bare metal.',
        },
        says: 'than with others',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nTinnitus relief was not an outcome of the study and must not be advertised.',
          sscp: '# Summary\n\nThe constant ringing in your ears will be gone.',
        },
        says: 'tinnitus',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nA reduction of analgesics was not statistically significant.',
          ifu: '# Instructions for use\n\nMost patients can do without painkillers after some weeks.',
        },
        says: 'medicine use',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nMigraine attacks were counted as well: their number did not change (p = 0.44).',
          sscp: '# Summary\n\nYou will have fewer migraine attacks and need the doctor less often.',
        },
        says: 'exacerbation',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nRevision was needed in 3 of 80 and 4 of 81 patients, a difference that met the non-inferiority margin but was not significant (p = 0.71).',
          sscp: '# Summary\n\nThe plate proved more reliable than plates of steel, which are commonly used.',
        },
        says: 'claims better',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nPain fell by 4.1 points within three months (p < 0.001). At baseline pain did not differ between the groups (p = 0.6). After month 6 pain did not change (p = 0.4). At month 3 the arms did not differ in pain (p = 0.3).',
          sscp: '# Summary\n\nThe splint reduces pain.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nPain of the knee fell (p = 0.01). No statement is made on whether the cartilage of the knee wears more slowly than without the brace.',
          sscp: '# Summary\n\nPain of the knee fell more with the brace than without.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nMortality was not studied. Quality of life rose in both groups; the difference between them was not significant (p = 0.09).',
          sscp: '# Summary\n\nMortality of untreated sleep apnoea is higher than that of healthy people. In the study quality of life rose from 5.1 to 6.2.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nThe pump is intended to promote healing of the wound. A faster or more frequent healing than with other pumps is not claimed.',
          ifu: '# Instructions for use\n\nIt is intended to promote healing of the wound.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nNeither superiority nor non-inferiority to suture can be concluded. A benefit for sleep was not shown. Wound healing was not an endpoint. The trial was not powered for infection. No claim is made for near vision.',
          sscp: '# Summary\n\nWhether the clip closes the skin as well as suture is not known. Use the device while you sleep. Tell your doctor if you are tired. Change the dressing until the wound is closed. Wash your hands to lower the danger of infection. For reading you need glasses.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\n## Claims\n\n- The device reduces wound infections.\n- Lower pain than with a manual tool\n\nNo effect of the device on survival is claimed. Superiority with regard to leaks was not tested.\n\n## State of the art\n\nSurgery prolongs life better than drugs.',
          sscp: '# Summary\n\nThe device reduces wound infections. It causes less pain than a manual tool. Small doses take longer than usual. Lower rates than usual doses may be set. Children sleep less than other patients. The device has not been shown to lengthen life. The difference does not allow the conclusion that it is better than others.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function placeOf(statement: Statement): string {
  return `${statement.document} ${statement.passage} ${statement.start}`;
}

/** Comparisons with other devices in labelling, where the evaluation compared nothing or found no difference. */
function* comparisons(dossier: Dossier, claims: readonly Statement[], limits: readonly Statement[]): Generator<Contradiction> {
  if (claims.length === 0 || limits.length === 0) return;
  const advantages = dossier.documents
    .filter((document) => document.type === 'cer')
    .flatMap((document) =>
      document.passages
        .filter(
          (passage) =>
            !['state-of-the-art', 'literature', 'similar-devices', 'references'].some((topic) => passage.topics.has(topic as Topic)),
        )
        .flatMap((passage) =>
          passage.sentences.filter((sentence) => reportsAdvantage(sentence.folded)).map((sentence) => topicOf(sentence.folded)),
        ),
    );
  for (const claim of claims) {
    const topic = topicOf(textOf(dossier, claim));
    // An advantage that the evaluation reports about the same thing may stand behind the claim.
    if (advantages.some((there) => shares(there, topic))) continue;
    const against =
      claim.key === 'rival'
        ? limits.find((limit) => sameRival(textOf(dossier, claim), textOf(dossier, limit)))
        : (limits.find((limit) => shares(topicOf(textOf(dossier, limit)), topic)) ??
          limits.find((limit) => limit.value.type === 'categories' && limit.value.categories.includes('general')));
    if (!against) continue;
    const [document, other] = [dossier.document(claim.document), dossier.document(against.document)];
    yield {
      attribute: 'claim',
      message: `${document.name} says "${document.passages[claim.passage]!.text.slice(claim.start, claim.end)}", but ${other.name} supports no such comparison ("${other.passages[against.passage]!.text.slice(against.start, against.end)}").`,
      locations: [locate(dossier, claim), locate(dossier, against)],
      compared: ['better than others', 'no comparison'],
    };
  }
}

/** Whether an evaluation names the very thing that the device is said to be better than, in a sentence about the same. */
function sameRival(claim: string, limit: string): boolean {
  const [rival, other] = [topicOf(rivalIn(claim)), topicOf(uncomparedIn(limit))];
  const [said, denied] = [topicOf(claim), topicOf(limit)];
  return shares(rival, other) && [...said].filter((word) => denied.has(word)).length >= 2;
}

function textOf(dossier: Dossier, statement: Statement): string {
  return dossier.document(statement.document).passages[statement.passage]!.folded.slice(statement.start, statement.end);
}

/** What a comparison is about: its outcomes, and its other words without those of comparing. */
function topicOf(folded: string): ReadonlySet<string> {
  // Pain of the shoulder and the structure of the shoulder share no more than the place.
  const sites = new Set(words(folded).flatMap(({ text }) => (isSiteWord(text) ? [stem(text)] : [])));
  return new Set([
    ...outcomesIn(folded).map((one) => one.id),
    ...contentStems(folded)
      .filter((one) => !dull.has(one) && !sites.has(one))
      .map(meaningOf),
  ]);
}

const dull = new Set([...comparisonWords].map(stem));

function shares(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((word) => other.has(word));
}

function partsOf(statement: Statement): ClaimParts {
  return claimParts(statement.value.type === 'categories' ? statement.value.categories : []);
}

function intersects(one: readonly string[], other: readonly string[]): boolean {
  return one.some((id) => other.includes(id));
}

function there(limit: ClaimParts, claim: ClaimParts): string[] {
  return limit.outcomes.filter((id) => claim.outcomes.includes(id));
}

function sameOutcomes(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 1 && other.length === 1 && one[0] === other[0];
}

/** Whether a claim says that one of these outcomes gets better. */
function improves(claim: ClaimParts, ids: readonly string[]): boolean {
  if (claim.direction === '') return claim.superior;
  // "more survival" and "less mortality" are both the outcome survival; either way of speaking means a gain.
  return ids.some((id) => id === 'survival' || id === 'glycaemic control' || outcomeOf(id)?.better === claim.direction);
}
