import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, makeDataFolder, type RunningServer, type Session, signIn, startServer } from './running-server.ts';

let data: string;
let server: RunningServer;
let session: Session;
let evaluation: string;
beforeAll(async () => {
  data = await makeDataFolder();
  server = await startServer(data, { environment: { CERULEAN_UPLOAD_MEGABYTES_MAX: '2' } });
  session = await signIn(server);
  evaluation = (await ask(server, session, 'POST', '/evaluations', { title: 'Malformed' })).body.id;
});
afterAll(async () => {
  await server?.stop();
  await rm(data, { recursive: true, force: true });
});

const claims = () => `${server.url}/api/evaluations/${evaluation}/device/claims`;
const post = (url: string, body: string | Uint8Array<ArrayBuffer>, contentType: string) =>
  fetch(url, { method: 'POST', body, headers: { cookie: session.cookie, 'x-csrf-token': session.csrfToken, 'content-type': contentType } });

async function staysUp() {
  expect(server.process.exitCode).toBeNull();
  expect((await fetch(`${server.url}/ready`)).status).toBe(200);
  expect(
    (await ask(server, session, 'POST', `/evaluations/${evaluation}/device/claims`, { data: { statement: 'goes on', type: 'safety' } }))
      .status,
  ).toBe(200);
}

describe('a request', () => {
  const json = 'application/json';
  it.each<[string, () => string | Uint8Array<ArrayBuffer>, string, number]>([
    ['of broken JSON', () => '{"data": {', json, 422],
    ['nested two hundred thousand lists deep', () => `{"data":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, json, 422],
    ['with two hundred thousand fields', () => `{${Array.from({ length: 200_000 }, (_, index) => `"f${index}":1`).join(',')}}`, json, 422],
    ['with bytes that are no UTF-8', () => new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), json, 422],
    ['with a number beyond numbers', () => '{"data":{"statement":1e999,"type":"safety"}}', json, 422],
    ['of XML', () => '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 'application/xml', 422],
    ['of a form where JSON is wanted', () => 'data=1', 'application/x-www-form-urlencoded', 422],
    ['with a type that is none', () => '{}', 'no/type/at all', 422],
    ['packed though nothing says how', () => new Uint8Array([0x1f, 0x8b, 8, 0]), json, 422],
  ])('%s is answered with a problem', async (_what, body, contentType, status) => {
    const answer = await post(claims(), body(), contentType);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json; charset=utf-8']);
    expect(Object.keys((await answer.json()) as object)).toEqual(expect.arrayContaining(['type', 'title', 'status', 'code']));
    await staysUp();
  });

  it('of JSON that is too large is refused, whether or not it is heard to its end', async () => {
    const answer = await post(claims(), `{"data":"${'x'.repeat(9 * 1024 * 1024)}"}`, json).catch(() => undefined);
    if (answer) expect(answer.status).toBe(413);
    await staysUp();
  });

  it('that uploads more than the setting gets its sentence, although it is far from sent', async () => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(40 * 1024 * 1024)]), 'large.bin');
    const answer = await fetch(`${server.url}/api/evaluations/${evaluation}/evidence/files`, {
      method: 'POST',
      body: form,
      headers: { cookie: session.cookie, 'x-csrf-token': session.csrfToken },
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([413, 'file-too-large']);
    await staysUp();
  });

  it('by somebody who is not signed in uploads nothing', async () => {
    const form = new FormData();
    form.append('file', new Blob(['x']), 'a.txt');
    const answer = await fetch(`${server.url}/api/evaluations/${evaluation}/evidence/files`, { method: 'POST', body: form });
    expect(answer.status).toBe(401);
    await staysUp();
  });
});

/** Sends bytes as they are and gives what comes back until the connection ends. */
function sendRaw(text: string, { endAfter = 1500 } = {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(text, 'latin1'));
    let answer = '';
    socket.setEncoding('latin1').on('data', (part) => (answer += part));
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    setTimeout(() => socket.destroy(), endAfter);
  });
}

describe('a connection', () => {
  it.each([
    ['that says nothing HTTP knows', 'EHLO there\r\n\r\n'],
    ['whose header has no end', `GET / HTTP/1.1\r\nhost: a\r\nx-long: ${'y'.repeat(100_000)}`],
    ['with two lengths', 'POST /api/session/sign-in HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcde'],
    [
      'that smuggles a second request',
      'POST /api/session/sign-in HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n',
    ],
    ['that climbs out of the pages', 'GET /../../../../etc/passwd HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'],
    ['that climbs out in disguise', 'GET /assets/..%2f..%2f..%2fpackage.json HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'],
    ['that asks for a zero byte', 'GET /index.html%00.js HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'],
    ['that asks with bytes no address has', 'GET /\xff\xfe HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n'],
  ])('%s gets nothing it should not, and the server goes on', async (_what, text) => {
    const answer = await sendRaw(text);
    expect(answer).not.toMatch(/root:|"workspaces"| 500 /);
    await staysUp();
  });

  it('that breaks off in the middle of an upload leaves nothing', async () => {
    const before = (await ask(server, session, 'GET', `/evaluations/${evaluation}/evidence/files`)).body.total;
    const head = `POST /api/evaluations/${evaluation}/evidence/files HTTP/1.1\r\nhost: a\r\ncookie: ${session.cookie}\r\nx-csrf-token: ${session.csrfToken}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 900000\r\n\r\n`;
    await sendRaw(`${head}--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf`, { endAfter: 300 });
    expect((await ask(server, session, 'GET', `/evaluations/${evaluation}/evidence/files`)).body.total).toBe(before);
    await staysUp();
  });
});

it('nothing of all this was a defect', () => {
  expect(server.output()).not.toMatch(/"level":50|defect|UnhandledPromise|MaxListeners/);
});
