import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { AppError, type ErrorCode } from '../errors.ts';
import { MessagePage } from '../ui/message-page.tsx';
import { renderDocument } from '../ui/render.ts';
import type { Language } from '../ui/texts.ts';
import type { App } from './fastify.ts';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  'not-found': 404,
  'not-allowed': 403,
  conflict: 409,
  invalid: 422,
  unavailable: 503,
};

const PROBLEM_TITLE: Readonly<Record<number, string>> = {
  400: 'Permintaan tidak dapat dibaca',
  403: 'Tidak diizinkan',
  404: 'Tidak ditemukan',
  405: 'Cara ini tidak tersedia',
  409: 'Bertabrakan dengan perubahan lain',
  413: 'Terlalu besar',
  415: 'Bentuk isi tidak dikenal',
  422: 'Isian perlu diperbaiki',
  429: 'Terlalu banyak permintaan',
  500: 'Kesalahan di pihak kami',
  503: 'Sedang tidak dapat melayani',
};

/** One place in which every failure becomes a page, or problem JSON (RFC 9457) for programs. */
export function addFailurePages(app: App, stylesheet: string): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => answerFailure(error, request, reply, stylesheet));
  app.setNotFoundHandler((request, reply) =>
    answerFailure(new AppError('not-found', 'No such route'), request, reply, stylesheet),
  );
}

function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply, stylesheet: string): FastifyReply {
  const status = statusOf(error);
  const incident = request.id;
  const line = { incident, status, code: error instanceof AppError ? error.code : undefined };
  if (status >= 500) request.log.error({ ...line, err: describe(error) }, 'request failed');
  else request.log.info(line, 'request refused');
  const retryAfter = retryAfterSeconds(error, status);
  if (retryAfter !== null) reply.header('retry-after', retryAfter);
  reply.code(status).header('cache-control', 'no-store');
  if (wantsJson(request)) {
    return reply
      .type('application/problem+json; charset=utf-8')
      .send({ type: 'about:blank', title: titleOf(status), status, instance: `urn:uuid:${incident}` });
  }
  const language: Language = request.language ?? 'id';
  const page = (
    <MessagePage
      language={language}
      status={status}
      incident={status >= 500 ? incident : null}
      stylesheet={stylesheet}
    />
  );
  return reply.type('text/html; charset=utf-8').send(renderDocument(page));
}

function statusOf(error: unknown): number {
  if (error instanceof AppError) return STATUS[error.code];
  if (hasZodFastifySchemaValidationErrors(error)) return error.validationContext === 'params' ? 404 : 400;
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (isBadText(error)) return 400;
  if (isDatabaseAway(error)) return STATUS.unavailable;
  return status >= 400 && status < 600 ? status : 500;
}

/** PostgreSQL refuses bytes that are no text (22021) and other malformed literals: the visitor's fault, not ours. */
function isBadText(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '22021' || error.code === '22P05');
}

/**
 * PostgreSQL cannot be reached, is stopping or starting, or lacks room, memory or connections: classes 08, 53 and 57P
 * (PostgreSQL, appendix A). It passes.
 */
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (/^(08...|53...|57P..|ECONNREFUSED|ECONNRESET|EPIPE|ENOSPC)$/.test(code)) return true;
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message);
}

function retryAfterSeconds(error: unknown, status: number): number | null {
  if (error instanceof Error && 'retryAfterSeconds' in error) return Number(error.retryAfterSeconds);
  return status === 503 ? 5 : null;
}

/** What the log may hold: where it broke. Messages of PostgreSQL can quote what people typed, so its code stands for them. */
function describe(error: unknown): { type: string; message: string; stack: string | undefined; code: unknown } {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'not an Error', stack: undefined, code: undefined };
  const code = 'code' in error ? error.code : undefined;
  if (!('severity' in error)) return { type: error.name, message: error.message, stack: error.stack, code };
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '));
  const constraint = 'constraint' in error ? String(error.constraint ?? '') : '';
  return {
    type: 'PostgreSQL',
    message: `PostgreSQL ${String(code)} ${constraint}`.trim(),
    stack: frames?.join('\n'),
    code,
  };
}

function wantsJson(request: FastifyRequest): boolean {
  const accepted = request.headers.accept ?? '';
  return accepted.includes('json') && !accepted.includes('text/html');
}

function titleOf(status: number): string {
  return PROBLEM_TITLE[status] ?? (status >= 500 ? 'Kesalahan di pihak kami' : 'Permintaan ditolak');
}
