import { canonicalJson } from '@cerulean/evaluation/base';
import type { RichTextNode } from '@cerulean/evaluation/documents';

/** The text of a section as the server has it; version 0 where nothing is written yet. */
export interface StoredText {
  readonly version: number;
  readonly prose: RichTextNode;
}

/** What somebody else saved while this person wrote. */
export interface TheirText extends StoredText {
  readonly updatedAt: string;
  /** Id of the person. */
  readonly updatedBy: string;
}

/** Text typed and not saved, with what it was made from. */
export interface TextDraft {
  readonly prose: RichTextNode;
  readonly base: StoredText;
  readonly at: string;
}

/** What the keeper needs from the world around it. */
export interface KeeperPorts {
  /** Saves onto a version. Gives what is stored then, or what somebody else stored meanwhile; throws any other trouble. */
  readonly save: (prose: RichTextNode, version: number) => Promise<{ readonly saved: StoredText } | { readonly theirs: TheirText }>;
  readonly keepDraft: (draft: TextDraft) => void;
  readonly dropDraft: () => void;
  /** Prose in the form the editor would store it, so that opening a text is not taken for a change of it. */
  readonly normal: (prose: RichTextNode) => RichTextNode;
  readonly now: () => string;
}

export interface KeeperState {
  readonly phase: 'resting' | 'saving' | 'conflict' | 'trouble';
  /** Whether something is typed that the server does not have. */
  readonly dirty: boolean;
  /** When the server last took this text in, during this visit. */
  readonly savedAt: string | undefined;
  /** When the draft in the browser was made that this visit began with. */
  readonly restoredFrom: string | undefined;
  readonly problem: unknown;
  readonly theirs: TheirText | undefined;
  /** Counts up whenever the text changes other than by typing, so that the editor shows it anew. */
  readonly revision: number;
}

/** How long after the last key the text goes to the browser's own store, and how long after it to the server, in milliseconds. */
export const draftPause = 300;
export const savePause = 20_000;

/**
 * Keeps the text of one open section safe. What is typed goes to the browser's own store at once and to the server on command, on leaving and after
 * a pause, since every save is an entry in the records. Somebody else's save meanwhile is a conflict that a person resolves.
 */
export class SectionKeeper {
  private readonly ports: KeeperPorts;
  private base: StoredText;
  private text: RichTextNode;
  private readText: (() => RichTextNode) | undefined;
  private state: KeeperState;
  private readonly listeners = new Set<() => void>();
  private draftTimer: ReturnType<typeof setTimeout> | undefined;
  private saveTimer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;

  constructor(stored: TheirText, draft: TextDraft | undefined, ports: KeeperPorts) {
    this.ports = ports;
    this.base = stored;
    this.text = stored.prose;
    this.state = {
      phase: 'resting',
      dirty: false,
      savedAt: undefined,
      restoredFrom: undefined,
      problem: undefined,
      theirs: undefined,
      revision: 0,
    };
    if (draft === undefined) return;
    if (this.same(draft.prose, stored.prose)) ports.dropDraft();
    else {
      this.base = draft.base;
      this.text = draft.prose;
      this.state = { ...this.state, dirty: true, restoredFrom: draft.at };
      this.meet(stored);
    }
  }

  readonly get = (): KeeperState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The text as it stands, typed or stored. */
  current(): RichTextNode {
    this.takeTyped();
    return this.text;
  }

  /** What the text was made from, for a comparison with somebody else's. */
  made(): StoredText {
    return this.base;
  }

  /** Something was typed. Reading the text waits for a pause, since it costs more than a key may. */
  typed(read: () => RichTextNode): void {
    this.readText = read;
    clearTimeout(this.draftTimer);
    this.draftTimer = setTimeout(() => this.keepDraft(), draftPause);
    this.saveLater();
    if (!this.state.dirty) this.set({ dirty: true });
  }

