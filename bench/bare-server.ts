import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** The limit: a bare server that sends the same bytes from memory. Usage: bare-server.ts PORT FILE ENCODING TYPE */
const [port, file = '', encoding = 'identity', type = 'text/html'] = process.argv.slice(2);
const body = readFileSync(file);
const headers: Record<string, string | number> = { 'content-type': type, 'content-length': body.length };
if (encoding !== 'identity') headers['content-encoding'] = encoding;

createServer((_request, response) => {
  response.writeHead(200, headers).end(body);
}).listen(Number(port), '127.0.0.1');
