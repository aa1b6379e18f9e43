import { pino } from 'pino';
import type { Logger } from './logger.ts';

/**
 * The log of a running process: JSON lines on standard error, so that standard output stays free for results.
 * Callers hand over static messages and data beside them, never an address or text of a mail.
 */
export function createLogger(level: string): Logger {
  return pino({ level, base: { service: 'counterfoil' } }, pino.destination({ fd: 2, sync: false }));
}
