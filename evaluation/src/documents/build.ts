import { assert, byId, done, type Finding, type Outcome, trouble } from '../base/index.ts';
import { deviceKind } from '../device/index.ts';
import { citeShort, referenceKind } from '../evidence/index.ts';
import { all, type DataOf, only, type Snapshot } from '../records/index.ts';
import { hole, paragraph } from './blocks.ts';
import { citationStyles, defaultCitationStyle, formatCitations, toCsl } from './citations/index.ts';
import { type DocumentContext, documentContext } from './context.ts';
import type { EstimateResults } from './facts.ts';
import { inlinesIn, replaceInlines } from './inline-walk.ts';
import { numberSections, type UnnumberedSection } from './number.ts';
import type { RichTextNode } from './rich-text.ts';
import { richTextToBlocks } from './rich-text-to-blocks.ts';
import { countWords } from './rich-text-to-text.ts';
import { sectionKind } from './section.ts';
import { type DocumentTemplate, type TemplateSection, walkTemplate } from './template.ts';
import { templates } from './templates/index.generated.ts';
import { type Block, type DocumentTree, plainText, type Section, walkSections } from './tree.ts';

/** How a document is to be made. */
export interface BuildOptions {
  readonly status: 'draft' | 'released';
  /** "1", or "2 (draft)". */
  readonly version: string;
  /** Day that stands on the document. */
  readonly date: string;
  /** Id of a citation style that is shipped, or the XML of another. */
  readonly style?: string;
  /** Results of the estimates where they are computed already. */
  readonly results?: EstimateResults;
}

/** A finding about a document, with the section it lies in. */
export interface DocumentFinding extends Finding {
  /** Id of the section; absent where the document as a whole is meant. */
  readonly sectionId?: string;
}

/** What a section rests on, for the trace graph and the editor. */
export interface BuiltSection {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** References cited in the section itself, in order of appearance. */
  readonly referenceIds: readonly string[];
  /** Records whose facts stand in the section itself. */
  readonly recordIds: readonly string[];
}

export interface BuiltDocument {
  readonly tree: DocumentTree;
  readonly findings: readonly DocumentFinding[];
  readonly sections: readonly BuiltSection[];
}

/**
 * Makes a document from a snapshot: what the record says, the prose people wrote, one numbering, one list of references. Same input, same bytes.
 * Nothing is left out in silence: every hole stands in the tree and among the findings.
 */
export function buildDocument(templateId: string, snapshot: Snapshot, options: BuildOptions): Outcome<BuiltDocument> {
  const template = byId<DocumentTemplate>(templates, templateId);
  if (!template) {
    return trouble('not-found', `There is no document template "${templateId}".`, {
      remedy: `Choose one of ${templates.map((known) => known.id).join(', ')}.`,
    });
  }
  const style = options.style ?? defaultCitationStyle;
  if (!style.trimStart().startsWith('<') && !citationStyles.some((known) => known.id === style)) {
    return trouble('input-invalid', `There is no citation style "${style}".`, {
      remedy: `Choose one of ${citationStyles.map((known) => known.id).join(', ')}, or give the XML of a style.`,
    });
  }
  const context = documentContext(snapshot, templateId, options);
  const { sections: filled, findings } = fillSections(template, context);
  const numbered = numberSections(filled);
  const citations = collectCitations(numbered.sections, context, style, template.language);
  findings.push(...citations.findings);
  const sections = resolveSections(numbered.sections, numbered.labels, citations, findings);
  const tree: DocumentTree = {
    format: 1,
    document: templateId,
    title: template.title,
    subtitle: template.subtitle(context),
    language: template.language,
    status: options.status,
    version: options.version,
    date: options.date,
    cover: template.cover(context),
    ...noticeOf(context),
    sections,
    references: citations.references,
  };
  return done({ tree, findings, sections: [...walkSections(sections)].map(({ section }) => builtSection(section)) });
}

function noticeOf({ snapshot }: DocumentContext): { notice?: string } {
  return only(snapshot, deviceKind)?.data.invented
    ? { notice: 'This device is invented. The document is an example and must not be used for a real device.' }
    : {};
}

/** The prose of a document by section, and findings about prose that has no place or stands twice. */
export function proseOf(
  template: DocumentTemplate,
  snapshot: Snapshot,
): { prose: ReadonlyMap<string, RichTextNode>; findings: DocumentFinding[] } {
  const places = new Map([...walkTemplate(template.sections)].map(({ section }) => [section.id, section]));
  const prose = new Map<string, RichTextNode>();
  const findings: DocumentFinding[] = [];
  for (const { data } of all(snapshot, sectionKind)) {
    if (data.document !== template.id) continue;
    const place = places.get(data.section);
    if (!place || place.prose === 'none') {
      if (countWords(data.prose) === 0) continue;
      findings.push({
        code: 'prose-without-place',
        message: `Text was written for section "${data.section}", where this document has no place for text; it is not in the document.`,
      });
    } else {
      if (prose.has(data.section))
        findings.push({
          code: 'prose-twice',
          message: 'The section has two records of text; the later one is in the document.',
          sectionId: data.section,
        });
      prose.set(data.section, data.prose);
    }
  }
  return { prose, findings };
}

function fillSections(
  template: DocumentTemplate,
  context: DocumentContext,
): { sections: UnnumberedSection[]; findings: DocumentFinding[] } {
  const { prose, findings } = proseOf(template, context.snapshot);
  const fill = (section: TemplateSection): UnnumberedSection => {
    const made = fillSection(section, prose.get(section.id), context);
    findings.push(...made.findings);
    return {
      id: section.id,
      title: section.title,
      numbering: section.numbering ?? 'decimal',
      ...(section.basis?.length ? { basis: section.basis } : {}),
      ...(section.landscape ? { landscape: true } : {}),
      blocks: made.blocks,
      sections: (section.sections ?? []).map(fill),
    };
  };
  return { sections: template.sections.map(fill), findings };
}

