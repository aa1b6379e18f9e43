import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Command, Offer } from '../../../../src/hooks/milter/codec/command.ts';
import { expectsReply } from '../../../../src/hooks/milter/codec/expected-reply.ts';
import { FrameReader } from '../../../../src/hooks/milter/codec/frame-reader.ts';
import type { Reply } from '../../../../src/hooks/milter/codec/reply.ts';
import { decodeReply } from './decode-reply.ts';
import { encodeCommand } from './encode-command.ts';

/** What Postfix 3.7 and Sendmail 8.17 offer. */
export const FULL_OFFER: Offer = { version: 6, actions: 0x1ff, protocol: 0x1fffff };

const FINAL = new Set([
  'continue',
  'accept',
  'reject',
  'temporary-failure',
  'discard',
  'reply-code',
  'shutdown',
]);

/** The mail server's side of the protocol: waits for as many replies as the agreed bits promise, no more. */
export class FakeMailServer {
  readonly socket: Socket;
  protocol = 0;
  readonly #replies: AsyncGenerator<Reply, void>;

  static async connect(address: string): Promise<FakeMailServer> {
    const socket = address.startsWith('unix:')
      ? connect(address.slice('unix:'.length))
      : connect(Number(address.slice(address.lastIndexOf(':') + 1)), hostOf(address));
    socket.setNoDelay(true);
    await once(socket, 'connect');
    return new FakeMailServer(socket);
  }

  private constructor(socket: Socket) {
    this.socket = socket;
    this.#replies = readReplies(socket);
  }

  async negotiate(offer: Offer = FULL_OFFER): Promise<Extract<Reply, { kind: 'negotiate' }>> {
    this.send({ kind: 'negotiate', ...offer });
    const reply = await this.nextReply();
    if (reply?.kind !== 'negotiate') throw new Error(`${reply?.kind} instead of a negotiation`);
    this.protocol = reply.protocol;
    return reply;
  }

  /** Writes without waiting for anything. */
  send(...commands: readonly Command[]): void {
    this.socket.write(Buffer.concat(commands.map(encodeCommand)));
  }

  /** Tells commands one by one, and waits for the reply to those that have one. */
  async tell(...commands: readonly Command[]): Promise<Reply[]> {
    const replies: Reply[] = [];
    for (const command of commands) {
      this.send(command);
      if (!expectsReply(command.kind, this.protocol)) continue;
      const reply = await this.nextReply();
      if (!reply) throw new Error(`the filter went away at ${command.kind}`);
      replies.push(reply);
    }
    return replies;
  }

  /** Ends the message and collects all replies up to the final one. */
  async endMessage(): Promise<Reply[]> {
    this.send({ kind: 'end-of-message', chunk: new Uint8Array(0) });
    return this.verdict();
  }

  /** Replies up to the next final one. */
  async verdict(): Promise<Reply[]> {
    const replies: Reply[] = [];
    while (!replies.some(({ kind }) => FINAL.has(kind))) {
      const reply = await this.nextReply();
      if (!reply) throw new Error('the filter went away before its verdict');
      replies.push(reply);
    }
    return replies;
  }

  /** The next reply; undefined when the filter has closed the connection. */
  async nextReply(): Promise<Reply | undefined> {
    return (await this.#replies.next()).value ?? undefined;
  }

  /** Says goodbye. Returns the replies that nobody asked for. */
  async quit(): Promise<Reply[]> {
    this.send({ kind: 'quit' });
    const surplus: Reply[] = [];
    for await (const reply of this.#replies) surplus.push(reply);
    return surplus;
  }
}

function hostOf(address: string): string {
  return address.slice(0, address.lastIndexOf(':')).replace(/^\[|\]$/g, '');
}

async function* readReplies(socket: Socket): AsyncGenerator<Reply, void> {
  const reader = new FrameReader();
  for await (const chunk of socket) {
    for (const frame of reader.read(chunk)) yield decodeReply(frame);
  }
}
