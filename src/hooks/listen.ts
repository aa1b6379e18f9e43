import { once } from 'node:events';
import { chmod, lstat, unlink } from 'node:fs/promises';
import { connect, type Server } from 'node:net';
import { Fault } from '../fault.ts';
import { formatListenAddress, type ListenAddress } from './listen-address.ts';

/**
 * Binds the server and returns where it really listens. A socket file that a killed process left behind is
 * removed. Throws the fault `port-unavailable`.
 *
 * `socketMode`: permissions of a unix socket; the mail server needs to write to it.
 */
export async function listen(
  server: Server,
  address: ListenAddress,
  socketMode: number,
): Promise<ListenAddress> {
  try {
    if (address.kind === 'unix') return await listenUnix(server, address, socketMode);
    server.listen({ host: address.host, port: address.port });
    await once(server, 'listening');
    return boundAddress(server, address);
  } catch (cause) {
    throw new Fault('port-unavailable', sentence(address, cause), { cause });
  }
}

async function listenUnix(
  server: Server,
  address: Extract<ListenAddress, { kind: 'unix' }>,
  socketMode: number,
): Promise<ListenAddress> {
  await removeStaleSocket(address.path);
  server.listen(address.path);
  await once(server, 'listening');
  await chmod(address.path, socketMode);
  return address;
}

/** Removes a socket file at which nobody answers. Anything else at that path stays, and listening fails. */
async function removeStaleSocket(path: string): Promise<void> {
  const file = await lstat(path).catch(() => undefined);
  if (file?.isSocket() && !(await isAnswered(path))) await unlink(path);
}

async function isAnswered(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    // Any other failure (no permission, a full backlog) may well be a living process.
    return errorCode(error) !== 'ECONNREFUSED';
  } finally {
    socket.destroy();
  }
}

function boundAddress(server: Server, address: Extract<ListenAddress, { kind: 'inet' }>): ListenAddress {
  const bound = server.address();
  return bound !== null && typeof bound === 'object'
    ? { kind: 'inet', host: bound.address, port: bound.port }
    : address;
}

function sentence(address: ListenAddress, cause: unknown): string {
  const code = String(errorCode(cause));
  // Node reports a missing folder of a unix socket as EACCES too.
  const kind = address.kind === 'unix' && code === 'EACCES' ? 'EACCES-unix' : code;
  return `cannot listen on ${formatListenAddress(address)}: ${REASONS.get(kind) ?? code}`;
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EADDRINUSE', 'another process uses it'],
  ['EADDRNOTAVAIL', 'this machine does not have that address'],
  ['EACCES', 'no permission'],
  ['EACCES-unix', 'its folder does not exist or may not be written to'],
  ['ENOTFOUND', 'there is no such host'],
]);

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
