/**
 * Every way in which Counterfoil itself fails, in one list. A code is never reused for another meaning.
 *
 * `temporary` says whether trying again later can help; a hook turns it into 4xx or "try again", never into
 * a lost message.
 */
const FAULTS = {
  'analysis-failed': { temporary: true, outside: 'the message could not be analysed' },
  'configuration-invalid': { temporary: false, outside: 'the configuration is not valid' },
  'deadline-passed': { temporary: true, outside: 'the analysis took too long' },
  'input-unreadable': { temporary: false, outside: 'the input cannot be read' },
  'memory-unavailable': { temporary: true, outside: 'what is remembered cannot be reached' },
  overloaded: { temporary: true, outside: 'too many messages at once' },
  'port-unavailable': { temporary: false, outside: 'the address to listen on is not available' },
  'protocol-error': {
    temporary: true,
    outside: 'the mail server sent something that is not in its protocol',
  },
  'queue-unavailable': { temporary: true, outside: 'the queue cannot be used' },
  'rules-invalid': { temporary: false, outside: 'the rules are not valid' },
} as const satisfies Record<string, { readonly temporary: boolean; readonly outside: string }>;

export type FaultCode = keyof typeof FAULTS;

/**
 * An error with an outside and an inside. `outside` may be shown to anyone and says nothing private;
 * `message` and `cause` are for the log of the administrator.
 */
export class Fault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode, inside: string, options?: { readonly cause?: unknown }) {
    super(inside, options);
    this.name = 'Fault';
    this.code = code;
  }

  get temporary(): boolean {
    return FAULTS[this.code].temporary;
  }

  get outside(): string {
    return FAULTS[this.code].outside;
  }
}