/** The blocks of one section: record, prose, record; and its findings. */
export function fillSection(
  section: TemplateSection,
  prose: RichTextNode | undefined,
  context: DocumentContext,
): { blocks: Block[]; findings: DocumentFinding[] } {
  const inSection = (finding: Finding): DocumentFinding => ({ ...finding, sectionId: section.id });
  const written = section.prose === 'none' || !prose ? { blocks: [], findings: [] } : richTextToBlocks(prose, section, context);
  const hasProse = written.blocks.length > 0;
  const before = section.before?.(context, hasProse) ?? [];
  const after = section.after?.(context, hasProse) ?? [];
  const unwritten = section.prose === 'required' && !hasProse;
  return {
    blocks: [...before, ...(unwritten ? [hole(`This section is not written yet. ${section.guidance}`)] : written.blocks), ...after],
    findings: [
      ...(unwritten ? [{ code: 'prose-missing', message: `Section "${section.title}" is not written yet.` }] : []),
      ...written.findings,
      ...[...before, ...after].flatMap(holesIn),
    ].map(inSection),
  };
}

/** Findings for the holes that content from the record has: one for each note, and one for each table or paragraph with empty places. */
function holesIn(block: Block): Finding[] {
  if (block.type === 'note' && block.tone === 'missing') return [{ code: 'content-missing', message: plainText(block.content) }];
  const holes = [...inlinesIn([block])].flatMap((inline) => (inline.type === 'missing' ? inline.text : []));
  if (holes.length === 0) return [];
  const what = [...new Set(holes)].join('; ');
  const where = block.type === 'table' ? `The table "${block.caption}"` : 'A paragraph from the record';
  return [
    { code: 'value-missing', message: `${where} has ${holes.length === 1 ? 'an empty place' : `${holes.length} empty places`}: ${what}.` },
  ];
}

interface Citations {
  /** Texts of the citations in order of appearance. */
  readonly texts: readonly string[];
  readonly references: DocumentTree['references'];
  /** Publications that were retracted or questioned and are cited all the same. */
  readonly findings: readonly DocumentFinding[];
}

function collectCitations(sections: readonly Section[], context: DocumentContext, style: string, locale: string): Citations {
  const clusters = [...walkSections(sections)].flatMap(({ section }) =>
    [...inlinesIn(section.blocks)].flatMap((inline) => (inline.type === 'citation' ? [inline.referenceIds] : [])),
  );
  const findings: DocumentFinding[] = [];
  const items = [...new Set(clusters.flat())].map((id) => {
    const record = context.records.get(id);
    assert(record?.kind === referenceKind.name, `the document cites ${id}, which is no reference`);
    const data = record.data as DataOf<typeof referenceKind>;
    const status = context.statuses.get(id)?.status;
    if (status !== 'retracted' && status !== 'expression of concern') return { id, csl: toCsl(id, data) };
    const message =
      status === 'retracted'
        ? `${citeShort(data)} is cited and was retracted. Say so where it is cited, or take it out.`
        : `${citeShort(data)} is cited, and an expression of concern was published about it. Say so where it is cited.`;
    findings.push({ code: 'cited-publication-retracted', message });
    return { id, csl: toCsl(id, { ...data, title: `${data.title} [${status}]` }) };
  });
  if (items.length === 0) return { texts: [], references: [], findings };
  const { clusterTexts, bibliography } = formatCitations({ style, locale, items, clusters });
  return { texts: clusterTexts, references: bibliography, findings };
}

function resolveSections(
  sections: readonly Section[],
  labels: ReadonlyMap<string, string>,
  citations: Citations,
  findings: DocumentFinding[],
): readonly Section[] {
  let cited = 0;
  const resolved = replaceInlines(sections, (inline, section) => {
    if (inline.type === 'citation') return [{ ...inline, text: citations.texts[cited++]! }];
    if (inline.type !== 'cross-reference') return [inline];
    const text = labels.get(inline.target);
    if (text !== undefined) return [{ ...inline, text }];
    findings.push({
      code: 'cross-reference-unknown',
      message: `The text refers to "${inline.target}", which is no section, table or figure of this document.`,
      sectionId: section.id,
    });
    return [{ type: 'missing', text: `reference to ${inline.target}` }];
  });
  assert(cited === citations.texts.length, 'not every citation was written');
  return citations.references.length > 0 ? resolved : withoutReferences(resolved, findings);
}

/** A document that cites nothing says so in place of its empty list. */
function withoutReferences(sections: readonly Section[], findings: DocumentFinding[]): Section[] {
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if (block.type !== 'references') return block;
      if (block.optional) return paragraph('No publication is cited.');
      findings.push({ code: 'content-missing', message: 'The document cites no reference.', sectionId: section.id });
      return hole('No reference is cited. Import references under Evidence and cite them in the text.');
    }),
    sections: withoutReferences(section.sections, findings),
  }));
}

function builtSection(section: Section): BuiltSection {
  const referenceIds = new Set<string>();
  const recordIds = new Set<string>();
  for (const inline of inlinesIn(section.blocks)) {
    if (inline.type === 'citation') for (const id of inline.referenceIds) referenceIds.add(id);
    if (inline.type === 'fact' && inline.recordId) recordIds.add(inline.recordId);
  }
  for (const block of section.blocks)
    if (block.type === 'table' || block.type === 'figure') for (const id of block.recordIds ?? []) recordIds.add(id);
  return { id: section.id, number: section.number, title: section.title, referenceIds: [...referenceIds], recordIds: [...recordIds] };
}
