import { posix } from 'node:path';
import { done, type Finding, type Outcome, trouble } from '@cerulean/evaluation/base';
import type { Part, PictureFacts, WordPackage, XmlNode } from '@cerulean/evaluation/documents/reading';
import { openArchive } from '../../../evidence/open-archive.ts';
import { newPixelAllowance, pictureFacts } from '../picture-facts.ts';
import { parseXml } from './parse-xml.ts';

interface Relation {
  /** The last word of its type: "styles", "footnotes", "image". */
  readonly kind: string;
  readonly path: string;
}

/** Other packages that look like Word's from outside. */
const otherPackages: readonly { readonly entry: RegExp; readonly name: string; readonly remedy: string }[] = [
  { entry: /^xl\//, name: 'a spreadsheet', remedy: 'Upload the document it belongs to as DOCX or PDF.' },
  { entry: /^ppt\//, name: 'a presentation', remedy: 'Save it as PDF and upload that.' },
  { entry: /^content\.xml$/, name: 'an OpenDocument file', remedy: 'Save it as DOCX or PDF and upload that.' },
  { entry: /^META-INF\/container\.xml$/, name: 'an e-book', remedy: 'Save it as DOCX or PDF and upload that.' },
];

/** Opens a Word file. Relations that lead out of the file are not followed. */
export function openWord(bytes: Uint8Array, file: string): Outcome<WordPackage> {
  const opened = openArchive(bytes, file);
  if (!opened.ok) return opened;
  const entries = opened.value;
  const findings: Finding[] = [];
  const parsed = new Map<string, Part | undefined>();
  const pictures = new Map<string, PictureFacts | undefined>();
  const allowance = newPixelAllowance();

  const parse = (path: string): XmlNode | undefined => {
    const content = entries.get(path);
    if (!content) return undefined;
    const { root, mistake } = parseXml(content);
    if (mistake !== undefined)
      findings.push({
        file,
        code: 'part-damaged',
        message: `${path} in ${file} is damaged (${mistake}); what follows the damage was not read.`,
      });
    return root;
  };
  const known = new Map<string, Map<string, Relation>>();
  const relationsOf = (path: string): Map<string, Relation> => {
    let relations = known.get(path);
    if (!relations) known.set(path, (relations = readRelations(path)));
    return relations;
  };
  const readRelations = (path: string): Map<string, Relation> => {
    const folder = posix.dirname(path);
    const root = parse(posix.join(folder, '_rels', `${posix.basename(path)}.rels`));
    const relations = new Map<string, Relation>();
    for (const node of root?.children ?? []) {
      if (typeof node === 'string' || node.attributes.TargetMode === 'External') continue;
      const { Id: id, Type: type = '', Target: target } = node.attributes;
      if (!id || !target) continue;
      const inFolder = target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(folder, target));
      relations.set(id, { kind: type.slice(type.lastIndexOf('/') + 1), path: inFolder });
    }
    return relations;
  };
  const partAt = (path: string): Part | undefined => {
    if (parsed.has(path)) return parsed.get(path);
    const root = parse(path);
    const behind = (id: string) => relationsOf(path).get(id)?.path;
    const part = root && {
      root,
      related: (id: string) => {
        const target = behind(id);
        return target === undefined ? undefined : partAt(target);
      },
      picture: (id: string) => {
        const target = behind(id);
        if (target === undefined || !entries.has(target)) return undefined;
        if (!pictures.has(target)) pictures.set(target, pictureFacts(entries.get(target)!, allowance));
        return pictures.get(target);
      },
    };
    parsed.set(path, part);
    return part;
  };

  const top = [...relationsOf('').values()];
  const mainPath = top.find(({ kind }) => kind === 'officeDocument')?.path ?? 'word/document.xml';
  const isWord = !/^(?:xl|ppt)\//.test(mainPath) && entries.has(mainPath);
  if (!isWord) {
    const other = otherPackages.find(({ entry }) => [...entries.keys()].some((name) => entry.test(name)));
    return other
      ? trouble('format-unknown', `${file} is ${other.name}, not a text document.`, { remedy: other.remedy })
      : trouble('format-unknown', `${file} is a ZIP archive that holds no Word document.`, {
          remedy: 'Unpack it and upload the documents in it one by one.',
        });
  }
  const document = partAt(mainPath)!;
  if (document.root.name !== 'w:document')
    return trouble('file-unreadable', `${file} is damaged: its text cannot be read.`, {
      remedy: 'Open it in Word, let Word repair it, save it and upload that.',
    });
  const ofMain = [...relationsOf(mainPath).values()];
  const propertiesPath = top.find(({ kind }) => kind === 'core-properties')?.path ?? 'docProps/core.xml';
  return done({
    document,
    part: (kind) => {
      const path = ofMain.find((one) => one.kind === kind)?.path;
      return path === undefined ? undefined : partAt(path);
    },
    properties: partAt(propertiesPath)?.root,
    findings,
  });
}
