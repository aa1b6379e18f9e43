import type { Transaction } from '../../engine/engine.ts';
import { byteString, bytesOf } from './byte-string.ts';

/** One SMTP session of smtpd as its reports tell of it. */
export class SmtpSession {
  #client: Transaction['client'] = {};
  #authenticated = false;
  #reversePath: string | undefined;
  #forwardPaths: string[] = [];
  #lines: string[] = [];
  /** Set when the message of this session must come again later. */
  tryLater = false;

  get authenticated(): boolean {
    return this.#authenticated;
  }

  /** Takes note of a report; those of no interest change nothing. */
  report(event: string, values: readonly string[]): void {
    switch (event) {
      case 'link-connect':
        this.#client = connectedClient(values);
        break;
      case 'link-identify':
        this.#client = { ...this.#client, ehloDomain: values.at(-1) ?? '' };
        break;
      case 'link-auth':
        this.#authenticated ||= values.includes('pass');
        break;
      case 'tx-begin':
      case 'tx-reset':
        this.#startMessage();
        break;
      case 'tx-mail':
        this.#reversePath = acceptedPath(values) ?? this.#reversePath;
        break;
      case 'tx-rcpt':
        this.#forwardPaths.push(...[acceptedPath(values) ?? []].flat());
        break;
      default:
    }
  }

  /** A line of the content, without its line end and with a dot before a leading dot. */
  addLine(line: string): void {
    this.#lines.push(line.startsWith('.') ? line.slice(1) : line);
  }

  /** The message, whose lines are forgotten. All of it: the filter must hand back what is beyond the limit too. */
  takeContent(): Uint8Array {
    const text = this.#lines.map((line) => `${line}\r\n`).join('');
    this.#lines = [];
    return bytesOf(text);
  }

  /** The transaction of a message. */
  transaction(content: Uint8Array, maxMessageBytes: number): Transaction {
    const reversePath = this.#reversePath;
    const truncated = content.length > maxMessageBytes;
    return {
      client: this.#client,
      envelope: { ...(reversePath !== undefined && { reversePath }), forwardPaths: this.#forwardPaths },
      content: truncated ? content.subarray(0, maxMessageBytes) : content,
      ...(truncated && { truncated }),
    };
  }

  #startMessage(): void {
    this.#reversePath = undefined;
    this.#forwardPaths = [];
    this.#lines = [];
    this.tryLater = false;
  }
}

/** `rdns|fcrdns|source|destination`: the name counts when it leads back to the address. */
function connectedClient(values: readonly string[]): Transaction['client'] {
  const [name, verified, source = ''] = values;
  const address = source.replace(/:\d+$/, '').replace(/^\[(?:IPv6:)?|\]$/gi, '');
  const isInternet = !source.startsWith('unix:');
  return {
    ...(isInternet && address && { address }),
    ...(verified === 'pass' && name && { name }),
  };
}

/** Protocol versions differ in the order of result and path. */
function acceptedPath(values: readonly string[]): string | undefined {
  const [, ...resultAndPath] = values;
  const at = resultAndPath.indexOf('ok');
  if (at === -1) return undefined;
  return byteString(resultAndPath.filter((_, index) => index !== at).join('|'));
}
