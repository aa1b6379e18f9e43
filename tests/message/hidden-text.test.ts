import { describe, expect, it } from 'vitest';
import { readHtml } from '../../src/message/html-content.ts';
import { LIMITS } from '../../src/message/limits.ts';

function shown(html: string): string {
  return readHtml(html)
    .lines.map(({ text }) => text)
    .join('\n');
}

describe('text that nobody can see is hidden', () => {
  it.each([
    ['font size 0', '<span style="font-size:0">x</span>'],
    ['font size 1', '<span style="FONT-SIZE: 1px">x</span>'],
    ['white on white', '<div style="background-color:#ffffff"><span style="color:#fff">x</span></div>'],
    ['nearly white on white', '<div style="background:white"><font color="#fdfdfd">x</font></div>'],
    [
      'the colour of a cell',
      '<table><tr><td bgcolor="#090909"><font color="black">x</font></td></tr></table>',
    ],
    ['rgb', '<div style="background:rgb(255, 255, 255);color:rgb(250,250,250)">x</div>'],
    ['transparent', '<p style="color:transparent">x</p>'],
    ['opacity', '<p style="opacity:0.01">x</p>'],
    ['off the screen', '<p style="position:absolute;left:-9999px">x</p>'],
    ['indented away', '<p style="text-indent:-9999px">x</p>'],
    ['cut off', '<p style="position:absolute;clip:rect(0 0 0 0)">x</p>'],
    ['scaled away', '<p style="transform:scale(0)">x</p>'],
    ['a box of one pixel', '<div style="height:1px;overflow:hidden">x</div>'],
    ['important', '<div style="display:none!important">x</div>'],
  ])('%s', (_, html) => {
    const { hiddenText } = readHtml(`<p>seen</p>${html}`);
    expect(hiddenText).toBe('x');
    expect(shown(`<p>seen</p>${html}`)).toBe('seen');
  });
});

describe('text that may be seen is shown', () => {
  it.each([
    ['white on a picture', '<td background="x.png" bgcolor="#ffffff"><p style="color:#fff">x</p></td>'],
    [
      'white on a gradient',
      '<div style="background:linear-gradient(red,blue)"><p style="color:#fff">x</p></div>',
    ],
    [
      'white on a class',
      '<body bgcolor="#ffffff"><div class="dark"><p style="color:#fff">x</p></div></body>',
    ],
    ['white on nothing', '<p style="color:#ffffff">x</p>'],
    [
      'white on blue within white',
      '<div style="background:#fff"><p style="background:#003;color:#fff">x</p></div>',
    ],
    ['grey on white', '<div style="background:#fff;color:#999">x</div>'],
    ['black again', '<div style="background:#fff;color:#fff"><p style="color:#000">x</p></div>'],
    ['half transparent', '<p style="opacity:0.5">x</p>'],
    ['a wide column', '<div style="width:1%;overflow:hidden">x</div>'],
    ['moved a little', '<p style="position:absolute;left:-10px;margin-left:-20px">x</p>'],
    ['hidden from Outlook only', '<p style="mso-hide:all">x</p>'],
  ])('%s', (_, html) => {
    expect(shown(html)).toBe('x');
  });
});

describe('words with hidden letters in their middle', () => {
  it.each([
    ['one', '<p>Pay<b style="font-size:0">xyz</b>pal</p>', ['Paypal']],
    ['several', '<p>pa<i hidden>x</i>r<i hidden>y</i>cel is late</p>', ['parcel']],
    ['across elements', '<p><b>Pa</b><b>y</b><i hidden>x</i><u>pa</u><u>l</u>!</p>', ['Paypal']],
    ['two in a row', '<p>a<i hidden>x</i>b c<i hidden>y</i>d</p>', ['ab', 'cd']],
    ['hidden words between words', '<p>Hello<i hidden>x</i> world</p>', []],
    ['only white space hidden', '<p>Pay<i hidden> </i>pal</p>', []],
    ['a preheader', '<div hidden>Preheader</div><p>Hello</p>', []],
    ['the end of a line', '<p>Hello<i hidden>x</i></p><p>world</p>', []],
    ['cells', '<table><tr><td>Hello<i hidden>x</i></td><td>world</td></tr></table>', []],
  ])('%s', (_, html, words) => {
    expect(readHtml(html).splitWords).toEqual(words);
  });

  it('keeps a bounded number and is linear', () => {
    const start = performance.now();
    expect(readHtml('a<i hidden>x</i>b '.repeat(50_000)).splitWords).toHaveLength(LIMITS.splitWords);
    readHtml('a<i hidden>x</i>'.repeat(60_000));
    readHtml(`${'a<b>'.repeat(60_000)}<i hidden>x</i>b`);
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

describe('forms that ask for a password', () => {
  it.each([
    [
      'a form',
      '<form action="https://login.example/"><input type="password"></form>',
      'https://login.example/',
    ],
    ['no form', '<input type=" PASSWORD ">', ''],
    ['a form without an address', '<form><input type="password"></form>', ''],
  ])('%s', (_, html, target) => {
    const forms = readHtml(html).links.filter(({ link }) => link.asksPassword);
    expect(forms.map(({ link }) => [link.kind, link.target])).toEqual([['form', target]]);
  });

  it('are not those that ask for something else', () => {
    const { links } = readHtml(
      '<form action="https://shop.example/"><input type="text"><input type="submit"></form>',
    );
    expect(links.map(({ link }) => link.asksPassword)).toEqual([undefined]);
  });
});
