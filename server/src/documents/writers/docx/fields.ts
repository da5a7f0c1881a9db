import { BuilderElement, type IRunOptions, type ParagraphChild, Tab, TextRun, XmlComponent } from 'docx';

class Instruction extends XmlComponent {
  constructor(instruction: string) {
    super('w:instrText');
    this.root.push({ _attr: { 'xml:space': 'preserve' } }, ` ${instruction} `);
  }
}

function fieldCharacter(type: 'begin' | 'separate' | 'end'): XmlComponent {
  return new BuilderElement<{ type: string }>({ name: 'w:fldChar', attributes: { type: { key: 'w:fldCharType', value: type } } });
}

/** The runs before and after the value of a field. */
export function fieldEdges(instruction: string): { readonly before: ParagraphChild[]; readonly after: ParagraphChild[] } {
  return {
    before: [
      new TextRun({ children: [fieldCharacter('begin')] }),
      new TextRun({ children: [new Instruction(instruction)] }),
      new TextRun({ children: [fieldCharacter('separate')] }),
    ],
    after: [new TextRun({ children: [fieldCharacter('end')] })],
  };
}

/**
 * A field with the value it shows until Word works it out anew. Made of runs, not of `w:fldSimple`, since programs that read Word files for their
 * text leave out what stands in the latter.
 */
export function field(instruction: string, value: string, run: IRunOptions = {}): ParagraphChild[] {
  const { before, after } = fieldEdges(instruction);
  return [...before, new TextRun({ ...run, text: value }), ...after];
}

/** A tab as a run of its own. */
export function tab(): ParagraphChild {
  return new TextRun({ children: [new Tab()] });
}
