import { applyEdits } from '../../src/rewrite/apply-edits.ts';
import type { BannerLanguage } from '../../src/rewrite/banner-texts.ts';
import { type RewriteInput, rewrite } from '../../src/rewrite/rewrite.ts';
import type { BannerKind } from '../../src/rewrite/treatment.ts';
import { judged, verdict } from '../rewrite/judged.ts';

/** Who reads, and how bad it is. */
export interface Reading {
  readonly kind?: BannerKind;
  readonly language?: BannerLanguage;
  readonly changes?: Partial<RewriteInput>;
}

/** A message as it is delivered after such a verdict: what the gateway does, without its analysis. */
export function rewritten(
  content: Uint8Array,
  { kind = 'impersonation', language = 'fr', changes }: Reading = {},
): Buffer {
  const input = judged(content, {
    verdict: verdict({ kind, language }),
    choices: { country: 'BE' },
    reportAddress: 'help@your-company.example',
    ...changes,
  });
  return Buffer.from(applyEdits(input.content, rewrite(input)));
}
