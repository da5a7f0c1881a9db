import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressOf, call, fillPath, onSignInNeeded, setCsrfToken, toQuery } from './client.ts';
import { ProblemError } from './problem.ts';

afterEach(() => vi.unstubAllGlobals());

function answer(status: number, body: unknown) {
  const fetched = vi.fn(async (_path: string, _request: RequestInit) => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

describe('addresses of operations', () => {
  it.each([
    { path: '/evaluations/:evaluation/device', input: { evaluation: 'eva_1' }, filled: '/api/evaluations/eva_1/device', rest: {} },
    {
      path: '/evaluations/:evaluation/device/claims/:id',
      input: { evaluation: 'eva_1', id: 'clm_2', version: 3 },
      filled: '/api/evaluations/eva_1/device/claims/clm_2',
      rest: { version: 3 },
    },
    { path: '/people/:id/link', input: { id: 'a/b?c' }, filled: '/api/people/a%2Fb%3Fc/link', rest: {} },
  ])('are filled from the input: $filled', ({ path, input, filled, rest }) => {
    expect(fillPath(path, input)).toEqual({ path: filled, rest });
  });

  it('refuse an input without what they name', () => {
    expect(() => fillPath('/evaluations/:evaluation', {})).toThrow('needs evaluation');
    expect(() => fillPath('/evaluations/:evaluation', { evaluation: '' })).toThrow('needs evaluation');
  });

  it('leave undefined and null out of the query and repeat lists', () => {
    expect(toQuery({ a: 1, b: undefined, c: null, d: ['x', 'y z'], e: false })).toBe('?a=1&d=x&d=y+z&e=false');
    expect(toQuery({ a: undefined })).toBe('');
  });

  it('carry what is left as a query', () => {
    expect(addressOf('records.entry.list', { evaluation: 'eva_1', limit: 5 })).toBe('/api/evaluations/eva_1/records/entries?limit=5');
  });
});

describe('calling an operation', () => {
  it('puts the rest of a reading into the query and carries no token', async () => {
    const fetched = answer(200, { records: [], total: 0 });
    await call('device.claim.list', { evaluation: 'eva_1', offset: 200 });
    const [path, request] = fetched.mock.calls[0]!;
    expect(path).toBe('/api/evaluations/eva_1/device/claims?offset=200');
    expect(request.body).toBeUndefined();
    expect(request.headers).not.toHaveProperty('x-csrf-token');
  });

  it('puts the rest of a change into the body and carries the token', async () => {
    setCsrfToken('token-1');
    const fetched = answer(200, {});
    await call('team.membership.update', { evaluation: 'eva_1', id: 'mem_1', version: 2, role: 'auditor', reason: 'left the project' });
    const [path, request] = fetched.mock.calls[0]!;
    expect(path).toBe('/api/evaluations/eva_1/team/members/mem_1');
    expect(JSON.parse(String(request.body))).toEqual({ version: 2, role: 'auditor', reason: 'left the project' });
    expect(request.headers).toHaveProperty('x-csrf-token', 'token-1');
  });

  it('sends version and reason of a removal in the query', async () => {
    const fetched = answer(200, { id: 'clm_1' });
    await call('device.claim.remove', { evaluation: 'eva_1', id: 'clm_1', version: 4, reason: 'entered twice' });
    expect(fetched.mock.calls[0]![0]).toBe('/api/evaluations/eva_1/device/claims/clm_1?version=4&reason=entered+twice');
  });

  it('throws the problem the server explains, with fields and details', async () => {
    answer(409, {
      code: 'changed-meanwhile',
      title: 'Changed.',
      remedy: 'Look.',
      details: { theirs: 1 },
      fields: [{ pointer: '/name', message: 'taken' }],
    });
    const error = await call('device.claim.list', { evaluation: 'eva_1' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      code: 'changed-meanwhile',
      title: 'Changed.',
      remedy: 'Look.',
      details: { theirs: 1 },
      fields: [{ pointer: '/name', message: 'taken' }],
    });
  });

  it('says so when a session has ended', async () => {
    const ended = vi.fn();
    onSignInNeeded(ended);
    answer(401, { code: 'sign-in-needed', title: 'Sign in first.' });
    await expect(call('evaluation.evaluation.list', {})).rejects.toThrow('Sign in first.');
    expect(ended).toHaveBeenCalledOnce();
  });

  it('explains an answer that is no problem document, and a server that is gone', async () => {
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }));
    await expect(call('evaluation.evaluation.list', {})).rejects.toMatchObject({
      code: 'unavailable',
      title: expect.stringContaining('502'),
    });
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed')));
    await expect(call('evaluation.evaluation.list', {})).rejects.toMatchObject({
      code: 'unavailable',
      title: 'The server does not answer.',
    });
  });
});
