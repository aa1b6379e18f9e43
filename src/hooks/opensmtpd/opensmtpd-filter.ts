import type { Readable, Writable } from 'node:stream';
import { applyEdits, type Engine } from '../../engine/engine.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { type FilterLine, parseFilterLine } from './filter-line.ts';
import { SmtpSession } from './smtp-session.ts';

export interface OpensmtpdOptions {
  /** Bytes of a message that are analysed. smtpd bounds what there is (`max-message-size`). */
  readonly maxMessageBytes: number;
  /** Leave the messages of authenticated submitters as they are. */
  readonly skipAuthenticatedSubmissions: boolean;
}

const REPORTS = [
  'link-connect',
  'link-disconnect',
  'link-identify',
  'link-auth',
  'tx-begin',
  'tx-reset',
  'tx-mail',
  'tx-rcpt',
];

const REGISTRATION = [
  ...REPORTS.map((event) => `register|report|smtp-in|${event}`),
  'register|filter|smtp-in|data-line',
  'register|filter|smtp-in|commit',
  'register|ready',
];

type Request = Extract<FilterLine, { kind: 'request' }>;

/**
 * Speaks OpenSMTPD's filter protocol (smtpd-filters(7), 0.5 and later) until the input ends. Many sessions are under
 * way at once, and smtpd stops when a filter ends: whatever goes wrong with a message stays with that message.
 */
export async function serveOpensmtpd(
  input: Readable,
  output: Writable,
  options: OpensmtpdOptions,
  engine: Engine,
  logger: Logger,
): Promise<void> {
  const filter = new OpensmtpdFilter(output, options, engine, logger);
  // One character per byte, and lines end in LF alone: a CR within a line is part of the message.
  input.setEncoding('latin1');
  for await (const line of linesOf(input)) filter.take(line);
}

async function* linesOf(input: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

class OpensmtpdFilter {
  readonly #output: Writable;
  readonly #options: OpensmtpdOptions;
  readonly #engine: Engine;
  readonly #logger: Logger;
  readonly #sessions = new Map<string, SmtpSession>();

  constructor(output: Writable, options: OpensmtpdOptions, engine: Engine, logger: Logger) {
    this.#output = output;
    this.#options = options;
    this.#engine = engine;
    this.#logger = logger;
  }

  take(text: string): void {
    const line = parseFilterLine(text);
    if (line?.kind === 'ready') this.#write(REGISTRATION);
    if (line?.kind === 'report') this.#report(line.event, line.session, line.values);
    if (line?.kind === 'request') this.#answer(line);
  }

  #report(event: string, id: string, values: readonly string[]): void {
    if (event === 'link-disconnect') this.#sessions.delete(id);
    else this.#session(id).report(event, values);
  }

  #answer(request: Request): void {
    const session = this.#session(request.session);
    if (request.phase === 'commit') this.#commit(request, session);
    else if (request.text === '.') void this.#endOfMessage(request, session);
    else session.addLine(request.text);
  }

  #commit({ session: id, token }: Request, session: SmtpSession): void {
    const result = session.tryLater ? 'reject|451 4.3.0 Try again later' : 'proceed';
    session.tryLater = false;
    this.#write([`filter-result|${id}|${token}|${result}`]);
  }

  async #endOfMessage({ session: id, token }: Request, session: SmtpSession): Promise<void> {
    const content = session.takeContent();
    const edited = await this.#edited(content, session);
    const lines = Buffer.from(edited).toString('latin1').split(/\r?\n/);
    if (lines.at(-1) === '') lines.pop();
    const stuffed = lines.map((line) => (line.startsWith('.') ? `.${line}` : line));
    this.#write([...stuffed, '.'].map((line) => `filter-dataline|${id}|${token}|${line}`));
  }

  /** The message as it goes on; as it came where the engine wants to see it again later. */
  async #edited(content: Uint8Array, session: SmtpSession): Promise<Uint8Array> {
    const { maxMessageBytes, skipAuthenticatedSubmissions } = this.#options;
    const transaction = session.transaction(content, maxMessageBytes);
    if (session.authenticated) this.#engine.noteSubmission?.(transaction.envelope);
    if (session.authenticated && skipAuthenticatedSubmissions) {
      return applyEdits(content, (await this.#engine.stripBanners?.(content)) ?? []);
    }
    const capabilities = { replaceBody: transaction.truncated !== true, quarantine: false };
    try {
      const outcome = await this.#engine.analyse(transaction, capabilities);
      if (outcome.kind === 'edits') return applyEdits(content, outcome.edits);
      this.#logger.info({ reason: outcome.reason }, 'message deferred');
    } catch (error) {
      this.#logger.error({ err: error }, 'analysis failed, message deferred');
    }
    session.tryLater = true;
    return content;
  }

  #session(id: string): SmtpSession {
    const known = this.#sessions.get(id);
    if (known) return known;
    const session = new SmtpSession();
    this.#sessions.set(id, session);
    return session;
  }

  #write(lines: readonly string[]): void {
    this.#output.write(`${lines.join('\n')}\n`, 'latin1');
  }
}
