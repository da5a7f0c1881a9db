/** One object of a list, as text, with the line it starts on. */
export interface JsonPiece {
  readonly line: number;
  readonly text: string;
}

/**
 * The objects that stand side by side in a list, one text each, so that a broken or cut-off file gives all whole ones. An object that holds the list under
 * one of the given names is opened, since that is how some programs wrap it. Time is linear in the length of the text.
 */
export function objectsWithin(text: string, listNames: readonly string[]): { objects: JsonPiece[]; rest: JsonPiece | undefined } {
  const objects: JsonPiece[] = [];
  const isObject = /^\uFEFF?\s*\{/.test(text);
  const wrapped =
    isObject &&
    (/^\uFEFF?\s*\{\s*"[^"]{0,40}"\s*:\s*\[/.test(text) ||
      listNames.some((name) => new RegExp(`"${name}"\\s*:\\s*\\[`).test(text.slice(0, 2000))));
  const depthOfItems = wrapped ? 1 : 0;
  let depth = 0;
  let start = -1;
  let line = 1;
  let startLine = 1;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 10) line++;
    if (inString) {
      if (code === 92) index++;
      else if (code === 34) inString = false;
    } else if (code === 34) {
      inString = true;
    } else if (code === 123) {
      if (depth === depthOfItems) {
        start = index;
        startLine = line;
      }
      depth++;
    } else if (code === 125) {
      depth--;
      if (depth === depthOfItems && start >= 0) {
        objects.push({ line: startLine, text: text.slice(start, index + 1) });
        start = -1;
      }
      if (depth < 0) depth = 0;
    }
  }
  return { objects, rest: start >= 0 ? { line: startLine, text: text.slice(start) } : undefined };
}

/** The object a text holds; undefined where it is none. */
export function jsonObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
