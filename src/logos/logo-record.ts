import { z } from 'zod';
import { SHAPE_SIDE } from './ink-shape.ts';

/** Characters of base64 for one byte per sample of a shape. */
const VECTOR_LENGTH = (SHAPE_SIDE * SHAPE_SIDE * 4) / 3;

/** One look of a logo, as `rules/logos/` writes it. */
export const LogoViewRecord = z.strictObject({
  /** What it was drawn from: the name of an icon or of the administrator's file. */
  drawing: z.string().min(1).max(200),
  aspect: z.number().min(0.05).max(20),
  fill: z.number().min(0).max(1),
  threshold: z.number().min(0.5).max(1),
  /** The other brand, or the kind of distractor, that comes nearest, and how near. */
  nearest: z.string().max(120),
  vector: z
    .string()
    .length(VECTOR_LENGTH, `a vector is ${VECTOR_LENGTH} characters of base64: write it with "logos add"`),
});
export type LogoViewRecord = z.infer<typeof LogoViewRecord>;

/**
 * A file of `rules/logos/`: the shapes of one brand's logo. In `rules/local/logos/` its views are added to the shipped
 * ones; without views it switches them off.
 */
export const LogoRecord = z.strictObject({
  /** Id of a brand of the directory. */
  brand: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a brand is named by its id, which is kebab-case'),
  role: z.enum(['brand', 'social', 'payment', 'badge']),
  source: z.string().min(1).max(300),
  licence: z.string().min(1).max(300),
  date: z.iso.date(),
  views: z.array(LogoViewRecord).max(24),
});
export type LogoRecord = z.infer<typeof LogoRecord>;
