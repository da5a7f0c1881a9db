import { type DocumentType, documentTypes } from '../attribute.ts';
import { documentNames } from '../document-type.ts';
import type { DossierDocument } from '../dossier.ts';
import { fieldsOf, type Passage } from '../passage.ts';
import type { Found, StatementKind } from '../statement.ts';
import { readDates } from '../text/dates.ts';
import { ownVersionOfPlan, versionOfPlanTold } from '../versions-told.ts';

const reference = documentNames.map(
  ([type, names]) =>
    [
      type,
      new RegExp(
        `\\b(?:${names})\\b\\)?(?:[ ,]+[a-z]{2,5}(?:-[a-z\\d]+)+)?(?: \\([^)]{2,34}\\))?(?:[ ,(]*(?:document )?(?:in )?(?:its )?(?:version|revision|rev\\.?|ver\\.?|v\\.?|r(?=\\d)|issue|edition)[ :]*(?:no\\. ?)?(\\d+(?:\\.\\d+)*)\\b| (\\d+\\.\\d+)(?![\\d%.]|\\.\\d| [%\\p{L}]))`,
        'gu',
      ),
    ] as const,
);
const ownLabel =
  /^(?:document )?(?:version|revision|rev\.?|issue|edition)(?: (?:number|no\.?|and date|\/ date|, date))?$|^(?:version|revision) (?:and|\/) date$/;
const inTitle =
  /\b(?:version|revision|rev\.?|issue|edition)[ :]*(\d+(?:\.\d+)*)\b|\b(?:cep|cer|ifu|psur|sscp|rmr) r?(\d+\.\d+|(?<=r)\d+)\b/u;
const ofPlan =
  /\b(?:according to|accordance with|based on|basis of|follow(?:s|ing|ed)|under|applied:?) (?:the )?(?:evaluation )?plan,? (?:version|issue|edition|revision|rev\.?) ?(\d+(?:\.\d+)*)\b/u;
/** "Version 1.4 of the plan", "plan SR-P in its issue 4": no plan of a study, of risks or of the market. */
const versionOfPlan =
  /\b(?:version|issue|edition|revision|rev\.?) ?(\d+(?:\.\d+)*) of (?:the|its|our) (?:clinical )?(?:evaluation )?plan\b(?! (?:of|for) (?:the )?(?:study|investigation|pmcf|follow))|(?<!\b(?:pmcf|investigation|study|statistical|analysis|risk|management|surveillance|follow-up|pms|sampling) )\bplan,? (?![a-z\d/-]*(?:pmcf|pms|rmp|sap|cip|psp))[a-z\d/-]{2,14},? (?:in )?(?:its )?(?:version|issue|edition|revision|rev\.?) ?(?=\d)(\d+(?:\.\d+)*)/u;
const ofOtherPlan = ['pmcf', 'post-market', 'clinical-investigation', 'risk-management'] as const;
const past =
  /\b(?:previous|former|superse\w+|replac\w+|initial|first version|earlier|original|since version|until|changes? (?:from|in)|history|draft|was approved|will be|next|planned|future)\b/;

