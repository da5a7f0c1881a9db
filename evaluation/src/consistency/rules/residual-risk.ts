import type { DocumentType } from '../attribute.ts';
import { rankOf } from '../authority.ts';
import { placeIn, placeNamed } from '../disclosure-places.ts';
import type { Dossier, DossierDocument } from '../dossier.ts';
import { leftOut, says } from '../left-out.ts';
import { riskMeaning, sameRisk } from '../lexicon/harms.ts';
import { locate, locationIn } from '../location.ts';
import { meanings } from '../phrase.ts';
import { disclosedNumbers, discloses, disclosesAll, harmsNamed, rowNumber, tellsSituation } from '../risk-sources.ts';
import type { ConsistencyRule, Contradiction, Location } from '../rule.ts';
import type { Statement } from '../statement.ts';
import { groupOf } from '../statements/risk-denial.ts';
import { contentStems, fold, stem, words } from '../text/fold.ts';
import { keptByText } from '../text/kept-by-text.ts';

const targets: readonly DocumentType[] = ['ifu', 'sscp', 'psur'];
const callings: Partial<Record<DocumentType, string>> = {
  ifu: 'the instructions for use do not disclose it',
  sscp: 'the summary of safety and clinical performance does not name it',
  psur: 'the periodic report leaves it out of its residual risks',
};
/** Said of every serious illness; a risk file names what leads to it. */
const general = /^(?:death|mortality|pain|discomfort|fever|other.*|reoperation|revision.*|hospitali[sz]ation.*|any .*)$/u;

