import type { Capabilities, Envelope, Transaction } from '../../engine/engine.ts';
import type { OwnUserTest } from '../own-users.ts';
import type { Command, Offer } from './codec/command.ts';
import { ACTION, PROTOCOL } from './codec/constants.ts';
import { expectsReply } from './codec/expected-reply.ts';
import { type Agreement, hasBits, negotiate } from './codec/negotiation.ts';
import { MilterProtocolError } from './codec/protocol-error.ts';
import type { Reply } from './codec/reply.ts';
import { decodeText } from './decode-text.ts';
import { MacroTable } from './macro-table.ts';
import { MessageCollector } from './message-collector.ts';
import { clientWithMacros, connectedClient } from './smtp-client.ts';
import { WANTED_MACROS, WISH } from './wish.ts';

export interface SessionOptions {
  /** Bytes of a message that are collected; the rest of a larger one is left out. */
  readonly maxMessageBytes: number;
  /** Leave the messages of authenticated submitters as they are. */
  readonly skipAuthenticatedSubmissions: boolean;
  /** Whether a client that has not logged in sends mail of own users; nobody does unless told. */
  readonly isOwnUser?: OwnUserTest;
  /** Whether a message of an own user is a report about verdicts; none is unless told. */
  readonly isFeedback?: (envelope: Envelope) => boolean;
  /** Hand the messages of own users over, to have our banners taken out. */
  readonly stripOutbound?: boolean;
}

/** The end of a message: what to analyse, and what may be done with it. */
export interface Analyse {
  readonly kind: 'analyse';
  readonly transaction: Transaction;
  readonly capabilities: Capabilities;
  readonly agreement: Agreement;
  /** The mail server's name for the message; empty when it has none. For the log. */
  readonly queueId: string;
  /** Somebody here submitted the message with a password. */
  readonly submitted: boolean;
  /** An own user sends it: our banners are taken out, and nothing is judged. */
  readonly outbound: boolean;
  /** The message once more where it is a report of an own user about verdicts. */
  readonly feedback?: Transaction;
}

/** The end of a message of an own user that goes on as it is: only the envelope is told. */
interface PassSubmission {
  readonly kind: 'pass-submission';
  readonly envelope: Envelope;
  /** False where its network alone says that it is an own user's. */
  readonly submitted: boolean;
  /** The message where it is a report about verdicts. */
  readonly feedback?: Transaction;
}

/** What a command calls for; `none` means silence, which the mail server counts on. */
export type Action =
  | { readonly kind: 'none' }
  | { readonly kind: 'reply'; readonly reply: Reply }
  | Analyse
  | PassSubmission
  | { readonly kind: 'close'; readonly reason?: string };

const NONE: Action = { kind: 'none' };
const CONTINUE: Action = { kind: 'reply', reply: { kind: 'continue' } };
const SKIP: Action = { kind: 'reply', reply: { kind: 'skip' } };

