import { randomUUID } from 'node:crypto';
import { asAdministrator } from './database.ts';
import { Visitor } from './visitor.ts';

const OTHER_SITES = 60;
const POLL_EVERY_MS = 2;
const GIVE_UP_AFTER_MS = 5000;
const SETTLE_MS = 300;

/** What publishing was seen to do, in every web process. */
export interface Publishing {
  /** From the 303 until the last process shows the new page, the longest of all rounds. */
  readonly longestMs: number;
  /** Pages that one publishing drops in one process, at most. */
  readonly mostDropped: number;
  /** Kept pages of other sites that were gone afterwards, over all rounds and processes. */
  readonly othersDropped: number;
}

interface News {
  readonly id: string;
  readonly slug: string;
  readonly siteLabel: string;
  readonly otherLabels: readonly string[];
}

/** Which installation, who writes there, and how often something is published. */
export interface PublishingRun {
  readonly home: string;
  /** One for each web process; the first has the desk. */
  readonly ports: readonly number[];
  readonly host: string;
  readonly email: string;
  readonly password: string;
  readonly rounds: number;
}

/** Changes a news item at the desk again and again while every process holds its page and those of other sites. */
export async function measurePublishing(run: PublishingRun): Promise<Publishing> {
  const news = await chooseNews(run.home);
  const [deskPort = 0] = run.ports;
  const desk = new Visitor(deskPort, run.host);
  await desk.signIn(run.email, run.password);
  const processes = run.ports.map((port) => new Kept(port, run.host, news));
  const rounds: Publishing[] = [];
  for (let round = 1; round <= run.rounds; round += 1) rounds.push(await publishOnce(desk, processes, news, round));
  desk.close();
  for (const process of processes) process.close();
  return {
    longestMs: Math.max(...rounds.map(({ longestMs }) => longestMs)),
    mostDropped: Math.max(...rounds.map(({ mostDropped }) => mostDropped)),
    othersDropped: rounds.reduce((sum, { othersDropped }) => sum + othersDropped, 0),
  };
}

async function chooseNews(home: string): Promise<News> {
  return asAdministrator(home, async (client) => {
    const { rows } = await client.query<Omit<News, 'otherLabels'>>(
      `select c.id, c.slug, s.label as "siteLabel" from sites.content c
        join sites.site s on s.government_id = c.government_id and s.id = c.site_id
        where c.kind = 'news' and c.published_version = c.latest_version and c.state = 'published'
          and s.unit_kind = 'desa' order by c.id limit 1`,
    );
    const [chosen] = rows;
    if (!chosen) throw new Error('The demonstration has no news of a desa');
    const others = await client.query<{ label: string }>(
      `select s.label from sites.site s join organization.government g on g.id = s.government_id
        where g.label = 'cirebonkab' and s.unit_kind = 'desa' and s.label <> $1 order by s.label limit $2`,
      [chosen.siteLabel, OTHER_SITES],
    );
    return { ...chosen, otherLabels: others.rows.map(({ label }) => label) };
  });
}

/** The pages that one process keeps: those that tell of the news, and those of other sites. */
class Kept {
  private readonly port: number;
  private readonly host: string;
  private readonly news: News;
  private readonly site: Visitor;

  constructor(port: number, host: string, news: News) {
    this.port = port;
    this.host = host;
    this.news = news;
    this.site = new Visitor(port, `${news.siteLabel}.${host}`);
  }

  async warm(): Promise<void> {
    for (const path of [this.path, '/', '/berita', '/kontak', '/agenda']) await this.site.get(path);
    await this.visit(this.host);
    await this.visitOthers();
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  }

  async visitOthers(): Promise<void> {
    for (const label of this.news.otherLabels) await this.visit(`${label}.${this.host}`);
  }

  async shows(title: string): Promise<boolean> {
    return (await this.site.get(this.path)).body.includes(title);
  }

  /** Counts of the page cache: `hits`, `kept`, `dropped`. */
  async figures(): Promise<Readonly<Record<string, number>>> {
    const { body } = await this.site.get('/metrics');
    const found = body.matchAll(/^pendopo_page_cache\{[^}]*event="(\w+)"[^}]*\} (\d+)/gm);
    return Object.fromEntries([...found].map(([, event = '', count]) => [event, Number(count)]));
  }

  close(): void {
    this.site.close();
  }

  private get path(): string {
    return `/berita/${this.news.slug}`;
  }

  private async visit(host: string): Promise<void> {
    const visitor = new Visitor(this.port, host);
    await visitor.get('/');
    visitor.close();
  }
}

async function publishOnce(desk: Visitor, processes: readonly Kept[], news: News, round: number): Promise<Publishing> {
  for (const process of processes) await process.warm();
  const before = await Promise.all(processes.map((process) => process.figures()));
  const title = `Jadwal kerja bakti putaran ${round} ${randomUUID().slice(0, 8)}`;
  const edit = await desk.get(`/meja/isi/${news.id}`);
  const version = /name="versi" value="(\d+)"/.exec(edit.body)?.[1] ?? '';
  const { status } = await desk.post(`/meja/isi/${news.id}`, {
    ...{ kunci: randomUUID(), versi: version, judul: title, ringkasan: 'Ringkasan', teks: 'Isi berita.' },
    ...{ bentuk: 'plain', lalu: 'terbitkan' },
  });
  if (status !== 303) throw new Error(`The desk refused to publish (${status})`);
  const startedAt = performance.now();
  await Promise.all(processes.map((process) => untilShown(process, title)));
  const longestMs = performance.now() - startedAt;
  const after = await Promise.all(processes.map((process) => process.figures()));
  for (const process of processes) await process.visitOthers();
  const later = await Promise.all(processes.map((process) => process.figures()));
  const grown = (from: typeof before, to: typeof before, event: string) =>
    processes.map((_process, at) => (to[at]?.[event] ?? 0) - (from[at]?.[event] ?? 0));
  return {
    longestMs,
    mostDropped: Math.max(...grown(before, after, 'dropped')),
    othersDropped: grown(after, later, 'hits').reduce((sum, hits) => sum + news.otherLabels.length - hits, 0),
  };
}

async function untilShown(process: Kept, title: string): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_AFTER_MS;
  while (!(await process.shows(title))) {
    if (performance.now() > giveUpAt) throw new Error('A process still shows the old page');
    await new Promise((resolve) => setTimeout(resolve, POLL_EVERY_MS));
  }
}
