import type { Outline } from './use-document.ts';

type Section = Outline[number];

/** How a section stands, in a word for the mark beside it. */
export interface SectionMark {
  readonly tone: 'good' | 'caution' | 'bad' | 'quiet';
  readonly words: string;
}

/** Holes go before everything else; then what must be written, what is, and what the record fills. Undefined where nothing is wanted. */
export function markOf({
  findings,
  prose,
  hasProse,
  generated,
}: Pick<Section, 'findings' | 'prose' | 'hasProse' | 'generated'>): SectionMark | undefined {
  const unwritten = prose === 'required' && !hasProse;
  const holes = findings.length - (unwritten ? 1 : 0);
  if (holes > 0) return { tone: 'bad', words: holes === 1 ? '1 hole' : `${holes} holes` };
  if (unwritten) return { tone: 'caution', words: 'to write' };
  if (hasProse) return { tone: 'good', words: 'written' };
  return generated ? { tone: 'quiet', words: 'filled from the record' } : undefined;
}

/** How many of the sections that people must write are written, and how many findings there are. */
export function progressOf(sections: Outline): { readonly required: number; readonly written: number; readonly findings: number } {
  const required = sections.filter(({ prose }) => prose === 'required');
  return {
    required: required.length,
    written: required.filter(({ hasProse }) => hasProse).length,
    findings: sections.reduce((sum, { findings }) => sum + findings.length, 0),
  };
}
