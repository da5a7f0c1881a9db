import { describe, expect, it } from 'vitest';
import { ProblemError } from '../api/problem.ts';
import { FileQueue, type SendFile as Send } from './file-queue.ts';

interface Report {
  readonly data: { readonly file: string };
}
type SendFile = Send<Report>;

const file = (name: string) => new File(['x'], name);
const report = (name: string): Report => ({ data: { file: name } });
const statuses = (queue: FileQueue<Report>) => queue.read().map(({ name, status }) => `${name} ${status}`);

async function settled(queue: FileQueue<Report>): Promise<void> {
  while (queue.busy) await new Promise((done) => setTimeout(done));
}

describe('sending files', () => {
  it('sends one at a time, in order', async () => {
    const queue = new FileQueue<Report>();
    const running: string[] = [];
    let most = 0;
    const send: SendFile = async ({ name }) => {
      running.push(name);
      most = Math.max(most, running.length);
      await new Promise((done) => setTimeout(done));
      running.pop();
      return report(name);
    };
    queue.add('e', [file('a'), file('b')], send);
    queue.add('e', [file('c')], send);
    expect(statuses(queue)).toEqual(['a sending', 'b waiting', 'c waiting']);
    await settled(queue);
    expect(statuses(queue)).toEqual(['a done', 'b done', 'c done']);
    expect(most).toBe(1);
  });

  it('takes a file that is over off the list, and none that is under way', async () => {
    const queue = new FileQueue<Report>();
    queue.add('e', [file('a'), file('b')], async ({ name }) => report(name));
    for (const { id } of queue.read()) queue.dismiss(id);
    expect(queue.read()).toHaveLength(2);
    await settled(queue);
    queue.dismiss(queue.read()[0]!.id);
    expect(statuses(queue)).toEqual(['b done']);
  });

  it('goes on after a file that cannot be read, and keeps why', async () => {
    const queue = new FileQueue<Report>();
    const unreadable = new ProblemError({ code: 'file-unreadable', title: 'bad.ris holds no reference.', remedy: 'Export it again.' });
    queue.add('e', [file('bad.ris'), file('good.ris')], async ({ name }) => {
      if (name === 'bad.ris') throw unreadable;
      return report(name);
    });
    await settled(queue);
    expect(statuses(queue)).toEqual(['bad.ris failed', 'good.ris done']);
    expect(queue.read()[0]).toMatchObject({ problem: unreadable });
  });

  it('stops a file that waits without sending it, and one that is being sent by aborting', async () => {
    const queue = new FileQueue<Report>();
    const sent: string[] = [];
    queue.add('e', [file('a'), file('b'), file('c')], (next, _onSent, signal) => {
      sent.push(next.name);
      if (next.name !== 'a') return Promise.resolve(report(next.name));
      return new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason)));
    });
    queue.stop(queue.read()[1]!.id);
    queue.stop(queue.read()[0]!.id);
    await settled(queue);
    expect(statuses(queue)).toEqual(['a stopped', 'b stopped', 'c done']);
    expect(sent).toEqual(['a', 'c']);
  });

  it('does not pretend to stop a file that has arrived at the server', async () => {
    const queue = new FileQueue<Report>();
    queue.add('e', [file('a')], async ({ name }, onSent, signal) => {
      onSent(100);
      await new Promise((done) => setTimeout(done));
      if (signal.aborted) throw signal.reason;
      return report(name);
    });
    queue.stop(queue.read()[0]!.id);
    await settled(queue);
    expect(statuses(queue)).toEqual(['a done']);
  });

  it('clears what is over, in one evaluation only', async () => {
    const queue = new FileQueue<Report>();
    const send: SendFile = async ({ name }) => report(name);
    queue.add('one', [file('a')], send);
    queue.add('two', [file('b')], send);
    await settled(queue);
    queue.clear('one');
    expect(statuses(queue)).toEqual(['b done']);
  });
});
