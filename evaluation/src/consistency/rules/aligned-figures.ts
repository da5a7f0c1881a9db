import type { Attribute } from '../attribute.ts';
import { figureMatches, holdings } from '../figure-matches.ts';
import { type Figure, figuresIn, sameFigure } from '../figures.ts';
import { countedPeople } from '../lexicon/study.ts';
import { locationIn } from '../location.ts';
import type { ConsistencyRule } from '../rule.ts';

/**
 * From the first score on two figures are told as a contradiction, from the second as one that a reviewer would refuse. In eleven dossiers that had no part in the weights
 * about half of the pairs above 1.6 were contradictions, and one of seven between 0.4 and 1.6.
 */
const [threshold, sure] = [1.8, 2.3];
/**
 * Counts and dates of different things stand beside much the same words; in 60 dossiers so many pairs below these scores were none that a pair must be surer. Lengths, masses, volumes and the like
 * are told of few things: in 160 dossiers six pairs between 1.35 and 1.8 were contradictions and none was not.
 */
const thresholds: Readonly<Record<string, number>> = { count: 2.1, date: 4, time: threshold, percent: threshold };
const measured = 1.35;

function thresholdOf({ kind, range }: Figure): number {
  // Those who took part lie in a narrower range than those whom the device is for.
  if (range) return threshold;
  return thresholds[kind] ?? (/^(?:per|unit) /.test(kind) ? threshold : measured);
}

/**
 * Two documents that give two numbers for what their words say is the same. It knows nothing of the field: what is counted or measured is the words around the
 * number, and marks such as study, bound, time and statistic must not differ. What a rule with knowledge found counts instead.
 */
