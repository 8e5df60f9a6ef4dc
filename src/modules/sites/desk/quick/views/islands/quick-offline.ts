/** Lets the quick update open without a link, and says so while there is none. */
for (const notice of document.querySelectorAll<HTMLElement>('[data-island="quick-offline"]')) start(notice);

function start(notice: HTMLElement): void {
  const show = () => {
    notice.hidden = navigator.onLine;
  };
  for (const change of ['online', 'offline']) window.addEventListener(change, show);
  show();
  const worker = notice.dataset.worker ?? '';
  if ('serviceWorker' in navigator)
    void navigator.serviceWorker.register(worker, { scope: location.pathname }).catch(() => undefined);
}
