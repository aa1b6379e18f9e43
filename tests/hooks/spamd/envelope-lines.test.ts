import { describe, expect, it } from 'vitest';
import { splitEnvelopeLines } from '../../../src/hooks/spamd/envelope-lines.ts';
import { MESSAGE } from './request.ts';

const FROM = 'From MAILER-DAEMON Mon Feb 03 10:12:00 2025\n';

function split(text: string) {
  const { prefix, content, envelope } = splitEnvelopeLines(Buffer.from(text, 'latin1'));
  return {
    prefix: Buffer.from(prefix).toString('latin1'),
    content: Buffer.from(content).toString('latin1'),
    envelope,
  };
}

describe('the lines above a message', () => {
  it('are the envelope when Exim wrote them', () => {
    const prefix = `${FROM}X-Envelope-From: <a@b.example>\nX-Envelope-To: c@d.example, e@f.example\n`;
    expect(split(prefix + MESSAGE)).toEqual({
      prefix,
      content: MESSAGE,
      envelope: { reversePath: 'a@b.example', forwardPaths: ['c@d.example', 'e@f.example'] },
    });
  });

  it('leave the reverse-path empty for a bounce', () => {
    const { envelope } = split(`${FROM}X-Envelope-To: c@d.example\n${MESSAGE}`);
    expect(envelope).toEqual({ reversePath: '', forwardPaths: ['c@d.example'] });
  });

  it('are the mbox line alone when a mail filter wrote it', () => {
    expect(split(FROM + MESSAGE)).toEqual({ prefix: FROM, content: MESSAGE, envelope: undefined });
  });

  it.each([
    ['a message without any', MESSAGE],
    [
      'a sender who writes them',
      `X-Envelope-From: <boss@example.test>\nX-Envelope-To: a@b.example\n${MESSAGE}`,
    ],
    ['a From field', 'From: a@b.example\n\n'],
    ['nothing', ''],
  ])('are not there in %s', (_, text) => {
    expect(split(text)).toEqual({ prefix: '', content: text, envelope: undefined });
  });

  it('are told from what a sender writes further down', () => {
    const forged = `Received: by mx.example\nX-Envelope-From: <boss@example.test>\n${MESSAGE}`;
    expect(split(FROM + forged)).toEqual({ prefix: FROM, content: forged, envelope: undefined });
  });
});
