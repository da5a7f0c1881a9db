import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';
import { operations } from '../operations/index.generated.ts';
import type { Operation } from '../operations/operation.ts';
import { openApi } from './openapi.ts';

it('describes every operation in valid OpenAPI 3.1', async () => {
  const description = openApi(operations as readonly Operation[], 'test');
  const ids = Object.values(description.paths).flatMap((path) =>
    Object.values(path).map((one) => (one as { operationId: string }).operationId),
  );
  expect(ids.sort()).toEqual(operations.map(({ id }) => id as string).sort());
  const result = await new Validator().validate(JSON.parse(JSON.stringify(description)));
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
});

it('gives every operation an address of its own', () => {
  const places = operations.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':x')}`);
  expect(new Set(places).size).toBe(places.length);
});
