import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldValues } from '../../src/message/message.ts';
import { htmlMessage, parseSource, textMessage } from './parse-source.ts';

function multipart(subtype: string, ...parts: string[]): string {
  return [
    `Content-Type: multipart/${subtype}; boundary="${subtype}-b"\r\n\r\n`,
    ...parts.map((part) => `--${subtype}-b\r\n${part}\r\n`),
    `--${subtype}-b--\r\n`,
  ].join('');
}

const PLAIN = 'Content-Type: text/plain; charset=utf-8\r\n\r\nplain words of the author';
const HTML = 'Content-Type: text/html; charset=utf-8\r\n\r\n<p>words of the author as HTML</p>';

describe('header', () => {
  it('gives subject, message id, recipients and fields', async () => {
    const message = await parseSource(
      'Subject: =?utf-8?Q?D=C3=A9j=C3=A0?=\r\nMessage-ID: <a.b@example.org>\r\nTo: a@example.org\r\nCc: b@example.org\r\nX-A: 1\r\nX-A: 2\r\n\r\n',
    );
    expect(message.subject).toBe('Déjà');
    expect(message.messageId).toBe('a.b@example.org');
    expect(message.recipients.map((each) => each.addrSpec?.localPart)).toEqual(['a', 'b']);
    expect(fieldValues(message, 'x-a')).toEqual(['1', '2']);
  });
});

