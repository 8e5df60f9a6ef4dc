/** Sends large files ahead of their form, in pieces (tus 1.0.0), and goes on where a broken link left off. */

const LARGE_BYTES = 1024 * 1024;
const PIECE_BYTES = 512 * 1024;
const AGAIN_MS = [1000, 2000, 5000, 10_000, 20_000];
const TUS = { 'tus-resumable': '1.0.0' };

interface Words {
  readonly going: string;
  readonly waiting: string;
  readonly done: string;
  readonly failed: string;
}

/** The server will not have it, however often it is asked. */
class Refused extends Error {}

class Field {
  private readonly root: HTMLElement;
  private readonly words: Words;
  private underWay: Promise<unknown> = Promise.resolve();
  private count = 0;

  constructor(root: HTMLElement) {
    this.root = root;
    this.words = JSON.parse(root.dataset.words ?? '{}') as Words;
    root.addEventListener('change', () => {
      const input = root.querySelector<HTMLInputElement>('input[type="file"]');
      if (input) this.take(input);
    });
    root.closest('form')?.addEventListener('submit', (event) => this.hold(event), { capture: true });
  }

  /** All files of a choice go one way, so that none is sent twice. */
  private take(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    if (!files.some((file) => file.size > LARGE_BYTES)) return;
    input.value = '';
    this.count += 1;
    this.underWay = this.underWay.then(async () => {
      for (const file of files) await this.send(file);
      this.count -= 1;
    });
  }

  private hold(event: SubmitEvent): void {
    const form = event.currentTarget;
    if (this.count === 0 || !(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    void this.underWay.then(() => form.requestSubmit(submitter));
  }

  private async send(file: File): Promise<void> {
    const mark = `unggah ${this.root.dataset.key} ${file.name} ${file.size} ${file.lastModified}`;
    for (let failures = 0; ; failures += 1) {
      try {
        const address = sessionStorage.getItem(mark) ?? (await create(file, this.root.dataset.key ?? ''));
        sessionStorage.setItem(mark, address);
        await this.sendFrom(file, address);
        return this.finish(file, address);
      } catch (error) {
        sessionStorage.removeItem(error instanceof Refused ? mark : '');
        if (error instanceof Refused && failures > 1) return this.say(this.words.failed);
        this.say(this.words.waiting, file, this.share);
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)]));
      }
    }
  }

  private share = 0;

  private async sendFrom(file: File, address: string): Promise<void> {
    let offset = offsetOf(await fetch(address, { method: 'HEAD', headers: TUS }));
    while (offset < file.size) {
      this.share = offset / file.size;
      this.say(this.words.going, file, this.share);
      const headers = { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' };
      const body = file.slice(offset, offset + PIECE_BYTES);
      offset = offsetOf(await fetch(address, { method: 'PATCH', headers, body }));
    }
  }

  private finish(file: File, address: string): void {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = this.root.dataset.field ?? '';
    input.value = address.split('/').at(-1) ?? '';
    this.root.append(input);
    this.say(this.words.done, file, 1);
  }

  private say(text: string, file?: File, share = 0): void {
    const status = this.root.querySelector('[data-status]');
    const percent = String(Math.round(share * 100));
    if (status) status.textContent = text.replace('{nama}', file?.name ?? '').replace('{persen}', percent);
  }
}

async function create(file: File, key: string): Promise<string> {
  const metadata = `kunci ${encode(key)},filename ${encode(file.name.slice(-200))}`;
  const headers = { ...TUS, 'upload-length': String(file.size), 'upload-metadata': metadata };
  const answer = await fetch('/unggah', { method: 'POST', headers });
  const address = answer.headers.get('location');
  if (answer.status === 201 && address) return address;
  throw answer.status < 500 && answer.status !== 429 ? new Refused() : new Error('again');
}

function offsetOf(answer: Response): number {
  const offset = answer.headers.get('upload-offset');
  if (answer.ok && offset !== null) return Number(offset);
  throw [404, 410, 413].includes(answer.status) ? new Refused() : new Error('again');
}

function encode(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="resumable"]')) new Field(root);
