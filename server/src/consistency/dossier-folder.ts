import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, normalize, relative } from 'node:path';
import { done, type Outcome, trouble } from '@cerulean/evaluation/base';
import type { DocumentType } from '@cerulean/evaluation/consistency';
import { readers } from '@cerulean/evaluation/documents/reading';
import { type DossierDescription, readDescription } from './dossier-description.ts';

/** A document of a dossier on a disk. */
export interface DossierFile {
  /** Its name within the folder, with "/" between folders; unique. */
  readonly file: string;
  readonly path: string;
  readonly type?: DocumentType | undefined;
  readonly language?: string | undefined;
  readonly version?: string | undefined;
  /** Files that hold the same document in other formats and are left out. */
  readonly insteadOf: readonly string[];
}

/** What is on a disk of a dossier. */
export interface FoundDossier {
  readonly device?: string | undefined;
  readonly files: readonly DossierFile[];
  /** What was left out, and why, each a sentence. */
  readonly notes: readonly string[];
}

const descriptionFile = 'dossier.yaml';
/** Where a document is there in several formats, the one that keeps the most of its structure is read. */
const preference: readonly string[] = ['docx', 'markdown', 'pdf', 'html', 'text'];
const filesMax = 2000;

/**
 * The documents that folders and files on the command line hold. Subfolders belong to a dossier; hidden files, descriptions and files of other kinds do
 * not. With a `dossier.yaml` that lists documents, these and no others are the dossier.
 */
export async function findDossier(places: readonly string[]): Promise<Outcome<FoundDossier>> {
  const found: { device?: string | undefined; files: DossierFile[]; notes: string[] } = { files: [], notes: [] };
  for (const place of places) {
    const facts = await stat(place).catch((error: NodeJS.ErrnoException) => error);
    if (facts instanceof Error) return notThere(place, facts.code);
    if (!facts.isDirectory()) {
      found.files.push({ file: basename(place), path: place, insteadOf: [] });
      continue;
    }
    const folder = await readFolder(place);
    if (!folder.ok) return folder;
    found.device ??= folder.value.device;
    found.files.push(...folder.value.files);
    found.notes.push(...folder.value.notes);
  }
  const named = withUniqueNames(found.files);
  if (named.length === 0)
    return trouble('input-invalid', `There is no document in ${places.join(', ')}.`, {
      remedy: 'Put documents there as DOCX, PDF, Markdown, HTML or plain text.',
    });
  if (named.length > filesMax)
    return trouble('input-invalid', `There are ${named.length} documents in ${places.join(', ')}, which is more than ${filesMax}.`, {
      remedy: 'Name the folder of one dossier.',
    });
  return done({ ...found, files: named.sort((one, other) => (one.file < other.file ? -1 : 1)) });
}

function notThere(place: string, code: string | undefined): Outcome<never> {
  if (code === 'ENOENT') return trouble('not-found', `${place} does not exist.`, { remedy: 'Check the name and the folder.' });
  return trouble('file-unreadable', `${place} may not be read.`, { remedy: 'Check its permissions.' });
}

async function readFolder(folder: string): Promise<Outcome<FoundDossier>> {
  const listed = await listFiles(folder);
  if (!listed.ok) return listed;
  const names = listed.value.sort();
  const descriptionPath = join(folder, descriptionFile);
  const description: Outcome<DossierDescription> = names.includes(descriptionFile)
    ? readDescription(await readFile(descriptionPath, 'utf8').catch(() => ''), descriptionPath)
    : done({});
  if (!description.ok) return description;
  const { device, documents } = description.value;
  if (documents?.length) {
    const files = documents.map(({ file, ...rest }) => ({
      file: file.replace(/^\.\//, ''),
      path: join(folder, file),
      ...rest,
      insteadOf: [],
    }));
    const twice = files.find(({ file }, index) => files.findIndex((other) => other.file === file) !== index);
    if (twice) return trouble('input-invalid', `${descriptionPath} lists ${twice.file} twice.`, { remedy: 'Take one of the entries out.' });
    // A description that came with the documents must not reach for other files of this machine.
    const outside = files.find(({ file }) => isAbsolute(file) || normalize(file).split(/[\\/]/)[0] === '..');
    if (outside)
      return trouble('input-invalid', `${descriptionPath} lists ${outside.file}, which does not lie in its folder.`, {
        remedy: 'Put the document into the folder.',
      });
    const others = names.filter((name) => readerOf(name) && !files.some(({ file }) => file === name));
    const notes = others.length > 0 ? [`Not listed in ${descriptionFile}, so left out: ${others.join(', ')}.`] : [];
    return done({ device, files, notes });
  }
  const documentNames = names.filter((name) => readerOf(name) && !isAboutTheFolder(name));
  const others = names.filter((name) => name !== descriptionFile && !documentNames.includes(name));
  const notes = others.length > 0 ? [`No documents, so left out: ${others.join(', ')}.`] : [];
  return done({ device, files: onePerDocument(documentNames).map((file) => ({ ...file, path: join(folder, file.file) })), notes });
}

async function listFiles(folder: string): Promise<Outcome<string[]>> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return done(
      entries
        .filter((entry) => entry.isFile() || entry.isSymbolicLink())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
        // Word keeps a file "~$name" beside a document that is open.
        .filter((name) => !name.split('/').some((part) => part.startsWith('.') || part.startsWith('~$'))),
    );
  } catch (error) {
    return notThere(folder, (error as NodeJS.ErrnoException).code);
  }
}

function readerOf(name: string): string | undefined {
  const ending = extname(name).slice(1).toLowerCase();
  return readers.find((reader) => (reader.endings as readonly string[]).includes(ending))?.id;
}

/** Files that tell people about a folder are no documents of a dossier. */
function isAboutTheFolder(name: string): boolean {
  return /^(?:readme|licen[cs]es?|changelog|notice)\.(?:md|txt|html?)$/i.test(basename(name));
}

function onePerDocument(names: readonly string[]): Omit<DossierFile, 'path'>[] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const key = name.slice(0, name.length - extname(name).length).toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const rank = (name: string): number => preference.indexOf(readerOf(name) ?? '');
  return [...groups.values()].map((group) => {
    const [file, ...insteadOf] = group.sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
    return { file: file!, insteadOf };
  });
}

/** Files of several folders may have one name; then their paths tell them apart. The same file named twice is one document. */
function withUniqueNames(files: readonly DossierFile[]): DossierFile[] {
  const byPath = [...new Map(files.map((file) => [join(file.path), file])).values()];
  const counts = new Map<string, number>();
  for (const { file } of byPath) counts.set(file, (counts.get(file) ?? 0) + 1);
  return byPath.map((file) => (counts.get(file.file) === 1 ? file : { ...file, file: file.path }));
}
