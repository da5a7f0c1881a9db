import { byId, done, type Outcome, trouble } from '../base/index.ts';
import type { Snapshot } from '../records/index.ts';
import { type DocumentFinding, fillSection, proseOf } from './build.ts';
import { documentContext } from './context.ts';
import type { EstimateResults } from './facts.ts';
import { headingNumbers } from './number.ts';
import { countWords } from './rich-text-to-text.ts';
import { type DocumentTemplate, walkTemplate } from './template.ts';
import { templates } from './templates/index.generated.ts';

/** One line of the list of sections beside the editor. */
export interface OutlineSection {
  readonly id: string;
  /** "4.6.1", "Annex A", or empty. */
  readonly number: string;
  readonly title: string;
  /** Counts from 1. */
  readonly level: number;
  readonly basis: readonly string[];
  /** What must be answered here. */
  readonly guidance: string;
  /** Whether people write prose here, and whether the section has a hole without it. */
  readonly prose: 'required' | 'optional' | 'none';
  /** Whether prose is written. */
  readonly hasProse: boolean;
  /** Whether the record fills part of the section. */
  readonly generated: boolean;
  readonly wordCount: number;
  /** Holes and unknown facts or references of this section. Unknown cross-references are found when the document is built. */
  readonly findings: readonly DocumentFinding[];
}

/** The sections of a document as they stand: what is written, what is missing. Numbers are those of the document. */
export function outline(templateId: string, snapshot: Snapshot, results?: EstimateResults): Outcome<readonly OutlineSection[]> {
  const template = byId<DocumentTemplate>(templates, templateId);
  if (!template) {
    return trouble('not-found', `There is no document template "${templateId}".`, {
      remedy: `Choose one of ${templates.map((known) => known.id).join(', ')}.`,
    });
  }
  const context = documentContext(snapshot, templateId, {
    status: 'draft',
    version: '',
    date: snapshot.takenAt.slice(0, 10),
    ...(results ? { results } : {}),
  });
  const numbers = headingNumbers(template.sections);
  const { prose, findings } = proseOf(template, snapshot);
  return done(
    [...walkTemplate(template.sections)].map(({ section, level }) => {
      const text = prose.get(section.id);
      const filled = fillSection(section, text, context);
      const wordCount = text ? countWords(text, context.facts) : 0;
      return {
        id: section.id,
        number: numbers.get(section.id) ?? '',
        title: section.title,
        level,
        basis: section.basis ?? [],
        guidance: section.guidance,
        prose: section.prose,
        hasProse: wordCount > 0,
        generated: section.before !== undefined || section.after !== undefined,
        wordCount,
        findings: [...findings.filter((finding) => finding.sectionId === section.id), ...filled.findings],
      };
    }),
  );
}
