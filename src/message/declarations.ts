/** Declarations of a `style` attribute by property, in lower case, without `!important`; the last one of a name counts. */
export type StyleDeclarations = ReadonlyMap<string, string>;

/** The properties that decide what can be seen; the many others are skipped. */
const READ = new Set(
  'display opacity visibility font font-size overflow height max-height width max-width color background background-color background-image text-indent margin-left position left top clip transform'.split(
    ' ',
  ),
);

/** Reads the value of a `style` attribute (CSS Style Attributes §3), as far as it is written plainly. */
export function readDeclarations(style: string): StyleDeclarations {
  const declarations = new Map<string, string>();
  for (const declaration of style.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    if (colon === -1) continue;
    const name = declaration.slice(0, colon).trim();
    if (!READ.has(name)) continue;
    const value = declaration.slice(colon + 1);
    declarations.set(name, (value.includes('!') ? value.replace('!important', '') : value).trim());
  }
  return declarations;
}

/** A length in px, pt or without a unit as a number; undefined for everything else. */
export function readLength(value: string | undefined): number | undefined {
  const match = /^([+-]?\d{0,9}(?:\.\d{1,9})?)(?:px|pt|em|rem|%|vw)?$/.exec(value ?? '');
  return match?.[1] ? Number(match[1]) : undefined;
}
