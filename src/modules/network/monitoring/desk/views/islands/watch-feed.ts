/** Takes in what changed since the page was made; without it the page stands as it was. */
function follow(page: HTMLElement): void {
  const address = page.dataset.feed;
  if (!address) return;
  const source = new EventSource(address);
  source.addEventListener('change', (event) => {
    const { fragments } = JSON.parse(String(event.data)) as { fragments: readonly string[] };
    for (const html of fragments) replace(page, html);
  });
  addEventListener('pagehide', () => source.close());
}

/** A piece takes the place of the one with its id or part; one that the page does not show is passed over. */
function replace(page: HTMLElement, html: string): void {
  const piece = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
  if (!(piece instanceof HTMLElement)) return;
  const selector = piece.id ? `#${CSS.escape(piece.id)}` : `[data-part="${CSS.escape(piece.dataset.part ?? '')}"]`;
  page.querySelector(selector)?.replaceWith(piece);
}

for (const page of document.querySelectorAll<HTMLElement>('[data-island="watch-feed"]')) follow(page);