/** "3 months (was 6 months, IFU rev. 05)". */
const formerly = /\((?:was|were|formerly|before|previously) [^()]*$/u;

/** Which version a document says it is, and which versions of other documents it names. */
export default {
  id: 'document-version',
  title: 'Versions of documents',
  references: ['MEDDEV 2.7/1 rev. 4, A9', 'ISO 13485:2016, 4.2.4'],
  attribute: 'other',
  keyTitles: Object.fromEntries(
    documentTypes.flatMap((type) => {
      const short = type.replace(/^(?:c\w\w|ifu|psur|rmf|sscp|sota|pmcf|pms)\b/, (letters) => letters.toUpperCase()).replace('-', ' ');
      return [
        [`own ${type}`, `of the ${short}, by itself`],
        [`named ${type}`, `of the ${short}, named elsewhere`],
      ];
    }),
  ),
  read(passage: Passage, document: DossierDocument) {
    if (
      !/(?:version|revision|rev|issue|edition|\bv\.? ?\d|\br\d|\bce[pr]\)? \d)/.test(passage.folded) &&
      !/version|revision|rev|issue|edition|\bplan\b/.test(passage.label.toLowerCase()) &&
      !(passage.text.length < 30 && /version|revision|issue|edition/i.test(passage.headings.at(-1)?.title ?? ''))
    )
      return [];
    if (passage.topics.has('history') || passage.topics.has('references') || passage.topics.has('standards')) return [];
    const found: Found[] = [];
    const add = (type: DocumentType, role: 'own' | 'named', version: string, start: number, length: number): void => {
      found.push({
        key: `${role} ${type}`,
        value: { type: 'name', name: version, folded: comparable(version) },
        says: `version ${version}`,
        start,
        end: start + length,
        subject: 'device',
        weight: role === 'own' ? 'defining' : 'mention',
      });
    };
    const head = passage.index < 40;
    if (head && passage.kind === 'heading' && passage.headings.length <= 1) {
      const match = inTitle.exec(passage.folded);
      if (match) add(document.type, 'own', (match[1] ?? match[2])!, match.index, match[0].length);
      return found;
    }
    if (head) {
      for (const field of fieldsOf(passage)) {
        const match = ownLabel.test(field.foldedLabel.trim())
          ? /^(?:v\.? ?|version |rev\.? ?)?(\d+(?:\.\d+)*)\b/.exec(field.value.toLowerCase())
          : null;
        if (match) add(document.type, 'own', match[1]!, field.start, match[0].length);
      }
      // A line of the cover: "REF 12 · IFU-20 · Revision 04 · 2025-06-20".
      const match =
        passage.text.length < 200 && passage.index < 8 && passage.kind === 'paragraph' && !passage.cell
          ? /(?:^|[·|,.] ?)(?:document )?(?:version|revision|rev\.|edition|issue)[ :]*(\d+(?:\.\d+)*)\b(?!\/)/u.exec(passage.folded)
          : null;
      if (
        match &&
        found.length === 0 &&
        !past.test(passage.folded) &&
        !/^\W*of (?:this|the|our)\b/u.test(passage.folded.slice(match.index + match[0].length))
      )
        add(document.type, 'own', match[1]!, match.index, match[0].length);
    }
    if (!found.some(({ key }) => key === 'own cep')) {
      const own = ownVersionOfPlan(passage, document);
      if (own) add('cep', 'own', own.version, own.start, own.end - own.start);
    }
    // The row of an event, "7 May 2024 | Seizure | IFU Rev. 02", tells which version came of it then.
    const ofEvent = passage.cell !== undefined && readDates(passage.cell.rowLabel).some(({ precision }) => precision === 'day');
    for (const sentence of passage.sentences) {
      if (ofEvent || past.test(sentence.folded)) continue;
      for (const [type, pattern] of reference) {
        if (type === document.type) continue;
        // "IFU 5.1" in a risk table is the section that warns.
        for (const match of sentence.folded.matchAll(pattern))
          if ((match[1] || !(document.type === 'rmf' && passage.cell)) && !formerly.test(sentence.folded.slice(0, match.index)))
            add(type, 'named', (match[1] ?? match[2])!, sentence.start + match.index, match[0].length);
      }
    }
    // A report follows one plan: "in accordance with plan version 2.2".
    if (document.type === 'cer' && !found.some((one) => one.key === 'named cep'))
      for (const sentence of passage.sentences) {
        const match =
          ofPlan.exec(sentence.folded) ??
          (ofOtherPlan.some((topic) => passage.topics.has(topic)) ? null : versionOfPlan.exec(sentence.folded));
        if (match && !past.test(sentence.folded))
          add('cep', 'named', (match[1] ?? match[2])!, sentence.start + match.index, match[0].length);
      }
    if (
      !found.some(({ key }) => key === 'named cep') &&
      !past.test(passage.folded) &&
      !ofOtherPlan.some((topic) => passage.topics.has(topic))
    ) {
      const named = versionOfPlanTold(passage, document);
      if (named) add('cep', 'named', named.version, named.start, named.end - named.start);
    }
    codes(passage, document, found);
    return found;
  },
  examples: [
    { text: 'Document version: 2.0', document: 'cep', finds: ['version 2.0'] },
    {
      text: 'The evaluation follows the Clinical Evaluation Plan CEP-X-01 version 3.0 of 10 February 2025.',
      document: 'cer',
      finds: ['version 3.0'],
    },
    { text: 'It was written with reference to version 1.4 of the plan.', document: 'cer', finds: ['version 1.4'] },
    { text: 'It answers to plan SR-P in its issue 4.', document: 'cer', finds: ['version 4'] },
    { text: 'based_on: CEP r3', document: 'cer', finds: ['version 3'] },
    { text: 'The present plan has version number 3.0. It has been approved.', document: 'cep', finds: ['version 3.0'] },
    { text: '1. This Plan is version 3.0 and supersedes all earlier versions.', document: 'cep', finds: ['version 3.0'] },
    { text: '- **Document:** clinical evaluation plan, version 3.0', document: 'cep', finds: ['version 3.0'] },
    { text: '| Field | Entry |\n|---|---|\n| Plan, version | 3.0 |', document: 'cep', finds: ['version 3.0'] },
    { text: 'The report builds on the plan in version 3.0 and is to be updated annually.', document: 'cer', finds: ['version 3.0'] },
    { text: 'The present plan describes how the third version of the report on the device is produced.', document: 'cep', finds: [] },
    { text: '- **Underlying plan:** version 3.0', document: 'cer', finds: ['version 3.0'] },
    { text: 'The plan for the study in version 2 was followed; the software is in version 4.2.', document: 'cer', finds: [] },
    {
      text: 'In version 2.1 of the plan of the investigation there were 200 patients. The PMCF plan X-1, version 2, follows.',
      document: 'cep',
      finds: ['version 2'],
    },
    {
      text: '| Date | Event | Action |\n|---|---|---|\n| 22 August 2023 | Burn of the skin | IFU Rev. 02 |',
      document: 'psur',
      finds: [],
    },
    { text: 'Version 1.0 of the clinical evaluation plan was superseded. Software version 4.2 was tested.', document: 'cer', finds: [] },
  ],
} satisfies StatementKind;

