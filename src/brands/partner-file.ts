import { z } from 'zod';
import { PartnerRecord } from './brand-record.ts';

/** A file of `rules/local/partners/`: the administrator's own partners, by the id of the brand. */
export const PartnerFile = z.strictObject({
  partners: z.array(
    PartnerRecord.extend({ brand: z.string().min(1).describe('Id of the brand on whose behalf it writes') }),
  ),
});
export type PartnerFile = z.infer<typeof PartnerFile>;
