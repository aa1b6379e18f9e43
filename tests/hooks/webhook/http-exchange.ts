import { connect } from 'node:net';

/** Sends bytes that no HTTP client would and reads until the server closes. */
export function rawExchange(address: string, request: string): Promise<string> {
  const [host = '', port = ''] = address.split(':');
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port) });
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.once('error', reject);
    socket.once('end', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.write(request, 'latin1');
  });
}
