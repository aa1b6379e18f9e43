import { isMap, type Document as YamlTree } from 'yaml';

/** Where a value stands in a document: the keys and indexes that lead to it. */
export type Path = readonly (string | number)[];

/** The byte where a path's value starts; a missing key points at its nearest existing parent. */
export function offsetOf(tree: YamlTree, path: Path): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const offset = keyOffset(tree, path.slice(0, depth));
    if (offset !== undefined) return offset;
  }
  return 0;
}

function keyOffset(tree: YamlTree, path: Path): number | undefined {
  const parent: unknown = path.length > 1 ? tree.getIn(path.slice(0, -1), true) : tree.contents;
  const last = path.at(-1);
  if (isMap(parent) && last !== undefined) {
    const pair = parent.items.find(({ key }) => (key as { readonly value?: unknown }).value === last);
    const range = (pair?.key as { readonly range?: readonly [number, ...number[]] } | undefined)?.range;
    if (range) return range[0];
  }
  const node = tree.getIn(path, true) as { readonly range?: readonly [number, ...number[]] } | undefined;
  return node?.range?.[0];
}
