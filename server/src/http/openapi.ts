import { z } from 'zod';
import type { Operation } from '../operations/operation.ts';
import { statusOf } from './problems.ts';

/** The OpenAPI 3.1 description, made from the operations. */
export function openApi(operations: readonly Operation[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  // Recursive schemas need a name; they move to the components.
  const named: Record<string, object> = {};
  const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): object => {
    const {
      $schema: _,
      $defs = {},
      ...rest
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any', cycles: 'ref', reused: 'inline' }) as Record<string, unknown>;
    const names = Object.entries($defs as Record<string, object>).map(([local, definition]) => {
      const known = Object.entries(named).find(([, other]) => JSON.stringify(other) === JSON.stringify(definition));
      const name = known?.[0] ?? `Recursive${Object.keys(named).length + 1}`;
      named[name] = definition;
      return [local, name] as const;
    });
    const relocate = (value: object): object =>
      JSON.parse(
        names.reduce(
          (text, [local, name]) => text.replaceAll(`"#/$defs/${local}"`, `"#/components/schemas/${name}"`),
          JSON.stringify(value),
        ),
      );
    for (const [, name] of names) named[name] = relocate(named[name]!);
    return relocate(rest);
  };
  for (const operation of operations) {
    const path = `/api${operation.path.replaceAll(/:(\w+)/g, '{$1}')}`;
    const names = [...operation.path.matchAll(/:(\w+)/g)].map((match) => match[1]!);
    const input = jsonSchema(operation.input, 'input') as { properties?: Record<string, object>; required?: string[] };
    const rest = Object.entries(input.properties ?? {}).filter(([name]) => !names.includes(name));
    const inQuery = operation.method === 'GET' || operation.method === 'DELETE';
    const body = {
      type: 'object',
      properties: {
        ...Object.fromEntries(rest),
        ...(operation.upload ? { file: { type: 'array', items: { type: 'string', format: 'binary' } } } : {}),
      },
      required: (input.required ?? []).filter((name) => !names.includes(name)),
    };
    (paths[path] ??= {})[operation.method.toLowerCase()] = {
      operationId: operation.id,
      summary: operation.title,
      tags: [operation.id.split('.')[0]],
      description: `Permission: ${operation.permission}.`,
      ...(operation.permission === 'public' ? { security: [] } : {}),
      parameters: [
        ...names.map((name) => ({ name, in: 'path', required: true, schema: input.properties?.[name] ?? { type: 'string' } })),
        ...(inQuery
          ? rest.map(([name, schema]) => ({ name, in: 'query', required: input.required?.includes(name) ?? false, schema }))
          : []),
      ],
      ...(!inQuery && (rest.length > 0 || operation.upload)
        ? {
            requestBody: { required: true, content: { [operation.upload ? 'multipart/form-data' : 'application/json']: { schema: body } } },
          }
        : {}),
      responses: {
        200: {
          description: 'Done.',
          content: operation.download
            ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
            : { 'application/json': { schema: jsonSchema(operation.output, 'output') } },
        },
        default: {
          description: 'A problem (RFC 9457).',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cerulean',
      version,
      description: 'Clinical evaluation of medical devices. Changing requests carry the session cookie and its x-csrf-token.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'cerulean_session' } },
      schemas: {
        ...named,
        Problem: {
          type: 'object',
          required: ['title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string', enum: Object.keys(statusOf) },
            remedy: { type: 'string' },
            fields: { type: 'array', items: { type: 'object', properties: { pointer: { type: 'string' }, message: { type: 'string' } } } },
            details: {},
          },
        },
      },
    },
  };
}
