import { describe, expect, it } from 'vitest';
import { fieldHosts } from '../../src/message/field-hosts.ts';
import { parseSource } from './parse-source.ts';

async function hosts(header: string): Promise<string[]> {
  const message = await parseSource(`${header}\r\n\r\nHello\r\n`);
  return fieldHosts(message).map(({ field, host }) => `${field} ${host}`);
}

describe('hosts of fields', () => {
  it.each([
    ['Sender', 'Sender: A <a@Mail.example.org>', ['Sender mail.example.org']],
    ['Message-ID', 'Message-ID: <a.b@c@example.org>', ['Message-ID example.org']],
    [
      'List-Unsubscribe, each once',
      'List-Unsubscribe: <mailto:out@example.org>, <https://www.example.com/x?a=b@example.org>',
      ['List-Unsubscribe example.org', 'List-Unsubscribe www.example.com'],
    ],
    ['List-Help', 'List-Help: <http://example.org>', ['List-Help example.org']],
    ['a host without a dot', 'Sender: a@localhost\r\nMessage-ID: <1@localhost>', []],
    ['nothing', 'Subject: Hello', []],
  ])('%s', async (_, header, expected) => expect(await hosts(header)).toEqual(expected));

  it('reads no more of a field than there is sense in', async () => {
    const many = Array.from({ length: 500 }, (_, at) => `<https://h${at}.example/>`).join(',\r\n ');
    expect(await hosts(`List-Unsubscribe: ${many}`)).toHaveLength(10);
  });
});