  /** Puts what is typed into the browser's own store now. */
  keepDraft(): void {
    clearTimeout(this.draftTimer);
    this.takeTyped();
    const dirty = !this.same(this.text, this.base.prose);
    if (dirty) this.ports.keepDraft({ prose: this.text, base: this.base, at: this.ports.now() });
    else {
      this.ports.dropDraft();
      clearTimeout(this.saveTimer);
    }
    if (dirty !== this.state.dirty) this.set({ dirty });
  }

  /** Saves what is typed. During a save it waits for that one, then saves what came since. */
  async save(): Promise<void> {
    clearTimeout(this.saveTimer);
    while (this.running) await this.running;
    this.keepDraft();
    if (!this.state.dirty || this.state.phase === 'conflict') return;
    this.running = this.saveOnce().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  /** Leaves the section: what is typed is kept here and saved. */
  async leave(): Promise<void> {
    this.keepDraft();
    await this.save();
    clearTimeout(this.saveTimer);
  }

  /** A newer text arrived from the server. Without a change here it is shown; else the two meet. */
  receive(stored: TheirText): void {
    if (this.running || stored.version <= this.base.version || stored.version <= (this.state.theirs?.version ?? 0)) return;
    this.keepDraft();
    if (this.state.dirty) this.meet(stored);
    else this.show(stored, stored.prose);
  }

  /** Takes the text a person put together from both sides, and saves it onto theirs. */
  async resolve(prose: RichTextNode): Promise<void> {
    const { theirs } = this.state;
    if (!theirs) return;
    this.show(theirs, prose);
    await this.save();
  }

  /** Gives up what is typed and shows what is stored. */
  discard(): void {
    this.ports.dropDraft();
    const stored = this.state.theirs ?? this.base;
    this.show(stored, stored.prose);
  }

  private async saveOnce(): Promise<void> {
    const prose = this.text;
    this.set({ phase: 'saving', problem: undefined });
    try {
      const outcome = await this.ports.save(prose, this.base.version);
      if ('saved' in outcome) {
        // The text sent is the new base: what the server gives back is the same text.
        this.base = { version: outcome.saved.version, prose };
        this.set({ phase: 'resting', savedAt: this.ports.now(), restoredFrom: undefined, theirs: undefined });
        this.keepDraft();
      } else {
        this.set({ phase: 'resting' });
        this.meet(outcome.theirs);
      }
    } catch (problem) {
      this.set({ phase: 'trouble', problem });
      // A connection may come back while nobody types.
      this.saveLater();
    }
  }

  /** What is typed here meets what somebody else stored: the same or nothing new is no conflict. */
  private meet(stored: TheirText): void {
    if (this.same(this.text, stored.prose)) {
      this.base = stored;
      this.ports.dropDraft();
      this.set({ phase: 'resting', dirty: false, theirs: undefined });
    } else if (stored.version === this.base.version || this.same(this.base.prose, stored.prose)) {
      this.base = stored;
      this.set({ phase: 'resting', dirty: true, theirs: undefined });
      this.saveLater();
    } else {
      clearTimeout(this.saveTimer);
      this.set({ phase: 'conflict', dirty: true, theirs: stored });
    }
  }

  private show(base: StoredText, prose: RichTextNode): void {
    this.base = base;
    this.text = prose;
    this.readText = undefined;
    this.set({
      phase: 'resting',
      dirty: !this.same(prose, base.prose),
      theirs: undefined,
      problem: undefined,
      restoredFrom: undefined,
      revision: this.state.revision + 1,
    });
  }

  private takeTyped(): void {
    if (this.readText) this.text = this.readText();
    this.readText = undefined;
  }

  private saveLater(): void {
    clearTimeout(this.saveTimer);
    if (this.state.phase !== 'conflict') this.saveTimer = setTimeout(() => void this.save(), savePause);
  }

  private same(left: RichTextNode, right: RichTextNode): boolean {
    return left === right || canonicalJson(this.ports.normal(left)) === canonicalJson(this.ports.normal(right));
  }

  private set(changes: Partial<KeeperState>): void {
    this.state = { ...this.state, ...changes };
    for (const listener of this.listeners) listener();
  }
}
