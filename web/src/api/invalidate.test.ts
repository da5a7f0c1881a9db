import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { invalidate } from './queries.ts';

it('asks again for a first answer that was under way when something changed', async () => {
  const client = new QueryClient();
  const answers: ((answer: string) => void)[] = [];
  const ask = () => new Promise<string>((answer) => answers.push(answer));
  const observer = new QueryObserver(client, {
    queryKey: ['eva_1', 'documents.preview.get', {}],
    queryFn: ask,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const stop = observer.subscribe(() => {});
  expect(answers).toHaveLength(1);
  const done = invalidate(client, 'eva_1');
  await expect.poll(() => answers.length).toBe(2);
  answers[0]!('before the change');
  answers[1]!('after the change');
  await done;
  expect(observer.getCurrentResult().data).toBe('after the change');
  stop();
});
