/** Words a person selected in what they read, with the page they stand on as it is cited: a number, or "abstract". */
export interface SelectedPassage {
  readonly quote: string;
  readonly page: string;
}

/** Selected words as a quotation: words parted at the end of a line are joined, line ends become spaces. */
export function asQuotation(text: string): string {
  return text
    .replaceAll(/(\p{Ll})[-\u00ad]\s*\n\s*(?=\p{Ll})/gu, '$1')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** The number a selection most likely stands for: the first one that is not part of a word, a range or a date. */
export function numberIn(text: string): number | undefined {
  const found = /(?<![\p{L}\d.,/–-])(\d{1,3}(?:[,\u2009\u202f\u00a0 ]\d{3})+(?!\d)|\d+)(?:[.·](\d+))?/u.exec(text);
  return found ? Number(`${found[1]!.replace(/\D/gu, '')}${found[2] ? `.${found[2]}` : ''}`) : undefined;
}

/** What is selected inside an element: the words, and the page of the nearest element that names one as `data-page`. */
export function selectedIn(element: HTMLElement): SelectedPassage | undefined {
  const selection = window.getSelection();
  const node = selection?.anchorNode;
  if (!selection || selection.isCollapsed || !node || !element.contains(node) || !element.contains(selection.focusNode)) return undefined;
  const page = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-page]')?.dataset.page;
  const quote = asQuotation(selection.toString());
  return page === undefined || quote === '' ? undefined : { quote, page };
}
