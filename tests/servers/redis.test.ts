import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { startRedis } from './redis.ts';
import { describeWith } from './require-servers.ts';

function ask(port: number, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString());
    });
    socket.write(`${command}\r\n`);
  });
}

describeWith(['redis'], 'Redis', () => {
  it('answers, and comes back empty on the same port', async () => {
    const first = await startRedis();
    expect(await ask(first.port, 'PING')).toBe('+PONG\r\n');
    expect(await ask(first.port, 'SET key value')).toBe('+OK\r\n');
    await first.stop('SIGKILL');
    await expect(ask(first.port, 'PING')).rejects.toThrow('ECONNREFUSED');
    const second = await startRedis({ port: first.port });
    expect(await ask(second.port, 'GET key')).toBe('$-1\r\n');
  });
});
