/** Whatever was dropped, the files inside folders included, in the order of their names. */
export async function droppedFiles(transfer: Pick<DataTransfer, 'items' | 'files'>): Promise<File[]> {
  // Entries must be taken before the first pause: the browser empties the transfer then.
  const plain = [...transfer.files];
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (!entries.some((entry) => entry.isDirectory)) return plain;
  const files = await Promise.all(entries.map(filesIn));
  return files.flat();
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return [await new Promise<File>((found, fail) => (entry as FileSystemFileEntry).file(found, fail))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  for (;;) {
    // A browser gives a folder in parts; an empty one is the end.
    const part = await new Promise<FileSystemEntry[]>((found, fail) => reader.readEntries(found, fail));
    if (part.length === 0) break;
    inside.push(...part);
  }
  inside.sort((one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }));
  return (await Promise.all(inside.map(filesIn))).flat();
}

/** Whether a file stands in a folder only for the operating system or an open program: ".DS_Store", "~$report.docx". */
function isStray(name: string): boolean {
  return /^(?:\.|~\$)|^(?:thumbs\.db|desktop\.ini)$/i.test(name);
}

/** Files with one of the endings (with a dot), and those without; strays are left out of both. */
export function sortByEnding(files: readonly File[], endings: readonly string[]): { taken: File[]; others: File[] } {
  const taken: File[] = [];
  const others: File[] = [];
  for (const file of files) {
    if (isStray(file.name)) continue;
    (endings.some((ending) => file.name.toLowerCase().endsWith(ending)) ? taken : others).push(file);
  }
  return { taken, others };
}
