/** Scrolls the pane around an element, and nothing else of the page, so that the element stands in its upper third. */
export function showInPane(element: HTMLElement | null | undefined): void {
  const pane = element?.closest<HTMLElement>('[data-pane]');
  if (!element || !pane) return;
  const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += top - pane.clientHeight / 3;
}
