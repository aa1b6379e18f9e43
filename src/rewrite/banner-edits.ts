import { applyEdits } from './apply-edits.ts';
import type { Banner } from './banner.ts';
import { bufferOf } from './buffer-of.ts';
import { withCharset } from './content-type.ts';
import { displayedParts, displaysNoText, holdsSealed } from './displayed-parts.ts';
import type { Edit } from './edit.ts';
import { frontEdits, wrapEdits } from './envelope.ts';
import { foldValue } from './folding.ts';
import type { FieldRange } from './header-section.ts';
import type { LinkManner } from './inert-markup.ts';
import { inertInvites, withoutAmp } from './inert-parts.ts';
import { toCarriageReturns } from './line-ends.ts';
import { type Entity, readStructure } from './mime-structure.ts';
import { type Replacement, replaceRanges } from './replacement.ts';
import { isInlinePgp, type SplicedPart, spliceTextPart } from './splice-text-part.ts';

/**
 * The edits that put a banner on top of what the reader sees first, and that contain what the sender wrote where there
 * is a manner for its links. None where no part can take it, where one must
 * stay as it is, or where this very banner stands there already.
 */
export function bannerEdits(content: Buffer, banner: Banner, links?: LinkManner['treatment']): Edit[] {
  const root = readStructure(content);
  if (root && displaysNoText(root)) return frontedEdits(content, root, banner, links);
  const parts = root ? displayedParts(root) : [];
  if (!root || parts.some((part) => isInlinePgp(content, part))) return [];
  const spliced = parts.flatMap((entity) => {
    const part = spliceTextPart(content, entity, banner, links);
    return part ? [{ entity, part }] : [];
  });
  const replacements = spliced.flatMap(({ entity, part }) => partReplacements(content, entity, part, root));
  const others = spliced.length > 0 ? inertReplacements(content, root, links) : [];
  const body = replaceRanges(content, root.header.bodyStart, [...replacements, ...others]);
  if (body.equals(content.subarray(root.header.bodyStart))) return [];
  const rootPart = spliced.find(({ entity }) => entity === root)?.part;
  return [
    ...(rootPart ? rootFieldEdits(root, changedFields(root, rootPart)) : []),
    { kind: 'replace-body', body: root.header.lineEnd === '\n' ? toCarriageReturns(body) : body },
  ];
}

/** Where no text could take the banner: it gets a part of its own above the rest. */
function frontedEdits(
  content: Buffer,
  root: Entity,
  banner: Banner,
  links: LinkManner['treatment'] | undefined,
): Edit[] {
  const edits = frontEdits(content, root, banner);
  const fronted = bufferOf(applyEdits(content, edits));
  const structure = edits.length > 0 ? readStructure(fronted) : undefined;
  if (!structure) return [];
  const { bodyStart, lineEnd } = structure.header;
  const body = replaceRanges(fronted, bodyStart, inertReplacements(fronted, structure, links));
  return [
    ...edits.filter(({ kind }) => kind !== 'replace-body'),
    { kind: 'replace-body', body: lineEnd === '\n' ? toCarriageReturns(body) : body },
  ];
}

/**
 * The edits that attach the message to its banner. Undefined where it is too large, and where it holds something signed
 * or encrypted unless the administrator wants that wrapped, too; reports never are.
 */
export function wrappedEdits(
  content: Buffer,
  banner: Banner,
  { original, wrapSigned }: { readonly original: Buffer; readonly wrapSigned: boolean },
): Edit[] | undefined {
  const root = readStructure(content);
  const parts = root ? displayedParts(root) : [];
  const isReport = root?.contentType.value === 'multipart/report';
  const isProtected = !root || holdsSealed(root) || parts.some((part) => isInlinePgp(content, part));
  if (isReport || (isProtected && !wrapSigned)) return undefined;
  return wrapEdits(content, banner, original);
}

/** Forms of the message beside the text, which would act or be shown in its place. */
function inertReplacements(
  content: Buffer,
  root: Entity,
  links: LinkManner['treatment'] | undefined,
): Replacement[] {
  if (links === undefined) return [];
  return [...withoutAmp(content, root), ...(links === 'remove' ? inertInvites(root) : [])];
}

/** The body of a part and, below the root, the fields of its header; those of the root are edits of the message. */
function partReplacements(content: Buffer, entity: Entity, part: SplicedPart, root: Entity): Replacement[] {
  const { header, bodyEnd } = entity;
  const body = { start: header.bodyStart, end: bodyEnd, bytes: part.raw };
  if (entity === root) return [body];
  const fields = changedFields(entity, part).map(({ field, name, value }) => ({
    start: field?.start ?? header.start,
    end: field?.end ?? header.start,
    bytes: Buffer.from(`${name}: ${value}\n`.replaceAll('\n', header.lineEnd), 'latin1'),
  }));
  return [...fields, separated(content, body)];
}

/** A part that was nothing but the line end of its delimiter needs a line end of its own. */
function separated(content: Buffer, body: Replacement): Replacement {
  const touchesDelimiter =
    body.start === body.end && content.toString('latin1', body.end, body.end + 2) === '--';
  if (!touchesDelimiter || body.bytes.at(-1) === 0x0a) return body;
  return { ...body, bytes: Buffer.concat([body.bytes, Buffer.from('\r\n')]) };
}

/** A field that has to change, or to come into being where `field` is absent. */
interface ChangedField {
  readonly field: FieldRange | undefined;
  readonly name: string;
  readonly value: string;
}

function changedFields(entity: Entity, { charset, transferEncoding }: SplicedPart): ChangedField[] {
  const fieldOf = (key: string) => entity.header.fields.find((field) => field.key === key);
  const type = 'Content-Type';
  const encoding = 'Content-Transfer-Encoding';
  return [
    ...(charset
      ? [
          {
            field: fieldOf('content-type'),
            name: type,
            value: foldValue(type, withCharset(entity.contentType, charset)),
          },
        ]
      : []),
    ...(transferEncoding
      ? [{ field: fieldOf('content-transfer-encoding'), name: encoding, value: transferEncoding }]
      : []),
  ];
}

function rootFieldEdits({ header }: Entity, changes: readonly ChangedField[]): Edit[] {
  const isMime = header.fields.some(({ key }) => key === 'mime-version');
  const edits = changes.map(
    ({ field, name, value }): Edit =>
      field
        ? { kind: 'replace-field', name: field.name, occurrence: 1, value }
        : { kind: 'insert-field', name, value },
  );
  return changes.length === 0 || isMime
    ? edits
    : [...edits, { kind: 'insert-field', name: 'MIME-Version', value: '1.0' }];
}