/** Residual risks are the same in risk file, clinical evaluation, instructions for use and summary. */
export default {
  id: 'residual-risk',
  title: 'Residual risks are disclosed, and disclosed risks are analysed',
  references: ['Regulation (EU) 2017/745, Annex I 4 and 23.1(g)', 'ISO 14971:2019, 8', 'MDCG 2019-9, section on residual risks'],
  severity: 'major',
  why: 'A risk that remains and is not disclosed cannot be weighed by the user or the patient; a side effect that the risk file does not know has not been controlled.',
  remedy: 'Take the risk into the document that lacks it, or correct the risk file and state why the risk no longer exists.',
  basis: ['MDR Annex I 4', 'MDR Annex I 23.1(g)', 'ISO 14971:2019 8'],
  *check(dossier: Dossier) {
    const lists = new Map<string, Statement[]>();
    for (const statement of dossier.of('residual-risk')) {
      const list = lists.get(statement.document);
      if (list) list.push(statement);
      else lists.set(statement.document, [statement]);
    }
    const lacks: { readonly risk: Statement; readonly targets: DossierDocument[] }[] = [];
    const told: { readonly phrase: string; readonly target: string }[] = [];
    const sources = [...lists].sort(
      ([one], [other]) =>
        Number(dossier.document(other).type === 'rmf') - Number(dossier.document(one).type === 'rmf') ||
        rankOf(dossier, one) - rankOf(dossier, other),
    );

    for (const target of dossier.documents) {
      if (!targets.includes(target.type)) continue;
      const own = lists.get(target.id) ?? [];
      // A periodic report is held to a list of residual risks only where it gives one.
      if (target.type === 'psur' && own.length < 3) continue;
      const harms = own.length < 3 ? harmsNamed(target) : 4;
      if (own.length < 3 && harms < 2) continue;
      for (const [source, statements] of sources) {
        const from = dossier.document(source);
        if (source === target.id || from.language !== target.language || !['rmf', 'cer', 'ifu'].includes(from.type)) continue;
        if (from.type === 'ifu' && target.type !== 'sscp') continue;
        const range = from.type === 'rmf' ? disclosedNumbers(from) : undefined;
        const everything = from.type === 'rmf' && target.type === 'ifu' && disclosesAll(from);
        const expected = (one: Statement): boolean => {
          // In a section with few harms only those are missed that the risk file says stand there.
          if (harms < 4 && (one.key !== 'told' || target.type !== 'ifu')) return false;
          if (one.modality !== 'required' || general.test(phraseOf(one).toLowerCase())) return false;
          // A line without any known harm may be a remark among the risks, unless the file itself says that it is disclosed.
          if (one.key !== 'disclosed' && one.key !== 'told' && riskMeaning(phraseOf(one)).harms.size === 0) return false;
          // Where the risk file names the place, that place is looked at by a rule of its own.
          if (target.type === 'ifu' && placed(from, target, one)) return false;
          if (range && target.type === 'ifu') return range(rowNumber(from, one));
          if (one.key === 'listed' || one.key === 'disclosed' || (one.key === 'told' && target.type === 'ifu')) return true;
          return (
            (one.key === 'analysed' || one.key === 'told') &&
            (everything ? riskMeaning(phraseOf(one)).harms.size > 0 : supported(one, lists, target.id))
          );
        };
        const wanted = statements.filter(expected);
        const missing = wanted.filter((one) => !knows(target, own, one, range !== undefined) && !tellsSituation(from, target, one));
        if (missing.length === 0 || missing.length > (everything ? 1 : Math.max(1, 0.2 * wanted.length))) continue;
        // Two lists are the same list only where most of one stands in the other; a summary may leave out what users are told.
        if (wanted.length < (from.type === 'ifu' ? 5 : 3)) continue;
        for (const one of missing) {
          // A document that denies the risk is found by its denial.
          const group = groupOf(fold(phraseOf(one)));
          if (group !== '' && dossier.of('risk-denial').some((denial) => denial.document === target.id && denial.key === group)) continue;
          const before = lacks.find(({ risk }) => same(phraseOf(risk), phraseOf(one)));
          if (!before) lacks.push({ risk: one, targets: [target] });
          else if (!before.targets.includes(target)) before.targets.push(target);
        }
      }
    }
    const left = leftOut(dossier, 'risk');
    for (const { document, item, source, locations } of left)
      yield {
        attribute: 'risk-coverage',
        message: `The risk "${item.text}" of ${dossier.document(source).name} is missing among the risks of ${dossier.document(document).name}.`,
        locations,
        compared: ['none', item.text],
      };
    for (const { risk, targets } of lacks) {
      const others = targets.filter(
        (target) => !left.some(({ document, item }) => document === target.id && same(item.text, phraseOf(risk))),
      );
      if (others.length > 0) yield lacking(dossier, risk, others, lists);
    }

    for (const file of dossier.documents) {
      if (file.type !== 'rmf') continue;
      const own = lists.get(file.id) ?? [];
      if (own.length < 3 || isExcerpt(file)) continue;
      for (const [source, statements] of sources) {
        const from = dossier.document(source);
        if (from.type !== 'ifu' || from.language !== file.language) continue;
        const named = statements.filter(
          (one) =>
            one.key === 'listed' &&
            one.weight === 'defining' &&
            !general.test(phraseOf(one).toLowerCase()) &&
            riskMeaning(phraseOf(one)).harms.size > 0,
        );
        const missing = named.filter(
          (one) =>
            !knows(file, own, one) &&
            !ofTherapy(dossier, one) &&
            !partNamed(file, phraseOf(one)) &&
            !says(file, meanings(mainOf(phraseOf(one)), file, dossier.context), dossier),
        );
        if (missing.length !== 1 || named.length < 3) continue;
        for (const one of missing) {
          if (told.some((before) => before.target === file.id && same(before.phrase, phraseOf(one)))) continue;
          told.push({ phrase: phraseOf(one), target: file.id });
          const others = sources.flatMap(([, list]) =>
            list.filter((other) => other !== one && other.key === 'listed' && same(phraseOf(other), phraseOf(one))),
          );
          yield {
            attribute: 'risk-coverage',
            message: `${from.name} discloses "${one.says}", which ${file.name} does not analyse.`,
            locations: [locate(dossier, one), anchor(dossier, own), ...others.slice(0, 3).map((other) => locate(dossier, other))],
            compared: [one.says, 'not in the risk file'],
          };
        }
      }
    }
  },
  examples: {
    finds: [
      {
        dossier: {
          cer: '# Clinical evaluation\n\n## Balance\n\n- **Residual risk:** lead fracture\n- **Residual risk:** haematoma\n- **Residual risk:** loss of capture\n- **Verdict:** the benefit is greater',
          rmf: '# Risk file\n\n## Output\n\n- Remaining risk 1: lead fracture\n- Remaining risk 2: haematoma\n- Remaining risk 3: loss of capture',
          ifu: '# Leaflet\n\n## Side effects and other hazards\n\n- Be aware of: lead fracture\n- Be aware of: haematoma\n- If it happens: get help',
        },
        says: 'loss of capture',
      },
      {
        dossier: {
          cer: '# Clinical evaluation\n\nThe residual risks, which are overfill, drain failure and fluid leak, are outweighed by the benefit.',
          rmf: '# Risk file\n\nThose that could not be removed are overfill, drain failure and fluid leak. Each of them was accepted.',
          ifu: '# Guide\n\n## Be attentive\n\nDespite our measures these risks cannot be excluded:\n\n- overfill\n- drain failure',
        },
        says: 'fluid leak',
      },
      {
        dossier: {
          cer: '# Clinical evaluation\n\n## Residual risk register\n\n| Ref. | Description | Accepted by |\n|---|---|---|\n| RR | overfill | board |\n| RR | drain failure | board |\n| RR | fluid leak | board |',
          rmf: '# Risk file\n\n- Residual risk: overfill\n- Residual risk: drain failure\n- Residual risk: fluid leak',
          ifu: '# Operating instructions\n\nMAY RESULT IN:\n\n[x] overfill\n[x] fluid leak',
        },
        says: 'drain failure',
      },
      {
        dossier: {
          rmf: '# Risk management\n\nAll residual risks are disclosed in section 9 of the IFU.\n\n## Hazards\n\n| ID | Hazardous situation and harm | Before | Controls | After |\n|---|---|---|---|---|\n| H1 | Leak; infection | S3/P4 H | RC1 | S3/P3 M |\n| H2 | Displacement; bleeding | S3/P4 H | RC2 | S3/P3 M |\n| H3 | Pressure on a nerve; palsy. Remaining risk is told to users in IFU section 9 | S3/P3 M | RC3 | S3/P2 L |\n| H4 | Residues of solvents; toxic reaction | S3/P2 L | RC4 | S3/P1 L |',
          ifu: '# Instructions for use\n\n## 9 Side effects\n\nEven with correct use these can occur: infection, bleeding of the gums, vomiting, and pain.',
        },
        says: 'nerve',
      },
      {
        dossier: {
          rmf: '# Risk management\n\n| Hazardous situation | Harm | Residual risk | Communicated in |\n|---|---|---|---|\n| Germs on the skin | wound infection | acceptable with disclosure | IFU |\n| Wrong dose | thrombosis | acceptable with disclosure | IFU |\n| Wear | lead fracture | acceptable with disclosure | IFU |\n| Cord round neck of a sleeping child | strangulation | acceptable with disclosure | IFU |',
          ifu: '# Instructions for use\n\n## Undesirable effects and residual risks\n\n- blood clots\n- breakage of the lead\n- infection of the wound',
        },
        says: 'strangulation',
      },
      {
        dossier: {
          rmf: '# Risk management\n\n| Hazard outcome | Residual risk | Communicated in |\n|---|---|---|\n| thrombosis | acceptable with disclosure | IFU |\n| wound infection | acceptable with disclosure | IFU |\n| lead fracture | acceptable with disclosure | IFU |\n| nerve injury | acceptable with disclosure | IFU |',
          ifu: '# Instructions for use\n\n## Undesirable effects\n\n- blood clots\n- breakage of the lead\n- infection of the wound',
        },
        says: 'nerve injury',
      },
      {
        dossier: {
          rmf: '# Risk management\n\n| ID | Hazard and harm | Before | After |\n|---|---|---|---|\n| R1 | Leak | red | yellow |\n| R2 | Bleeding | red | yellow |\n| R3 | Hypersensitivity | red | yellow |',
          ifu: '# Instructions for use\n\n## Side effects\n\n- leakage\n- haemorrhage\n- allergic reactions\n- pneumothorax',
        },
        says: 'pneumothorax',
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nRemaining risks: nipple trauma; mastitis after incomplete emptying; bruising of the breast; milk spoilt by poor cleaning.',
          rmf: '# Risk file\n\n| No. | Harm left over | Control |\n|---|---|---|\n| 1 | nipple trauma | suction limit |\n| 2 | mastitis after incomplete emptying | programme |\n| 3 | bruising of the breast | soft shield |\n| 4 | milk spoilt by poor cleaning | washing |',
          sscp: '# In brief\n\n## Watch out for\n\nNipple trauma, mastitis after incomplete emptying, bruising of the breast.',
        },
        says: 'milk spoilt',
      },
      {
        dossier: {
          cer: '# Final report\n\n## Dangers which remain\n\nPhlebitis; extravasation; catheter-related infection; needle-stick injury; occlusion.',
          rmf: '# File\n\n| | Residual risk | Mentioned in the IFU |\n|---|---|---|\n| A | Phlebitis | yes |\n| B | Extravasation | yes |\n| C | Catheter-related infection | yes |\n| D | Needle-stick injury | yes |\n| E | Occlusion | yes |',
          ifu: '# Instructions\n\nRemove it after 96 hours. Possible are phlebitis; catheter-related infection; injury from the needle; occlusion.',
        },
        says: 'xtravasation',
      },
      {
        dossier: {
          cer: '# Clinical evaluation\n\n## What risk stays?\n\nHypersensitivity reaction, blood leak, clotting in the filter, hypotension.',
          rmf: '# Risk file\n\n## What was left?\n\nHypersensitivity reaction (rinse): acceptable.\n\nBlood leak (test): acceptable.\n\nClotting (advice): acceptable.\n\nHypotension: acceptable.',
          ifu: '# Leaflet\n\n## What may occur?\n\nHypersensitivity reaction: stop at once. Clotting in the filter: check the dose. Hypotension: reduce the flow.',
        },
        says: 'blood leak',
      },
      {
        dossier: {
          cer: '# Report\n\nThe residual risks are a false high reading, a missed alarm, skin irritation, and battery failure.',
          rmf: '# Risk file\n\nA reading may be falsely high, an alarm may be missed, skin may become irritated, and the battery may fail.',
          ifu: '# Your clip\n\nYou should know that the clip may read too high, may irritate your skin, or may stop when the batteries run out.',
        },
        says: 'missed alarm',
      },
      {
        dossier: {
          cer: '# Clinical evaluation\n\n## Contraindications\n\n- suspected perforation\n- megacolon\n\n## Residual risks\n\n- perforation\n- bleeding\n- missed lesion',
          rmf: '# Risk file\n\n| Hazard outcome | Residual risk |\n|---|---|\n| perforation | acceptable |\n| bleeding | acceptable |\n| missed lesion | acceptable |',
          ifu: '# Leaflet\n\n## Contraindications\n\n- suspected perforation\n- megacolon\n\n## Residual risks\n\n- bleeding\n- missed lesion',
        },
        says: 'perforation',
      },
      {
        dossier: {
          rmf: '# Risk management\n\n| Hazard outcome | Residual risk | Communicated in |\n|---|---|---|\n| missed alarm | acceptable with disclosure | IFU |\n| false reassurance | acceptable with disclosure | IFU |\n| delayed diagnosis | acceptable with disclosure | IFU |\n| loss of stored data | acceptable with disclosure | IFU |\n| device expulsion | acceptable with disclosure | IFU |',
          ifu: '# Instructions for use\n\n## Side effects and remaining risks\n\n- an alert that nobody hears or that is not sent to the phone\n- detection of a disease later than without the sensor\n- recordings that are lost\n- the sensor comes out by itself',
        },
        says: 'false reassurance',
      },
      {
        dossier: {
          rmf: '# Risk management\n\n## Disclosure\n\nFive residual risks are disclosed in chapter 8 of the instructions for use: damage to teeth, nosebleed, aspiration, sore throat and hoarseness.',
          ifu: '# Instructions for use\n\n## 8 Remaining risks\n\nEven with correct use these can happen: a tooth that chips; bleeding of the nose; aspiration; a voice that changes for some days.',
        },
        says: 'sore throat',
      },
    ],
    leaves: [
      {
        dossier: {
          rmf: '# Risk management\n\n## Disclosure\n\nFive residual risks are disclosed in chapter 8 of the instructions for use: damage to teeth, nosebleed, aspiration, sore throat and hoarseness.',
          ifu: '# Instructions for use\n\n## 8 Remaining risks\n\nEven with correct use these can happen: a tooth that chips; bleeding of the nose; aspiration; a throat that is sore; a voice that changes for some days.',
        },
      },
      {
        dossier: {
          rmf: '# Risk management\n\n| Hazard outcome | Residual risk | Communicated in |\n|---|---|---|\n| missed alarm | acceptable with disclosure | IFU |\n| false reassurance | acceptable with disclosure | IFU |\n| delayed diagnosis | acceptable with disclosure | IFU |\n| loss of stored data | acceptable with disclosure | IFU |\n| device expulsion | acceptable with disclosure | IFU |',
          ifu: '# Instructions for use\n\n## Side effects and remaining risks\n\n- an alert that nobody hears or that is not sent to the phone\n- feeling too safe\n- detection of a disease later than without the sensor\n- recordings that are lost\n- the sensor comes out by itself',
        },
      },
      {
        dossier: {
          cer: '# Clinical evaluation\n\n## Residual risks\n\n- perforation\n- bleeding\n- missed lesion',
          rmf: '# Risk file\n\n| Hazard outcome | Residual risk |\n|---|---|\n| perforation | acceptable |\n| bleeding | acceptable |\n| missed lesion | acceptable |',
          sscp: '# Summary\n\n## Risks\n\nRemaining risks: bleeding, missed lesion. One perforation is told in section 5.',
        },
      },
      {
        dossier: {
          cer: '# Clinical Evaluation Report\n\nRemaining risks: nipple trauma; mastitis after incomplete emptying; bruising of the breast; milk spoilt by poor cleaning.',
          rmf: '# Risk file\n\n| No. | Harm left over | Control |\n|---|---|---|\n| 1 | nipple trauma | suction limit |\n| 2 | mastitis after incomplete emptying | programme |\n| 3 | bruising of the breast | soft shield |\n| 4 | milk spoilt by poor cleaning | washing |',
          sscp: '# In brief\n\n## Watch out for\n\nNipple trauma, mastitis after incomplete emptying, bruising of the breast, unclean parts.\n\n## Study\n\nEnd points were nipple trauma, mastitis and bruising of the breast.',
        },
      },
      {
        dossier: {
          rmf: '# Risk management\n\nAll residual risks are disclosed in section 9 of the IFU.\n\n## Hazards\n\n| ID | Hazardous situation and harm | Before | Controls | After |\n|---|---|---|---|---|\n| H1 | Leak; infection | S3/P4 H | RC1 | S3/P3 M |\n| H2 | Displacement; bleeding | S3/P4 H | RC2 | S3/P3 M |\n| H3 | Pressure on a nerve; palsy. Remaining risk is told to users in IFU section 9 | S3/P3 M | RC3 | S3/P2 L |\n| H4 | Residues of solvents; toxic reaction | S3/P2 L | RC4 | S3/P1 L |',
          ifu: '# Instructions for use\n\n## 9 Side effects\n\nEven with correct use these can occur: infection, bleeding of the gums, pain, and injury of the lingual nerve.',
        },
      },
      {
        dossier: {
          rmf: '# Risk management\n\n| Hazardous situation | Harm | Residual risk | Communicated in |\n|---|---|---|---|\n| Germs on the skin | wound infection | acceptable with disclosure | IFU |\n| Wrong dose | thrombosis | acceptable with disclosure | IFU |\n| Wear | lead fracture | acceptable with disclosure | IFU |\n| Cord round neck of a sleeping child | strangulation | acceptable with disclosure | IFU |',
          ifu: '# Instructions for use\n\n## Undesirable effects and residual risks\n\n- blood clots\n- breakage of the lead\n- infection of the wound\n\nThere remains a risk that the cord gets round the neck of a child while sleeping.',
        },
      },
      {
        dossier: {
          rmf: '# Risk management\n\n| ID | Hazard and harm | Before | After |\n|---|---|---|---|\n| R1 | Leak | red | yellow |\n| R2 | Bleeding | red | yellow |\n| R3 | Hypersensitivity to nickel | red | yellow |\n| R4 | Label on the box illegible | yellow | green |\n| R5 | Blood clot in the graft | red | yellow |',
          ifu: '# Instructions for use\n\n## Side effects\n\n- allergic reactions\n- leakage\n- haemorrhage\n- death\n\n## Warnings\n\nThrombosis of the graft can follow when anticoagulants are stopped.',
        },
      },
      {
        dossier: {
          rmf: '# Risk management\n\n| Hazard outcome | Residual risk | Communicated in |\n|---|---|---|\n| vertigo | acceptable | IFU |\n| wound infection | acceptable | IFU |\n| noise in production | acceptable | technical documentation only |\n| device failure | acceptable | IFU |',
          ifu: '# Instructions for use\n\n## Undesirable effects\n\n- dizziness\n- infection of the wound\n- malfunction of the implant',
        },
      },
      {
        dossier: {
          rmf: '# Risk management\n\nA retear of the ligament is a failure of the therapy and no hazard of the implant.\n\n| Hazard outcome | Residual risk |\n|---|---|\n| wound infection | acceptable |\n| nerve injury | acceptable |\n| stiffness | acceptable |',
          ifu: '# Instructions for use\n\n## Undesirable effects\n\n- infection of the wound\n- injury of a nerve\n- stiffness\n- new tear of the ligament within two years',
        },
      },
    ],
  },
} satisfies ConsistencyRule;

