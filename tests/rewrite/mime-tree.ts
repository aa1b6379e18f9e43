import fc from 'fast-check';

type LineEnd = '\r\n' | '\n';

/** Text that is representable in the charset, as bytes in latin1. */
const bytesOf = {
  ascii: fc.string({ unit: fc.constantFrom(...'abc <>=.-\tXYZ\n') }),
  octets: fc.string({ unit: fc.constantFrom(...'abé\u00e4\u00b5 <>=\n') }),
};

const MARKUP = [
  '',
  '<html><body>',
  '<html><head><title><body></title></head>\n<body bgcolor="#ffffff">',
  '<!-- <body> -->\n',
  '<!DOCTYPE html>\n<body\nclass=x>',
  '<p>',
];

/** All of these can say a banner in English; for HTML any charset can. */
const TEXT_CHARSETS = ['windows-1257', 'windows-1252', 'utf-8'];
const HTML_CHARSETS = [...TEXT_CHARSETS, 'iso-8859-1', 'koi8-r', 'shift_jis', 'us-ascii'];

const ENCODINGS = ['8bit', 'binary', 'base64', 'quoted-printable'] as const;

interface Leaf {
  readonly html: boolean;
  readonly charset: string;
  readonly encoding: (typeof ENCODINGS)[number];
  readonly text: string;
  readonly width: number;
}

const shape = {
  encoding: fc.constantFrom(...ENCODINGS),
  text: fc
    .tuple(fc.constantFrom(...MARKUP), fc.oneof(bytesOf.ascii, bytesOf.octets))
    .map(([markup, text]) => markup + text),
  width: fc.integer({ min: 1, max: 90 }),
};

const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  fc.record({ html: fc.constant(true), charset: fc.constantFrom(...HTML_CHARSETS), ...shape }),
  fc.record({ html: fc.constant(false), charset: fc.constantFrom(...TEXT_CHARSETS), ...shape }),
);

interface Branch {
  readonly subtype: string;
  readonly boundary: string;
  readonly preamble: string;
  readonly epilogue: string;
  readonly closes: boolean;
  readonly children: readonly (Leaf | Branch)[];
}

const boundary = fc
  .string({ unit: fc.constantFrom(..."abcXYZ019'()+_,-./:=?"), minLength: 4, maxLength: 60 })
  .map((text) => `b${text}b`);

const { tree } = fc.letrec<{ tree: Leaf | Branch; branch: Branch }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('branch')),
  branch: fc.record({
    subtype: fc.constantFrom('mixed', 'alternative', 'related'),
    boundary,
    preamble: fc.constantFrom('', 'This is MIME.\n', '--no boundary\n'),
    epilogue: fc.constantFrom('', '\n', 'epilogue\n--\n'),
    closes: fc.boolean(),
    children: fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
  }),
}));

/** Whole messages with every shape of tree, charset, transfer encoding, line end and line length. */
export const message: fc.Arbitrary<Buffer> = fc
  .tuple(tree, fc.constantFrom<LineEnd>('\r\n', '\n'))
  .map(([root, lineEnd]) => {
    const source = `From: Lumovia <a@b.example>\nMIME-Version: 1.0\n${entity(root, lineEnd)}`;
    return Buffer.from(withLineEnds(source, lineEnd), 'latin1');
  });

/** Line ends of bodies in base64 are made inside `encode`, those of everything else here. */
function withLineEnds(text: string, lineEnd: LineEnd): string {
  return text.replaceAll('\n', lineEnd);
}

function entity(node: Leaf | Branch, lineEnd: LineEnd): string {
  if ('children' in node) return multipart(node, lineEnd);
  const type = `text/${node.html ? 'html' : 'plain'}; charset=${node.charset}`;
  return `Content-Type: ${type}\nContent-Transfer-Encoding: ${node.encoding}\n\n${encode(node, lineEnd)}`;
}

function multipart(branch: Branch, lineEnd: LineEnd): string {
  const parts = branch.children.map((child) => `--${branch.boundary}\n${entity(child, lineEnd)}\n`);
  const end = branch.closes ? `--${branch.boundary}--\n${branch.epilogue}` : '';
  const type = `multipart/${branch.subtype}; boundary="${branch.boundary}"`;
  return `Content-Type: ${type}\n\n${branch.preamble}${parts.join('')}${end}`;
}

function encode({ encoding, text, width }: Leaf, lineEnd: LineEnd): string {
  if (encoding === 'base64') {
    const encoded = Buffer.from(withLineEnds(text, lineEnd), 'latin1').toString('base64');
    return encoded.replace(new RegExp(`.{${width}}`, 'g'), '$&\n');
  }
  if (encoding === 'quoted-printable') return quotedPrintable(text, width);
  return text;
}

/** Soft line breaks at any column, not only where they are due. */
function quotedPrintable(text: string, width: number): string {
  let column = 0;
  return Array.from(text, (character) => {
    if (character === '\n') column = -1;
    const piece = /[\n!-<>-~ ]/.test(character) ? character : octet(character);
    column++;
    if (column <= width) return piece;
    column = 1;
    return `=\n${piece}`;
  }).join('');
}

function octet(character: string): string {
  return `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
