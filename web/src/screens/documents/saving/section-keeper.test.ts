import type { RichTextNode } from '@cerulean/evaluation/documents';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftPause, type KeeperPorts, SectionKeeper, savePause, type TextDraft, type TheirText } from './section-keeper.ts';

function prose(text: string): RichTextNode {
  return { type: 'doc', content: text ? [{ type: 'paragraph', content: [{ type: 'text', text }] }] : [] };
}

function stored(version: number, text: string): TheirText {
  return { version, prose: prose(text), updatedAt: '2026-11-22T10:00:00Z', updatedBy: 'per_ann' };
}

/** A server with one section, and a browser's store with one draft. */
function world(start = stored(1, 'stored')) {
  const server = { ...start, failing: false, saves: 0 };
  const browser: { draft: TextDraft | undefined } = { draft: undefined };
  const ports: KeeperPorts = {
    save: async (text, version) => {
      await Promise.resolve();
      if (server.failing) throw new Error('no connection');
      if (version !== server.version) return { theirs: { ...server } };
      server.saves++;
      server.version++;
      server.prose = text;
      return { saved: { version: server.version, prose: text } };
    },
    keepDraft: (draft) => {
      browser.draft = draft;
    },
    dropDraft: () => {
      browser.draft = undefined;
    },
    normal: (text) => text,
    now: () => '2026-11-22T14:03:00Z',
  };
  const open = (from: TheirText = { ...server }) => new SectionKeeper(from, browser.draft, ports);
  return { server, browser, open };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a section while it is written', () => {
  it('goes to the browser after a moment and to the server only after a pause', async () => {
    const { server, browser, open } = world();
    const keeper = open();
    keeper.typed(() => prose('one'));
    await vi.advanceTimersByTimeAsync(draftPause);
    expect(browser.draft?.prose).toEqual(prose('one'));
    keeper.typed(() => prose('one two'));
    await vi.advanceTimersByTimeAsync(savePause - 1);
    expect(server.saves).toBe(0);
    await vi.advanceTimersByTimeAsync(2);
    expect(server).toMatchObject({ saves: 1, version: 2, prose: prose('one two') });
    expect(browser.draft).toBeUndefined();
    expect(keeper.get()).toMatchObject({ phase: 'resting', dirty: false, savedAt: '2026-11-22T14:03:00Z' });
  });

  it('is not saved where what was typed was taken back', async () => {
    const { server, browser, open } = world();
    const keeper = open();
    keeper.typed(() => prose('other'));
    keeper.typed(() => prose('stored'));
    await vi.advanceTimersByTimeAsync(savePause * 2);
    await keeper.save();
    expect(server.saves).toBe(0);
    expect(browser.draft).toBeUndefined();
    expect(keeper.get().dirty).toBe(false);
  });

  it('saves what came during a save after it', async () => {
    const { server, open } = world();
    const keeper = open();
    keeper.typed(() => prose('one'));
    const first = keeper.save();
    keeper.typed(() => prose('two'));
    await Promise.all([first, keeper.save()]);
    expect(server).toMatchObject({ saves: 2, version: 3, prose: prose('two') });
  });

  it('is saved on leaving', async () => {
    const { server, open } = world();
    const keeper = open();
    keeper.typed(() => prose('left'));
    await keeper.leave();
    expect(server.prose).toEqual(prose('left'));
  });

  it('stays a draft while the server does not answer, says so, and is saved once it does', async () => {
    const { server, browser, open } = world();
    server.failing = true;
    const keeper = open();
    keeper.typed(() => prose('one'));
    await keeper.save();
    expect(keeper.get()).toMatchObject({ phase: 'trouble', dirty: true });
    expect(browser.draft?.prose).toEqual(prose('one'));
    server.failing = false;
    await vi.advanceTimersByTimeAsync(savePause + 1);
    expect(server.prose).toEqual(prose('one'));
  });
});

describe('a draft found again', () => {
  it('is shown in place of what is stored, and can be discarded', () => {
    const { browser, open } = world();
    browser.draft = { prose: prose('draft'), base: stored(1, 'stored'), at: '2026-11-21T09:00:00Z' };
    const keeper = open();
    expect(keeper.current()).toEqual(prose('draft'));
    expect(keeper.get()).toMatchObject({ dirty: true, restoredFrom: '2026-11-21T09:00:00Z', phase: 'resting' });
    keeper.discard();
    expect(keeper.current()).toEqual(prose('stored'));
    expect(browser.draft).toBeUndefined();
  });

  it('is a conflict where somebody saved another text since', () => {
    const { browser, open } = world(stored(4, 'theirs'));
    browser.draft = { prose: prose('draft'), base: stored(3, 'before'), at: '2026-11-21T09:00:00Z' };
    expect(open().get()).toMatchObject({ phase: 'conflict', theirs: { version: 4 } });
  });
});

describe('somebody else’s save', () => {
  it('is shown at once where nothing is typed here', () => {
    const { open } = world();
    const keeper = open();
    keeper.receive(stored(2, 'theirs'));
    expect(keeper.current()).toEqual(prose('theirs'));
    expect(keeper.get()).toMatchObject({ revision: 1, dirty: false });
  });

  it('is a conflict that saving does not run over, and the choice is saved onto it', async () => {
    const { server, browser, open } = world();
    const keeper = open();
    keeper.typed(() => prose('yours'));
    server.version = 2;
    server.prose = prose('theirs');
    await keeper.save();
    expect(keeper.get()).toMatchObject({ phase: 'conflict', theirs: { version: 2, prose: prose('theirs') } });
    expect(keeper.made().prose).toEqual(prose('stored'));
    await keeper.save();
    expect(server.prose).toEqual(prose('theirs'));
    expect(browser.draft?.prose).toEqual(prose('yours'));
    await keeper.resolve(prose('theirs and yours'));
    expect(server).toMatchObject({ version: 3, prose: prose('theirs and yours') });
    expect(keeper.get()).toMatchObject({ phase: 'resting', dirty: false });
    expect(browser.draft).toBeUndefined();
  });

  it('is no conflict where it says the same, or changed nothing', async () => {
    const same = world().open();
    same.typed(() => prose('both'));
    same.receive(stored(2, 'both'));
    expect(same.get()).toMatchObject({ phase: 'resting', dirty: false });
    const untouched = world(stored(1, 'stored'));
    const keeper = untouched.open();
    keeper.typed(() => prose('mine'));
    untouched.server.version = 2;
    await keeper.save();
    await keeper.save();
    expect(untouched.server.prose).toEqual(prose('mine'));
  });

  it('is taken as it is where the person chooses it', async () => {
    const { server, browser, open } = world();
    const keeper = open();
    keeper.typed(() => prose('yours'));
    server.version = 2;
    server.prose = prose('theirs');
    await keeper.save();
    await keeper.resolve(prose('theirs'));
    expect(server).toMatchObject({ saves: 0, version: 2 });
    expect(browser.draft).toBeUndefined();
    expect(keeper.get().dirty).toBe(false);
  });
});