function placed(file: DossierDocument, target: DossierDocument, risk: Statement): boolean {
  const named = placeNamed(file, file.passages[risk.passage]!);
  return named !== undefined && placeIn(target, named).length > 0;
}

function phraseOf(statement: Statement): string {
  return statement.value.type === 'phrase' ? statement.value.phrase : statement.says;
}

function same(one: string, other: string): boolean {
  return sameRisk(riskMeaning(one), riskMeaning(other));
}

/** Whether a risk file speaks of the part that a risk is about ("broken filament") among its hazards. */
function partNamed(document: DossierDocument, phrase: string): boolean {
  const parts = words(phrase)
    .filter(({ text }) => text.length > 6 && riskMeaning(text).harms.size === 0)
    .map(({ text }) => stem(text));
  return parts.length > 0 && document.passages.some(({ cell, text }) => cell && parts.some((part) => contentStems(text).includes(part)));
}

/** What a risk may be called: each of its parts, or its whole sentence. */
function meaningsOf(risk: Statement): readonly ReturnType<typeof riskMeaning>[] {
  let known = namesOfRisks.get(risk);
  if (!known) {
    known = [...parts(phraseOf(risk)), risk.says].map(riskMeaning);
    namesOfRisks.set(risk, known);
  }
  return known;
}
const namesOfRisks = new WeakMap<Statement, readonly ReturnType<typeof riskMeaning>[]>();