/** "2.0" and "2" are the same version, and so are "04" and "4". */
function comparable(version: string): string {
  return version.replace(/^0+(?=\d)/, '').replace(/(?:\.0)+$/, '');
}

const coded =
  /(?<![\p{L}\d-])([A-Z][A-Z\d]*(?:-[A-Z\d]+)+)(?![\p{L}\d-])[ ,(·|]+(?:[Dd]ocument )?(?:[Vv]ersion|[Rr]evision|[Rr]ev\.?|[Ii]ssue|[Ee]dition)[ :]*(\d+(?:\.\d+)*)/gu;

/** Documents are also named by their number: "SH1-IFU-EN, revision 07". A document's own number and version stand at its beginning. */
function codes(passage: Passage, document: DossierDocument, found: Found[]): void {
  for (const match of passage.text.matchAll(coded)) {
    if (found.some((one) => one.start < match.index + match[0].length && match.index < one.end)) continue;
    const sentence = passage.sentences.find((one) => match.index >= one.start && match.index < one.end);
    if (sentence && past.test(sentence.folded.slice(0, match.index - sentence.start + match[0].length)) && passage.index >= 8) continue;
    const version = match[2]!;
    // "| Document | CER-12, version 3.0 |" on the cover tells the version of the document that has this cover.
    const cover =
      passage.index < 8 && match.index === 0 && /^document(?: (?:number|no\.?|id|code))?$/.test(passage.label.toLowerCase().trim());
    for (const key of cover ? [`own ${match[1]}`, `own ${document.type}`] : [`${passage.index < 8 ? 'own' : 'named'} ${match[1]}`])
      found.push({
        key,
        value: { type: 'name', name: version, folded: comparable(version) },
        says: `version ${version}`,
        start: match.index,
        end: match.index + match[0].length,
        subject: 'device',
        weight: 'mention',
      });
  }
}
