import { type Document, isLocal } from '../documents/document.ts';
import type { Layer } from './brand.ts';

/** The layer of a brand file, which its folder decides: `rules/local/brands/mine.yaml` is `local`. */
export function layerOf(document: Pick<Document, 'file' | 'local'>): Layer {
  if (isLocal(document)) return 'local';
  return `/${document.file}`.includes('/brands/generated/') ? 'generated' : 'core';
}
