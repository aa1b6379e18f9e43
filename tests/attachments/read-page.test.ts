import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inside } from '../../src/attachments/attachment-content.ts';
import { ATTACHMENT_LIMITS } from '../../src/attachments/limits.ts';
import { readPage } from '../../src/attachments/read-page.ts';

const page = (html: string): Inside => readPage(Buffer.from(html));

describe('readPage', () => {
  it('reads where a form leads and what it wants', () => {
    const { forms } = page(
      '<form action="https://login.files.example/x"><input name="mail"><input type="PASSWORD"><input type="submit"></form>',
    );
    expect(forms).toEqual([{ host: 'login.files.example', fields: ['mail', 'password'] }]);
  });

  it('reads fields that a script takes', () => {
    expect(page('<input type="password"><input placeholder="Card number">').forms).toEqual([
      { fields: ['password', 'card number'] },
    ]);
  });

  it('reads links, and relative ones from the base of the page', () => {
    const { links } = page('<base href="https://files.example/"><a href="a.php">Open</a>');
    expect(links).toEqual([{ kind: 'attachment', text: 'Open', target: 'a.php', host: 'files.example' }]);
  });

  it.each([
    '<meta http-equiv="Refresh" content="0; URL=\'https://files.example/\'">',
    '<script>window.location.href = "https://files.example/"</script>',
    '<script>location.replace(a)</script>',
    '<body onload="location=\'https://files.example/\'">',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="location[\'href\']=x"/>',
  ])('sees that %s leads elsewhere', (html) => {
    expect(page(html).scripts).toEqual(['redirect']);
  });

  it.each([
    `<script>document.write(unescape("${'%3C'.repeat(90)}"))</script>`,
    `<script>document.body.innerHTML = atob("${'PGZvcm0+'.repeat(60)}")</script>`,
    `<script>eval(String.fromCharCode(${'104, '.repeat(130)}1))</script>`,
    `<script>const b = new Blob([atob("${'UEsDBBQA'.repeat(60)}")]); a.href = URL.createObjectURL(b)</script>`,
  ])('sees a page that nobody can read', (html) => {
    expect(page(html).scripts).toEqual(['obfuscated']);
  });

  it.each([
    '<script>if (location == x) print()</script>',
    '<script src="https://lab.example/library.js"></script>',
    `<img src="data:image/png;base64,${'iVBORw0K'.repeat(60)}">`,
    '<p>The location = the garden</p>',
  ])('sees nothing in %s', (html) => {
    expect(page(html).scripts).toEqual([]);
  });

  it('reads UTF-16', () => {
    const { forms } = readPage(Buffer.from('\uFEFF<form><input type="password"></form>', 'utf16le'));
    expect(forms).toEqual([{ fields: ['password'] }]);
  });

  it('is bounded in time and size', () => {
    const started = performance.now();
    const { forms, links, text, problems } = page(
      `${'<form action="https://files.example/"><input type=password><a href="https://a.example/">x</a>'.repeat(40_000)}`,
    );
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(problems).toEqual(['too-large']);
    expect(forms?.length).toBeLessThanOrEqual(ATTACHMENT_LIMITS.forms + 1);
    expect(links?.length).toBeLessThanOrEqual(ATTACHMENT_LIMITS.links);
    expect(text?.length).toBeLessThanOrEqual(ATTACHMENT_LIMITS.textLength);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '<form>',
      '<input type=password',
      '<script>',
      '</script>',
      '<meta ',
      '"',
      '>',
      'x',
    );
    fc.assert(fc.property(fc.array(piece), (pieces) => page(pieces.join('')).scripts !== undefined));
  });
});
