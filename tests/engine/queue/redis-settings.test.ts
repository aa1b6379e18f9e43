import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Configuration } from '../../../src/config/configuration.ts';
import { redisAddress, redisSettings } from '../../../src/engine/queue/redis-settings.ts';
import { makeRunFolder } from '../../servers/run-folder.ts';

describe('redisAddress', () => {
  it.each([
    ['redis://127.0.0.1', { host: '127.0.0.1', port: 6379 }],
    ['redis://[::1]:6380/2', { host: '::1', port: 6380, db: 2 }],
    ['unix:/run/redis/redis.sock', { path: '/run/redis/redis.sock' }],
    [
      'rediss://mail:p%40ss@redis.example:6390',
      {
        host: 'redis.example',
        port: 6390,
        username: 'mail',
        password: 'p@ss',
        tls: { servername: 'redis.example' },
      },
    ],
  ])('reads %s', (text, expected) => {
    expect(redisAddress(text)).toEqual(expected);
  });
});

describe('redisSettings', () => {
  it('reads the password from its file, without the end of the line', () => {
    const passwordFile = join(makeRunFolder('password'), 'redis');
    writeFileSync(passwordFile, 'sesame\n');
    const { queue } = Configuration.parse({ queue: { user: 'counterfoil', passwordFile } });
    expect(redisSettings(queue).account).toEqual({ username: 'counterfoil', password: 'sesame' });
  });

  it('says which file it cannot read', () => {
    const { queue } = Configuration.parse({ queue: { passwordFile: '/nowhere/password' } });
    expect(() => redisSettings(queue)).toThrow(expect.objectContaining({ code: 'input-unreadable' }));
  });

  it.each(['http://host', 'redis://', 'redis.example:6379', 'unix:relative'])('refuses %s', (address) => {
    expect(Configuration.safeParse({ queue: { redis: [address] } }).success).toBe(false);
  });
});
