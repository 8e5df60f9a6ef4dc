import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between an installation and its PostgreSQL and counts what is asked, so that a test can strike at each step. */
export interface StepProxy {
  readonly port: number;
  /** Steps since it was armed last. */
  steps(): number;
  /** From now on steps are counted, and the blow falls once. */
  arm(blow: Blow): void;
  disarm(): void;
  /** Breaks every connection: to PostgreSQL this is a client that was killed. */
  cut(): void;
  close(): Promise<void>;
}

/** When and how to strike. */
export interface Blow {
  /** From 1. */
  readonly atStep: number;
  /** Before the step reaches PostgreSQL, or after it was done and before its answer came back. What follows is held back. */
  readonly when: 'before' | 'after';
  strike(): void;
}

/** Opens the proxy before the server at this port of this machine. */
export async function openStepProxy(target: number): Promise<StepProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let armed: Blow | null = null;
  let isStruck = false;
  let counted = 0;
  const strike = (blow: Blow) => {
    if (!isStruck) blow.strike();
    isStruck = true;
    return false;
  };
  const mayAsk = (steps: number) => {
    if (!armed) return true;
    if (isStruck) return false;
    counted += steps;
    return armed.when === 'after' || counted < armed.atStep || strike(armed);
  };
  const mayAnswer = () => armed?.when !== 'after' || counted < armed.atStep || strike(armed);
  const server = createServer((client) => {
    const behind = connect(target, '127.0.0.1');
    const pair = [client, behind] as const;
    const stepsIn = stepCounter();
    pairs.add(pair);
    client.on('data', (chunk: Buffer) => void (mayAsk(stepsIn(chunk)) && behind.write(chunk)));
    behind.on('data', (chunk: Buffer) => void (mayAnswer() && client.write(chunk)));
    for (const side of pair) side.on('error', () => undefined).on('close', () => end(pair));
  });
  const end = (pair: readonly [Socket, Socket]) => {
    pairs.delete(pair);
    for (const side of pair) side.destroy();
  };
  const cut = () => {
    for (const pair of [...pairs]) end(pair);
  };
  return {
    port: await portOf(server),
    steps: () => counted,
    arm: (blow) => {
      counted = 0;
      isStruck = false;
      armed = blow;
    },
    disarm: () => {
      armed = null;
    },
    cut,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function portOf(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
}

const HEAD_BYTES = 5;

/** Counts round trips in what a client sends: simple queries and syncs. Source: PostgreSQL, message formats. */
function stepCounter(): (chunk: Buffer) => number {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    let steps = 0;
    for (;;) {
      const head = isStarted ? HEAD_BYTES : HEAD_BYTES - 1;
      if (rest.length < head) return steps;
      const length = rest.readUInt32BE(head - 4) + head - 4;
      if (rest.length < length) return steps;
      const type = isStarted ? String.fromCharCode(rest[0] ?? 0) : '';
      if (type === 'Q' || type === 'S') steps += 1;
      isStarted = true;
      rest = rest.subarray(length);
    }
  };
}
