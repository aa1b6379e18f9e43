import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { freePort } from './free-port.ts';
import { stopAfterwards } from './stop-afterwards.ts';

/** What happens between a mail server and the gateway. */
type WireState =
  /** Everything passes. */
  | 'whole'
  /** Nobody listens. */
  | 'down'
  /** Connections are taken, and nothing is answered. */
  | 'hangs'
  /** The connection breaks in the middle of a message. */
  | 'drops';

/** A wire to the gateway that can fail. Mail servers connect to `port`. */
export interface FaultyWire {
  readonly port: number;
  become(state: WireState): Promise<void>;
}

/** Bytes after which a wire that drops breaks: after the envelope, within the tests' messages. */
const DROPPED_AFTER_BYTES = 4_000;

/** Lays a wire to a port of 127.0.0.1; it is whole at first. */
export async function layFaultyWire(gatewayPort: number): Promise<FaultyWire> {
  const port = await freePort();
  const ends = new Set<Socket>();
  let state: WireState = 'whole';
  let server: Server | undefined;

  function carry(near: Socket): void {
    ends.add(near);
    near.on('error', () => near.destroy());
    near.once('close', () => ends.delete(near));
    if (state === 'hangs') return;
    const far = connect({ host: '127.0.0.1', port: gatewayPort });
    far.on('error', () => near.destroy());
    far.once('close', () => near.destroy());
    near.once('close', () => far.destroy());
    near.pipe(far).pipe(near);
    if (state === 'drops') dropInTheMiddle(near);
  }

  async function become(next: WireState): Promise<void> {
    state = next;
    for (const end of ends) end.destroy();
    if (next === 'down' && server !== undefined) {
      const closed = once(server, 'close');
      server.close();
      server = undefined;
      await closed;
    }
    if (next !== 'down' && server === undefined) {
      server = createServer(carry).listen(port, '127.0.0.1');
      await once(server, 'listening');
    }
  }

  stopAfterwards(() => become('down'));
  await become('whole');
  return { port, become };
}

function dropInTheMiddle(near: Socket): void {
  let bytes = 0;
  near.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > DROPPED_AFTER_BYTES) near.destroy();
  });
}
