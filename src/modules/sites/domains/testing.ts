import { createSocket } from 'node:dgram';

/** A name server on this machine that knows just these records; texts and IPv4 addresses by name. */
export interface TestNameServer {
  /** `127.0.0.1:port`, as PENDOPO_DNS_SERVERS takes it. */
  readonly address: string;
  readonly texts: Map<string, readonly string[]>;
  readonly addresses: Map<string, readonly string[]>;
  close(): void;
}

const HEADER_BYTES = 12;
const TYPE = { a: 1, txt: 16 } as const;

/** Opens it. Source: RFC 1035, section 4. */
export async function openNameServer(): Promise<TestNameServer> {
  const [texts, addresses] = [new Map<string, readonly string[]>(), new Map<string, readonly string[]>()];
  const socket = createSocket('udp4', (question, from) => {
    const { name, type, end } = readQuestion(question);
    const answers =
      type === TYPE.txt
        ? (texts.get(name) ?? []).map((text) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]))
        : type === TYPE.a
          ? (addresses.get(name) ?? []).map((address) => Buffer.from(address.split('.').map(Number)))
          : [];
    const isKnown = texts.has(name) || addresses.has(name);
    const header = Buffer.from(question.subarray(0, HEADER_BYTES));
    header.writeUInt16BE(isKnown ? 0x8180 : 0x8183, 2);
    header.writeUInt16BE(answers.length, 6);
    header.writeUInt32BE(0, 8);
    const records = answers.map((data) => Buffer.concat([recordHead(type, data.length), data]));
    socket.send(Buffer.concat([header, question.subarray(HEADER_BYTES, end), ...records]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { address: `127.0.0.1:${socket.address().port}`, texts, addresses, close: () => socket.close() };
}

function readQuestion(message: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('ascii', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
}

/** The name is a pointer to the question's. */
function recordHead(type: number, length: number): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(length, 10);
  return head;
}
