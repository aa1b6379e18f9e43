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
