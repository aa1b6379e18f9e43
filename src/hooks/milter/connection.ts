import type { Socket } from 'node:net';
import type { Engine, Envelope, Outcome } from '../../engine/engine.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { ACTION } from './codec/constants.ts';
import { decodeCommand } from './codec/decode-command.ts';
import { encodeReply } from './codec/encode-reply.ts';
import { FrameReader } from './codec/frame-reader.ts';
import { type Agreement, hasBits } from './codec/negotiation.ts';
import { MilterProtocolError } from './codec/protocol-error.ts';
import type { Reply } from './codec/reply.ts';
import { modifications } from './modifications.ts';
import { type Action, type Analyse, MilterSession, type SessionOptions } from './session.ts';

export interface ConnectionOptions extends SessionOptions {
  /** Time between two signs of life while the engine works. */
  readonly progressMs: number;
}

const CONTINUE: Reply = { kind: 'continue' };

/** SMFIR_PROGRESS is known to mail servers of this version. */
const PROGRESS_VERSION = 6;

/**
 * libmilter's own default. A mail server keeps the connection as long as its SMTP client; one that is gone
 * without a word would hold a socket for ever.
 */
const IDLE_MS = 7_210_000;

/** What the end of a message of an own user tells beside the message. */
type Noteworthy = Pick<Analyse, 'submitted' | 'feedback'>;

/** What all connections share. */
export interface ConnectionContext {
  readonly options: ConnectionOptions;
  readonly engine: Engine;
  readonly logger: Logger;
  /** The mail server does not let filters write or delete header fields. */
  reportMissingActions(): void;
}

/** A mail server at the other end of a socket: reads commands, asks the engine, writes replies. */
export class MilterConnection {
  readonly #socket: Socket;
  readonly #context: ConnectionContext;
  readonly #session: MilterSession;
  #analysing = false;
  #draining = false;

  constructor(socket: Socket, context: ConnectionContext) {
    this.#socket = socket;
    this.#context = context;
    const stripOutbound = context.engine.stripBanners !== undefined;
    const { feedback } = context.engine;
    const isFeedback = feedback && ((envelope: Envelope) => feedback.concerns(envelope));
    this.#session = new MilterSession({
      ...context.options,
      stripOutbound,
      ...(isFeedback && { isFeedback }),
    });
    // An error during a write after the last read has nobody else to go to, and would end the process.
    socket.on('error', (error) => this.#logFailure(error));
    socket.setTimeout(IDLE_MS, () => socket.destroy());
    socket.setNoDelay(true);
  }

  /** Serves the mail server until one of the two goes; never rejects. */
  async run(): Promise<void> {
    try {
      await this.#serve();
    } catch (error) {
      this.#logFailure(error);
    }
    // After the last reply has left, and not before.
    this.#socket.destroySoon();
  }

  /** Ends the connection now, or after the message that is under way. */
  drain(): void {
    this.#draining = true;
    if (!this.#busy()) this.#socket.destroySoon();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #busy(): boolean {
    return this.#analysing || this.#session.inMessage;
  }

  /** One command after the other: while a message is analysed, later commands wait in the socket. */
  async #serve(): Promise<void> {
    const reader = new FrameReader();
    for await (const chunk of this.#socket.iterator({ destroyOnReturn: false })) {
      for (const frame of reader.read(chunk)) {
        await this.#carryOut(this.#session.handle(decodeCommand(frame)));
        if (this.#isOver()) return;
      }
    }
  }

  async #carryOut(action: Action): Promise<void> {
    switch (action.kind) {
      case 'none':
        return;
      case 'reply':
        if (action.reply.kind === 'negotiate') this.#checkActions(action.reply);
        this.#socket.write(encodeReply(action.reply));
        return;
      case 'close':
        if (action.reason) this.#context.logger.warn({ reason: action.reason }, 'milter negotiation refused');
        this.#socket.destroySoon();
        return;
      case 'pass-submission':
        // "continue" and not "accept", which Postfix would carry over into the next message in some versions.
        this.#socket.write(encodeReply(CONTINUE));
        this.#noteSubmission(action, action.envelope);
        return;
      case 'analyse':
        await this.#analyse(action);
        this.#noteSubmission(action, action.transaction.envelope);
    }
  }

  #noteSubmission({ submitted, feedback }: Noteworthy, envelope: Envelope): void {
    const { engine } = this.#context;
    if (submitted) engine.noteSubmission?.(envelope);
    if (feedback) engine.feedback?.takeForwarded(feedback);
  }

  #isOver(): boolean {
    return !this.#socket.writable || (this.#draining && !this.#busy());
  }

  async #analyse(analyse: Analyse): Promise<void> {
    this.#analysing = true;
    const stopProgress = this.#reportProgress(analyse.agreement);
    const frames = await this.#verdict(analyse);
    stopProgress();
    this.#analysing = false;
    this.#socket.cork();
    for (const frame of frames) this.#socket.write(frame);
    this.#socket.uncork();
  }

  #reportProgress({ version }: Agreement): () => void {
    if (version < PROGRESS_VERSION) return () => {};
    const progress = encodeReply({ kind: 'progress' });
    const timer = setInterval(() => this.#socket.write(progress), this.#context.options.progressMs);
    return () => clearInterval(timer);
  }

  /** All frames are encoded before the first is sent: a fault half-way would leave a message half edited. */
  async #verdict(analyse: Analyse): Promise<Uint8Array[]> {
    const { transaction, capabilities, agreement, queueId } = analyse;
    const { engine, logger } = this.#context;
    try {
      const outcome = analyse.outbound
        ? await this.#strip(analyse)
        : await engine.analyse(transaction, capabilities);
      if (outcome.kind === 'edits') {
        const edits = modifications(outcome.edits, agreement, capabilities);
        return [...edits, CONTINUE].map(encodeReply);
      }
      logger.info({ reason: outcome.reason, queueId }, 'message deferred');
    } catch (error) {
      logger.error({ err: error, queueId }, 'analysis failed, message deferred');
    }
    return [encodeReply({ kind: 'temporary-failure' })];
  }

  /** Where the body cannot be replaced, or is not all here, it goes on as it is. */
  async #strip({ transaction, capabilities }: Analyse): Promise<Extract<Outcome, { kind: 'edits' }>> {
    const edits = (await this.#context.engine.stripBanners?.(transaction.content)) ?? [];
    const possible = edits.filter(({ kind }) => capabilities.replaceBody || kind !== 'replace-body');
    return { kind: 'edits', edits: possible, report: {} };
  }

  #checkActions({ actions }: { readonly actions: number }): void {
    if (!hasBits(actions, ACTION.addHeaders | ACTION.changeHeaders)) this.#context.reportMissingActions();
  }

  #logFailure(error: unknown): void {
    const { logger } = this.#context;
    if (error instanceof MilterProtocolError) {
      logger.warn({ reason: error.message }, 'milter connection closed after a protocol error');
    } else if (error instanceof Error && 'code' in error) {
      // The mail server went away, which is its right.
      logger.debug({ code: error.code }, 'milter connection lost');
    } else {
      logger.error({ err: error }, 'milter connection failed');
    }
  }
}
