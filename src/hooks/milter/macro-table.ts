import type { ByteString } from './codec/byte-string.ts';
import type { Command } from './codec/command.ts';

type Macros = ReadonlyMap<ByteString, ByteString>;

const NONE: Macros = new Map();
const CONNECTION_STAGES = 'CH';
const MAIL_STAGE = 'M';

/**
 * The macros that the mail server told, each as long as it holds: the connection's until it ends, a message's
 * until the next one. The macros of MAIL come before that command, so they wait for it; otherwise the login
 * name of one message would also vouch for the next.
 */
export class MacroTable {
  #connection: Macros = NONE;
  #nextMessage: Macros = NONE;
  #message: Macros = NONE;

  define({ stage, macros }: Extract<Command, { kind: 'macros' }>): void {
    if (CONNECTION_STAGES.includes(stage)) this.#connection = new Map([...this.#connection, ...macros]);
    else if (stage === MAIL_STAGE) this.#nextMessage = macros;
    else this.#message = new Map([...this.#message, ...macros]);
  }

  /** MAIL has come: the macros before it are now the message's. */
  startMessage(): void {
    this.#message = this.#nextMessage;
    this.#nextMessage = NONE;
  }

  endMessage(): void {
    this.#message = NONE;
    this.#nextMessage = NONE;
  }

  /** Another SMTP client follows. */
  endConnection(): void {
    this.#connection = NONE;
  }

  /** The value of a macro, named without braces; undefined when unknown or empty. */
  get(name: string): ByteString | undefined {
    for (const macros of [this.#message, this.#connection]) {
      const value = macros.get(`{${name}}`) ?? macros.get(name);
      if (value) return value;
    }
    return undefined;
  }
}
