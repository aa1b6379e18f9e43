import { spawn } from 'node:child_process';
import { wireForm } from './wire-form.ts';

export interface Submission {
  readonly port: number;
  readonly from: string;
  readonly to: string | readonly string[];
  /** The message with CRLF lines; goes out as it is. */
  readonly content: Uint8Array;
  /** Further options of swaks. */
  readonly options?: readonly string[];
}

/** What swaks saw of the conversation, without the message itself. */
export interface Sent {
  readonly accepted: boolean;
  readonly transcript: string;
}

/** Sends one message with swaks, a program that many administrators test their mail servers with. */
export function send({ port, from, to, content, options = [] }: Submission): Promise<Sent> {
  const recipients = typeof to === 'string' ? to : to.join(',');
  const child = spawn('swaks', [
    ...['--server', `127.0.0.1:${port}`, '--helo', 'client.test.invalid', '--from', from, '--to', recipients],
    // The message from standard input byte by byte; `--data` would replace tokens in it.
    ...['--data', '-', '--no-data-fixup', '--suppress-data', ...options],
  ]);
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  // swaks does not read the message when nobody answers the connection.
  child.stdin.on('error', () => undefined);
  // It sends the last CRLF by itself.
  child.stdin.end(wireForm(content).subarray(0, -2));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) =>
      resolve({ accepted: status === 0, transcript: Buffer.concat(output).toString() }),
    );
  });
}
