import { Fault, type FaultCode } from '../fault.ts';

/** The exit statuses of every command but `filter`, which speaks sysexits. */
export const EXIT = {
  fine: 0,
  /** Something was found, or a check failed. */
  found: 1,
  /** Wrong usage or configuration. */
  usage: 2,
  fault: 3,
} as const;

/**
 * sysexits.h, for `filter`: the mail server keeps the message and tries again. With any other status some would bounce
 * mail because of a typing error of the administrator.
 */
export const EX_TEMPFAIL = 75;

const USAGE_FAULTS: ReadonlySet<FaultCode> = new Set([
  'configuration-invalid',
  'input-unreadable',
  'port-unavailable',
  'rules-invalid',
]);

/** Says on standard error what went wrong, in one line or one line per problem, and gives the exit status. */
export function exitStatusOf(error: unknown): number {
  if (error instanceof Fault) {
    process.stderr.write(`counterfoil: ${error.message}\n`);
    return USAGE_FAULTS.has(error.code) ? EXIT.usage : EXIT.fault;
  }
  process.stderr.write(
    `counterfoil: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  return EXIT.fault;
}
