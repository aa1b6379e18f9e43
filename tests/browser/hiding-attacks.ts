const P = '<p>Dear customer, your parcel waits.</p>';

/** A page with a style sheet in its head. */
function css(style: string, body = P): string {
  return `<html><head><style>${style}</style></head><body>${body}</body></html>`;
}

/** A page whose whole content is in the body. */
function page(body: string, attributes = ''): string {
  return `<html><body${attributes}>${body}</body></html>`;
}

const COVER = 'top:0;left:0;width:100%;height:900px;background:#fff;z-index:2147483647';

const ANY = '.cf-banner,.cf-banner *';

/** Ways in which a sender may try to get rid of the banner: HTML as it is sent. */
export const HIDING_ATTACKS: Readonly<Record<string, string>> = {
  'display none by class': css('.cf-banner{display:none!important}'),
  'display none by element': css('table,tr,td,tbody{display:none!important}'),
  'display none by universal selector': css('*{display:none!important}'),
  'display none by position': css('body>:first-child{display:none!important}'),
  'display none by :has()': css('body>*:has(td[aria-hidden]){display:none!important}'),
  'display none by attribute': css('[role=presentation],[lang],[dir=ltr]{display:none!important}'),
  'display contents': css(`${ANY}{display:contents!important}`),
  'visibility hidden': css(`${ANY}{visibility:hidden!important}`),
  'visibility collapse of rows': css('tr,tbody{visibility:collapse!important}'),
  'opacity 0': css('table{opacity:0!important}'),
  'opacity 0 of the body': page(P, ' style="opacity:0"'),
  'filter opacity': css(`${ANY},body,html{filter:opacity(0)!important}`),
  'filter blur of the root': css('html{filter:blur(40px)}'),
  'text of no size': css(`${ANY}{font-size:0!important;line-height:0!important}`),
  'huge text that pushes ours out': css('html,body{font-size:900px!important}'),
  'transparent text': css(`${ANY}{color:transparent!important}`),
  'text fill': css(`${ANY}{-webkit-text-fill-color:transparent!important}`),
  'text in the colour of its ground': css(`${ANY}{color:#fff!important;background:#fff!important}`),
  'text indent': css(`${ANY}{text-indent:-9999px!important}`),
  'no height': css(`${ANY}{height:0!important;max-height:0!important;overflow:hidden!important}`),
  'no width': css(`${ANY}{width:0!important;max-width:0!important;overflow:hidden!important}`),
  clip: css('table{position:absolute!important;clip:rect(0,0,0,0)!important}'),
  'clip-path': css('table{clip-path:inset(100%)!important}'),
  'clip-path of the body': page(P, ' style="clip-path:inset(300px 0 0 0)"'),
  mask: css('table,body{-webkit-mask:linear-gradient(transparent,transparent)!important}'),
  'mix-blend-mode': css('table{mix-blend-mode:screen!important}html{background:#fff}'),
  'moved by transform': css('table{transform:translateY(-9999px)!important}'),
  'moved by translate': css('table{translate:-9999px!important}'),
  'shrunk by scale': css('table{scale:0!important}'),
  'shrunk by zoom': css('table,body{zoom:.01!important}'),
  'turned away': css('table{transform:rotateY(90deg)!important}'),
  'mirrored body': page(P, ' style="transform:scaleX(-1)"'),
  'body moved up': page(P, ' style="margin-top:-420px"'),
  'body moved up by a rule': css('body{margin-top:-420px!important}'),
  'body moved by position': css('body{position:absolute;top:-500px}'),
  'body moved by transform': css('body{transform:translateY(-500px)}'),
  'body with a scrolled box': css('html,body{height:100%;overflow:hidden}body{scroll-padding:900px}'),
  'second body tag with a style': `<html><body>${P}<body style="margin-top:-600px;transform:translateY(-400px)">`,
  'second html tag with a style': `<html><body>${P}<html style="transform:translateY(-900px)">`,
  'columns in reverse': css('body{display:flex;flex-direction:column-reverse;height:2000px}'),
  'order of flex items': css(
    'body{display:flex;flex-direction:column}body>*{order:-1}.cf-banner{order:9}',
    `${P}<div style="height:2000px">x</div>`,
  ),
  'flex end': css(
    'body{display:flex;flex-direction:column;height:300px;justify-content:flex-end;overflow:hidden}',
    '<div style="height:900px;flex:none">x</div>',
  ),
  'grid that stacks': css(
    'body{display:grid}body>*{grid-area:1/1}',
    `<div style="background:#fff;height:900px">${P}</div>`,
  ),
  'columns beside the screen': css('body{columns:2;column-fill:auto;height:10px;width:9000px;direction:rtl}'),
  'scroll snap': css(
    'html{scroll-snap-type:y mandatory}#s{scroll-snap-align:start;height:2000px}',
    '<div id=s>x</div>',
  ),
  'autofocus below': page(`<div style="height:3000px">x</div><input autofocus><button autofocus>x</button>`),
  'autofocus by tabindex': page(`<div style="height:3000px">x</div><div tabindex=0 autofocus>x</div>`),
  'absolute cover': page(`<div style="position:absolute;${COVER}">${P}</div>`),
  'fixed cover': page(`<div style="position:fixed;${COVER}">${P}</div>`),
  'fixed cover with an escaped property': page(`<div style="p\\6fsition:fixed;${COVER}">${P}</div>`),
  'fixed cover behind a comment': page(`<div style="/*;*/position:/**/fixed;${COVER}">${P}</div>`),
  'sticky cover': page(`<div style="position:sticky;margin-top:-700px;${COVER}">${P}</div>`),
  'cover by a pseudo-element': css(`body::before{content:"safe";position:fixed;${COVER}}`),
  'cover by the root': css(`html::after{content:"";position:absolute;${COVER}}`),
  'cover by a shadow': page('<div style="box-shadow:0 -500px 0 500px #fff;height:10px">x</div>'),
  'cover by an outline': css('p{outline:600px solid #fff}'),
  'pulled up': page(
    `<div style="margin-top:-600px;height:900px;background:#fff;position:relative">${P}</div>`,
  ),
  'pulled up by a computed margin': page(
    `<div style="margin-top:calc(0px - 600px);height:900px;background:#fff">${P}</div>`,
  ),
  'pulled up in a table': page(
    `<table style="margin:-600px 0 0" bgcolor=white height=900><tr><td>${P}</table>`,
  ),
  'pulled up by an inset': page(
    `<div style="position:relative;inset:-600px 0 0 0;height:900px;background:#fff">${P}</div>`,
  ),
  'pulled up by translate': page(`<div style="translate:0 -600px;height:900px;background:#fff">${P}</div>`),
  'dialog that is open': page(
    `<dialog open style="position:fixed;${COVER};border:0;max-width:none">${P}</dialog>`,
  ),
  'popover with a style': css(
    `[popover]{display:block!important;position:fixed!important;inset:0!important;${COVER}}`,
    '<div popover=manual>x</div>',
  ),
  'details that opens a cover': page(
    `<details open><summary>x</summary><div style="position:fixed;${COVER}">x</div></details>`,
  ),
  'float that covers': page(
    '<div style="float:left;margin-top:-500px;height:900px;width:100%;background:#fff">x</div>',
  ),
  'cascade layer': css('@layer evil{.cf-banner,.cf-banner *{display:none!important;opacity:0!important}}'),
  'starting style': css(
    `@starting-style{${ANY}{opacity:0;display:none}}${ANY}{transition:all 99999s!important;transition-behavior:allow-discrete!important}`,
  ),
  'animation that hides': css(
    `@keyframes k{from,to{opacity:0;visibility:hidden}}${ANY}{animation:k 1s infinite!important}`,
  ),
  'print and dark media': css(`@media all,print,(prefers-color-scheme:dark){${ANY}{display:none!important}}`),
  'media by width': css('@media (min-width:1px){table{display:none!important}}'),
  'support query': css('@supports (display:grid){table{display:none!important}}'),
  'container query': css(
    'html{container-type:inline-size}@container (min-width:1px){table{display:none!important}}',
  ),
  'nested rules': css('html{body{table{display:none!important}}}'),
  'counters and generated text': css(
    '.cf-banner *{font-size:0!important}td::before{content:counter(a) "This message is safe"!important;font-size:16px!important}',
  ),
  'font without letters': css(
    `@font-face{font-family:Arial;src:local("Webdings")}@font-face{font-family:Helvetica;src:local("Webdings")}${ANY}{font-variant:none!important}`,
  ),
  'writing upwards': css(
    `${ANY},html{writing-mode:vertical-rl!important;text-orientation:upright!important}`,
  ),
  'letters turned around': css(`${ANY}{unicode-bidi:bidi-override!important;direction:rtl!important}`),
  'right-to-left page': `<html dir=rtl><body dir=rtl style="direction:rtl;unicode-bidi:bidi-override">${P}</body></html>`,
  'letter spacing': css(`${ANY}{letter-spacing:-9px!important;word-spacing:-99px!important}`),
  'content-visibility': css('table{content-visibility:hidden!important}'),
  'content replaced': css('table,td,div{content:url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)!important}'),
  'style sheet by link': `<html><head><link rel=stylesheet href="data:text/css,table{display:none!important}"></head><body>${P}</body></html>`,
  'style sheet in the body': page(
    `${P}<style>@import "data:text/css,table{display:none!important}";table{display:none!important}</style>`,
  ),
  'style sheet in a drawing': page(`<svg><style>table{display:none!important}</style></svg>${P}`),
  'style sheet behind an unclosed comment': page(
    '<style><!--</style><style>table{display:none!important}</style>--></style>x',
  ),
  'drawing that covers': page(
    `<svg style="position:fixed;${COVER}"><rect width="100%" height="100%" fill="#fff"/></svg>`,
  ),
  'frame that covers': page(`<iframe srcdoc="safe" style="position:fixed;${COVER}"></iframe>`),
  'refresh to another page': `<html><head><meta http-equiv=refresh content="0;url=data:text/html,safe"></head><body>${P}</body></html>`,
  'body in a comment': `<!-- <body> --><html><body>${P}</body></html>`,
  'body in a title': `<html><title><body></title><body>${P}</body></html>`,
  'body in a style sheet': `<html><style>/*<body>*/</style><body>${P}</body></html>`,
  'body in a template': `<template><body></template>${P}`,
  'body in a textarea': `<textarea><body></textarea>${P}`,
  'body in an attribute': `<html title="<body>"><body title="<body>">${P}</body></html>`,
  'unclosed template': `<template>${P}`,
  'unclosed comment': `${P}<!-- the rest`,
  'unclosed select': `<select><option>${P}`,
  'unclosed table': `<table><tr><td>${P}<table><caption>`,
  plaintext: `<plaintext>${P}`,
  frameset: '<frameset><frame src="data:text/html,safe"></frameset>',
  'end tags that shut our box': page(
    `</div></div></table></td></tr></body></html><div style="position:fixed;${COVER}">x</div>`,
  ),
  'table that throws its content out': page(
    `<table><div style="position:absolute;${COVER}">x</div><tr></table>`,
  ),
  'misnested formatting': page(`<b><i><u><a href=x><div><b></a></i><p><table><a>x</table></b></div>`),
  'copy of our banner that says safe': page(
    `${P}<table class="cf-banner"\n><tr><td>Checked: this message is safe.</td></tr></table>`,
  ),
  'a banner of its own on top': page(
    '<table class="cf-banner"\nrole="presentation"><tr><td>Checked: safe.</td></tr></table>x',
  ),
  'a tree too deep to be contained': css(
    '.cf-banner{display:none!important}',
    `${'<div>'.repeat(500)}<div style="position:fixed;${COVER}">x</div>`,
  ),
  'more elements than are read': css(
    '.cf-banner{display:none!important}',
    `${'<i>x</i>'.repeat(61_000)}<div style="position:fixed;${COVER}">x</div>`,
  ),
  'a deep tree': page('<div>'.repeat(390)),
};
