/** A text without its front matter, and what that says about the document. */
export interface FrontMatter {
  /** The rest, with as many lines as before. */
  readonly body: string;
  readonly title: string;
  readonly language: string;
}

const block = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n([\s\S]*?)\r?\n(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/;

/** Takes off the settings that many programs put before a text (YAML or TOML between lines of dashes or plus signs). */
export function frontMatter(text: string): FrontMatter {
  const match = block.exec(text);
  // Between two rules there may be ordinary text.
  if (!match || !match[2]!.split('\n').some((line) => /^[\w-]+\s*[:=]/.test(line))) return { body: text, title: '', language: '' };
  const setting = (names: string) =>
    new RegExp(`^(?:${names})\\s*[:=]\\s*(.+?)\\s*$`, 'im').exec(match[2]!)?.[1]?.replace(/^(["'])(.*)\1$/, '$2') ?? '';
  const lines = match[0].split('\n').length - 1;
  return { body: '\n'.repeat(lines) + text.slice(match[0].length), title: setting('title'), language: setting('lang|language') };
}
