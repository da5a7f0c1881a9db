import { deviceKind, intendedPurposeKind } from '../device/index.ts';
import type { Anchor } from './anchor.ts';
import { type ItemSource, type Suggestion, suggest } from './checklist.ts';
import type { Criterion, CriterionSection } from './criterion.ts';
import type { View } from './view.ts';

/** Read in the law; amendments after the text that was read are not in it. */
const law: ItemSource = {
  status: 'in force',
  validFrom: '2021-05-26',
  source: 'Regulation (EU) 2017/745, consolidated text of 2017-05-05 with corrigenda C1 and C2',
  verified: true,
  note: 'Later amendments are not in the text that was read.',
};
const noted = (note: string): ItemSource => ({ ...law, note: `${note} ${law.note}` });
const clause = (place: string) => `Regulation (EU) 2017/745, Article 54${place}`;

const yes = (reason: string, evidence: readonly Anchor[]) => suggest('yes', reason, evidence);
const no = (reason: string, evidence: readonly Anchor[]) => suggest('no', reason, evidence);

/** Documents that state the class of the device itself. */
const clinical = ['cer', 'cep', 'cear', 'ifu', 'sscp', 'pmcf-plan', 'pmcf-report', 'psur'] as const;
const classWords = /\bclass(?:ified as)?\s*:?\s*(I{1,3}|II[ab])\b/;

/** The class by the record, otherwise by the documents where all of them name the same. */
function statedClass(view: View): { readonly named: string | undefined; readonly evidence: readonly Anchor[]; readonly from: string } {
  if (view.device?.class) return { named: view.device.class, evidence: view.told(deviceKind), from: 'The device record names' };
  const evidence = view.text(/classif|device|general|scope|identif/i, new RegExp(classWords, 'i'), { types: clinical });
  const classes = new Set(
    evidence.flatMap((anchor) =>
      'document' in anchor ? (new RegExp(classWords, 'i').exec(anchor.document.quote)?.[1]?.toLowerCase() ?? []) : [],
    ),
  );
  const [only] = classes;
  const named = classes.size === 1 ? (['I', 'IIa', 'IIb', 'III'] as const).find((one) => one.toLowerCase() === only) : undefined;
  return { named, evidence, from: 'The documents name' };
}

/** A yes-or-no question that the device record answers; open while there is none, with what documents say about it. */
function ofDevice(
  view: View,
  holds: (device: NonNullable<View['device']>) => boolean,
  says: string,
  saysNot: string,
  words: RegExp,
): Suggestion {
  const { device } = view;
  if (device) return holds(device) ? yes(says, view.told(deviceKind)) : no(saysNot, view.told(deviceKind));
  const evidence = view.text(/classif|device|description|general|scope/i, words, { types: clinical, deniedToo: true });
  return suggest(
    'open',
    evidence.length > 0
      ? 'There is no device record yet; documents speak about it, and a person decides.'
      : 'There is no device record yet; fill in the device.',
    evidence,
  );
}

function isClass(view: View, wanted: 'IIb' | 'III'): Suggestion {
  const { named, evidence, from } = statedClass(view);
  if (named === undefined) {
    return suggest(
      'open',
      evidence.length > 0
        ? 'The documents do not agree on one class, and no device record names it.'
        : 'Neither a device record nor a document names the class.',
      evidence,
    );
  }
  return named === wanted ? yes(`${from} class ${named}.`, evidence) : no(`${from} class ${named}, not ${wanted}.`, evidence);
}

const implantable = (view: View) =>
  ofDevice(
    view,
    (device) => device.implantable,
    'The device record calls it implantable.',
    'The device record does not call it implantable.',
    /\bimplant(?:able|ed|s)?\b/i,
  );
const active = (view: View) =>
  ofDevice(
    view,
    (device) => device.active,
    'The device record calls it active.',
    'The device record does not call it active.',
    /\bactive (?:therapeutic |diagnostic |medical )?devices?\b|\bsoftware\b|\b(?:battery|mains|electrical(?:ly)?)\b/i,
  );

/** Gases and deliveries that people overlook when they ask whether a medicinal product is given. */
const possiblyMedicinal =
  /\b(?:oxygen|medical gas(?:es)?|nitric oxide|nitrous oxide|heliox|anaesthetic (?:gas|agent|vapou?r)s?|anesthetic (?:gas|agent|vapor)s?|infus(?:ion|es?|ing)|medicinal products?|drugs?|medicines?|medication)\b/i;
const purposeHeadings = /intended (?:purpose|use)|indication|description|principle of operation|mode of action/i;