/** A risk of several parts ("vascular injury, bleeding") is known where one of them is. */
function knows(document: DossierDocument, own: readonly Statement[], risk: Statement, strict = false): boolean {
  const phrase = phraseOf(risk);
  return parts(phrase).some((part) => {
    const meaning = riskMeaning(part);
    if (meaning.harms.size + meaning.sites.size + meaning.rest.size === 0) return false;
    if (own.some((other) => meaningsOf(other).some((there) => sameRisk(meaning, there)))) return true;
    if ((strict || risk.key === 'disclosed') && document.type === 'ifu' && own.length > 2) return false;
    // A bare "obstruction" out of a longer name would be met in many a sentence.
    return (
      (part === phrase || part === mainOf(phrase) || own.length < 3 || meaning.sites.size + meaning.rest.size > 0) &&
      discloses(document, meaning)
    );
  });
}

/** The risk without its cause: "infection, if parts are not cleaned". */
function mainOf(phrase: string): string {
  return phrase.split(/,?\s+(?:if|when|by|due to|because|through|during|outside|in case of|from|caused|within|→)\s/u)[0]!;
}

const parts = keptByText((phrase): readonly string[] => [
  phrase,
  mainOf(phrase),
  ...phrase.split(/\s*(?:[,;/→]|->)\s*|\s+(?:and|or|with)\s+/u).filter((part) => part.length > 3),
]);

