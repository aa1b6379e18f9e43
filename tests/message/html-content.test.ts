import { describe, expect, it } from 'vitest';
import { type HtmlContent, readHtml } from '../../src/message/html-content.ts';

function textOf(html: string): string {
  return readHtml(html)
    .lines.map((line) => line.text)
    .join('\n');
}

function ownTextOf({ lines }: HtmlContent): string {
  return lines
    .filter((line) => !line.quoted)
    .map((line) => line.text)
    .join('\n');
}

describe('visible text', () => {
  it.each([
    ['paragraphs are lines', '<p>one</p><p>two</p>', 'one\ntwo'],
    ['<br> breaks a line', 'one<br>two<br/>three', 'one\ntwo\nthree'],
    ['white space collapses', '<p>one\n   two&nbsp; three</p>', 'one two three'],
    ['inline elements join', '<p>Prox<b>im</b><span>us</span></p>', 'Proximus'],
    ['cells stand side by side', '<table><tr><td>Total</td><td>12 EUR</td></tr></table>', 'Total 12 EUR'],
    ['rows are lines', '<table><tr><td>a</td><tr><td>b</td></table>', 'a\nb'],
    ['entities', 'caf&eacute; &#8364; &#x41; &amp; &unknown;', 'café € A & &unknown;'],
    ['invisible characters stay', 'Pro\u200bximus', 'Pro\u200bximus'],
    ['script, style and title', '<title>t</title><style>s</style><script>c</script>shown', 'shown'],
    ['template', '<template>t</template>shown', 'shown'],
    ['text of an unclosed head', '<head><meta charset="utf-8">shown', 'shown'],
    ['comments', 'a<!-- b -->c', 'ac'],
    ['conditional comments', '<!--[if mso]>Outlook<![endif]--><![if !mso]>others<![endif]>', 'others'],
    ['unclosed comment', 'a<!-- b <p>c', 'a'],
    ['unclosed tag', 'a<b', 'a'],
    ['unclosed attribute', 'a<a href="x>b', 'a'],
    ['preformatted', '<pre>one\ntwo</pre>', 'one\ntwo'],
    ['text of a button', '<input type="submit" value="Log in">', 'Log in'],
    ['self-closing div', '<div/>one<div/>two', 'one\ntwo'],
    ['stray end tags', '</p></div>one</span>', 'one'],
    ['noscript', '<noscript>shown</noscript>', 'shown'],
  ])('%s', (_, html, text) => {
    expect(textOf(html)).toBe(text);
  });
});

describe('hidden text', () => {
  it.each([
    ['display: none', '<div style="display:none">hidden</div>'],
    ['display: none, spaced, in capitals', '<div style="color:red; DISPLAY : None !important">hidden</div>'],
    ['within a hidden element', '<div style="display:none"><p>hi<b>dd</b>en</p></div>'],
    ['visibility: hidden', '<span style="visibility:hidden">hidden</span>'],
    ['opacity: 0', '<span style="opacity:0.0">hidden</span>'],
    ['font-size: 0', '<span style="font-size:0">hidden</span>'],
    ['font-size: 1px', '<span style="font-size:1px;line-height:1px">hidden</span>'],
    ['shorthand font', '<span style="font:1px Arial">hidden</span>'],
    ['no height', '<div style="max-height:0;overflow:hidden">hidden</div>'],
    ['the hidden attribute', '<div hidden>hidden</div>'],
    ['textarea', '<textarea>hidden</textarea>'],
    ['a stray end tag in a cell', '<div style="display:none"><table><td></div>hidden</td></table></div>'],
  ])('%s', (_, html) => {
    const content = readHtml(`<p>before</p>${html}<p>after</p>`);
    expect(content.hiddenText).toBe('hidden');
    expect(content.lines.map((line) => line.text)).toEqual(['before', 'after']);
  });

  it.each([
    ['a size set anew', '<td style="font-size:0"><span style="font-size:16px">shown</span></td>'],
    ['visibility set anew', '<div style="visibility:hidden"><b style="visibility:visible">shown</b></div>'],
    ['hidden from Outlook only', '<a style="mso-hide:all">shown</a>'],
    ['overflow alone', '<div style="overflow:hidden;height:20px">shown</div>'],
    ['after a hidden cell without end tag', '<table><tr><td style="display:none"><td>shown</table>'],
    ['after a hidden paragraph without end tag', '<p style="display:none"><p>shown'],
    ['half opacity', '<p style="opacity:0.5">shown</p>'],
  ])('is not: %s', (_, html) => {
    expect(textOf(html)).toBe('shown');
  });
});