function medicinalProduct(view: View): Suggestion {
  const { device } = view;
  if (!device) {
    const speaks = view.text(purposeHeadings, possiblyMedicinal, { types: clinical, onlyThere: true });
    return suggest(
      'open',
      speaks.length > 0
        ? 'There is no device record yet; texts about the purpose name something that may be a medicinal product.'
        : 'There is no device record yet; fill in the device.',
      speaks,
    );
  }
  if (device.administersMedicinalProduct)
    return yes('The device record says that it administers or removes a medicinal product.', view.told(deviceKind));
  const speaks = [
    ...view.told(deviceKind, (data) => [data.description, data.principleOfOperation].find((text) => possiblyMedicinal.test(text))),
    ...view.told(intendedPurposeKind, (data) => [data.statement, data.modeOfUse].find((text) => possiblyMedicinal.test(text))),
    ...view.text(purposeHeadings, possiblyMedicinal, { types: ['ifu', 'cer', 'cep', 'cear', 'label'], onlyThere: true }),
  ];
  if (device.active && device.class === 'IIb' && speaks.length > 0) {
    return suggest(
      'open',
      'The device record says no, but texts about the purpose name something that may be one; oxygen and medical gases are medicinal products in the Union. Decide with a reason.',
      speaks,
    );
  }
  return no('The device record does not say that it administers or removes a medicinal product.', view.told(deviceKind));
}

function rule12(view: View): Suggestion {
  return ofDevice(
    view,
    (device) => device.rule === 12,
    'The device record names rule 12.',
    view.device?.rule === undefined
      ? 'The device record names no classification rule.'
      : `The device record names rule ${view.device.rule}.`,
    /\brule\s+\d{1,2}\b/i,
  );
}

/** All of several yes-or-no answers: one no decides, otherwise one open leaves it open. */
function allOf(parts: readonly Suggestion[], says: string, saysNot: string, undecided: string): Suggestion {
  const evidence = parts.flatMap((part) => part.evidence);
  const refused = parts.find((part) => part.answer === 'no');
  if (refused) return no(`${saysNot} ${refused.reason}`, refused.evidence);
  const unknown = parts.find((part) => part.answer === 'open');
  return unknown ? suggest('open', `${undecided} ${unknown.reason}`, unknown.evidence) : yes(says, evidence);
}

const pointA = (view: View) =>
  allOf(
    [isClass(view, 'III'), implantable(view)],
    'It is a class III implantable device.',
    'It is not a class III implantable device.',
    'It is not known whether it is a class III implantable device.',
  );
const pointB = (view: View) =>
  allOf(
    [isClass(view, 'IIb'), active(view), medicinalProduct(view)],
    'It is an active device of class IIb that administers or removes a medicinal product.',
    'It is not an active device of class IIb that administers or removes a medicinal product.',
    'It is not known whether it is an active device of class IIb that administers or removes a medicinal product.',
  );

/** Whether the device is of a kind that Article 54(1) names, exemptions not looked at. */
export function inConsultationScope(view: View): Suggestion {
  const points = [pointA(view), pointB(view)];
  const holds = points.find((point) => point.answer === 'yes');
  if (holds) return holds;
  const unknown = points.find((point) => point.answer === 'open');
  return (
    unknown ??
    no(
      points.map((point) => point.reason).join(' '),
      points.flatMap((point) => point.evidence),
    )
  );
}

const renewalWords =
  /\b(?:renewal of (?:the |its )?(?:\w+ )?certificate|certificate renewal|re-?certification|certificate (?:is|was) renewed)\b/i;
const modificationWords =
  /\b(?:modif(?:ied|ication|ications)|design change|predecessor|previous (?:generation|version|model)|changes? since)\b/i;

/** What a record or text tells about an exemption; a person decides whether it holds, because the notified body has to be satisfied. */
function exemption(view: View, evidence: readonly Anchor[], found: string, nothing: string): Suggestion {
  const scope = inConsultationScope(view);
  if (scope.answer === 'no') return suggest('not applicable', 'The device is of no kind that paragraph 1 names.', scope.evidence);
  return suggest('open', evidence.length > 0 ? found : nothing, evidence);
}

const renewal = (view: View) =>
  exemption(
    view,
    view.text(/certificat|renewal|scope|history|type of assessment/i, renewalWords),
    'A text speaks of a renewal; it counts only where the certificate to be renewed was issued under the Regulation itself.',
    'Nothing says that the application is for the renewal of a certificate issued under the Regulation.',
  );

const ownModification = (view: View) =>
  exemption(
    view,
    [
      ...view.told(deviceKind, (data) => data.history),
      ...view.text(/history|change|modification|previous|generation/i, modificationWords, { onlyThere: true }),
    ],
    'The history of the device speaks of earlier versions. The exemption needs all of: a device of the same manufacturer already marketed, the same intended purpose, and a demonstration that the modifications do not adversely affect the benefit-risk ratio, to the satisfaction of the notified body.',
    'Nothing says that the device modifies one that the same manufacturer already markets for the same intended purpose.',
  );