/** Whether another document than the target lists what the risk file only analyses. */
function supported(risk: Statement, lists: ReadonlyMap<string, readonly Statement[]>, target: string): boolean {
  return [...lists].some(
    ([document, list]) =>
      document !== risk.document &&
      document !== target &&
      list.some((one) => one.key === 'listed' && sameMainHarm(phraseOf(risk), phraseOf(one))),
  );
}

function sameMainHarm(risk: string, other: string): boolean {
  const meaning = riskMeaning(risk);
  const [main] = meaning.harms;
  const there = riskMeaning(other);
  return main !== undefined && there.harms.has(main) && sameRisk(meaning, there);
}

const inGeneral =
  /\b(?:in general|generally known|not (?:specific|peculiar)|(?:the )?(?:therapy|treatment|procedure|operation|surgery) (?:itself|as such))\b/u;

/** Whether a document says that a harm comes with the therapy whatever device is used: "known from dialysis in general and not specific for this cycler". */
function ofTherapy(dossier: Dossier, risk: Statement): boolean {
  const [main] = riskMeaning(phraseOf(risk)).harms;
  return (
    main !== undefined &&
    dossier.documents.some(({ passages }) =>
      passages.some(({ sentences }) => sentences.some(({ folded, text }) => inGeneral.test(folded) && riskMeaning(text).harms.has(main))),
    )
  );
}

