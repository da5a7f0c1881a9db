import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemCodes } from '@cerulean/evaluation/base';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestInstallation, type TestInstallation, type Visitor } from '../test-installation.ts';
import { makeServer } from './server.ts';

let installation: TestInstallation;
let ada: Visitor;
let evaluation: string;
let other: string;
beforeAll(async () => {
  installation = await startTestInstallation({ CERULEAN_UPLOAD_MEGABYTES_MAX: '1' });
  ada = await installation.person('Ada', { administrator: true });
  evaluation = await installation.evaluation('Catheter', [[ada, 'administrator']]);
  other = await installation.evaluation('Stent', [[ada, 'administrator']]);
});
afterAll(() => installation.close());

const at = (path: string, of = evaluation) => `/api/evaluations/${of}/${path}`;
const problemType = 'application/problem+json; charset=utf-8';

describe('a problem', () => {
  it.each([
    ['an address that is not there', () => ada.send({ method: 'GET', url: '/api/nothing/here' }), 404, 'not-found'],
    ['a record that is not there', () => ada.send({ method: 'GET', url: at('device/claims/clm_1') }), 404, 'not-found'],
    [
      'input that does not fit',
      () => ada.send({ method: 'POST', url: at('device/claims'), payload: { data: { type: 'wish' } } }),
      422,
      'input-invalid',
    ],
    ['a page below zero', () => ada.send({ method: 'GET', url: at('device/claims?offset=-1') }), 422, 'input-invalid'],
    [
      'text that is not JSON',
      () => ada.send({ method: 'POST', url: at('device/claims'), headers: { 'content-type': 'application/json' }, payload: '{"data":' }),
      422,
      'input-invalid',
    ],
    [
      'no content at all',
      () => ada.send({ method: 'POST', url: at('device/claims'), headers: { 'content-type': 'application/json' } }),
      422,
      'input-invalid',
    ],
    [
      'a content type nobody reads',
      () => ada.send({ method: 'POST', url: at('device/claims'), headers: { 'content-type': 'application/xml' }, payload: '<a/>' }),
      422,
      'input-invalid',
    ],
    ['an address that cannot be decoded', () => ada.send({ method: 'GET', url: '/api/%E0%A4%A' }), 422, 'input-invalid'],
    [
      'a body above 8 MB',
      () =>
        ada.send({
          method: 'POST',
          url: at('device/claims'),
          headers: { 'content-type': 'application/json' },
          payload: `{"a":"${'x'.repeat(8_400_000)}"}`,
        }),
      413,
      'file-too-large',
    ],
    [
      'a prototype in JSON',
      () =>
        ada.send({
          method: 'POST',
          url: at('device/claims'),
          headers: { 'content-type': 'application/json' },
          payload: '{"__proto__":{"a":1}}',
        }),
      422,
      'input-invalid',
    ],
    [
      'a nest that has no end',
      () =>
        ada.send({
          method: 'POST',
          url: at('device/claims'),
          headers: { 'content-type': 'application/json' },
          payload: `${'{"data":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
        }),
      422,
      'input-invalid',
    ],
    [
      'a list in place of fields',
      () => ada.send({ method: 'POST', url: at('device/claims'), payload: [1, 2, 3] as never }),
      422,
      'input-invalid',
    ],
  ])('of %s is told as RFC 9457 says, in sentences', async (_what, ask, status, code) => {
    const answer = await ask();
    const body = answer.json();
    expect([answer.statusCode, body.status, body.code, answer.headers['content-type']]).toEqual([status, status, code, problemType]);
    expect(body.type).toBe(`/problems/${code}`);
    expect(body.title).toMatch(/^[A-Z].*[^.]\.$/);
    expect(answer.body).not.toMatch(/\bat [\w.]+ \(|node_modules|\.ts:\d/);
  });

  it('names the fields that are wrong by JSON pointers', async () => {
    const { body } = await ada.ask('POST', at('device/claims'), { data: { statement: '', type: 'safety', riskIds: [1] } });
    expect(body.fields.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/data/statement', '/data/riskIds/0']);
  });

  it('of our own making is told without its cause, and changes nothing', async () => {
    const broken = { ...installation.system, snapshots: { of: () => Promise.reject(new Error('secret detail')) } as never };
    const app = await makeServer(broken, { version: 'test' });
    const session = await ada.send({ method: 'GET', url: '/api/session' });
    const answer = await app.inject({
      method: 'GET',
      url: at('documents/cer/outline'),
      headers: { cookie: String(session.raw.req.headers.cookie) },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([503, 'unavailable']);
    expect(answer.body).not.toContain('secret');
    await app.close();
  });

  it('has a status for each code', async () => {
    const { statusOf } = await import('./problems.ts');
    expect(Object.keys(statusOf).sort()).toEqual([...problemCodes].sort());
  });
});

describe('texts that cannot be stored', () => {
  const statements: [string, string, string][] = [
    ['zero bytes', 'a\0b\0', 'ab'],
    ['halves of characters', 'a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['a backslash before what looks like a zero byte', 'a\\u0000b', 'a\\u0000b'],
    ['two backslashes before it', 'a\\\\u0000b\\ud800', 'a\\\\u0000b\\ud800'],
    ['characters outside of the first plane', '😀 ℵ', '😀 ℵ'],
  ];
  it.each(statements)('%s are kept as far as they can be, and the chain holds', async (_what, statement, kept) => {
    const added = await ada.send({
      method: 'POST',
      url: at('device/claims'),
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ data: { statement, type: 'safety' } }),
    });
    expect([added.statusCode, added.json().data?.statement]).toEqual([200, kept]);
    expect((await ada.ask('GET', at(`device/claims/${added.json().id}`))).body.data.statement).toBe(kept);
    expect((await ada.ask('GET', at('records/verify'))).body).toMatchObject({ holds: true, finding: null });
  });

  it('do not trouble a search, an id or a sign-in', async () => {
    expect((await ada.ask('GET', at('evidence/references?query=a%00b'))).status).toBe(200);
    expect((await ada.ask('GET', at('device/claims/clm_%00'))).status).toBe(404);
    expect((await ada.ask('GET', '/api/evaluations/eva_%00/device/claims')).status).toBe(404);
    const answer = await installation.app.inject({
      method: 'POST',
      url: '/api/session/sign-in',
      payload: { email: 'a\0@b.org', password: '\0' },
    });
    expect(answer.statusCode).toBe(401);
  });

  it.each(["' or 1=1 --", "a' & !!b:*|", '((((', ':*', '\\', '%', '🫀', '- -'])('the search %s is only a search', async (query) => {
    const { status, body } = await ada.ask('GET', at(`evidence/references?query=${encodeURIComponent(query)}`));
    expect([status, body.records]).toEqual([200, []]);
  });
});

describe('an upload', () => {
  const file = (name: string, kilobytes: number) => ({ name, content: 'x'.repeat(kilobytes * 1024), type: 'text/plain' });

  it('above the setting is refused with a sentence that names the limit, and keeps nothing', async () => {
    const { status, body } = await ada.upload(at('evidence/files'), [file('large.txt', 1025)], { purpose: 'other' });
    expect([status, body.code, body.title]).toEqual([413, 'file-too-large', 'This is larger than the 1 MB that may be uploaded at once.']);
    expect(body.remedy).toContain('CERULEAN_UPLOAD_MEGABYTES_MAX');
    expect((await ada.ask('GET', at('evidence/files'))).body.total).toBe(0);
  });

  it('of several files is held to the setting as a whole', async () => {
    const { status, body } = await ada.upload(at('evidence/files'), [file('a.txt', 600), file('b.txt', 600)], { purpose: 'other' });
    expect([status, body.code]).toEqual([413, 'file-too-large']);
    expect((await ada.upload(at('evidence/files'), [file('a.txt', 400), file('b.txt', 400)], { purpose: 'other' })).status).toBe(200);
  });

  it('of too many files or fields is refused with their number', async () => {
    const many = await ada.upload(
      at('evidence/files'),
      Array.from({ length: 51 }, (_, index) => file(`${index}.txt`, 1)),
    );
    expect([many.status, many.body.title]).toEqual([413, 'One upload holds at most 50 files and 50 fields.']);
    const fields = await ada.upload(
      at('evidence/files'),
      [file('a.txt', 1)],
      Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`field${index}`, 'x'])),
    );
    expect([fields.status, fields.body.code]).toEqual([413, 'file-too-large']);
  });

  it('cannot overwrite what the path says by a field of the form', async () => {
    const before = (await ada.ask('GET', at('evidence/files', other))).body.total;
    const { status } = await ada.upload(at('evidence/files'), [file('a.txt', 1)], { purpose: 'other', evaluation: other });
    expect(status).toBe(200);
    expect((await ada.ask('GET', at('evidence/files', other))).body.total).toBe(before);
    const set = await ada.ask('POST', at('evidence/data-sets'), { data: { type: 'complaints and sales', title: 'Complaints' } });
    const victim = await ada.ask('POST', at('evidence/data-sets'), { data: { type: 'complaints and sales', title: 'Other' } });
    const rows = await ada.upload(
      at(`evidence/data-sets/${set.body.id}/rows`),
      [{ name: 'rows.csv', content: 'period,events,exposure\n2026,1,100\n' }],
      { id: victim.body.id, version: '1', reason: 'from sales' },
    );
    expect([rows.status, rows.body.record?.id]).toEqual([200, set.body.id]);
    expect((await ada.ask('GET', at(`evidence/data-sets/${victim.body.id}`))).body.data.rows).toEqual([]);
  });

  it.each([['__proto__'], ['constructor']])('with the field %s is refused', async (name) => {
    const { status, body } = await ada.upload(at('evidence/files'), [file('a.txt', 1)], { [name]: 'x', purpose: 'other' } as never);
    // A form built from an object literal drops `__proto__`, so the name goes out by hand.
    if (name === '__proto__') {
      const payload = `--b\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n`;
      const raw = await ada.send({
        method: 'POST',
        url: at('evidence/files'),
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
        payload,
      });
      expect([raw.statusCode, raw.json().code]).toEqual([422, 'input-invalid']);
    } else expect([status, body.code]).toEqual([422, 'input-invalid']);
  });

  it.each([
    [
      'cut off in the middle',
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nhalf',
    ],
    ['without any part', ''],
    ['of noise', '\u0001\u0002 no form at all'],
  ])('that is %s is a problem', async (_what, payload) => {
    const answer = await ada.send({
      method: 'POST',
      url: at('evidence/files'),
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      payload,
    });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'input-invalid']);
  });

  it('without a boundary or as JSON is a problem', async () => {
    for (const headers of [{ 'content-type': 'multipart/form-data' }, { 'content-type': 'application/json' }]) {
      const answer = await ada.send({ method: 'POST', url: at('evidence/files'), headers, payload: '{}' });
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'input-invalid']);
    }
  });
});

describe('a download', () => {
  async function uploaded(name: string, content: string, type: string) {
    const { body } = await ada.upload(at('evidence/files'), [{ name, content, type }], { purpose: 'other' });
    return { record: body.records[0], answer: await ada.send({ method: 'GET', url: at(`evidence/files/${body.records[0].id}/bytes`) }) };
  }

  it('of a page that somebody uploaded is saved and never run', async () => {
    const { answer } = await uploaded('evil.html', '<script>alert(1)</script>', 'text/html');
    expect(answer.headers['content-type']).toBe('application/octet-stream');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; /);
    expect(answer.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toBe('<script>alert(1)</script>');
  });

  it.each([
    ["a'; filename*=b.exe", `attachment; filename="a-filename-b.exe"; filename*=UTF-8''a%27%3B%20filename%2A%3Db.exe`],
    ['../../etc/passwd', `attachment; filename="passwd"; filename*=UTF-8''passwd`],
    ['C:\\Users\\ada\\risk.xlsx', `attachment; filename="risk.xlsx"; filename*=UTF-8''risk.xlsx`],
    ['Übersicht – 2026.csv', `attachment; filename="-bersicht-2026.csv"; filename*=UTF-8''%C3%9Cbersicht%20%E2%80%93%202026.csv`],
  ])('named %s keeps to one header and one file name', async (name, header) => {
    const { answer } = await uploaded(name, 'x', 'text/plain');
    expect(answer.headers['content-disposition']).toBe(header);
  });

  it('named with the end of a line adds no header', async () => {
    const payload = Buffer.from(
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a"; filename*=UTF-8\'\'a%22%0D%0Aset-cookie%3A%20x%3D1.txt\r\ncontent-type: text/plain\r\n\r\nx\r\n--b\r\ncontent-disposition: form-data; name="purpose"\r\n\r\nother\r\n--b--\r\n',
    );
    const sent = await ada.send({
      method: 'POST',
      url: at('evidence/files'),
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      payload,
    });
    expect(sent.statusCode).toBe(200);
    expect(sent.json().records[0].data.name).not.toMatch(/[\r\n]/);
    const answer = await ada.send({ method: 'GET', url: at(`evidence/files/${sent.json().records[0].id}/bytes`) });
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([200, undefined]);
  });
});

describe('the pages', () => {
  let folder: string;
  let app: FastifyInstance;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cerulean-pages-'));
    await mkdir(join(folder, 'dist', 'assets'), { recursive: true });
    await writeFile(join(folder, 'secret.txt'), 'not for the web');
    await writeFile(join(folder, 'dist', 'index.html'), '<!doctype html><title>Cerulean</title>');
    await writeFile(join(folder, 'dist', 'assets', 'main-1a2b.js'), 'export {};');
    app = await makeServer(installation.system, { webFolder: join(folder, 'dist'), version: 'test' });
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  it.each(['/', '/index.html', '/evaluations/eva_1/device', '/sign-in'])(
    '%s is the page, guarded by its headers and never kept',
    async (url) => {
      const answer = await app.inject({ method: 'GET', url });
      expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
        200,
        'text/html; charset=utf-8',
        'no-cache',
      ]);
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).not.toMatch(/script-src[^;]*unsafe|upgrade-insecure/);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['x-powered-by']).toBeUndefined();
    },
  );

  it('keep built files for ever, and answer for one that is gone with a problem', async () => {
    const asset = await app.inject({ method: 'GET', url: '/assets/main-1a2b.js' });
    expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    const gone = await app.inject({ method: 'GET', url: '/assets/main-0000.js' });
    expect([gone.statusCode, gone.headers['content-type']]).toEqual([404, problemType]);
    expect(String(gone.headers['cache-control'])).not.toContain('immutable');
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '//secret.txt',
    '/%00',
    '/assets/%00.js',
    '/%',
  ])('%s leads to nothing outside of them', async (url) => {
    const answer = await app.inject({ method: 'GET', url });
    expect(answer.body).not.toContain('not for the web');
    expect(answer.statusCode).toBeLessThan(500);
    if (answer.statusCode >= 400) expect(answer.headers['content-type']).toBe(problemType);
  });
});

describe('health', () => {
  it('is told without a sign-in', async () => {
    expect((await installation.app.inject('/health')).json()).toEqual({ status: 'alive', version: 'test' });
    expect((await installation.app.inject('/ready')).json()).toEqual({ status: 'ready' });
  });
});
