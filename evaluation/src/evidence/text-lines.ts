/** The lines of a text whatever ends them (CR LF, LF or CR alone), without a byte-order mark at the start. */
export function linesOf(text: string): string[] {
  return (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).split(/\r\n|\r|\n/);
}
