import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generatedIndexes, registryFolders } from './registries.ts';

// The rules of the house (CONTRIBUTING.md) that a machine can see. Every test also holds that it looked at something: a rule whose
// subject moved elsewhere must fail, not pass.

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The words in the order in which they may import each other. A word whose folder does not exist yet is no mistake. */
const words = [
  'base',
  'records',
  'team',
  'regulation',
  'device',
  'plan',
  'evidence',
  'search',
  'screening',
  'appraisal',
  'analysis',
  'conclusions',
  'quality-system',
  'traceability',
  'documents',
  'consistency',
  'readiness',
];

interface SourceFile {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const binary = new Set(['.png', '.jpg', '.gz', '.zip', '.pdf', '.docx', '.xlsx', '.ttf', '.otf', '.woff2', '.ico', '.icc', '.gif']);
const leftOut = new Set(['node_modules', 'dist', '.git', '.tmp', 'data', 'coverage']);

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    // The folder `data` is left out at the root only, where the database is.
    if (entry.isDirectory()) return leftOut.has(entry.name) && (entry.name !== 'data' || folder === root) ? [] : filesBelow(path);
    return entry.isFile() && !binary.has(extname(entry.name)) ? [path] : [];
  });
}

const everything: SourceFile[] = filesBelow(root).map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
const code = everything.filter(({ path }) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts'));
const written = code.filter(({ path }) => !path.includes('.generated.'));
const isTest = ({ path }: SourceFile): boolean => /\.test\.tsx?$/.test(path);
const below = (folder: string): SourceFile[] => code.filter(({ path }) => path.startsWith(`${folder}/`));

/** The source without comments; texts are kept, because import paths are texts. A `//` after a colon is an address. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

function importsOf({ text }: SourceFile): Import[] {
  const bare = withoutComments(text);
  const declared = bare.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^;'"`]*?\sfrom\s+)?['"]([^'"]+)['"]/gm);
  const called = bare.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [
    ...[...declared].map((match) => ({ typeOnly: match[1] !== undefined, from: match[2]! })),
    ...[...called].map((match) => ({ typeOnly: false, from: match[1]! })),
  ];
}

function broken(files: readonly SourceFile[], rule: (file: SourceFile) => readonly string[]): string[] {
  return files.flatMap((file) => rule(file).map((complaint) => `${file.path}: ${complaint}`));
}

function readJson<Value>(path: string): Value {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Value;
}

describe('the core', () => {
  const core = below('evaluation/src');
  const presentWords = words.filter((word) => existsSync(join(root, 'evaluation', 'src', word)));

  it('has a folder for each word and no other', () => {
    expect(presentWords.length).toBeGreaterThanOrEqual(15);
    expect(readdirSync(join(root, 'evaluation', 'src')).sort()).toEqual([...presentWords].sort());
  });

  it('lists exactly the words as its exports, in their order', () => {
    const { exports } = readJson<{ exports: Record<string, string> }>('evaluation/package.json');
    const reading: [string, string] = ['./documents/reading', './src/documents/reading.ts'];
    expect(Object.entries(exports)).toEqual(
      presentWords.flatMap((word): [string, string][] => [
        [`./${word}`, `./src/${word}/index.ts`],
        ...(word === 'documents' ? [reading] : []),
      ]),
    );
  });

  it('imports only earlier words, and enters them by their index', () => {
    let entered = 0;
    const complaints = broken(core, (file) => {
      const word = file.path.split('/')[2]!;
      return importsOf(file).flatMap(({ from }) => {
        if (!from.startsWith('.')) return from.startsWith('@cerulean/') ? [`imports ${from} instead of a path`] : [];
        const target = relative(join(root, 'evaluation', 'src'), resolve(root, dirname(file.path), from));
        const other = target.split('/')[0]!;
        if (other === word) return [];
        entered += 1;
        if (!words.includes(other)) return [`imports ${from}, which lies outside of the words`];
        if (words.indexOf(other) > words.indexOf(word)) return [`${word} imports the later word ${other}`];
        // What tests share between words is no part of the core and stands in files of its own.
        if (isTest(file) && basename(target).startsWith('test-')) return [];
        // Documents have a second door, for those who only read.
        return target === `${other}/index.ts` || target === 'documents/reading.ts' ? [] : [`imports ${from} past the index of ${other}`];
      });
    });
    expect(entered).toBeGreaterThan(30);
    expect(complaints).toEqual([]);
  });

  it('knows neither time nor chance nor Node', () => {
    const pure = core.filter((file) => !isTest(file) && !basename(file.path).startsWith('test-'));
    const forbidden = [
      /\bDate\.now\b/,
      /\bnew Date\s*\(/,
      /\bDate\(\)/,
      /\bMath\.random\b/,
      /\bperformance\.now\b/,
      /\bcrypto\.(randomUUID|getRandomValues)\b/,
    ];
    const { dependencies } = readJson<{ dependencies: Record<string, string> }>('evaluation/package.json');
    expect(pure.length).toBeGreaterThan(50);
    expect(
      broken(pure, (file) => {
        const bare = withoutComments(file.text);
        const used = forbidden.filter((pattern) => pattern.test(bare)).map((pattern) => `uses ${pattern.source}`);
        const foreign = importsOf(file).filter(({ from }) => !from.startsWith('.') && dependencies[from.split('/')[0]!] === undefined);
        return [...used, ...foreign.map(({ from }) => `imports ${from}`)];
      }),
    ).toEqual([]);
  });
});

describe('the three packages', () => {
  it('meet as they may: the web sees only types of the server, and the server nothing of the web', () => {
    const web = below('web/src');
    const server = below('server/src');
    expect(web.length).toBeGreaterThan(0);
    expect(server.length).toBeGreaterThan(20);
    const leaves = ({ path }: SourceFile, from: string) =>
      from.startsWith('.') && !resolve(root, dirname(path), from).startsWith(join(root, path.split('/')[0]!));
    expect(
      broken(
        [...web, ...server].filter((file) => !isTest(file)),
        (file) =>
          importsOf(file).flatMap(({ from, typeOnly }) => {
            if (leaves(file, from)) return [`imports ${from} of another package by its path`];
            if (file.path.startsWith('server/') && from.startsWith('@cerulean/web')) return ['imports the web'];
            if (file.path.startsWith('web/') && from.startsWith('@cerulean/server') && (from !== '@cerulean/server/api' || !typeOnly))
              return [`imports more than types: ${from}`];
            return [];
          }),
      ),
    ).toEqual([]);
  });
});

describe('the registries', () => {
  const indexes = generatedIndexes(root);

  it('have current indexes', () => {
    expect(indexes.length).toBeGreaterThan(5);
    const stale = indexes.filter(({ path, text }) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text);
    expect(stale.map(({ path }) => `${path}: run npm run generate`)).toEqual([]);
  });

  it('have an index only where the generator makes one', () => {
    const found = code.filter(({ path }) => path.endsWith('index.generated.ts')).map(({ path }) => path);
    expect(found.sort()).toEqual(indexes.map(({ path }) => path).sort());
  });

  it('hold entries whose id is the name of their file, with a title and references', async () => {
    const entries = indexes
      .filter(({ path }) => registryFolders.some((folder) => path.startsWith(folder)))
      .flatMap((index) => index.entries);
    expect(entries.length).toBeGreaterThan(20);
    const complaints: string[] = [];
    for (const path of entries) {
      const { default: entry } = (await import(join(root, path))) as { default?: { id?: unknown; title?: unknown; references?: unknown } };
      if (entry?.id !== basename(path, '.ts')) complaints.push(`${path}: its id is ${String(entry?.id)}`);
      if (typeof entry?.title !== 'string' || entry.title === '') complaints.push(`${path}: it has no title`);
      const { references } = entry ?? {};
      if (!Array.isArray(references) || references.length === 0 || references.some((line) => typeof line !== 'string' || line === ''))
        complaints.push(`${path}: it has no references`);
    }
    expect(complaints).toEqual([]);
  });
});

describe('the source', () => {
  it('has no file above 600 lines', () => {
    const long = written.filter((file) => !isTest(file)).filter(({ text }) => text.split('\n').length > 600);
    expect(written.length).toBeGreaterThan(100);
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length} lines`)).toEqual([]);
  });

  it('has no unfinished code and no test that is switched off', () => {
    const marks = [['TO', 'DO'].join(''), ['FIX', 'ME'].join(''), ['X', 'XX'].join('')].map((mark) => new RegExp(`\\b${mark}\\b`));
    const switchedOff = /\b(?:it|test|describe)(?:\.\w+)*\.(?:only|skip|todo)\b/;
    expect(written.filter(isTest).length).toBeGreaterThan(5);
    expect(
      broken(written, ({ text }) =>
        [...marks, switchedOff].filter((pattern) => pattern.test(text)).map((pattern) => `holds ${pattern.source}`),
      ),
    ).toEqual([]);
  });

  it('has kebab-case names, and none that hides what is inside', () => {
    const drawers = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'manager', 'managers', 'stuff']);
    const inRegistry = (path: string) => registryFolders.some((folder) => dirname(path) === folder);
    expect(
      written.flatMap(({ path }) => {
        const segments = path.split('/').map((segment) => segment.replace(/\.(test\.tsx?|tsx?|mjs|config\.ts)$/, ''));
        const drawer = segments.flatMap((segment) => segment.split('-')).find((part) => drawers.has(part));
        const shaped = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(segments.at(-1)!) || inRegistry(path);
        return [...(drawer ? [`${path}: ${drawer}`] : []), ...(shaped ? [] : [`${path}: not kebab-case`])];
      }),
    ).toEqual([]);
  });

  it('names no place of the machine it was written on', () => {
    const place = new RegExp(`(?<![\\w.)}-])/(?:${'work'}|${'root'}|${'home'})/\\w`);
    const texts = everything.filter(
      ({ path }) => /\.(ts|tsx|mjs|json|md|css|html|sql|yaml|yml)$|^\.ci\//.test(path) && path !== 'package-lock.json',
    );
    expect(texts.length).toBeGreaterThan(150);
    expect(broken(texts, ({ text }) => (place.test(text) ? [`names ${place.exec(text)?.[0]}`] : []))).toEqual([]);
    const outside = texts.filter(({ text }) => new RegExp(`\\.\\./${'shared'}/`).test(text) && !text.includes('SHARED_DATA'));
    expect(outside.map(({ path }) => path)).toEqual([]);
  });
});

describe('the dependencies', () => {
  interface Package {
    license?: string;
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
    optionalDependencies?: Record<string, string>;
  }
  const manifests = ['package.json', 'evaluation/package.json', 'server/package.json', 'web/package.json'];
  const direct = manifests.flatMap((path) => {
    const { dependencies, devDependencies, optionalDependencies } = readJson<Package>(path);
    return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).map(([name, version]) => ({
      path,
      name,
      version,
    }));
  });

  it('are pinned to exact versions', () => {
    expect(direct.length).toBeGreaterThan(40);
    const loose = direct.filter(({ version }) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose.map(({ path, name, version }) => `${path}: ${name} ${version}`)).toEqual([]);
  });

  it('are locked without the address of a registry', () => {
    const { packages } = readJson<{ packages: Record<string, { resolved?: string; link?: boolean }> }>('package-lock.json');
    expect(Object.keys(packages).length).toBeGreaterThan(300);
    expect(Object.entries(packages).flatMap(([path, { resolved, link }]) => (resolved && !link ? [`${path}: ${resolved}`] : []))).toEqual(
      [],
    );
  });

  it('are under licences that let everybody use Cerulean', () => {
    const allowed = new Set([
      'MIT',
      'Apache-2.0',
      'ISC',
      'BSD-2-Clause',
      'BSD-3-Clause',
      '0BSD',
      'BlueOak-1.0.0',
      'CC0-1.0',
      'Unlicense',
      'MIT OR Apache-2.0',
    ]);
    // MPL-2.0 asks only that changes to its own files stay open; we change none. The other two are named in NOTICE.
    const exceptions: Record<string, string> = {
      '@resvg/resvg-js': 'MPL-2.0',
      '@axe-core/playwright': 'MPL-2.0',
      citeproc: 'CPAL-1.0 OR AGPL-1.0',
      'dejavu-fonts-ttf': 'SEE LICENSE IN README.md AND LICENSE',
    };
    const licences = direct.flatMap(({ name }) => {
      const manifest = join('node_modules', name, 'package.json');
      // Optional packages for other platforms are not installed.
      return existsSync(join(root, manifest)) ? [{ name, license: readJson<Package>(manifest).license ?? 'none' }] : [];
    });
    expect(licences.length).toBeGreaterThan(40);
    expect(licences.filter(({ name, license }) => !allowed.has(license) && exceptions[name] !== license)).toEqual([]);
    const notice = readFileSync(join(root, 'NOTICE'), 'utf8');
    expect(notice).toContain('citeproc-js');
    expect(notice).toContain('DejaVu');
  });
});

describe('the words', () => {
  it('each have a sentence in docs/words.md, and so has each kind of record', async () => {
    const page = readFileSync(join(root, 'docs', 'words.md'), 'utf8');
    const explained = new Set([...page.matchAll(/^- \*\*(.+?)\*\*: .{20,}\.$/gm)].map((match) => match[1]!));
    const { kindsByName } = (await import(join(root, 'server', 'src', 'store', 'kinds.ts'))) as {
      kindsByName: ReadonlyMap<string, { title: string }>;
    };
    const declared = written.flatMap(({ path, text }) =>
      path.endsWith('records/kind.ts') ? [] : [...text.matchAll(/defineKind\(\{\s*name: '([^']+)'/g)].map((match) => match[1]!),
    );
    expect(declared.length).toBeGreaterThan(25);
    expect([...kindsByName.keys()].sort()).toEqual(declared.sort());
    const needed = [
      ...words.filter((word) => existsSync(join(root, 'evaluation', 'src', word))),
      ...[...kindsByName.values()].map((kind) => kind.title),
    ];
    expect(needed.filter((word) => !explained.has(word))).toEqual([]);
  });
});
