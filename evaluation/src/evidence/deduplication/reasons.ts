import { type ComparedField, comparedFields } from '../compared-fields.ts';
import type { Comparison } from './comparison.ts';

const agreementOf: { readonly [Field in ComparedField]: keyof Comparison } = {
  title: 'title',
  authors: 'authors',
  year: 'year',
  journal: 'container',
  volume: 'volume',
  issue: 'issue',
  pages: 'pages',
  doi: 'doi',
  pmid: 'pmid',
  registration: 'registration',
  abstract: 'abstract',
  kind: 'nature',
};

/** Degrees of agreement that speak for one publication. */
const agreeing = new Set<string>([
  'same',
  'same, short',
  'same, few',
  'same page',
  'spelling',
  'without subtitle',
  'contained',
  'first',
  'others',
  'compatible',
  'crossed',
  'overlapping',
]);

const silent = new Set<string>(['missing', 'numbered otherwise']);

/** In what two records agree; that neither is an erratum, a reply or the like is not worth a word. */
export function agreeingFields(comparison: Comparison): ComparedField[] {
  return comparedFields.filter((field) => field !== 'kind' && agreeing.has(comparison[agreementOf[field]]));
}

/** In what two records differ; a field that one of them leaves out does not count. */
export function differingFields(comparison: Comparison): ComparedField[] {
  return comparedFields.filter((field) => !agreeing.has(comparison[agreementOf[field]]) && !silent.has(comparison[agreementOf[field]]));
}
