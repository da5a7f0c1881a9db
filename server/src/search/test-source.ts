import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A source on this machine that answers what a test wants; only tests import this file. */
export interface TestSource {
  readonly address: string;
  /** What was asked: path with query, and the body. */
  readonly asked: { readonly path: string; readonly body: string; readonly userAgent: string; readonly at: number }[];
  /** The answers still to come; the last one stays. */
  answers: { readonly status?: number; readonly headers?: Record<string, string>; readonly text: string }[];
  close(): Promise<void>;
}

export async function startTestSource(): Promise<TestSource> {
  const asked: TestSource['asked'] = [];
  const source: TestSource = {
    address: '',
    asked,
    answers: [{ text: '{}' }],
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push({ path: request.url ?? '', body, userAgent: request.headers['user-agent'] ?? '', at: Date.now() });
      const { status = 200, headers = {}, text } = source.answers.length > 1 ? source.answers.shift()! : source.answers[0]!;
      response.writeHead(status, headers).end(text);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return Object.assign(source, { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
