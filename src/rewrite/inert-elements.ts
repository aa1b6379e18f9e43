/** Elements that stay. Every other one is taken off its content. */
const KEPT = new Set(
  (
    'a abbr acronym address area b bdi bdo big blockquote br button caption center cite code col colgroup dd del ' +
    'details dfn dir div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img input ins ' +
    'kbd label legend li main map mark menu nav ol optgroup option p pre q s samp section select small span strike ' +
    'strong sub summary sup table tbody td textarea tfoot th thead time tr tt u ul var wbr article aside'
  ).split(' '),
);

/** Elements that go with all that is in them: style sheets, programs, frames, drawings and what nobody sees. */
const DROPPED = new Set(
  (
    'applet audio base basefont bgsound canvas embed frame frameset head iframe link math meta noembed noframes object ' +
    'param picture plaintext portal script source style svg template title track video xml xmp'
  ).split(' '),
);

/** Elements without an end tag. */
const VOID = new Set('area br col hr img input wbr'.split(' '));

/** Attributes that stay on any element; `href` and `style` are handled on their own. */
const ATTRIBUTES = new Set(
  (
    'abbr align alt aria-hidden aria-label axis bgcolor background border bordercolor cellpadding cellspacing char ' +
    'charoff cite class clear color cols colspan compact coords datetime dir face for frame headers height hidden ' +
    'hspace id ismap lang label name noshade nowrap open placeholder role rows rowspan rules scope selected shape size ' +
    'span src srcset start summary title type usemap valign value vspace width wrap'
  ).split(' '),
);

/** What becomes of an element: it stays, its content alone stays, or nothing does. */
export function fateOf(tagName: string): 'keep' | 'unwrap' | 'drop' {
  if (KEPT.has(tagName)) return 'keep';
  return DROPPED.has(tagName) ? 'drop' : 'unwrap';
}

export function isVoid(tagName: string): boolean {
  return VOID.has(tagName);
}

/** Whether an attribute does nothing but describe or format. */
export function isInertAttribute(name: string): boolean {
  return ATTRIBUTES.has(name);
}

/** Controls that a reader could fill in; they are switched off, as the address that a form sends to is gone. */
export function isControl(tagName: string): boolean {
  return tagName === 'input' || tagName === 'button' || tagName === 'select' || tagName === 'textarea';
}
