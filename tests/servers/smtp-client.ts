import { connect, type Socket } from 'node:net';
import { wireForm } from './wire-form.ts';

/** A dead server shall fail a test with a message instead of hanging it. */
const REPLY_TIMEOUT_MS = 60_000;

/** The end of a reply: its last line has a space after the code (RFC 5321 §4.2). */
const WHOLE_REPLY = /^(?:\d{3}-[^\n]*\n)*\d{3} [^\n]*\n/;

interface MailTransaction {
  readonly from: string;
  readonly to: readonly string[];
  readonly content: Uint8Array;
}

/** An SMTP client that sends what it is told, for what well-behaved clients cannot do. */
export interface SmtpClient {
  /** Sends bytes as they are. */
  write(bytes: string | Uint8Array): void;
  /** The next reply, all its lines. */
  reply(): Promise<string>;
  /** Sends one line, several for pipelining, and returns the first reply. */
  command(line: string): Promise<string>;
  /** MAIL, RCPT, DATA and the content; returns the reply to the content. */
  transact(transaction: MailTransaction): Promise<string>;
  close(): void;
}

/** Connects to 127.0.0.1, reads the greeting and says EHLO. */
export async function openSmtp(port: number): Promise<SmtpClient> {
  const socket = connect({ host: '127.0.0.1', port });
  const reply = replyReader(socket);
  const write = (bytes: string | Uint8Array): void => {
    socket.write(bytes);
  };

  function command(line: string): Promise<string> {
    write(`${line}\r\n`);
    return reply();
  }

  async function transact({ from, to, content }: MailTransaction): Promise<string> {
    const replies = [await command(`MAIL FROM:<${from}>`)];
    for (const each of to) replies.push(await command(`RCPT TO:<${each}>`));
    replies.push(await command('DATA'));
    const refusal = replies.find((each) => !/^[23]/.test(each));
    if (refusal !== undefined) return refusal;
    write(wireForm(content));
    return reply();
  }

  await reply();
  await command('EHLO client.test.invalid');
  return { write, reply, command, transact, close: () => socket.destroy() };
}

function replyReader(socket: Socket): () => Promise<string> {
  let received = '';
  let failure: Error | undefined;
  let wake = (): void => undefined;
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    wake();
  });
  socket.once('error', (error) => fail(error));
  socket.once('close', () => fail(new Error(`the server closed the connection after ${received}`)));
  socket.setTimeout(REPLY_TIMEOUT_MS, () => fail(new Error('the server does not reply')));

  function fail(error: Error): void {
    failure ??= error;
    wake();
  }

  return async () => {
    for (;;) {
      const whole = WHOLE_REPLY.exec(received)?.[0];
      if (whole !== undefined) {
        received = received.slice(whole.length);
        return whole.trimEnd();
      }
      if (failure) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
