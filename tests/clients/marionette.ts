import { connect } from 'node:net';

/** A Mozilla program that is driven from outside (protocol 3: frames of `length:JSON`). */
export interface Marionette {
  /**
   * Runs the body of an asynchronous function with the rights of the program itself.
   *
   * @returns what the function returns, which JSON has to know
   */
  run<T>(body: string, values?: readonly unknown[]): Promise<T>;
  /** The window as PNG. */
  screenshot(): Promise<Buffer>;
  close(): void;
}

type Answer = readonly [type: 1, id: number, fault: { readonly message: string } | null, result: unknown];

/** Long enough for a program that is about to show its first window on a loaded machine. */
const SCRIPT_TIMEOUT_MS = 60_000;

/** Whole frames at the start of what was received, and the rest. */
function readFrames(received: Buffer): { readonly frames: readonly unknown[]; readonly rest: Buffer } {
  const frames: unknown[] = [];
  let rest = received;
  for (let colon = rest.indexOf(':'); colon !== -1; colon = rest.indexOf(':')) {
    const end = colon + 1 + Number(rest.toString('latin1', 0, colon));
    if (rest.length < end) break;
    frames.push(JSON.parse(rest.toString('utf8', colon + 1, end)));
    rest = rest.subarray(end);
  }
  return { frames, rest };
}

function isAnswer(frame: unknown): frame is Answer {
  return Array.isArray(frame) && frame[0] === 1;
}

/** Connects to the port of a program that was started with `--marionette --remote-allow-system-access`. */
export async function openMarionette(port: number): Promise<Marionette> {
  const socket = connect({ host: '127.0.0.1', port });
  const waiting = new Map<number, (answer: Answer) => void>();
  let received = Buffer.alloc(0);
  let sent = 0;
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    const { frames, rest } = readFrames(Buffer.concat([received, chunk]));
    received = Buffer.from(rest);
    for (const answer of frames.filter(isAnswer)) waiting.get(answer[1])?.(answer);
  });

  async function command<T>(name: string, parameters: object): Promise<T> {
    sent += 1;
    const frame = JSON.stringify([0, sent, name, parameters]);
    const answered = new Promise<Answer>((resolve) => waiting.set(sent, resolve));
    socket.write(`${Buffer.byteLength(frame)}:${frame}`);
    const [, , fault, result] = await answered;
    if (fault) throw new Error(`${name}: ${fault.message}`);
    // The protocol says what each command returns; the callers below name it.
    return result as T;
  }

  async function run<T>(body: string, values: readonly unknown[] = []): Promise<T> {
    const script = `const done = arguments[arguments.length - 1];
      (async (...values) => {${body}})(...arguments).then((value) => done({ value }), (fault) => done({ fault: String(fault) }));`;
    const parameters = { script, args: values, scriptTimeout: SCRIPT_TIMEOUT_MS };
    const { value } = await command<{ value: { value: T; fault?: string } }>(
      'WebDriver:ExecuteAsyncScript',
      parameters,
    );
    if (value.fault !== undefined) throw new Error(value.fault);
    return value.value;
  }

  async function screenshot(): Promise<Buffer> {
    const { value } = await command<{ value: string }>('WebDriver:TakeScreenshot', { full: false });
    return Buffer.from(value, 'base64');
  }

  await command('WebDriver:NewSession', {});
  await command('Marionette:SetContext', { value: 'chrome' });
  return { run, screenshot, close: () => socket.destroy() };
}
