import type { DossierDocumentType, UploadedDocument } from './checklist.ts';

/** How people name the types of documents in letters and lists. */
const typeNames: readonly (readonly [type: DossierDocumentType, names: RegExp])[] = [
  ['pmcf-report', /\bpmcf[- ](?:evaluation[- ])?report|\bpmcf-?er\b|follow-up (?:evaluation )?report/],
  ['pmcf-plan', /\bpmcf[- ]?plan|\bpmcfp\b|follow-up plan|\bpmcf\b/],
  ['pms-plan', /\bpms[- ]?plan|surveillance plan/],
  ['psur', /\bpsur\b|periodic safety update/],
  ['sscp', /\bsscp\b|summary of safety/],
  ['cear', /\bcear\b|assessment report/],
  ['cep', /\bcep\b|evaluation plan/],
  ['cer', /\bcer\b|evaluation report/],
  ['ifu', /\bifu\b|instructions? for use|user manual/],
  ['label', /\blabels?\b|labelling|labeling/],
  ['rmf', /\brmf\b|risk (?:management )?(?:file|report|analysis|table)|\bfmea\b/],
  ['sota', /\bsota\b|state[- ]of[- ]the[- ]art/],
  ['equivalence', /equivalen/],
];

/** The type a list means by the name of a document, where it names one. */
export function documentTypeNamed(name: string): DossierDocumentType | undefined {
  const plain = name.toLowerCase().replaceAll('_', ' ');
  return typeNames.find(([, names]) => names.test(plain))?.[0];
}

/** The uploaded documents that a promise means: those whose file name holds its words, otherwise those of the type it names. */
export function documentsNamed(documents: readonly UploadedDocument[], name: string): readonly UploadedDocument[] {
  if (!name.trim()) return documents;
  const wanted = plainName(name);
  const byName = documents.filter((document) => plainName(document.name) === wanted);
  if (byName.length > 0) return byName;
  const close =
    wanted.length > 3
      ? documents.filter((document) => plainName(document.name).includes(wanted) || plainName(document.read.tree.title) === wanted)
      : [];
  if (close.length > 0) return close;
  const type = documentTypeNamed(name);
  return type ? documents.filter((document) => document.type === type) : [];
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.(?:docx|pdf|md|html?|txt)$/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
}
