import type { Socket } from 'node:net';
import type { Engine } from '../../engine/engine.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { rateSpam } from '../spam-rating.ts';
import { IDLE_MS, LINGER_MS, MAX_RETURNED_BYTES, REQUEST_MS } from './limits.ts';
import { messageContent } from './message-content.ts';
import { formatError, formatReply, formatRspamdReply, PONG } from './reply.ts';
import { replyBody } from './reply-body.ts';
import type { Request } from './request.ts';
import { RequestReader } from './request-reader.ts';
import { SpamdError } from './spamd-error.ts';
import { type SpamdTransaction, spamdTransaction } from './transaction.ts';

/** What all connections share. */
export interface ConnectionContext {
  readonly maxMessageBytes: number;
  readonly engine: Engine;
  readonly logger: Logger;
}

/** Serves one request, as the protocol has it, and ends the connection. Never rejects. */
export async function serveConnection(socket: Socket, context: ConnectionContext): Promise<void> {
  // An error during a write after the last read has nobody else to go to, and would end the process.
  socket.on('error', (error) => context.logger.debug({ err: error }, 'spamd connection lost'));
  try {
    const request = await readRequest(socket, context.maxMessageBytes);
    if (request) leave(socket, await answer(request, context));
  } catch (error) {
    leave(socket, failure(error, context.logger));
  }
}

/** Undefined for a client that went away without a word, as monitors do. */
async function readRequest(socket: Socket, maxMessageBytes: number): Promise<Request | undefined> {
  const impatience = setTimeout(() => socket.destroy(), REQUEST_MS);
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  try {
    const reader = new RequestReader(maxMessageBytes);
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      const request = reader.read(chunk);
      if (request) return request;
    }
    return socket.bytesRead === 0 || socket.destroyed ? undefined : reader.end();
  } finally {
    clearTimeout(impatience);
    socket.setTimeout(0);
  }
}

async function answer(request: Request, context: ConnectionContext): Promise<Buffer> {
  if (request.command === 'PING') return PONG;
  if (request.command === 'SKIP') return Buffer.alloc(0);
  const { maxMessageBytes } = context;
  const isReturned = request.command === 'PROCESS';
  const message = await messageContent(
    request,
    isReturned ? Math.max(maxMessageBytes, MAX_RETURNED_BYTES) : maxMessageBytes,
  );
  if (isReturned && message.truncated) {
    // Only a part of the message is here, and the client delivers what it gets back.
    throw new SpamdError('EX_TOOBIG', 'the message is too large to be handed back');
  }
  return judge(request, spamdTransaction(request, message, maxMessageBytes), context.engine);
}

async function judge(request: Request, message: SpamdTransaction, engine: Engine): Promise<Buffer> {
  const { command, dialect, version } = request;
  const isWhole = message.transaction.truncated !== true;
  const capabilities = { replaceBody: command === 'PROCESS' && isWhole, quarantine: false };
  const outcome = await engine.analyse(message.transaction, capabilities);
  if (outcome.kind === 'try-later') throw new SpamdError('EX_TEMPFAIL', outcome.reason);
  const rating = rateSpam(outcome.report);
  if (dialect === 'rspamc') return formatRspamdReply(rating);
  return formatReply(command, version, rating, replyBody(command, { edits: outcome.edits, rating }, message));
}

function failure(error: unknown, logger: Logger): Buffer {
  if (error instanceof SpamdError) {
    logger.info({ status: error.status, reason: error.message }, 'spamd request answered with an error');
    return formatError(error);
  }
  if (error instanceof Error && 'code' in error) return Buffer.alloc(0);
  logger.error({ err: error }, 'spamd request failed');
  return formatError(new SpamdError('EX_TEMPFAIL', 'the message could not be analysed'));
}

/**
 * Sends the reply and closes. What the client still sends is read and thrown away for a while: closing over unread
 * bytes would reset the connection and take the reply with it.
 */
function leave(socket: Socket, reply: Buffer): void {
  socket.end(reply);
  socket.resume();
  const impatience = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('end', () => socket.destroySoon());
  socket.once('close', () => clearTimeout(impatience));
  if (socket.readableEnded) socket.destroySoon();
}
