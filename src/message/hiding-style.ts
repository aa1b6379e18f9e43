import { readLength, type StyleDeclarations } from './declarations.ts';

/** Beyond this far to the left or above, in any unit, no screen begins. */
const OFF_SCREEN = -400;

/** Nothing is read in a box of one pixel. */
const TINY = 1;

/**
 * Whether nothing within an element can be seen: not displayed, transparent, in a box of no size, cut off or moved
 * off the screen. `mso-hide: all` hides from Outlook only: real buttons carry it.
 */
export function isHiding(declarations: StyleDeclarations): boolean {
  if (declarations.get('display') === 'none') return true;
  return isTransparent(declarations) || isBoxOfNoSize(declarations) || isElsewhere(declarations);
}

function isTransparent(declarations: StyleDeclarations): boolean {
  const opacity = readLength(declarations.get('opacity'));
  if (opacity !== undefined && opacity < 0.05 && !declarations.get('opacity')?.endsWith('%')) return true;
  return /scale\(0(?:,\s?0)?\)/.test(declarations.get('transform') ?? '');
}

function isBoxOfNoSize(declarations: StyleDeclarations): boolean {
  if (declarations.get('overflow') !== 'hidden') return false;
  return ['height', 'max-height', 'width', 'max-width'].some((name) => {
    const value = declarations.get(name);
    const length = readLength(value);
    return length !== undefined && (length <= 0 || (length <= TINY && !/[%mw]$/.test(value ?? '')));
  });
}

function isElsewhere(declarations: StyleDeclarations): boolean {
  const far = (name: string): boolean => (readLength(declarations.get(name)) ?? 0) < OFF_SCREEN;
  if (far('text-indent') || far('margin-left')) return true;
  const position = declarations.get('position');
  if (position !== 'absolute' && position !== 'fixed') return false;
  return (
    far('left') || far('top') || /^rect\((?:0(?:px)?[ ,]{0,3}){4}\)$/.test(declarations.get('clip') ?? '')
  );
}
