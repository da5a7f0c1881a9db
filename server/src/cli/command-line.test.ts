import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { settings } from '../settings.ts';
import { startTestDatabase, type TestDatabase } from '../store/embedded/test-database.ts';
import { runCommandLine } from './command-line.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const example = fileURLToPath(new URL('../../../examples/anti-infective-central-venous-catheter/', import.meta.url));

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cerulean-command-line-'));
  database = await startTestDatabase();
  const { host, user, database: name } = database.client;
  vi.stubEnv('DATABASE_URL', `postgresql://${user}@/${name}?host=${encodeURIComponent(host)}`);
  vi.stubEnv('CERULEAN_DATA', join(folder, 'data'));
  await Promise.all([
    writeFile(
      join(folder, 'good.ris'),
      'TY  - JOUR\nTI  - A trial of coated catheters in intensive care\nPY  - 2001\nDO  - 10.1000/a\nID  - r1\nER  - \n',
    ),
    writeFile(
      join(folder, 'same.ris'),
      'TY  - JOUR\nTI  - A trial of coated catheters in intensive care\nPY  - 2001\nDO  - 10.1000/A\nID  - r2\nER  - \n',
    ),
    writeFile(join(folder, 'broken.ris'), 'TY  - JOUR\nTI  - Cut off in the mid'),
    writeFile(join(folder, 'empty.ris'), ''),
    writeFile(join(folder, 'sales.csv'), 'period;sold\n2020;17\n'),
    writeFile(join(folder, 'picture.ris'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])),
    writeFile(join(folder, 'trials.csv'), 'study,ai,n1i,ci,n2i\nA 1999,4,100,10,100\nB 2001,2,80,7,82\nC 2004,0,50,3,49\n'),
    writeFile(join(folder, 'wrong.csv'), 'study,colour\nA,blue\n'),
    writeFile(join(folder, 'noise.zip'), Buffer.alloc(300, 9)),
  ]);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.drop();
  await rm(folder, { recursive: true });
});

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Files of this test are named without their folder, as somebody who works in it would. */
const named = (text: string) => text.replaceAll(`${folder}/`, '').replaceAll(folder, '.');
const placed = (arg: string) => (arg === '.' ? folder : /^[\w-]+\.(ris|csv|zip|json)$/.test(arg) ? join(folder, arg) : arg);

/** Runs a command line in this process. */
async function run(...args: string[]): Promise<Ran> {
  const written = { out: '', err: '' };
  const keep = (stream: 'out' | 'err') => (chunk: string | Uint8Array) => {
    written[stream] += String(chunk);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(keep('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(keep('err')),
  ];
  try {
    const status = await runCommandLine(args.map(placed));
    return { status, out: named(written.out), err: named(written.err) };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Runs a command line as a program of its own. */
function runProgram(args: readonly string[], environment: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, out, err })));
}

/** Keys of every object in the order in which they stand. */
function keysInOrder(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(keysInOrder);
  if (typeof value !== 'object' || value === null) return true;
  const keys = Object.keys(value);
  return keys.join('\n') === [...keys].sort().join('\n') && Object.values(value).every(keysInOrder);
}

const stackTrace = /\n\s+at |node:internal|\.ts:\d+:\d+/;

