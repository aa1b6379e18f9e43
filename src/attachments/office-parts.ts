/**
 * The parts of an Office Open XML document that say something: relationships (links, templates), then text. Lower ranks
 * are read first, since only a few are read at all; undefined for all other parts.
 */
export function officePartRank(name: string): number | undefined {
  const rank = PARTS.findIndex((part) => part.test(name));
  return rank === -1 ? undefined : rank;
}

const PARTS: readonly RegExp[] = [
  /^(?:word|xl|ppt)\/_rels\/(?:document|settings|workbook|presentation)\.xml\.rels$/,
  /^(?:word\/document|xl\/sharedStrings)\.xml$/,
  /^(?:xl\/worksheets|ppt\/slides)\/_rels\/(?:sheet|slide)[123]\.xml\.rels$/,
  /^ppt\/slides\/slide[123]\.xml$/,
];
