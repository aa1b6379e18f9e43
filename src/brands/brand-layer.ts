import type { Layer } from './brand.ts';

/** The layer of a brand file, which its folder decides: `rules/local/brands/mine.yaml` is `local`. */
export function layerOf(file: string): Layer {
  const folders = `/${file}`;
  if (folders.includes('/local/brands/')) return 'local';
  return folders.includes('/brands/generated/') ? 'generated' : 'core';
}