describe('a call that cannot be used', () => {
  it.each<[string, string[], RegExp]>([
    ['an unknown word', ['evidnce'], /unknown command 'evidnce'[\s\S]*evidence/],
    ['an unknown word under a word', ['evidence', 'raed', 'good.ris'], /unknown command 'raed'[\s\S]*read/],
    ['an unknown option', ['evidence', 'read', 'good.ris', '--formt', 'ris'], /unknown option '--formt'[\s\S]*--format/],
    ['a missing file name', ['evidence', 'read'], /missing required argument 'file'/],
    ['a file that is not there', ['evidence', 'read', 'nowhere.ris'], /^nowhere\.ris does not exist\. Check the name and the folder\.$/m],
    ['a folder in place of a file', ['evidence', 'read', '.'], /^\. is a folder\. Name a file in it\.$/m],
    ['an empty file', ['evidence', 'read', 'empty.ris'], /^empty\.ris is empty\. .+$/m],
    ['a picture', ['evidence', 'read', 'picture.ris'], /^picture\.ris is a picture, not a text\. .+$/m],
    ['an unknown format', ['evidence', 'read', 'good.ris', '--format', 'pdf'], /pdf/],
    ['a table of something else', ['evidence', 'read', 'sales.csv'], /sales\.csv is a table, but .+ Name its columns title/],
    [
      'an unknown format to write',
      ['evidence', 'read', 'good.ris', '--to', 'pdf'],
      /^There is no format "pdf" to write\. Choose one of .+\.$/m,
    ],
    ['no measure', ['analysis', 'pool', 'trials.csv', '--method', 'DL'], /required option '--measure <id>'/],
    ['an unknown measure', ['analysis', 'pool', 'trials.csv', '--measure', 'XX', '--method', 'DL'], /XX/],
    ['columns that do not fit', ['analysis', 'pool', 'wrong.csv', '--measure', 'RR', '--method', 'DL'], /\w+.*\.$/m],
    ['a number that is none', ['analysis', 'rate', '--events', 'few', '--exposure', '300'], /^--events takes a number, not "few"\.$/m],
    ['more events than patients', ['analysis', 'rate', '--events', '5', '--exposure', '3'], /\w+.*\.$/m],
    ['neither patients nor time', ['analysis', 'rate', '--events', '5'], /^Give either --exposure \(patients\) or --time, not both\.$/m],
    ['an archive that is none', ['records', 'verify', 'noise.zip'], /^noise\.zip cannot be unpacked: .+\.$/m],
    [
      'a document that does not exist',
      ['documents', 'write', example, '--document', 'nothing', '--to', 'json', '--out', 'x.json'],
      /nothing/,
    ],
    [
      'a folder without an evaluation',
      ['documents', 'write', '.', '--document', 'cer', '--to', 'json', '--out', 'x.json'],
      /evaluation\.json does not exist\./,
    ],
    ['a port that is none', ['serve', '--port', 'eighty'], /^--port takes a whole number from 0 to 65535\.$/m],
    ['an evaluation that is not there', ['export', 'eva_nothing', '--out', 'x.zip'], /^There is no evaluation eva_nothing here\. .+$/m],
    [
      'somebody nobody knows',
      ['people', 'reset', 'nobody@example.org'],
      /^Nobody with the address nobody@example\.org is known here\. .+$/m,
    ],
    ['an address that is none', ['people', 'add', 'not an address'], /cannot be added/],
  ])('because of %s ends with status 2 and says in a sentence what to do', async (_what, args, sentence) => {
    const { status, out, err } = await run(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(stackTrace);
    expect(err.trim().split('\n').length).toBeLessThan(6);
  });

  it('because of a setting names the variable', async () => {
    vi.stubEnv('CERULEAN_PORT', 'eighty');
    const { status, err } = await run('settings');
    vi.stubEnv('CERULEAN_PORT', '');
    expect([status, err]).toEqual([2, expect.stringMatching(/^The setting CERULEAN_PORT cannot be used: .+\.\n$/)]);
  });
});

describe('the program', () => {
  it('ends with the status of the command, and keeps what is for people on standard error', async () => {
    const [read, unknown, broken] = await Promise.all([
      runProgram(['evidence', 'read', 'good.ris', '--json']),
      runProgram(['evidnce', 'read']),
      runProgram(['evidence', 'read', 'broken.ris', '--json']),
    ]);
    expect([read.status, unknown.status, broken.status]).toEqual([0, 2, 1]);
    expect(JSON.parse(read.out).records).toHaveLength(1);
    expect(JSON.parse(broken.out).findings.length).toBeGreaterThan(0);
    expect(unknown.out).toBe('');
    for (const { err } of [read, unknown, broken]) expect(err).not.toMatch(stackTrace);
    expect(read.err).toMatch(/^good\.ris: 1 records? read as ris/m);
  });
});

describe('a call with --json', () => {
  it.each<[string, string[], number]>([
    ['evidence read', ['evidence', 'read', 'good.ris', '--json'], 0],
    ['evidence read before the word', ['--json', 'evidence', 'read', 'good.ris'], 0],
    ['evidence read with findings', ['evidence', 'read', 'broken.ris', '--json'], 1],
    ['evidence dedupe', ['evidence', 'dedupe', 'good.ris', 'same.ris', '--json'], 0],
    ['analysis rate', ['analysis', 'rate', '--events', '0', '--exposure', '300', '--json'], 0],
    ['analysis pool', ['analysis', 'pool', 'trials.csv', '--measure', 'RR', '--method', 'DL', '--json'], 0],
    ['settings', ['settings', '--json'], 0],
    ['people list', ['people', 'list', '--json'], 0],
  ])('%s writes one document with its keys in order, and its status says whether there were findings', async (_what, args, expected) => {
    const { status, out, err } = await run(...args);
    expect([status, err]).toEqual([expected, expect.not.stringMatching(stackTrace)]);
    expect(out.endsWith('}\n')).toBe(true);
    expect(keysInOrder(JSON.parse(out))).toBe(true);
  });
});

describe('a call', () => {
  it('gives help with examples and status 0', async () => {
    for (const args of [['--help'], ['evidence', '--help'], ['evidence', 'read', '--help'], ['people', 'add', '--help']]) {
      const { status, out } = await run(...args);
      expect([status, out]).toEqual([0, expect.stringContaining('Usage: cerulean')]);
    }
    expect((await run('--help')).out).toContain('Examples:');
  });

  it('reads references with where they stood', async () => {
    const { records, findings } = JSON.parse((await run('evidence', 'read', 'good.ris', '--json')).out);
    expect(findings).toEqual([]);
    expect(records).toEqual([
      expect.objectContaining({
        id: 'r1',
        year: 2001,
        doi: '10.1000/a',
        source: expect.objectContaining({ file: 'good.ris', format: 'ris', line: 1 }),
      }),
    ]);
  });

  it('keeps the record of a broken file and names file and line', async () => {
    const { records, findings } = JSON.parse((await run('evidence', 'read', 'broken.ris', '--json')).out);
    expect(records).toHaveLength(1);
    expect(findings[0]).toMatchObject({ file: 'broken.ris', line: expect.any(Number), code: expect.any(String) });
  });

  it('ends with status 1 for findings at or above the severity that --fail-on names, and says each severity', async () => {
    const { out } = await run('evidence', 'read', 'broken.ris', '--json');
    expect(JSON.parse(out).findings[0].severity).toBe('major');
    const statusWith = async (severity: string) => (await run('evidence', 'read', 'broken.ris', '--fail-on', severity)).status;
    expect([await statusWith('minor'), await statusWith('major'), await statusWith('critical')]).toEqual([1, 1, 0]);
    expect((await run('evidence', 'read', 'good.ris', '--fail-on', 'much')).status).toBe(2);
  });

  it('finds duplicates', async () => {
    const { clusters, counts } = JSON.parse((await run('evidence', 'dedupe', 'good.ris', 'same.ris', '--json')).out);
    expect(counts).toEqual({ read: 2, unique: 1, merged: 1, toReview: 0 });
    expect(clusters).toEqual([{ keep: 'r1', members: ['r1', 'r2'], certainty: 'exact', reasons: expect.arrayContaining(['doi']) }]);
  });

  it('writes references in another format, to standard output or a file', async () => {
    expect((await run('evidence', 'read', 'good.ris', '--to', 'ris')).out).toMatch(/^TY {2}- JOUR/);
    const { status } = await run('evidence', 'read', 'good.ris', '--to', 'csl-json', '--out', 'out.json');
    expect([status, JSON.parse(await readFile(join(folder, 'out.json'), 'utf8'))[0].DOI]).toEqual([0, '10.1000/a']);
  });

  it('computes exact limits, and bounds what never happened', async () => {
    const rate = JSON.parse((await run('analysis', 'rate', '--events', '0', '--exposure', '300', '--json')).out);
    // Clopper and Pearson 1934: with no event in n, the upper limit is 1 - (alpha/2)^(1/n).
    expect(JSON.stringify(rate)).toContain(String(1 - 0.025 ** (1 / 300)).slice(0, 8));
  });

  it('shows every setting with value, default and meaning', async () => {
    const { out } = await run('settings', '--json');
    const shown = JSON.parse(out).settings as { variable: string; meaning: string; default: unknown; value: unknown }[];
    expect(shown.map(({ variable }) => variable)).toEqual(Object.values(settings).map(({ variable }) => variable));
    for (const row of shown) expect(Object.keys(row)).toEqual(['default', 'meaning', 'value', 'variable']);
    expect(shown.find(({ variable }) => variable === 'DATABASE_URL')!.value).toBe('(set)');
    expect((await run('settings')).out).toContain('CERULEAN_UPLOAD_MEGABYTES_MAX');
  });

  it('gives the same bytes for the same input', async () => {
    const one = await run('evidence', 'read', 'good.ris', '--json');
    expect((await run('evidence', 'read', 'good.ris', '--json')).out).toBe(one.out);
  });
});

describe('an installation', () => {
  it('gets its people, the example, and gives it away and takes it in again', async () => {
    const added = await run('people', 'add', 'Ada@Example.org', '--name', 'Ada Example', '--administrator', '--json');
    expect([added.status, JSON.parse(added.out)]).toEqual([
      0,
      { email: 'ada@example.org', path: expect.stringMatching(/^\/sign-in#token=[\w-]{43}$/) },
    ]);
    const twice = await run('people', 'add', 'ada@example.org');
    expect([twice.status, twice.err]).toEqual([2, expect.stringContaining('Somebody with this e-mail address is there already.')]);
    const reset = await run('people', 'reset', 'ADA@example.org', '--json');
    expect([reset.status, JSON.parse(reset.out).path === JSON.parse(added.out).path]).toEqual([0, false]);
    const { people } = JSON.parse((await run('people', 'list', '--json')).out);
    expect(people.map(({ email, administrator }: { email: string; administrator: boolean }) => [email, administrator])).toEqual([
      ['ada@example.org', true],
    ]);

    const demo = await run('demo', '--for', 'ada@example.org', '--json');
    expect(demo.status).toBe(0);
    const { id } = JSON.parse(demo.out);
    const exported = await run('export', id, '--out', 'dossier.zip', '--json');
    expect([exported.status, JSON.parse(exported.out)]).toEqual([0, { evaluation: id, out: 'dossier.zip', bytes: expect.any(Number) }]);
    const verified = await run('records', 'verify', 'dossier.zip', '--json');
    expect([verified.status, JSON.parse(verified.out)]).toMatchObject([0, { holds: true, findings: [] }]);
    const taken = await run('import', 'dossier.zip', '--for', 'ada@example.org', '--json');
    expect([taken.status, JSON.parse(taken.out).id === id]).toEqual([0, false]);

    const bytes = await readFile(join(folder, 'dossier.zip'));
    const { unzipSync, zipSync, strFromU8, strToU8 } = await import('fflate');
    const content = unzipSync(bytes);
    content['audit.jsonl'] = strToU8(strFromU8(content['audit.jsonl']!).replace('"action":"create"', '"action":"update"'));
    await writeFile(join(folder, 'forged.zip'), zipSync(content));
    const forged = await run('records', 'verify', 'forged.zip', '--json');
    expect([forged.status, JSON.parse(forged.out).findings[0].code]).toEqual([1, 'entry-altered']);
    const refused = await run('import', 'forged.zip');
    expect([refused.status, refused.err]).toEqual([2, expect.stringContaining('was altered or is not whole')]);
  });
});
