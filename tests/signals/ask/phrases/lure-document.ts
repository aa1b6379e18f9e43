import type { Document } from '../../../../src/documents/document.ts';

/** A lure file with one ask of these phrases. */
export function lureDocument(...phrases: readonly string[]): Document {
  const lines = phrases.map((phrase) => `      - ${JSON.stringify(phrase)}`);
  return {
    file: 'en.yaml',
    text: `language: en\nasks:\n  - id: test\n    kind: pay\n    phrases:\n${lines.join('\n')}\n`,
  };
}
