import { rankOf } from '../authority.ts';
import { deniedAt } from '../denied-at.ts';
import type { DossierContext, DossierDocument } from '../dossier.ts';
import { keptByDocumentAndContext } from '../kept-by-document.ts';
import { careSettings } from '../lexicon/care-settings.ts';
import { isWithin, termsIn } from '../lexicon/terms.ts';
import { locationIn } from '../location.ts';
import type { Passage } from '../passage.ts';
import { isContraindicated } from '../purpose.ts';
import type { ConsistencyRule } from '../rule.ts';
import { subjectOf } from '../subject.ts';
import type { Span } from '../text/sentences.ts';
import type { Topic } from '../topic.ts';

/** A place of use that one document rules out is not told as one in another, though the words be of sites, of installing or of lending. */
export default {
  id: 'barred-place',
  title: 'Nobody uses the device where it must not be used',
  references: ['Regulation (EU) 2017/745, Annex I 23.4(b) and (g)'],
  severity: 'major',
  why: 'A place is ruled out because staff, equipment or surroundings there were not evaluated. A document that tells of use there as if it were foreseen lets it happen.',
  remedy: 'Take the place out of the document that tells of it, or evaluate it and lift the restriction everywhere.',
  basis: ['MDR Annex I 5', 'MDR Annex I 23.4(g)'],
  asksFor: [],
  givesWayTo: ['care-setting', 'pmcf-scope'],
  *check(dossier) {
    const ranked = [...dossier.documents].sort((one, other) => rankOf(dossier, one.id) - rankOf(dossier, other.id));
    // A document that bars a place and tells it elsewhere has a reason that others may share.
    const bars = ranked.flatMap((from) => {
      const { barred, told } = placesIn(from, dossier.context);
      return barred.filter((bar) => !told.some((one) => isWithin(one.term, bar.term, careSettings))).map((bar) => ({ from, bar }));
    });
    for (const document of dossier.documents) {
      const places = placesIn(document, dossier.context);
      const told = new Set<string>();
      for (const use of places.told) {
        if (told.has(use.term)) continue;
        told.add(use.term);
        const against = bars.filter(({ bar }) => isWithin(use.term, bar.term, careSettings));
        const [first] = against;
        if (!first || against.some(({ from }) => from === document) || places.barred.some(({ term }) => term === use.term)) continue;
        const once = against.filter(({ from }, index) => against.findIndex((other) => other.from === from) === index).slice(0, 3);
        yield {
          attribute: 'care-setting',
          message: `${document.name} tells of use in ${use.term}, which ${first.from.name} rules out.`,
          locations: [
            locationIn(document, use.passage, use.start, use.end),
            ...once.map(({ from, bar }) => locationIn(from, bar.passage, bar.start, bar.end)),
          ],
          compared: [use.term, ...once.map(({ bar }) => `not ${bar.term}`)],
        };
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Place\n\nUse the scanner in hospitals. Do not use it in ambulances or mobile stroke units.',
          psur: '# PSUR\n\n## Sales\n\nAt the end of the period 40 sites were active: 36 hospitals and 4 mobile stroke units.',
          rmf: '# Risk management report\n\n## Use\n\nSites use it in the settings foreseen, e.g. in wards and during transfers by ambulance.',
        },
        says: 'mobile care units',
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Limits\n\n- Not in intensive care, not in a car or aeroplane.',
          rmf: '# Risk management report\n\n## Connectivity\n\nThe relay is installed on general wards and in intensive care units.',
        },
        says: 'intensive care units',
      },
      {
        dossier: {
          cer: '# CER\n\n## Limits\n\nNot intended for home use or air transport.',
          sscp: '# SSCP\n\n## What to expect\n\nIf a midwife visits you, the ward can lend you the warmer for use at home.',
        },
        says: 'home',
      },
    ],
    leaves: [
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Place\n\nUse it in hospitals only. Do not use it in ambulances, at home or in the MRI room without the shield.',
          brochure:
            '# Brochure\n\n## Going home\n\nIt is not used at home, nor in an ambulance; for the way a special transport incubator is used.',
          psur: '# PSUR\n\n## Complaints\n\nOne unit was used in an ambulance although the instructions forbid it. A hospital asked whether it could be lent to a family for use at home.',
          cer: '# CER\n\n## Predecessor\n\nThe predecessor was used in ambulances.\n\n## Follow-up\n\nAt home, parents use a thermometer.',
        },
      },
      {
        dossier: {
          ifu: '# Instructions for Use\n\n## Programmer\n\nDo not use the programmer at home.\n\n## Charger\n\nThe charger is used at home every day.',
          sscp: '# SSCP\n\n## Charging\n\nThe charger is used at home.',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

interface Place extends Span {
  readonly term: string;
  readonly passage: Passage;
}

/** Places that are told apart well enough: a hospital or a practice is named in passing in any sentence. */
const distinct: ReadonlySet<string> = new Set([
  'ambulances',
  'mobile care units',
  'aircraft',
  'vehicles',
  'home',
  'intensive care units',
  'emergency departments',
  'field hospitals',
  'beauty salons',
  'sports facilities',
  'schools',
  'outdoors',
  'hyperbaric chambers',
  'long-term care facilities',
]);

/** "Do not use it in …", "not for use in …", "not in …": what rules a place out by itself, with no case behind it. */
const barring =
  /(?:^|[.;:,(] ?|\b)(?:(?:do not|never|(?:must|may|shall|should) (?:not|never) be|(?:is|are) not(?: to be)?) (?:use[d]?|install(?:ed)?|operate[d]?|place[d]?|set up|worn?|appl(?:y|ied)|intended|meant|suitable|approved)\b|(?:^|[.;] )[-•]? ?not (?:for use |for |to be used |intended |suitable )?(?=(?:in|at|on|for|during) ))/u;
/** A bar that holds only in a case: "not at home without a carer", "not in ambulances while charging". */
const inACase =
  /\b(?:if|unless|without|when|while|until|alone|except|only|where|after|before|near|as long|together|more than|other than)\b/u;
/** What is done with a device where it is used, before the place. */
const using =
  /\b(?:installed|(?<!special [\p{L} ]{0,30})use[sd]?|operated|deployed|set up|sites?|settings?|environments?|places? of use|lend|lent|loan(?:ed)?|borrow(?:ed)?|suitable|intended|meant)\b[^;]*$/u;
/** What went wrong, what others do and what was only asked is no use that a document foresees. */
const notForeseen =
  /\b(?:although|though|despite|contrary|against|misuse\w*|off-label|abnormal|whether|asked|enquir\w*|inquir\w*|complain\w*|incidents?|accident\w*|in (?:one|two|three|\d+) (?:further )?cases?|once|error|wrong\w*|forbid\w*|forbidden|prohibit\w*|excluded?|outside|beyond|not|never|no longer|instead|other (?:device|system|product)s?|predecessor|competitor\w*|similar|literature|published|stud(?:y|ies)|trials?|investigation|would|could|might|later|future|planned extension)\b/u;
const foreign: readonly Topic[] = [
  'predecessor',
  'similar-devices',
  'state-of-the-art',
  'literature',
  'equivalence',
  'clinical-investigation',
  'eligibility',
  'exclusion',
  'history',
  'references',
];

const placesIn = keptByDocumentAndContext(
  (document: DossierDocument, context: DossierContext): { readonly barred: readonly Place[]; readonly told: readonly Place[] } => {
    const barred: Place[] = [];
    const told: Place[] = [];
    if (document.language !== 'en') return { barred, told };
    for (const passage of document.passages) {
      if (passage.kind === 'heading' || passage.kind === 'caption' || foreign.some((topic) => passage.topics.has(topic))) continue;
      // The rows of a risk analysis say what may go wrong.
      const row = passage.cell !== undefined && document.type === 'rmf';
      for (const sentence of passage.sentences) {
        const terms = termsIn(sentence.folded, careSettings).filter(({ id }) => distinct.has(id));
        if (terms.length === 0 || subjectOf(sentence, passage, context) === 'other-device') continue;
        for (const { id, start, end } of terms) {
          const before = sentence.folded.slice(0, start);
          const place = { term: id, passage, start: sentence.start, end: sentence.end };
          const bar = barring.exec(before);
          if (bar && !inACase.test(sentence.folded) && !/\bbut\b/u.test(before.slice(bar.index))) barred.push(place);
          else if (
            !row &&
            !notForeseen.test(sentence.folded) &&
            using.test(before) &&
            (sentence.folded.startsWith('at ', start) ||
              /\b(?:in|at|on|for|during|by|and|or|the|\d+|of|your)\W*$|,\W*$|:\W*$|\b(?:one|two|three|four|five|six|several)\W*$/u.test(
                before,
              )) &&
            !deniedAt(sentence.folded, start) &&
            !/^[- ](?:base|station|screen|page|visit|monitor|position|reading|carer|care nurses?|nurses?|staff|personnel)/u.test(
              sentence.folded.slice(end),
            ) &&
            !isContraindicated(passage, document)
          )
            told.push(place);
        }
      }
    }
    return { barred, told };
  },
);
