import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Outcome, trouble } from '@cerulean/evaluation/base';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import serveStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { operations } from '../operations/index.generated.ts';
import type { Download, Operation, System, UploadedFile } from '../operations/operation.ts';
import { openApi } from './openapi.ts';
import { perform } from './perform.ts';
import { problemJson } from './problems.ts';
import { readSession } from './session.ts';
import { storable, storableText } from './storable.ts';

export const sessionCookie = 'cerulean_session';
const csrfHeader = 'x-csrf-token';
const filesMax = 50;
const fieldsMax = 50;
/** Of requests that are no uploads. */
const bodyMegabytesMax = 8;

/** The web server: operations under `/api`, the pages, health. It knows nothing of any single operation. */
export async function makeServer(system: System, options: { webFolder?: string; version: string }): Promise<FastifyInstance> {
  const { settings } = system;
  const megabyte = 1024 * 1024;
  const secure = settings.publicUrl.startsWith('https:');
  const app = fastify({
    logger:
      settings.logLevel === 'silent'
        ? false
        : {
            level: settings.logLevel,
            stream: process.stderr,
            redact: ['req.headers.cookie', 'req.headers.authorization', `req.headers["${csrfHeader}"]`],
          },
    logController: new LogController({ disableRequestLogging: settings.logLevel !== 'debug' }),
    trustProxy: settings.trustProxy,
    bodyLimit: bodyMegabytesMax * megabyte,
    forceCloseConnections: true,
    frameworkErrors: (error, _request, reply) =>
      void sendProblem(reply, trouble('input-invalid', `The request cannot be read: ${withoutStop(error.message)}.`)),
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
  await app.register(multipart, {
    limits: { fileSize: settings.uploadMegabytesMax * megabyte, files: filesMax, fields: fieldsMax, fieldSize: megabyte },
  });
  await app.register(rateLimit, { global: false });

  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (error.statusCode && error.statusCode < 500) return sendProblem(reply, refused(error, settings.uploadMegabytesMax));
    request.log.error({ err: error }, 'defect');
    if (diskFull.has(error.code ?? '')) {
      return sendProblem(
        reply,
        trouble('unavailable', 'The disk of the server is full; nothing was changed.', {
          remedy: 'Tell your administrator; after room was made, try again.',
        }),
      );
    }
    return sendProblem(
      reply,
      trouble('unavailable', 'Something went wrong on our side; nothing was changed.', {
        remedy: 'Try again; if it happens again, tell your administrator the time.',
      }),
    );
  });

  app.get('/health', async () => ({ status: 'alive', version: options.version }));
  app.get('/ready', async (_request, reply) => {
    const ready = await system.database
      .selectFrom('chain')
      .select('id')
      .limit(1)
      .execute()
      .then(
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
        ? {
            config: {
              rateLimit: {
                max: settings.signInAttemptsMax,
                timeWindow: '15 minutes',
                hook: 'preHandler' as const,
                keyGenerator: signInKey,
              },
            },
          }
        : {}),
      handler: (request, reply) => handle(system, operation, request, reply, secure),
    });
  }
  app.all('/api/*', async (_request, reply) =>
    sendProblem(
      reply,
      trouble('not-found', 'There is no such address in this interface.', { remedy: 'See /api/openapi.json for all of them.' }),
    ),
  );

  const { webFolder } = options;
  if (webFolder && existsSync(webFolder)) {
    await app.register(serveStatic, {
      root: webFolder,
      preCompressed: true,
      setHeaders: (reply, path) => {
        // Built files carry a digest in their names; the page that names them does not.
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    app.setNotFoundHandler(async (request, reply) => {
      // A page that was loaded before an update asks for files that are gone; the start page in their place would be run as a script.
      if (request.method !== 'GET' || request.url.startsWith('/assets/'))
        return sendProblem(reply, trouble('not-found', 'There is no such address.', { remedy: 'Load the page again.' }));
      return reply
        .header('cache-control', 'no-cache')
        .type('text/html; charset=utf-8')
        .send(await readFile(join(webFolder, 'index.html')));
    });
  }
  return app;
}

/** File system and PostgreSQL codes that say that there is no room. */
const diskFull: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', '53100']);

/** Attempts are counted for an account at an address, however the account is spelled. */
function signInKey(request: FastifyRequest): string {
  const email = (request.body as { email?: unknown } | null)?.email;
  return `${request.ip} ${String(email ?? '')
    .replaceAll('\0', '')
    .trim()
    .toLowerCase()}`;
}

const withoutStop = (sentence: string) => sentence.replace(/\.$/, '');

/** What the web framework refused before any operation was asked. */
function refused(error: Error & { statusCode?: number; code?: string }, megabytesMax: number) {
  if (error.code === 'FST_FILES_LIMIT' || error.code === 'FST_FIELDS_LIMIT' || error.code === 'FST_PARTS_LIMIT') {
    return trouble('file-too-large', `One upload holds at most ${filesMax} files and ${fieldsMax} fields.`, {
      remedy: 'Upload the files in several steps.',
    });
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return trouble('file-too-large', `This request is larger than the ${bodyMegabytesMax} MB that are taken outside of uploads.`, {
      remedy: 'Send less at once.',
    });
  if (error.statusCode === 413)
    return trouble('file-too-large', `This is larger than the ${megabytesMax} MB that may be uploaded at once.`, {
      remedy: 'Split the file, or raise CERULEAN_UPLOAD_MEGABYTES_MAX.',
    });
  if (error.statusCode === 429)
    return trouble('too-many-attempts', 'Too many attempts.', { remedy: 'Wait a quarter of an hour, then try again.' });
  return trouble('input-invalid', `The request cannot be read: ${withoutStop(error.message)}.`);
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
    if (forged)
      return sendProblem(
        reply,
        trouble('not-permitted', 'This request did not come from a page of Cerulean.', { remedy: 'Load the page again.' }),
      );
  }
  const input = storable({
    ...(request.query as object),
    ...(operation.upload ? {} : ((request.body as object | null) ?? {})),
    ...(request.params as object),
  });
  if (!input.ok) return sendProblem(reply, input);
  const outcome = await perform(system, {
    operation,
    person: session?.person,
    input: input.value,
    receive: () => readParts(request, system.settings.uploadMegabytesMax * 1024 * 1024),
    address: request.ip,
    session: {
      csrfToken: session?.csrfToken ?? '',
      set: (value, expires) =>
        void reply.setCookie(sessionCookie, value, { path: '/', httpOnly: true, sameSite: 'strict', secure, expires }),
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
    return (
      reply
        .type(mediaType)
        .header(
          'content-disposition',
          `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${extendedValue(fileName)}`,
        )
        // What somebody uploaded is never run as a page of ours.
        .header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:")
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    );
  }
  // Answers are held to their schema: a field nobody declared does not leave the house.
  return reply.send(operation.output.parse(outcome.value));
}

/** A text as RFC 8187 writes it in a header: also the marks that encodeURIComponent leaves are encoded. */
const extendedValue = (text: string) =>
  encodeURIComponent(text).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

async function readParts(request: FastifyRequest, bytesMax: number): Promise<{ files: UploadedFile[]; fields: Record<string, string> }> {
  const files: UploadedFile[] = [];
  const fields: Record<string, string> = {};
  if (!request.isMultipart()) return { files, fields };
  let left = bytesMax;
  try {
    // All files together are held to the limit, so that many files cannot fill the memory where one may not.
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer();
        left -= bytes.length;
        if (left < 0) throw new request.server.multipartErrors.RequestFileTooLargeError();
        // Only the last piece of a name is a name; folders in it are somebody else's.
        const name =
          storableText(part.filename ?? '')
            .split(/[/\\]/)
            .at(-1)
            ?.replaceAll(/\p{Cc}/gu, '')
            .slice(0, 200) || 'file';
        files.push({ name, mediaType: part.mimetype, bytes });
      } else fields[part.fieldname] = storableText(String(part.value));
    }
  } catch (error) {
    // What the parser of forms says of a broken form carries no status; the form is at fault, not we.
    throw (error as { statusCode?: number }).statusCode ? error : Object.assign(error as Error, { statusCode: 400 });
  }
  return { files, fields };
}