describe('text', () => {
  it('comes from HTML where there are both', async () => {
    const message = await parseSource(multipart('alternative', PLAIN, HTML));
    expect(message.text).toBe('words of the author as HTML');
  });

  it('comes from plain text where HTML shows only pictures', async () => {
    const image = 'Content-Type: text/html\r\n\r\n<img src="https://example.org/i.png">';
    const message = await parseSource(multipart('alternative', PLAIN, image));
    expect(message.text).toBe('plain words of the author');
    expect(message.images).toHaveLength(1);
  });

  it('comes from every part that is shown', async () => {
    const message = await parseSource(multipart('mixed', multipart('alternative', PLAIN, HTML), PLAIN));
    expect(message.text).toBe('words of the author as HTML\nplain words of the author');
  });

  it('comes from HTML within multipart/related', async () => {
    const image = 'Content-Type: image/png\r\nContent-ID: <logo>\r\n\r\nx';
    const message = await parseSource(multipart('alternative', PLAIN, multipart('related', HTML, image)));
    expect(message.text).toBe('words of the author as HTML');
  });

  it('is not that of parts within an alternative that is not shown', async () => {
    const message = await parseSource(multipart('alternative', multipart('mixed', PLAIN, PLAIN), HTML));
    expect(message.text).toBe('words of the author as HTML');
  });

  it('is not that of an attachment', async () => {
    const attached = HTML.replace('\r\n\r\n', '\r\nContent-Disposition: attachment; filename=a.html\r\n\r\n');
    const message = await parseSource(multipart('mixed', PLAIN, attached));
    expect(message.text).toBe('plain words of the author');
    expect(message.parts[1]).toMatchObject({
      mediaType: 'text/html',
      disposition: 'attachment',
      fileName: 'a.html',
    });
  });

  it.each([
    ['quoted-printable', 'client=C3=A8le =\r\nfid=C3=A8le', 'clientèle fidèle'],
    ['base64', Buffer.from('clientèle').toString('base64'), 'clientèle'],
    ['8bit', 'clientèle', 'clientèle'],
    ['x-nonsense', 'clientèle', 'clientèle'],
  ])('is decoded: %s', async (encoding, body, text) => {
    const source = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`;
    expect((await parseSource(source)).text).toBe(text);
  });

  it('of an undeclared charset is read as windows-1252', async () => {
    const source =
      'Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nclient=E8le =80';
    expect((await parseSource(source)).text).toBe('clientèle €');
  });

  it('loses NUL characters, as mail clients show none', async () => {
    expect((await parseSource(textMessage('Pro\0ximus'))).text).toBe('Proximus');
  });

  it('parts with quoted text and hidden text', async () => {
    const message = await parseSource(
      htmlMessage(
        '<div style="display:none">preheader</div><p>own</p><p>On 3 Feb 2025 Jan wrote:</p><p>old <a href="https://example.org">x</a></p>',
      ),
    );
    expect(message.text).toBe('own');
    expect(message.quotedText).toBe('On 3 Feb 2025 Jan wrote:\nold x');
    expect(message.hiddenText).toBe('preheader');
    expect(message.links[0]?.quoted).toBe(true);
  });

  it('of an embedded message is quoted', async () => {
    const embedded = `Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n\r\nSubject: old\r\n${PLAIN}`;
    const own = 'Content-Type: text/plain\r\n\r\nsee below please';
    const message = await parseSource(multipart('mixed', own, embedded));
    expect(message.text).toBe('see below please');
    expect(message.quotedText).toBe('plain words of the author');
  });

  it('of a multipart without boundary is its source', async () => {
    const message = await parseSource('Content-Type: multipart/mixed\r\n\r\nwords of the author');
    expect(message.text).toBe('words of the author');
    expect(message.limitsReached).toEqual(['unparsable']);
  });
});

describe('links', () => {
  it('come from HTML and from the plain alternative', async () => {
    const plain = 'Content-Type: text/plain\r\n\r\nhttps://example.org/a https://example.net/b';
    const html =
      'Content-Type: text/html\r\n\r\n<a href="https://example.org/a">some words that are shown</a> www.example.com';
    const { links } = await parseSource(multipart('alternative', plain, html));
    expect(links.map((link) => [link.kind, link.host])).toEqual([
      ['anchor', 'example.org'],
      ['text', 'www.example.com'],
      ['text', 'example.net'],
    ]);
  });

  it('are not found again in the text of an anchor', async () => {
    const { links } = await parseSource(htmlMessage('<a href="https://example.net">https://example.org</a>'));
    expect(links).toEqual([
      { text: 'https://example.org', target: 'https://example.net', host: 'example.net', kind: 'anchor' },
    ]);
  });
});

describe('a message that is all quotation', () => {
  it('is its author’s own, links and all', async () => {
    const html = '<div class="gmail_quote">Pay here: <a href="https://example.org">pay</a></div>';
    const message = await parseSource(htmlMessage(html));
    expect(message.text).toBe('Pay here: pay');
    expect(message.links).toEqual([
      { text: 'pay', target: 'https://example.org', host: 'example.org', kind: 'anchor' },
    ]);
  });
});

describe('parts', () => {
  it('are the leaves in order, with their bytes', async () => {
    const image =
      'Content-Type: IMAGE/PNG; name="=?utf-8?Q?caf=C3=A9.png?="\r\nContent-ID: <logo@example>\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC';
    const invite = 'Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR';
    const message = await parseSource(
      multipart('mixed', multipart('alternative', PLAIN, HTML), image, invite),
    );
    expect(message.parts.map((part) => [part.path, part.mediaType])).toEqual([
      ['1.1', 'text/plain'],
      ['1.2', 'text/html'],
      ['2', 'image/png'],
      ['3', 'text/calendar'],
    ]);
    expect(message.parts[2]).toMatchObject({ fileName: 'café.png', contentId: 'logo@example' });
    expect([...(message.parts[2]?.content ?? [])]).toEqual([0, 1, 2]);
    expect(Buffer.from(message.parts[3]?.content ?? []).toString()).toBe('BEGIN:VCALENDAR');
  });

  it('is one for a message without MIME', async () => {
    const message = await parseSource('Subject: x\n\nhello there');
    expect(message.parts).toMatchObject([{ path: '1', mediaType: 'text/plain', disposition: 'inline' }]);
  });
});

describe('message', () => {
  it('is frozen to the bottom', async () => {
    const message = await parseSource(htmlMessage('<a href="https://example.org">x</a><img src="cid:a">'));
    const unfrozen: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
      if (!Object.isFrozen(value)) unfrozen.push(path);
      for (const [key, member] of Object.entries(value)) visit(member, `${path}.${key}`);
    };
    visit(message, 'message');
    expect(unfrozen).toEqual([]);
    expect(message.links).toHaveLength(1);
  });

  it('comes of any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (content) => {
        expect((await parseSource(content)).header).toBeInstanceOf(Array);
      }),
      { numRuns: 200 },
    );
  });

  it('comes of any pieces of mail', async () => {
    const unit = fc.constantFrom(
      ...'From: |To: |Content-Type: |multipart/mixed; boundary=b|text/html|message/rfc822|--b|--b--|\r\n|\n|\r\n\r\n'.split(
        '|',
      ),
      ...'Content-Transfer-Encoding: |base64|quoted-printable|Content-Disposition: inline|=?utf-8?Q?|?=|=E9|\0'.split(
        '|',
      ),
      ...'<a href="|">|</a>|<p style="|<!--|-->|<script>|>|> |é|a@example.org|,|;'.split('|'),
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 60 }), async (source) => {
        expect(typeof (await parseSource(source)).text).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});
