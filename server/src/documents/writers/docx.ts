import type { Finding } from '@cerulean/evaluation/base';
import type { DocumentTree } from '@cerulean/evaluation/documents';
import { cleanLine, headingText, languageTag, pageRuns } from '@cerulean/evaluation/documents';
import { Document, type ISectionOptions, Packer, Paragraph, Table } from 'docx';
import { setUp } from './docx/bench.ts';
import { sectionParts } from './docx/blocks.ts';
import { drawFigures } from './docx/figures.ts';
import { contents, cover, running } from './docx/front.ts';
import { settled } from './docx/package.ts';
import { pageProperties, pageShape } from './docx/page.ts';
import { documentStyles, listNumbering } from './docx/styles.ts';

/**
 * Writes a document as a Word file (ECMA-376): real headings, captions, fields, bookmarks and links. The same tree gives the same bytes. What could
 * not be shown as it is in the tree is among the findings.
 */
export async function docxBytes(tree: DocumentTree): Promise<{ bytes: Uint8Array; findings: Finding[] }> {
  const findings: Finding[] = [];
  const bench = setUp(tree, await drawFigures(tree), (finding) => findings.push(finding));
  const upright = pageShape(false);
  const sections: ISectionOptions[] = [
    { properties: pageProperties(false), children: cover({ bench, page: upright, heading: 'the cover' }, tree) },
    { properties: pageProperties(false), ...running(tree, upright), children: contents(bench, tree) },
  ];
  for (const run of pageRuns(tree)) {
    const page = pageShape(run.landscape);
    const children = run.parts.flatMap(({ section, level }, index) => {
      const words = headingText(section);
      return sectionParts({ bench, page, heading: words ? `“${words}”` : 'a section without heading' }, section, level, index === 0);
    });
    // The properties of the pages stand in the last paragraph of their section; without one the library adds a paragraph of full height.
    if (children.at(-1) instanceof Table) children.push(new Paragraph({ style: 'SectionEnd' }));
    sections.push({ properties: pageProperties(run.landscape), ...running(tree, page), children });
  }
  const file = new Document({
    title: cleanLine(tree.title),
    styles: documentStyles(languageTag(tree.language)),
    numbering: listNumbering(),
    customProperties: [
      { name: 'Version', value: cleanLine(tree.version) },
      { name: 'Status', value: tree.status },
      { name: 'Date', value: cleanLine(tree.date) },
    ],
    features: { updateFields: true },
    sections,
  });
  return { bytes: settled(await Packer.toBuffer(file), tree, bench.placed), findings };
}