const commonSpecification = (view: View) => {
  const scope = inConsultationScope(view);
  return scope.answer === 'no'
    ? suggest('not applicable', 'The device is of no kind that paragraph 1 names.', scope.evidence)
    : no('No common specification that addresses the clinical evaluation of such a device type is known; check before relying on it.', []);
};

/** Whether the consultation takes place, as far as the records tell. */
export function consultationApplies(view: View): Suggestion {
  const scope = inConsultationScope(view);
  if (scope.answer === 'no') return no(`The consultation does not take place. ${scope.reason}`, scope.evidence);
  if (scope.answer === 'open') return scope;
  return suggest(
    'open',
    `The device is in scope: ${lowerFirst(scope.reason)} The consultation takes place unless an exemption holds; decide (a), (b) and (c) with their reasons.`,
    scope.evidence,
  );
}

function lowerFirst(text: string): string {
  return text[0]!.toLowerCase() + text.slice(1);
}

const criterion = (id: string, place: string, source: ItemSource, question: string, answer: (view: View) => Suggestion): Criterion => ({
  id,
  clause: clause(place),
  source,
  question,
  suggest: answer,
});

/** The scope of the consultation step by step: each criterion, each exemption, and what follows. */
export const consultationSections: readonly CriterionSection[] = [
  {
    section: '1',
    title: 'Devices that paragraph 1 names',
    criteria: [
      criterion('54-1-a-class', '(1)(a)', law, 'Is the device in class III?', (view) => isClass(view, 'III')),
      criterion('54-1-a-implantable', '(1)(a); Article 2(5)', law, 'Is it implantable?', implantable),
      criterion('54-1-a', '(1)(a)', law, 'Is it a class III implantable device?', pointA),
      criterion('54-1-b-class', '(1)(b)', law, 'Is the device in class IIb?', (view) => isClass(view, 'IIb')),
      criterion('54-1-b-active', '(1)(b); Article 2(4)', noted('Software is deemed active.'), 'Is it an active device?', active),
      criterion(
        '54-1-b-rule',
        '(1)(b); Annex VIII, section 6.4',
        noted(
          'Rule 12 is wider than this criterion: it covers body liquids and other substances as well. Only medicinal products count here.',
        ),
        'Is it classified by rule 12?',
        rule12,
      ),
      criterion(
        '54-1-b-medicinal-product',
        '(1)(b)',
        noted(
          'Articles and vendors often write "medicinal products or substances of human origin" or "substances or fluids", with dialysers and oxygenators as examples; the law says medicinal product only. Removing body liquids does not count by itself.',
        ),
        'Is it intended to administer or remove a medicinal product?',
        medicinalProduct,
      ),
      criterion('54-1-b', '(1)(b)', law, 'Is it an active class IIb device that administers or removes a medicinal product?', pointB),
      criterion('54-1', '(1)', law, 'Is the device of a kind that paragraph 1 names?', inConsultationScope),
    ],
  },
  {
    section: '2',
    title: 'Exemptions of paragraph 2',
    criteria: [
      criterion('54-2-a', '(2)(a)', law, 'Is it the renewal of a certificate issued under the Regulation?', renewal),
      criterion(
        '54-2-b',
        '(2)(b); MDCG 2019-3 Rev.1',
        noted(
          'MDCG 2019-3 Rev.1: devices marketed under the directives count; for them only modifications needed for the Regulation do, and narrowing the purpose does not trigger the procedure. Articles also write "equivalents already marketed by the same manufacturer"; the law asks for a modification of the device, the same purpose and no adverse effect.',
        ),
        'Does it modify a device that the same manufacturer already markets for the same purpose, without adverse effect on benefit and risk?',
        ownModification,
      ),
      criterion(
        '54-2-c',
        '(2)(c); Article 9',
        {
          ...noted(
            'That no such specification exists comes from knowledge. Well-established technology is no exemption here; it belongs to Articles 52(4) and 61(6)(b).',
          ),
          verified: false,
        },
        'Does a common specification address how such devices are clinically evaluated, and does the notified body confirm compliance?',
        commonSpecification,
      ),
    ],
  },
  {
    section: '3',
    title: 'What follows',
    criteria: [
      criterion(
        '54-result',
        '',
        noted('The notified body notifies authorities through EUDAMED whether or not the consultation applies (paragraph 3).'),
        'Does the consultation of an expert panel take place?',
        consultationApplies,
      ),
      criterion(
        '61-2',
        '; Article 61(2)',
        noted(
          'Voluntary; all class III devices and those of Article 54(1)(b). The views of the panel are given due consideration in the report.',
        ),
        'Could the manufacturer ask an expert panel before the clinical evaluation or investigation?',
        (view) => {
          const third = isClass(view, 'III');
          if (third.answer !== 'no') return third;
          const second = pointB(view);
          return second.answer === 'no' ? no('It is neither in class III nor a device of Article 54(1)(b).', second.evidence) : second;
        },
      ),
    ],
  },
];
