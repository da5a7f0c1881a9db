/** Scrolls the pane around an element, and nothing else of the page, so that the element stands in its upper third and its beginning is in sight. */
export function showInPane(element: HTMLElement | null | undefined): void {
  const pane = element?.closest<HTMLElement>('[data-pane]');
  if (!element || !pane) return;
  const words = element.getBoundingClientRect();
  const window = pane.getBoundingClientRect();
  pane.scrollTop += words.top - window.top - pane.clientHeight / 3;
  if (words.left < window.left || words.right > window.right) pane.scrollLeft += words.left - window.left - 16;
}
