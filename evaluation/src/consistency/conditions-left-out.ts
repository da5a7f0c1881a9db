import type { Dossier } from './dossier.ts';
import { domainOf } from './lexicon/concepts.ts';
import { locate, locationIn } from './location.ts';
import { isConcept, type Unit, unitsIn } from './meaning-unit.ts';
import type { Contradiction } from './rule.ts';
import type { Statement } from './statement.ts';
import { fold } from './text/fold.ts';

/** Words with which a plan says why it studies fewer people than the device is for. */
const justified =
  /\b(?:deliberate\w*|intentional\w*|justif\w+|narrower|restrict\w* (?:is|because|since)|by design|covered by|on purpose|in order to|question (?:is|of)|because|since|reasons?|rationale|label(?:l?ed)? (?:limit|range|population|indication)s?|(?:the )?label (?:allows|permits|includes|covers)|gap|few (?:children|patients|persons)|feasib\w+|bewusst|begrundet|delibere\w*)\b/u;

const leavesOut = /\b(?:exclu\w+|ineligible|not (?:be )?(?:enrolled|eligible|included|recruited))\b/u;
/** An exclusion with a degree, a time or a reason leaves out some of those with the condition only. */
const partly =
  /\b(?:severe|uncontrolled|unstable|previous\w*|prior|history|acute|active|planned|within|below|above|less|more|than|under|over|after|before|untreated|unable|allerg\w*|hypersensitiv\w*|participat\w*|other than|without|advanced|end-stage|recent|simultaneous|no|not|if|unless)\b|\d/u;

/** Who is left out by what gives a condition away: treated with insulin is diabetic, and the device may be for diabetics. */
export function* conditionsLeftOut(dossier: Dossier): Generator<Contradiction> {
  const conditionsIn = (text: string): { unit: Unit; concept: string }[] =>
    unitsIn(text, 0, dossier.context).flatMap((unit) =>
      unit.ids.filter((id) => isConcept(id) && domainOf(id) === 'people' && !people.has(id)).map((concept) => ({ unit, concept })),
    );
  const indicated = dossier
    .of('indication')
    .filter((one) => dossier.document(one.document).language === 'en')
    .flatMap((statement) => conditionsIn(statement.says).map(({ unit }) => ({ statement, has: unit.closure })));
  if (indicated.length === 0) return;
  const contraindicated = new Set(
    dossier.of('contraindication').flatMap((one) => conditionsIn(one.says).flatMap(({ unit }) => [...unit.closure])),
  );
  for (const document of dossier.documents) {
    if (document.type !== 'pmcf-plan' || document.language !== 'en') continue;
    for (const passage of document.passages) {
      if (passage.kind === 'heading' || passage.kind === 'caption') continue;
      const listed = leavesOut.test(fold(passage.label)) || leavesOut.test(fold(passage.headings.at(-1)?.title ?? ''));
      if (!listed && !leavesOut.test(passage.folded)) continue;
      for (const sentence of passage.sentences) {
        const from = listed ? 0 : sentence.folded.search(leavesOut);
        if (from < 0) continue;
        for (const part of sentence.text.slice(from).matchAll(/[^;,]+/gu)) {
          if (partly.test(fold(part[0]))) continue;
          const start = sentence.start + from + part.index;
          const statement = conditionsIn(part[0])
            .filter(({ concept }) => !contraindicated.has(concept))
            .map(({ concept }) => indicated.find(({ has }) => has.has(concept)))
            .find((one) => one !== undefined)?.statement;
          if (!statement || statement.document === document.id || justified.test(passage.folded)) continue;
          yield {
            attribute: 'pmcf-scope',
            message: `${document.name} leaves out "${part[0].trim()}", which those have for whom the device is indicated (${dossier.document(statement.document).name}: "${statement.says}").`,
            locations: [locationIn(document, passage, start, start + part[0].length), locate(dossier, statement)],
            compared: [part[0].trim(), statement.says],
          };
          return;
        }
      }
    }
  }
}

/** Groups of people that are no condition. */
const people: ReadonlySet<string> = new Set([
  'child',
  'infant',
  'newborn',
  'preterm',
  'adolescent',
  'adult',
  'elderly',
  'woman',
  'man',
  'healthy',
  'physician',
  'nurse',
  'surgeon',
  'professional',
  'carer',
  'lay person',
  'patient self',
  'student',
  'technician',
  'therapist',
  'mild',
  'moderate',
  'severe',
  'acute',
  'chronic',
  'stable',
  'critically ill',
  'bilateral',
  'unilateral',
  'first implant',
  'previous surgery',
  'revision case',
  'refractory',
  'untreated',
  'trial stimulation',
  'implant wearer',
]);

/** Whether the section around a statement says why it studies fewer people. */
export function isJustified(dossier: Dossier, statement: Pick<Statement, 'document' | 'passage'>): boolean {
  const { passages } = dossier.document(statement.document);
  const here = passages[statement.passage]!;
  return passages.some(
    (passage) =>
      passage.headings.at(-1) === here.headings.at(-1) && Math.abs(passage.index - here.index) < 12 && justified.test(passage.folded),
  );
}