function lacking(
  dossier: Dossier,
  risk: Statement,
  targets: readonly DossierDocument[],
  lists: ReadonlyMap<string, readonly Statement[]>,
): Contradiction {
  const from = dossier.document(risk.document);
  const what = from.type === 'rmf' ? 'names the risk' : 'lists the residual risk';
  const where = targets.map((target) => `${callings[target.type]} (${target.name})`).join(', and ');
  return {
    attribute: 'risk-coverage',
    message: `${from.name} ${what} "${risk.says}", but ${where}.`,
    locations: [
      ...targets.flatMap((target) => {
        const own = lists.get(target.id) ?? [];
        return own.length > 0 ? [anchor(dossier, own)] : section(target);
      }),
      locate(dossier, risk),
    ],
    compared: [...targets.map(() => 'not listed'), risk.says],
  };
}

/** Where the missing risk would stand: at the list. */
function anchor(dossier: Dossier, own: readonly Statement[]): Location {
  return locate(dossier, own[own.length - 1]!);
}

function section(document: DossierDocument): Location[] {
  const passage = document.passages.find(
    (one) => one.kind !== 'heading' && one.topics.has('residual-risks') && riskMeaning(one.text).harms.size > 0,
  );
  return passage ? [locationIn(document, passage, 0, 1)] : [];
}

/** A report that shows a choice of its risks only is not complete. */
function isExcerpt(document: DossierDocument): boolean {
  return document.passages.some(
    (passage) =>
      passage.kind !== 'cell' &&
      /\b(?:excerpt|extract of|top \w+ risks|selected (?:risks|hazards)|only (?:the )?(?:main|most important)|summary of (?:the )?(?:main|key) (?:risks|hazards))\b/.test(
        passage.folded,
      ),
  );
}
