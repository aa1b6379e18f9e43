import { connect } from 'node:net';

/** Sends a request, closes this side unless told otherwise, and reads until the server closes. */
export function exchange(
  address: string,
  request: string | Uint8Array,
  { halfClose = true } = {},
): Promise<string> {
  const [host = '', port = ''] = address.split(/:(?=\d+$)/);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host, port: Number(port), allowHalfOpen: true });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.once('error', reject);
    socket.once('end', () => {
      socket.end();
      resolve(Buffer.concat(chunks).toString('latin1'));
    });
    const bytes = typeof request === 'string' ? Buffer.from(request, 'latin1') : request;
    if (halfClose) socket.end(bytes);
    else socket.write(bytes);
  });
}
