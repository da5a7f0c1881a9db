import { existsSync } from 'node:fs';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import { type Outcome, trouble } from '@cerulean/evaluation/base';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { operations } from '../operations/index.generated.ts';
import type { Download, Operation, System, UploadedFile } from '../operations/operation.ts';
import { openApi } from './openapi.ts';
import { perform } from './perform.ts';
import { problemJson } from './problems.ts';
import { readSession } from './session.ts';

export const sessionCookie = 'cerulean_session';
const csrfHeader = 'x-csrf-token';

/** The web server: operations under `/api`, the pages, health. It knows nothing of any single operation. */
export async function makeServer(system: System, options: { webFolder?: string; version: string }): Promise<FastifyInstance> {
  const { settings } = system;
  const megabyte = 1024 * 1024;
  const secure = settings.publicUrl.startsWith('https:');
  const app = fastify({
    logger: settings.logLevel === 'silent' ? false : { level: settings.logLevel, stream: process.stderr, redact: ['req.headers.cookie', 'req.headers.authorization', `req.headers["${csrfHeader}"]`] },
    disableRequestLogging: settings.logLevel !== 'debug',
    trustProxy: settings.trustProxy,
    bodyLimit: 8 * megabyte,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300 },
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Mantine and the editor set styles on elements at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        frameAncestors: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: secure ? [] : null,
      },
    },
    strictTransportSecurity: secure,
    crossOriginEmbedderPolicy: false,
  });
  await app.register(compress, { threshold: 2048, encodings: ['gzip', 'deflate'] });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: settings.uploadMegabytesMax * megabyte, files: 50, fields: 50, fieldSize: megabyte } });
  await app.register(rateLimit, { global: false });

  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (error.statusCode && error.statusCode < 500) {
      const outcome =
        error.statusCode === 413 || error.code === 'FST_REQ_FILE_TOO_LARGE'
          ? trouble('file-too-large', `This is larger than the ${settings.uploadMegabytesMax} MB that may be uploaded.`, { remedy: 'Split the file, or raise CERULEAN_UPLOAD_MEGABYTES_MAX.' })
          : error.statusCode === 429
            ? trouble('too-many-attempts', 'Too many attempts.', { remedy: 'Wait a quarter of an hour, then try again.' })
            : trouble('input-invalid', `The request cannot be read: ${error.message}.`);
      return sendProblem(reply, outcome);
    }
    request.log.error({ err: error }, 'defect');
    return sendProblem(reply, trouble('unavailable', 'Something went wrong on our side; nothing was changed.', { remedy: 'Try again; if it happens again, tell your administrator the time.' }));
  });

  app.get('/health', async () => ({ status: 'alive', version: options.version }));
  app.get('/ready', async (_request, reply) => {
    const ready = await system.database.selectFrom('chain').select('id').limit(1).execute().then(
      () => true,
      () => false,
    );
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'database not reachable' });
  });
  const description = openApi(operations as readonly Operation[], options.version);
  app.get('/api/openapi.json', async () => description);

  for (const operation of operations as readonly Operation[]) {
    app.route({
      method: operation.method,
      url: `/api${operation.path}`,
      ...(operation.id === 'team.session.sign-in'
        ? { config: { rateLimit: { max: settings.signInAttemptsMax, timeWindow: '15 minutes', hook: 'preHandler' as const, keyGenerator: (request: FastifyRequest) => `${request.ip} ${String((request.body as { email?: unknown })?.email ?? '').toLowerCase()}` } } }
        : {}),
      handler: (request, reply) => handle(system, operation, request, reply, secure),
    });
  }
  app.all('/api/*', async (_request, reply) => sendProblem(reply, trouble('not-found', 'There is no such address in this interface.', { remedy: 'See /api/openapi.json for all of them.' })));

  if (options.webFolder && existsSync(options.webFolder)) {
    await app.register(serveStatic, {
      root: options.webFolder,
      preCompressed: true,
      setHeaders: (reply, path) => {
        // Built files carry a digest in their names; the page that names them does not.
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    app.setNotFoundHandler((request, reply) => {
      if (request.method !== 'GET') return sendProblem(reply, trouble('not-found', 'There is no such address.'));
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    });
  }
  return app;
}

function sendProblem(reply: FastifyReply, outcome: { ok: false; problem: Parameters<typeof problemJson>[0] }) {
  const body = problemJson(outcome.problem);
  return reply.status(body.status).type('application/problem+json').send(JSON.stringify(body));
}

async function handle(system: System, operation: Operation, request: FastifyRequest, reply: FastifyReply, secure: boolean) {
  const token = request.cookies[sessionCookie];
  const session = token ? await readSession(system.database, token, new Date(system.clock())) : undefined;
  if (request.method !== 'GET') {
    // A form of another site can send neither this header nor a foreign origin unnoticed.
    const forged = session ? request.headers[csrfHeader] !== session.csrfToken : request.headers['sec-fetch-site'] === 'cross-site';
    if (forged) return sendProblem(reply, trouble('not-permitted', 'This request did not come from a page of Cerulean.', { remedy: 'Load the page again.' }));
  }
  const input: Record<string, unknown> = { ...(request.query as object), ...(operation.upload ? {} : ((request.body as object | null) ?? {})), ...(request.params as object) };
  const outcome = await perform(system, {
    operation,
    person: session?.person,
    input,
    receive: () => readParts(request),
    address: request.ip,
    session: {
      csrfToken: session?.csrfToken ?? '',
      set: (value, expires) => void reply.setCookie(sessionCookie, value, { path: '/', httpOnly: true, sameSite: 'strict', secure, expires }),
      clear: () => void reply.clearCookie(sessionCookie, { path: '/' }),
    },
  });
  reply.header('cache-control', 'no-store');
  return send(operation, outcome, reply);
}

function send(operation: Operation, outcome: Outcome<unknown>, reply: FastifyReply) {
  if (!outcome.ok) return sendProblem(reply, outcome);
  if (operation.download) {
    const { bytes, mediaType, fileName, inline } = outcome.value as Download;
    const plain = fileName.replaceAll(/[^\w.-]+/g, '-');
    return reply
      .type(mediaType)
      .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      // What somebody uploaded is never run as a page of ours.
      .header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
  // Answers are held to their schema: a field nobody declared does not leave the house.
  return reply.send(operation.output.parse(outcome.value));
}

async function readParts(request: FastifyRequest): Promise<{ files: UploadedFile[]; fields: Record<string, string> }> {
  const files: UploadedFile[] = [];
  const fields: Record<string, string> = {};
  if (!request.isMultipart()) return { files, fields };
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      // Only the last piece of a name is a name; folders in it are somebody else's.
      const name = part.filename.split(/[/\\]/).at(-1)?.replaceAll(/\p{Cc}/gu, '').slice(0, 200) || 'file';
      files.push({ name, mediaType: part.mimetype, bytes });
    } else fields[part.fieldname] = String(part.value);
  }
  return { files, fields };
}
