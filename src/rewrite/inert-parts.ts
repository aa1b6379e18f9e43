import { isSealed } from './displayed-parts.ts';
import type { FieldRange } from './header-section.ts';
import type { Entity } from './mime-structure.ts';
import type { Replacement } from './replacement.ts';

/** What an invite becomes: a file that no client puts into a calendar, and that a person can still open. */
const INERT_FIELDS =
  'Content-Type: application/octet-stream; name="invitation.ics.txt"\n' +
  'Content-Disposition: attachment; filename="invitation.ics.txt"\n';

/** Put in front of the names of the fields that say what the part was. */
const SET_ASIDE = 'X-Counterfoil-';

const REPLACED = new Set(['content-type', 'content-disposition']);

/** Takes out the AMP form of the message (`text/x-amp-html`): clients that know it show it instead of our banner. */
export function withoutAmp(content: Buffer, root: Entity): Replacement[] {
  return descendants(root).flatMap(({ contentType, header, bodyEnd }): Replacement[] => {
    if (contentType.value !== 'text/x-amp-html') return [];
    const line = content.lastIndexOf('\n', header.start - 2) + 1;
    if (content.toString('latin1', line, line + 2) !== '--') return [];
    const next = content.indexOf('\n', bodyEnd);
    const follows = next !== -1 && content.toString('latin1', next + 1, next + 3) === '--';
    const end = follows ? next + 1 : bodyEnd;
    return [{ start: line, end, bytes: Buffer.alloc(0) }];
  });
}

/** Makes calendar invites files: Gmail and Outlook enter an invite into the calendar before anybody has read the mail. */
export function inertInvites(root: Entity): Replacement[] {
  return descendants(root)
    .filter(isInvite)
    .flatMap(({ header }) => [
      insertion(header.start, INERT_FIELDS.replaceAll('\n', header.lineEnd)),
      ...header.fields.filter(({ key }) => REPLACED.has(key)).map(({ start }) => insertion(start, SET_ASIDE)),
    ]);
}

/** Makes invites of such files again. Only where the fields in force are exactly ours: a sender may write the rest. */
export function revivedInvites(content: Buffer, root: Entity): Replacement[] {
  return descendants(root).flatMap(({ header }): Replacement[] => {
    const fields = INERT_FIELDS.replaceAll('\n', header.lineEnd);
    const end = header.start + fields.length;
    if (content.toString('latin1', header.start, end) !== fields) return [];
    const rest = header.fields.filter(({ start }) => start >= end);
    return [
      { start: header.start, end, bytes: Buffer.alloc(0) },
      ...rest.filter(isSetAside).map(({ start }) => removal(start, SET_ASIDE.length)),
    ];
  });
}

function isSetAside({ key }: FieldRange): boolean {
  return key.startsWith('x-counterfoil-') && REPLACED.has(key.slice(SET_ASIDE.length));
}

function isInvite({ contentType }: Entity): boolean {
  const { value, parameters } = contentType;
  return (
    value === 'text/calendar' ||
    value === 'application/ics' ||
    /\.(?:ics|vcs)$/i.test(parameters.get('name') ?? '')
  );
}

/** Every part below the root that may be changed. */
function descendants(entity: Entity): Entity[] {
  if (isSealed(entity)) return [];
  return entity.children.flatMap((child) => (isSealed(child) ? [] : [child, ...descendants(child)]));
}

function insertion(at: number, text: string): Replacement {
  return { start: at, end: at, bytes: Buffer.from(text, 'latin1') };
}

function removal(start: number, length: number): Replacement {
  return { start, end: start + length, bytes: Buffer.alloc(0) };
}
