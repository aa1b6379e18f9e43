import type { Problem } from '../../documents/document.ts';
import type { Brand } from '../brand.ts';
import type { EverydayNames } from '../everyday-words.ts';
import type { PlacedRecord } from '../record-places.ts';
import type { SenderLists } from '../sender-lists.ts';

/** Everything that is looked at, right as far as loading can tell. */
export interface CheckedDirectory {
  /** Records as they are written, of all layers. */
  readonly placed: readonly PlacedRecord[];
  /** Brands as they hold, the layers joined. */
  readonly brands: readonly Brand[];
  readonly senderLists: SenderLists;
  readonly everyday: EverydayNames;
  readonly realWords: readonly string[];
}

/** What is found: contradictions have to be settled, warnings want a look. */
export interface DirectoryReport {
  readonly contradictions: readonly Problem[];
  readonly warnings: readonly Problem[];
}