/** One connection of a mail server: commands in, actions out. No I/O, no clock. */
export class MilterSession {
  readonly #options: SessionOptions;
  readonly #macros = new MacroTable();
  #agreement: Agreement | undefined;
  #client: Transaction['client'] = {};
  #reversePath: string | undefined;
  #forwardPaths: string[] = [];
  #message: MessageCollector;
  #inMessage = false;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#message = this.#newMessage();
  }

  /** Whether a message has begun and not yet ended. */
  get inMessage(): boolean {
    return this.#inMessage;
  }

  /** Throws MilterProtocolError for a command before the negotiation. */
  handle(command: Command): Action {
    if (command.kind === 'negotiate') return this.#negotiate(command);
    if (command.kind === 'quit') return { kind: 'close' };
    if (!this.#agreement) throw new MilterProtocolError('a command before the negotiation');
    if (command.kind === 'end-of-message') return this.#endOfMessage(command.chunk, this.#agreement);
    this.#record(command);
    return this.#answer(command.kind, this.#agreement);
  }

  #negotiate(offer: Offer): Action {
    const negotiation = negotiate(offer, WISH);
    if (negotiation.kind === 'refused') return { kind: 'close', reason: negotiation.reason };
    const { agreement } = negotiation;
    this.#agreement = agreement;
    this.#reset();
    const macros = hasBits(agreement.actions, ACTION.setMacroList) ? WANTED_MACROS : [];
    return { kind: 'reply', reply: { kind: 'negotiate', ...agreement, macros } };
  }

  #record(command: Command): void {
    switch (command.kind) {
      case 'macros':
        this.#macros.define(command);
        break;
      case 'connect':
        this.#client = connectedClient(command);
        break;
      case 'helo':
        this.#client = { ...this.#client, ehloDomain: decodeText(command.name) };
        break;
      case 'mail':
        this.#startMessage(pathText(command.path));
        break;
      case 'recipient':
        this.#forwardPaths.push(pathText(command.path));
        break;
      case 'header':
        this.#message.addField(command.name, command.value);
        break;
      case 'body':
        this.#message.addBody(command.chunk);
        break;
      case 'abort':
        this.#reset();
        break;
      case 'quit-new-connection':
        this.#forgetClient();
        break;
      default:
    }
  }

  #answer(kind: Command['kind'], { protocol }: Agreement): Action {
    if (!expectsReply(kind, protocol)) return NONE;
    const enough = kind === 'body' && this.#message.truncated;
    return enough && hasBits(protocol, PROTOCOL.skip) ? SKIP : CONTINUE;
  }

  #endOfMessage(lastChunk: Uint8Array, agreement: Agreement): Action {
    this.#message.addBody(lastChunk);
    const submitted = this.#macros.get('auth_authen') !== undefined;
    const outbound = this.#options.skipAuthenticatedSubmissions && (submitted || this.#isOwnUser());
    const action: Analyse | PassSubmission =
      outbound && this.#options.stripOutbound !== true
        ? { kind: 'pass-submission', envelope: this.#envelope(), submitted }
        : this.#analyse(agreement, submitted, outbound);
    const feedback = this.#feedback(submitted);
    this.#macros.endMessage();
    this.#resetMessage();
    return feedback ? { ...action, feedback } : action;
  }

  /** Attackers write to these addresses, too: without a login or an own network a message is mail like any other. */
  #feedback(submitted: boolean): Transaction | undefined {
    const envelope = this.#envelope();
    if (this.#message.truncated || !this.#options.isFeedback?.(envelope)) return undefined;
    if (!submitted && !this.#isOwnUser()) return undefined;
    return { client: this.#client, envelope, content: this.#message.content(false) };
  }

  #isOwnUser(): boolean {
    const client = clientWithMacros(this.#client, this.#macros);
    return this.#options.isOwnUser?.({ client, envelope: this.#envelope() }) ?? false;
  }

  #analyse(agreement: Agreement, submitted: boolean, outbound: boolean): Analyse {
    const { truncated } = this.#message;
    // Asked by name only: were the shape of the body enough, a sender could write a body that starts with a
    // copy of the header and hide text in that copy.
    const bodyIsMessage = this.#macros.get('daemon_name')?.startsWith('Stalwart') ?? false;
    return {
      kind: 'analyse',
      transaction: {
        client: clientWithMacros(this.#client, this.#macros),
        envelope: this.#envelope(),
        content: this.#message.content(bodyIsMessage),
        ...(truncated && { truncated }),
      },
      capabilities: {
        // A body of which only the beginning was seen would be cut off.
        replaceBody: !truncated && hasBits(agreement.actions, ACTION.changeBody),
        quarantine: hasBits(agreement.actions, ACTION.quarantine),
      },
      agreement,
      queueId: this.#macros.get('i') ?? '',
      submitted,
      outbound,
    };
  }

  #envelope(): Envelope {
    const reversePath = this.#reversePath;
    return { ...(reversePath !== undefined && { reversePath }), forwardPaths: this.#forwardPaths };
  }

  #startMessage(reversePath: string): void {
    this.#macros.startMessage();
    this.#resetMessage();
    this.#reversePath = reversePath;
    this.#inMessage = true;
  }

  /** The macros go too: those of one message say nothing about the next. */
  #reset(): void {
    this.#macros.endMessage();
    this.#resetMessage();
  }

  #resetMessage(): void {
    this.#reversePath = undefined;
    this.#forwardPaths = [];
    this.#message = this.#newMessage();
    this.#inMessage = false;
  }

  #forgetClient(): void {
    this.#reset();
    this.#macros.endConnection();
    this.#client = {};
  }

  #newMessage(): MessageCollector {
    const leadingSpace = hasBits(this.#agreement?.protocol ?? 0, PROTOCOL.headerLeadingSpace);
    return new MessageCollector(this.#options.maxMessageBytes, leadingSpace);
  }
}

/** A path without its angle brackets; empty for the null reverse-path `<>`. */
function pathText(path: string): string {
  return decodeText(path.replace(/^<|>$/g, ''));
}
