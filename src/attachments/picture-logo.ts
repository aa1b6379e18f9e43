import { z } from 'zod';
import { ATTACHMENT_LIMITS } from './limits.ts';

const side = z.number().min(0).max(ATTACHMENT_LIMITS.logoReducedSide);

/** A logo that was recognised in a picture by its shape. */
export const PictureLogo = z.strictObject({
  /** Id of the brand. */
  brand: z.string().max(ATTACHMENT_LIMITS.nameLength),
  /** `social`, `payment` and `badge` logos stand in everybody's mail. */
  role: z.enum(['brand', 'social', 'payment', 'badge']),
  /** How alike the shapes are, 0 to 1, and from where on they are taken for the same. */
  score: z.number().min(0).max(1),
  threshold: z.number().min(0).max(1),
  /** Where it stands, in pixels of the reduced picture. */
  box: z.strictObject({ left: side, top: side, width: side, height: side }),
});
export type PictureLogo = Readonly<z.infer<typeof PictureLogo>>;
