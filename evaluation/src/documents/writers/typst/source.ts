import type { Finding } from '../../../base/index.ts';
import { type Block, type DocumentTree, walkSections } from '../../tree.ts';
import { cleanLine, languageTag } from '../content/characters.ts';
import { pageRuns } from '../content/flow.ts';
import { coverLines, headingText, phrases, versionText } from '../content/phrases.ts';
import { findTargets } from '../content/targets.ts';
import { array, sectionCode, textCode, type Workbench } from './blocks.ts';
import { type Coverage, literal } from './literal.ts';
import { typstStyle } from './style.ts';

/** The files a Typst compiler makes the PDF from. Nothing in them reaches outside them. */
export interface TypstSource {
  /** The first is `main.typ`. Names have no folder. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** What could not be shown as it is written, with its place. */
  readonly findings: readonly Finding[];
}

/** Room for content on an upright A4 page between the margins, in millimetres; turned pages swap the page's sides. */
const upright = { width: 158, height: 225 };
const turned = { width: 247, height: 142 };

/** A list of figures of up to this many entries is kept on one page. */
const wholeListCount = 15;

function countOf(tree: DocumentTree, type: Block['type']): number {
  return [...walkSections(tree.sections)].reduce(
    (sum, { section }) => sum + section.blocks.filter((block) => block.type === type).length,
    0,
  );
}

function dayCode(date: string): string {
  const [, year, month, day] = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/.exec(date) ?? [];
  return day === undefined || Number(day) > 28
    ? monthEnd(year, month, day)
    : `datetime(year:${Number(year)},month:${Number(month)},day:${Number(day)})`;
}

/** Days after the 28th exist only in some months, and the compiler refuses those that do not. */
function monthEnd(year: string | undefined, month: string | undefined, day: string | undefined): string {
  if (year === undefined || month === undefined || day === undefined) return 'none';
  const isLeap = (Number(year) % 4 === 0 && Number(year) % 100 !== 0) || Number(year) % 400 === 0;
  const last = month === '02' ? (isLeap ? 29 : 28) : ['04', '06', '09', '11'].includes(month) ? 30 : 31;
  return Number(day) <= last ? `datetime(year:${Number(year)},month:${Number(month)},day:${Number(day)})` : 'none';
}

/** Text of one line for every page. A very long one would leave no room for content; the cover has it whole. */
function runningText(text: string, lengthMax: number): string {
  const characters = [...cleanLine(text)];
  return characters.length <= lengthMax
    ? characters.join('')
    : `${characters
        .slice(0, lengthMax - 1)
        .join('')
        .trimEnd()}…`;
}

function coverCode(bench: Workbench, tree: DocumentTree): string {
  const lines = coverLines(tree).map((line) => `(${textCode(bench, line.label, 24)},${textCode(bench, line.value, 40)})`);
  const optional = (text: string | undefined): string => (text ? textCode(bench, text, 30) : 'none');
  const status = tree.status === 'draft' ? literal(phrases.draft) : 'none';
  return `#cover(${textCode(bench, cleanLine(tree.title), 24)},${optional(tree.subtitle)},${status},${array(lines)},${optional(tree.notice)})`;
}

/**
 * The document as source for Typst 0.14: one file with the look, one per section, so that a compiler that stays warm does again only what an edit
 * changed. Numbers of sections, tables and figures are the tree's. All text stands in string literals.
 */
export function typstSource(tree: DocumentTree, coverage: Coverage): TypstSource {
  const targets = findTargets(tree);
  const findings: Finding[] = [];
  const told = new Set<string>();
  const drawings: { name: string; text: string }[] = [];
  const bench: Workbench = {
    targets,
    references: tree.references,
    coverage,
    place: 'the cover',
    report: (finding) => {
      // A character is told once for each section, however often it stands there.
      if (told.has(finding.message)) return;
      told.add(finding.message);
      findings.push(finding);
    },
    drawing: (svg) => {
      const name = `drawing-${drawings.length + 1}.svg`;
      drawings.push({ name, text: svg });
      return name;
    },
    ...upright,
  };
  const [language = 'en', region = ''] = languageTag(tree.language).split('-');
  const running = `running:${textCode(bench, runningText(tree.title, 120), 40)},version:${textCode(bench, runningText(versionText(tree), 40), 40)},notice:${tree.notice ? textCode(bench, runningText(tree.notice, 220), 40) : 'none'}`;
  const place = `language:${literal(language.toLowerCase())},region:${/^[A-Za-z]{2}$/.test(region) ? literal(region) : 'none'},day:${dayCode(tree.date)}`;
  const main = [
    '#import "style.typ": *',
    `#show: report.with(title:${literal(cleanLine(tree.title))},${running},${place})`,
    coverCode(bench, tree),
    `#contents(${literal(phrases.contents)})`,
  ];
  const tables = countOf(tree, 'table');
  const figures = countOf(tree, 'figure');
  if (tables > 0) main.push(`#list-of(${literal(phrases.tables)},table)`);
  if (figures > 0) {
    main.push(`#list-of(${literal(phrases.figures)},image,first:${tables === 0},breakable:${figures > wholeListCount})`);
  }
  const sections: { name: string; text: string }[] = [];
  for (const run of pageRuns(tree)) {
    const includes = run.parts.map(({ section, level }, index) => {
      const name = `${targets.place(section) ?? `section-without-id-${sections.length}`}.typ`;
      const heading = headingText(section) || 'a section without heading';
      const place = { ...bench, place: `“${heading}”`, ...(run.landscape ? turned : upright) };
      sections.push({ name, text: `#import "style.typ": *\n${sectionCode(place, section, level)}\n` });
      // Chapters begin on a new page; the first of a run does so already where the orientation changes.
      return `${level === 1 && index > 0 ? '#pagebreak(weak: true)\n' : ''}#include ${literal(name)}`;
    });
    if (!run.landscape) main.push('#pagebreak(weak: true)');
    main.push(run.landscape ? `#wide[\n${includes.join('\n')}\n]` : includes.join('\n'));
  }
  return {
    files: [{ name: 'main.typ', text: `${main.join('\n')}\n` }, { name: 'style.typ', text: typstStyle }, ...sections, ...drawings],
    findings,
  };
}
