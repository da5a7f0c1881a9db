import type { DocumentType } from './attribute.ts';
import { fold } from './text/fold.ts';

const byName: readonly (readonly [DocumentType, RegExp])[] = [
  [
    'pmcf-report',
    /pmcf[ _-]*(?:evaluation[ _-]*)?report|pmcf[ _-]*er\b|post[ _-]*market[ _-]*clinical[ _-]*follow[ _-]*up[ _-]*(?:evaluation[ _-]*)?report/,
  ],
  ['pmcf-plan', /pmcf|post[ _-]*market[ _-]*clinical[ _-]*follow/],
  ['cear', /\bcear\b|clinical[ _-]*evaluation[ _-]*assessment/],
  [
    'cep',
    /\bcep\b|clinical[ _-]*evaluation[ _-]*plan|klinische[rn]?[ _-]*bewertung(?:s)?plan|plan d'evaluation clinique|plan de evaluacion clinica|piano di valutazione clinica/,
  ],
  [
    'cer',
    /\bcer\b|clinical[ _-]*evaluation[ _-]*report|clinical[ _-]*evaluation(?![ _-]*(?:plan|assess))|bericht (?:uber|zur) (?:die )?klinische|rapport d'evaluation clinique|informe de evaluacion clinica|relazione di valutazione clinica/,
  ],
  ['sscp', /\bsscp\b|summary[ _-]*of[ _-]*safety|kurzbericht uber sicherheit|resume des caracteristiques de securite/],
  ['psur', /\bpsur\b|periodic[ _-]*safety|post[ _-]*market[ _-]*surveillance[ _-]*report|\bpms[ _-]*report/],
  ['pms-plan', /\bpms[ _-]*plan|post[ _-]*market[ _-]*surveillance|pms\b/],
  ['label', /\blabel(?:l?ing)?\b|etikett|etiquette|etiqueta|etichetta/],
  [
    'ifu',
    /\bifu(?:[ _-]|\b)|instructions?[ _-]*for[ _-]*(?:the[ _-]*)?use|instructions accompanying|user[ _-]*(?:manual|guide)|operat(?:or|ing)[ _'s-]*(?:manual|instructions)|gebrauchsanweisung|bedienungsanleitung|notice d'utilisation|mode d'emploi|instrucciones de uso|istruzioni per l'uso/,
  ],
  [
    'rmf',
    /\brmf\b|\brmr\b|risk[ _-]*(?:management|analysis|file|acceptance|assessment)|management of risks?\b|\bfmea\b|risikomanagement|gestion des risques/,
  ],
  ['sota', /\bsota\b|state[ _-]*of[ _-]*the[ _-]*art|literature[ _-]*(?:search|review)?[ _-]*report|stand der technik|etat de l'art/],
  ['equivalence', /equivalence|aquivalenz/],
];

/** What texts call other documents of the dossier, as the source of a pattern over folded text. */
export const documentNames: readonly (readonly [DocumentType, string])[] = [
  ['pmcf-report', 'pmcf (?:evaluation )?report'],
  ['pmcf-plan', 'pmcf plan|post-market clinical follow-up plan'],
  ['cep', 'clinical evaluation plan|cep'],
  ['cer', 'clinical evaluation report|cer'],
  ['sscp', 'summary of safety and clinical performance|sscp'],
  ['psur', 'periodic safety update report|psur'],
  ['pms-plan', 'post-market surveillance plan|pms plan'],
  ['ifu', 'instructions for use|ifu'],
  ['rmf', 'risk management (?:report|file)|rmr|rmf'],
  ['sota', 'state[ -]of[ -]the[ -]art (?:document|report)|sota(?: report)?'],
];

/** What a document is, by its file name, then its title, then its first headings; `other` where nothing says. */
export function inferDocumentType(file: string, title: string, headings: readonly string[]): DocumentType {
  const name = fold(file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, ''))
    // "PMCF_plan" and "PmcfPlan" are words.
    .replace(/_+/g, ' ');
  for (const text of [name, fold(title), ...headings.slice(0, 3).map(fold)]) {
    const hit = byName.find(([, pattern]) => pattern.test(text));
    if (hit) return hit[0];
  }
  return 'other';
}
