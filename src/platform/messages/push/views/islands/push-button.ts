/** Turns notices on for this device, where the browser can. Source: Push API; Notifications API. */
for (const root of document.querySelectorAll<HTMLElement>('[data-island="push-button"]')) start(root);

const WORKER = '/pemberitahuan-sw.js';

function start(root: HTMLElement): void {
  const button = root.querySelector('button');
  const status = root.querySelector('[role="status"]');
  const isAble = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  if (!button || !status || !isAble) return;
  root.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    status.textContent = root.dataset.waiting ?? '';
    status.textContent = await turnOn(root).catch(() => root.dataset.failed ?? '');
    button.disabled = false;
  });
}

/** @returns what to tell; reloads the page when it is done, so that the device stands in the list */
async function turnOn(root: HTMLElement): Promise<string> {
  if ((await Notification.requestPermission()) !== 'granted') return root.dataset.denied ?? '';
  const href = root.dataset.href ?? '';
  const registration = await navigator.serviceWorker.register(WORKER, { scope: '/meja/akun/' });
  await active(registration);
  const applicationServerKey = bytesOf(root.dataset.key ?? '');
  const subscription = await subscribe(registration.pushManager, applicationServerKey);
  const { endpoint, keys } = subscription.toJSON();
  const fields = { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' };
  const answer = await fetch(href, { method: 'POST', body: new URLSearchParams(fields) });
  const { message } = (await answer.json()) as { message?: string };
  if (!answer.ok) await subscription.unsubscribe();
  else location.reload();
  return message ?? '';
}

/** One that was made with other keys is ended first; the browser would refuse a second. */
async function subscribe(
  manager: PushManager,
  applicationServerKey: Uint8Array<ArrayBuffer>,
): Promise<PushSubscription> {
  const options = { userVisibleOnly: true, applicationServerKey };
  try {
    return await manager.subscribe(options);
  } catch (error) {
    const old = await manager.getSubscription();
    if (!old) throw error;
    await old.unsubscribe();
    return manager.subscribe(options);
  }
}

function active(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (!worker || worker.state === 'activated') return Promise.resolve();
  return new Promise((resolve) => {
    worker.addEventListener('statechange', () => worker.state === 'activated' && resolve());
  });
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
