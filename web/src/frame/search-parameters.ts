/** What stands behind the `?` of an address: plain names and texts, so that an address can be read and sent. */
export type SearchParameters = Readonly<Record<string, string | undefined>>;

export function parseSearch(text: string): SearchParameters {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value));
  const text = query.toString();
  return text && `?${text}`;
}