describe('links', () => {
  it.each([
    ['text', '<a href="https://example.org/x">Log in</a>', 'Log in', 'example.org'],
    ['nested text', '<a href="https://example.org"><b>Log</b>\n <i>in</i></a>', 'Log in', 'example.org'],
    [
      'blocks within',
      '<a href="https://example.org"><div>Log</div><div>in</div></a>',
      'Log in',
      'example.org',
    ],
    ['image', '<a href="https://example.org"><img src="l.png" alt="Bank"></a>', '', 'example.org'],
    ['hidden text', '<a href="https://example.org">in<i style="display:none">x</i></a>', 'in', 'example.org'],
    ['unclosed', '<a href="https://example.org">Log in', 'Log in', 'example.org'],
    ['upper case', '<A HREF=https://EXAMPLE.org>Log in</A>', 'Log in', 'example.org'],
    ['entities in the target', '<a href="https&#58;//example.org/?a=1&amp;b=2">x</a>', 'x', 'example.org'],
    ['line ends in the target', '<a href="https://exam\nple.org/">x</a>', 'x', 'example.org'],
    ['base', '<base href="https://example.org/a/"><a href="b">x</a>', 'x', 'example.org'],
    [
      'area of an image map',
      '<map><area href="https://example.org" alt="Bank"></map>',
      'Bank',
      'example.org',
    ],
    ['mailto', '<a href="mailto:jan@example.org">Jan</a>', 'Jan', undefined],
  ])('%s', (_, html, text, host) => {
    const [placed, ...others] = readHtml(html).links;
    expect(others).toEqual([]);
    expect(placed?.link.text).toBe(text);
    expect(placed?.link.host).toBe(host);
    expect(placed?.link.kind).toBe('anchor');
  });

  it('do not nest', () => {
    const html = '<a href="https://example.org">one<a href="https://example.net">two</a>';
    expect(readHtml(html).links.map(({ link }) => link.text)).toEqual(['one', 'two']);
  });

  it('are forms as well', () => {
    const [placed] = readHtml('<form action="https://example.org/login"><input></form>').links;
    expect(placed?.link).toEqual({
      text: '',
      target: 'https://example.org/login',
      host: 'example.org',
      kind: 'form',
    });
  });
});

describe('images', () => {
  it('have source, host, alternative text and title', () => {
    expect(readHtml('<img src="https://example.org/l.png" alt="Bank" title="Logo">').images).toEqual([
      { source: 'https://example.org/l.png', host: 'example.org', alternativeText: 'Bank', title: 'Logo' },
    ]);
  });

  it.each([
    ['embedded', '<img src="cid:logo">', 'cid:logo'],
    ['data', '<img src="data:image/png;base64,AAAA">', 'data:image/png;base64,AAAA'],
    ['background', '<td background="cid:logo">', 'cid:logo'],
    ['button', '<input type="image" src="cid:logo">', 'cid:logo'],
    ['style', '<td style="color: red; background: #fff url( \'cid:logo\' ) no-repeat">', 'cid:logo'],
    ['style of its own', '<div style="background-image:url(cid:logo)">x</div>', 'cid:logo'],
  ])('are found: %s', (_, html, source) => {
    expect(readHtml(html).images).toEqual([{ source, alternativeText: '', title: '' }]);
  });

  it.each([
    ['tracker', '<img src="https://example.org/t.gif" width="1" height="1">'],
    ['hidden', '<div style="display:none"><img src="https://example.org/t.gif"></div>'],
    ['no source', '<img alt="x">'],
  ])('are left out: %s', (_, html) => {
    expect(readHtml(html).images).toEqual([]);
  });
});

describe('large texts', () => {
  it.each([
    ['h1', '<h1>Bank</h1>', ['Bank']],
    ['h1 of small letters', '<h1 style="font-size:14px">Bank</h1>', []],
    ['20 px', '<span style="font-size:20px">Bank</span>', ['Bank']],
    ['19 px', '<span style="font-size:19px">Bank</span>', []],
    ['15 pt', '<span style="font-size: 15pt">Bank</span>', ['Bank']],
    ['2 em', '<span style="font-size:2em">Bank</span>', ['Bank']],
    ['shorthand', '<span style="font:bold 24px/30px Arial">Bank</span>', ['Bank']],
    ['inherited', '<div style="font-size:30px"><p><b>Ba</b>nk</p></div>', ['Bank']],
    ['font size 5', '<font size="5">Bank</font>', ['Bank']],
    ['font size 2', '<font size="2">Bank</font>', []],
    ['font size +3', '<font size="+3">Bank</font>', ['Bank']],
    ['coloured letters', '<h2><font color="red">Ba</font><font color="blue">nk</font></h2>', ['Bank']],
    ['two lines', '<h1>Bank</h1><h1>Online</h1>', ['Bank', 'Online']],
    ['with small text between', '<h1>Bank<small style="font-size:9px">of</small>Town</h1>', ['Bank', 'Town']],
  ])('%s', (_, html, texts) => {
    expect(readHtml(html).largeTexts.map((large) => large.text)).toEqual(texts);
  });
});

describe('quotations that markup tells', () => {
  it.each([
    ['blockquote type=cite', '<blockquote type="cite">old</blockquote>'],
    ['Gmail', '<div class="gmail_quote"><div>old</div></div>'],
    ['Thunderbird', '<div class="moz-cite-prefix">old</div>'],
    ['Yahoo', '<div class="x yahoo_quoted">old</div>'],
  ])('%s', (_, html) => {
    const content = readHtml(`<p>own</p>${html}<p>words</p>`);
    expect(ownTextOf(content)).toBe('own\nwords');
    expect(content.lines.filter((line) => line.quoted).map((line) => line.text)).toEqual(['old']);
  });

  it('Outlook on the web: everything from its mark on', () => {
    const content = readHtml('<p>own</p><div id="appendonsend"></div><hr><div>old</div><p>older</p>');
    expect(ownTextOf(content)).toBe('own');
  });

  it('a plain blockquote is an indentation', () => {
    expect(ownTextOf(readHtml('<blockquote>own</blockquote>'))).toBe('own');
  });

  it('marks links', () => {
    const html = '<blockquote type="cite"><a href="https://example.org">x</a></blockquote>';
    expect(readHtml(html).links[0]?.link.quoted).toBe(true);
  });
});
