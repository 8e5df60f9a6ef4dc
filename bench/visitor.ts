import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** An answer, with the time from the request to its last byte. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly ms: number;
}

/** A browser without a screen: one host, one connection, its cookies. */
export class Visitor {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly cookies = new Map<string, string>();
  private readonly port: number;
  private readonly host: string;

  constructor(port: number, host: string) {
    this.port = port;
    this.host = `${host}:${port}`;
  }

  /** Asks for a page; redirects are not followed. */
  get(path: string): Promise<Answer> {
    return this.send('GET', path, '');
  }

  /** Sends a form; redirects are not followed. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.send('POST', path, new URLSearchParams(fields).toString());
  }

  /** Signs in at the desk. @throws {Error} when the account is refused */
  async signIn(email: string, password: string): Promise<void> {
    const { status } = await this.post('/masuk', { surel: email, sandi: password });
    const desk = await this.get('/meja');
    if (status !== 303 || desk.status !== 200) throw new Error(`${email} cannot sign in (${status}, ${desk.status})`);
  }

  /** Closes the connection. */
  close(): void {
    this.agent.destroy();
  }

  private send(method: 'GET' | 'POST', path: string, body: string): Promise<Answer> {
    const startedAt = performance.now();
    const headers = {
      host: this.host,
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded', origin: `http://${this.host}` }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: this.port, path, method, headers, agent: this.agent },
        (response) => {
          this.keepCookies(response.headers['set-cookie'] ?? []);
          const chunks: Buffer[] = [];
          response
            .on('data', (chunk: Buffer) => chunks.push(chunk))
            .on('error', reject)
            .on('end', () => {
              const ms = performance.now() - startedAt;
              const text = Buffer.concat(chunks).toString();
              resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, ms });
            });
        },
      );
      sent.on('error', reject).end(body);
    });
  }

  private keepCookies(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
