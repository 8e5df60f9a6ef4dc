/** The five ways in which a request can fail for a reason we know; `http` maps each to one status. */
export type ErrorCode = 'not-found' | 'not-allowed' | 'conflict' | 'invalid' | 'unavailable';

/**
 * A failure that was foreseen. `message` is for staff and logs and holds no personal data;
 * citizens read the text chosen by `code`.
 */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
  }
}
