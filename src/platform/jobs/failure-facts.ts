/** What a log or the dead letter queue may hold of a failure. */
export interface FailureFacts {
  readonly type: string;
  readonly code: string | null;
}

/** Kind and code of a failure, without its message: messages can quote what people typed. */
export function failureFacts(error: unknown): FailureFacts {
  if (!(error instanceof Error)) return { type: typeof error, code: null };
  const code = 'code' in error && error.code !== undefined ? String(error.code) : null;
  return { type: 'severity' in error ? 'PostgreSQL' : error.name, code };
}

/** As {@link failureFacts}, with where it broke: the frames of the stack without the message above them. */
export function failureFactsForLog(error: unknown): FailureFacts & { readonly stack: string } {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return { ...failureFacts(error), stack: lines.filter((line) => line.startsWith('    at ')).join('\n') };
}
