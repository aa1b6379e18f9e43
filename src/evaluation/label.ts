import { z } from 'zod';
import type { Problem } from '../documents/document.ts';

/**
 * What a person says about one message of a labelled collection. Other keys of the line are left alone:
 * collections carry their own bookkeeping.
 */
export const Label = z.object({
  /** Path below the folder that is evaluated. */
  file: z.string().min(1),
  label: z.enum(['phish-brand', 'phish-other', 'spam-other', 'ham', 'ham-brand']),
  brand: z.string().nullish(),
  lang: z.string().nullish(),
  /** Where the claim stands: display name, subject, body, local part. */
  where: z.string().nullish(),
  /** Messages of one campaign are one observation, however many copies were kept. */
  campaign: z.string().nullish(),
});
export type Label = z.infer<typeof Label>;

/** A reading of a whole labels file (JSON Lines). */
export type LabelsReading =
  | { readonly ok: true; readonly labels: readonly Label[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads JSON Lines, one label per line; every wrong line is reported. */
export function parseLabels(file: string, text: string): LabelsReading {
  const labels: Label[] = [];
  const problems: Problem[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const reading = parseLabel(line);
    if (typeof reading === 'string') problems.push({ file, line: index + 1, column: 1, message: reading });
    else labels.push(reading);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, labels };
}

function parseLabel(line: string): Label | string {
  try {
    const result = Label.safeParse(JSON.parse(line));
    if (result.success) return result.data;
    return result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  } catch {
    return 'not a JSON object';
  }
}
