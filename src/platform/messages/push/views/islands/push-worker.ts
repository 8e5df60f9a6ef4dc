/** Shows notices that a push service hands over, and opens the desk when one is pressed. Runs in a service worker. */

interface PushedNotice {
  readonly title: string;
  /** A path of this host. */
  readonly href: string;
  readonly tag: string;
}

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface PushedEvent extends WorkerEvent {
  readonly data: { json(): unknown } | null;
}

interface PressedEvent extends WorkerEvent {
  readonly notification: Notification;
}

interface OpenWindow {
  readonly url: string;
  focus(): Promise<OpenWindow>;
}

interface PushWorker {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly OpenWindow[]>;
    openWindow(url: string): Promise<OpenWindow | null>;
  };
  readonly location: Location;
  addEventListener(type: 'push', listener: (event: PushedEvent) => void): void;
  addEventListener(type: 'notificationclick', listener: (event: PressedEvent) => void): void;
}

const worker = self as unknown as PushWorker;

worker.addEventListener('push', (event) => {
  const { title, href, tag } = noticeOf(event);
  const shown = worker.registration.showNotification(title, { tag, data: { href }, lang: 'id' });
  event.waitUntil(shown);
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { href } = event.notification.data as { href?: string };
  event.waitUntil(open(new URL(pathOf(href), worker.location.origin).href));
});

/** Browsers demand that something is shown for every push, also for one that cannot be read. */
function noticeOf(event: PushedEvent): PushedNotice {
  try {
    const read = (event.data?.json() ?? {}) as Partial<PushedNotice>;
    return { title: read.title ?? 'Meja kerja', href: pathOf(read.href), tag: read.tag ?? 'pendopo' };
  } catch {
    return { title: 'Meja kerja', href: '/meja', tag: 'pendopo' };
  }
}

function pathOf(href: string | undefined): string {
  return href !== undefined && /^\/[^/\\]/.test(href) ? href : '/meja';
}

async function open(url: string): Promise<void> {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = windows.find((window) => window.url === url);
  await (there ? there.focus() : worker.clients.openWindow(url));
}
