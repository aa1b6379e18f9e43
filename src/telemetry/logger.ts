/**
 * What the parts of Counterfoil need of a log; pino's logger is one.
 *
 * Messages are static sentences, data stands beside them. Neither holds an address or the text of a mail.
 */
export interface Logger {
  debug(data: object, message: string): void;
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
}