export default {
  id: 'aligned-figures',
  title: 'The same statement gives the same number in every document',
  references: ['MEDDEV 2.7/1 rev. 4, A10'],
  severity: 'major',
  why: 'Two documents that state one fact with two numbers cannot both be right, and a reviewer will ask which one the conclusion rests on.',
  remedy: 'Trace the number to its source and correct the document that deviates.',
  basis: ['MDR Annex II (clear, organised and unambiguous)'],
  general: true,
  asksFor: [],
  *check(dossier) {
    const documents = dossier.documents.filter((document) => document.language === 'en');
    const lists = documents.map((document) => figuresIn(document, dossier.context));
    const heldBy = holdings(lists.flat());
    const holders = (figure: Figure): number => heldBy(figure).documents.size;
    const told = new Map<Figure, { references: Figure[]; score: number }>();
    for (const { one, other, score } of figureMatches(lists, heldBy)) {
      if (score < measured) break;
      if (score < Math.max(thresholdOf(one), thresholdOf(other)) || plannedAndReached(one, other) || ofOtherCounts(one, other)) continue;
      // A figure that was named as deviating or as reference is not named the other way round.
      const references = (told.get(one) ?? told.get(other))?.references;
      if (references) {
        const reference = told.has(one) ? other : one;
        if (!told.has(reference) && references.every((there) => sameFigure(there, reference))) references.push(reference);
        continue;
      }
      const [deviating, reference] = holders(one) <= holders(other) ? [one, other] : [other, one];
      told.set(deviating, { references: [reference], score });
    }
    for (const [deviating, { references, score }] of told) {
      const [reference] = references as [Figure];
      yield {
        attribute: attributeOf(deviating),
        ...(score < sure ? { severity: 'minor' as const } : {}),
        message: `${deviating.document.name} says ${written(deviating)} where ${reference.document.name} says ${written(reference)}, in words that seem to speak of the same.`,
        locations: [deviating, ...references].map((figure) => locationIn(figure.document, figure.passage, figure.start, figure.end)),
        compared: [deviating, ...references].map((figure) => figure.says),
      };
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# CER\n\nThe mean pressure drop across the breathing filter was 8.4 kPa in 40 tests of the supplier.',
          sscp: '# SSCP\n\nThe mean pressure drop across the breathing filter was 4.8 kPa in the 40 tests of the supplier.',
        },
        says: '4.8 kPa',
      },
      {
        dossier: {
          cer: '# CER\n\n## Materials\n\nThe working channel has an inner diameter of 2.8 mm.',
          ifu: '# IFU\n\n## Technical data\n\n| Item | Value |\n|---|---|\n| Working channel, inner diameter | 3.2 mm |',
        },
        says: '3.2 mm',
      },
      {
        dossier: {
          rmf: '# Risk management report\n\n## Tests\n\nThe housing was dropped 20 times from a height of 75 cm.',
          cer: '# CER\n\n## Tests\n\nThe housing was dropped 20 times from a height of one metre.',
        },
        says: 'one metre',
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Precautions\n\n- Women who may become pregnant: advise them to avoid conception for eight weeks after the operation.',
          rmf: '# Risk management report\n\n## Conception\n\nWomen who may become pregnant are told to avoid conception for four weeks after the operation.',
        },
        says: 'four weeks',
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Use\n\n1. Let neighbouring pieces of film overlap by at least 5 mm.',
          rmf: '# Risk management report\n\n## Register\n\n| ID | Hazard | Control measures |\n|---|---|---|\n| H-04 | Gap between pieces of film | Overlap of neighbouring pieces at least 10 mm |',
        },
        says: '10 mm',
      },
      {
        dossier: {
          sota: '# State of the art\n\n## Limits derived for the device\n\n1. Performance: the lower limit of the 95 % confidence interval of the difference against no barrier should be at least 20 percentage points.',
          cep: '# CEP\n\n## Acceptance criteria\n\n- Performance: the lower limit of the 95 % confidence interval of the difference against no barrier shall be not less than 15 percentage points.',
        },
        says: '15',
      },
    ],
    leaves: [
      {
        dossier: {
          cer: '# CER\n\nIn 2025 there were 184 active licences and 46 complaints. Error within 15 % of the volume: 141 patients. Document status: released 2024-05-28.',
          psur: '# PSUR\n\nComplaints: 46 (25.0 for 100 licences).',
          sscp: '# SSCP\n\n152 patients: error within 15 % of the volume in 141.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for use\n\n## Contents of the pack\n\n| Model | Size of the frame |\n|---|---|\n| TC-38 | 32 × 35 mm |',
          other: '# Brochure\n\n## Models\n\nThe frame of the TC-38 is 3.2 cm wide.',
          cer: '# CER\n\n## Complaints\n\nOf the 73 complaints in the period 44 had nothing to do with the charging of the battery.',
          psur: '# PSUR\n\n## Complaints\n\n29 complaints in the period had to do with the charging of the battery.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nA similar device is the Serovia Pulse. The comparator Serovia Pulse was assessed.\n\n## 7 Randomized trial of the Serovia Pulse\n\nPatients of the trial were 22 years or older.',
          ifu: '# IFU\n\n## Patients\n\nExperience is limited in patients of 80 years or older.',
        },
      },
      {
        dossier: {
          'pmcf-plan':
            '# PMCF plan\n\n| Activity | Size |\n|---|---|\n| User survey | 150 radiologists invited; at least 90 answers (60 %) |',
          psur: '# PSUR\n\nIn the user survey of autumn 150 radiologists were invited and 132 answered (88 %).',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\n- **Pass mark:** device-related serious adverse events in 5.0 % of patients or fewer\n- **Check of HEAL-03:** every 6 months',
          cer: '# CER\n\n## Study HEAL-03\n\n- **Safety result:** 3 patients with a device-related serious adverse event (3.0 %)',
          sscp: '# SSCP\n\nDevice-related serious adverse events in HEAL-03: 3.0 % of the patients.',
        },
      },
      {
        dossier: {
          cep: '# CEP\n\nFor HEAL-03 we set the bar at 6.0 % for device-related serious adverse events over 12 months.',
          cer: '# CER\n\nIn HEAL-03 302 patients were followed for 12 months. A device-related serious adverse event occurred in 11 patients (3.6 %).',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nIn intermittent mode each cycle lasts seven minutes, of which two are spent at 25 mmHg.',
          ifu: '# IFU\n\n| Setting | Value |\n|---|---|\n| Intermittent mode, cycle | 5 minutes at set pressure, 2 minutes at 25 mmHg |',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe mean gradient was 8.4 mmHg at twelve months. The predecessor was sold in 12 countries. The registry includes 150 patients with failed valves.',
          psur: '# PSUR\n\nThe mean gradient was 9.1 mmHg at 24 months. The device is sold in 18 countries. The registry includes 400 patients with native valves.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nThe inner diameter of the working channel is 2.8 mm; its length is 1,050 mm. The oldest patient was 84 years old.',
          ifu: '# IFU\n\nThe outer diameter of the tube is 9.2 mm. The working channel is 105 cm long. For patients from 18 years.',
        },
      },
      {
        dossier: {
          cer: '# CER\n\nIn the study ALPHA-1 12 of 240 patients (5.0 %) had a fever. Complaints of fever fell from 9 in 2023 to 4 in 2024.',
          psur: '# PSUR\n\nIn the study BETA-2 9 of 180 patients (5.0 %) had a fever. 6 complaints of fever came in 2022.',
        },
      },
      {
        // The numbers of the slots of two forms.
        dossier: {
          cep: '# Plan\n\nItem 1 — Class: IIb\n\nItem 2 — Rule: 9\n\nItem 14 — Benefit and endpoint: calmer nights / mean length of sleep',
          cer: '# Report\n\nItem 1 — Class: IIb\n\nItem 2 — Rule: 9\n\nItem 17 — Benefit / endpoint: calmer nights / mean length of sleep',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

const people = new RegExp(`^ (?:\\p{L}+ )?${countedPeople}\\b`, 'u');
const bounded =
  /\b(?:or (?:more|less|fewer|better|higher|lower|greater|above|below)|at (?:least|most)|(?:no|not) (?:more|less|fewer) than|accept\w*|hopes?|would|should|must)\b|[≤≥]/u;

/** "310 complaints (0.64 %)" and "74 (0.60 %)": nearly the same share of counts that are far apart is that of another period or region. */
function ofOtherCounts(one: Figure, other: Figure): boolean {
  if (one.kind !== 'percent' || Math.abs(Math.log(one.value / other.value)) > 0.25) return false;
  const [mine, its] = [one, other].map(({ passage, start }) =>
    Number(countedShare.exec(passage.folded.slice(Math.max(0, start - 60), start))?.[1]?.replaceAll(',', '')),
  ) as [number, number];
  return Math.abs(Math.log(mine / its)) > 0.9;
}
const countedShare = /(?<![\d.,])(\d[\d,]*)(?! ?(?:%|per ?cent))[^.;|\d()]{0,40}\($/u;

/** What a plan foresees and what a report then found: how many take part, and a limit beside a result. */
function plannedAndReached(one: Figure, other: Figure): boolean {
  const isPlan = ({ document }: Figure): boolean => document.type === 'cep' || document.type === 'pmcf-plan';
  if (isPlan(one) === isPlan(other)) return false;
  const [plan, report] = isPlan(one) ? [one, other] : [other, one];
  const folded = (figure: Figure): string => figure.passage.folded;
  if (one.kind === 'count' && people.test(folded(plan).slice(plan.end, plan.end + 40))) return true;
  // A plan knows no result of its own study: a share that nobody was counted for in it is a limit or a guess, whatever it is called.
  if (
    one.kind === 'percent' &&
    plan.marks.tense !== 'past' &&
    !countBeside(plan) &&
    (countBeside(report) || (report.marks.modality === '' && (plan.marks.study !== '' || plan.words.has('people'))))
  )
    return true;
  return (
    bounded.test(folded(plan)) &&
    !bounded.test(folded(report)) &&
    /\b(?:rose|fell|was|were|had|showed|reached|improved|dropped)\b/u.test(folded(report))
  );
}

/** "14 patients, 2.7 %", "8 of 240 (3.3 %)", "2.7 % (14 in number)": the share comes of a count in its sentence or cell. */
function countBeside({ passage, start, end }: Figure): boolean {
  const { folded } = passage;
  return (
    /(?<![\p{L}\d.,-])\d{1,6}(?![\d.,]*\d|[.,]\d| ?(?:%|per ?cent|months?|weeks?|days?|years?|hours?))(?: ?(?:of|\/|out of) ?(?:the )?\d+)?[^.;|\d]{0,70}\D$/u.test(
      folded.slice(Math.max(0, start - 100), start),
    ) || /^ ?(?:%|per ?cent)?[^.;|\d]{0,40}\(\d{1,6}(?: |\)|\/)/u.test(folded.slice(end, end + 60))
  );
}

function attributeOf(figure: Figure): Attribute {
  if (figure.kind === 'date') return 'date';
  if (figure.kind === 'percent' || figure.kind.startsWith('per ')) return 'event-rate';
  if (figure.kind === 'time') return 'duration-lifetime';
  return figure.kind === 'count' && figure.marks.study !== '' ? 'sample-size' : 'other';
}

/** The figure in the unit of its document: what is compared is the same unit everywhere, what people look for is what they wrote. */
function written({ passage, start, end, says }: Figure): string {
  return passage.text.slice(start, end).trim() || says;
}
