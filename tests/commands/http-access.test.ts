import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { httpAccess } from '../../src/commands/http-access.ts';
import { Configuration } from '../../src/config/configuration.ts';
import { makeRunFolder } from '../servers/run-folder.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';

function accessWith(text: string) {
  const tokenFile = join(makeRunFolder('token'), 'token');
  writeFileSync(tokenFile, text);
  return httpAccess(Configuration.parse({ http: { tokenFile } }));
}

describe('access to HTTP', () => {
  it('has no token unless a file is named', () => {
    expect(httpAccess(Configuration.parse({}))).toEqual({ requestsPerSecond: 200 });
  });

  it('takes the token of the file, without its line end', () => {
    expect(accessWith(`${TOKEN}\n`)).toEqual({ requestsPerSecond: 200, token: TOKEN });
  });

  it.each([
    ['an empty file', ''],
    ['a short token', 'secret\n'],
    ['two lines', `${TOKEN}\n${TOKEN}\n`],
  ])('refuses %s', (_, text) => {
    expect(() => accessWith(text)).toThrow(/must hold one line of 32 characters or more/);
  });

  it('refuses a file that is not there', () => {
    const configuration = Configuration.parse({ http: { tokenFile: '/nowhere/token' } });
    expect(() => httpAccess(configuration)).toThrow('/nowhere/token cannot be read');
  });
});
