import { isJustified } from './conditions-left-out.ts';
import { deniedAt } from './denied-at.ts';
import type { Dossier, DossierDocument } from './dossier.ts';
import { careSettings } from './lexicon/care-settings.ts';
import { isWithin, related, termsIn } from './lexicon/terms.ts';
import { locate } from './location.ts';
import { loneElements } from './lone-elements.ts';
import type { Contradiction } from './rule.ts';
import type { Statement } from './statement.ts';
import { sentenceOf } from './statement-sentence.ts';
import { statesInPurpose } from './term-differences.ts';
import { fold } from './text/fold.ts';

/** Places in which a PMCF plan studies patients and for which the device is not intended. */
export function* plannedSettings(dossier: Dossier, document: DossierDocument): Generator<Contradiction> {
  const strange = [
    ...strangeSettings(
      dossier,
      dossier.of('pmcf-population').filter((one) => one.document === document.id),
    ),
  ];
  yield* strange;
  if (strange.length > 0) return;
  for (const lone of loneElements(dossier, 'environment', (one) => one === document))
    if (!isJustified(dossier, { document: document.id, passage: lone.locations[0]!.passage! }) && !namesIntended(document, lone))
      yield lone;
}

/** Whether a plan tells the intended places beside the sites of its study: "at eight clinics; the clip itself is used at home". */
function namesIntended(document: DossierDocument, { locations: [site], compared }: Contradiction): boolean {
  const told = new Set(termsIn(document.passages[site!.passage!]!.folded, careSettings).map(({ id }) => id));
  return compared.slice(1).some((words) => termsIn(fold(words), careSettings).some(({ id }) => told.has(id)));
}

/** Hospitals and clinics enrol and see patients of every device; a study there is no other setting. */
const enrolling = new Set([
  'hospitals',
  'outpatient facilities',
  'professional healthcare facilities',
  'primary care',
  'rehabilitation centres',
]);

function* strangeSettings(dossier: Dossier, planned: readonly Statement[]): Generator<Contradiction> {
  if (planned.length === 0) return;
  const stated = dossier.of('care-setting').filter((one) => one.subject === 'device' && one.document !== planned[0]!.document);
  const affirmed = stated.filter((one) => one.affirmed);
  if (affirmed.length === 0) return;
  const intended = new Set(affirmed.flatMap(categoriesOf));
  const inHospital = [...intended].every((term) => isWithin(term, 'professional healthcare facilities', careSettings));
  for (const statement of planned) {
    if (statement.key !== 'setting' || !statement.affirmed) continue;
    const strange = categoriesOf(statement).filter(
      (term) =>
        ![...intended].some((there) => related(term, there, careSettings)) &&
        (!enrolling.has(term) || (inHospital && term === 'outpatient facilities')),
    );
    if (
      strange.some((term) =>
        dossier.documents.some(({ id }) => id !== statement.document && statesInPurpose(dossier, id, term, careSettings)),
      )
    )
      continue;
    // "Three sleep laboratories; patients then sleep at home for four weeks": the intended place is among those of the study.
    const { folded } = sentenceOf(dossier, statement);
    const around = termsIn(folded, careSettings).flatMap(({ id, start }) => (deniedAt(folded, start) ? [] : [id]));
    const fitting = [...categoriesOf(statement), ...around].filter((term) =>
      [...intended].some((there) => related(term, there, careSettings)),
    );
    if (strange.length === 0 || fitting.length > 0 || isJustified(dossier, statement)) continue;
    yield {
      attribute: 'care-setting',
      message: `${dossier.document(statement.document).name} studies patients in ${strange.join(', ')}, but the device is used in ${categoriesOf(affirmed[0]!).join(', ')} (${dossier.document(affirmed[0]!.document).name}).`,
      locations: [locate(dossier, statement), locate(dossier, affirmed[0]!)],
      compared: [statement.says, affirmed[0]!.says],
    };
    return;
  }
}

function categoriesOf({ value }: Statement): readonly string[] {
  return value.type === 'categories' ? value.categories : [];
}
