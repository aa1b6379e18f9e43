import type { Signal } from '../signal.ts';
import { isEntitled, mentionObservation } from './unentitled-mentions.ts';

/**
 * An attached document bears the name of a brand, in its head or beside a desk word, that the sender may not speak for, and
 * leads nowhere that belongs to this brand.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: application/pdf; name="notice.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
 * 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
 * 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
 * 4 0 obj<</Length 173>>stream
 * BT /F 9 Tf 12 TL 20 280 Td (PayPal Service Center) Tj T* (Your account has been suspended. Please verify your account.) Tj T* (Call our support at +1 202 555 0100.) Tj T* ET
 * endstream
 * endobj
 * 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
 * trailer<</Root 1 0 R>>
 * %%EOF
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html; name="facture.html"
 * Content-Disposition: attachment
 *
 * <h1>Proximus</h1><p>Votre facture est en attente</p>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Bakkerij Janssens <info@bakkerij.example>
 * Content-Type: application/pdf; name="factuur.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
 * 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
 * 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
 * 4 0 obj<</Length 522>>stream
 * BT /F 9 Tf 12 TL 20 280 Td (Bakkerij Janssens, Dorpsstraat 1, Dorp) Tj T* (Invoice 12 for six loaves of bread, baked on Monday and brought on Tuesday morning,) Tj T* (with butter, jam and cheese for the meeting of the choir in the parish hall, as agreed with) Tj T* (Mrs Peeters on the telephone last week. Thank you for your order and see you next time in) Tj T* (our shop, where the coffee is always hot. Payable within thirty days.) Tj T* (Pay with Visa or Mastercard. Sent by PostNL. Made with Microsoft 365.) Tj T* ET
 * endstream
 * endobj
 * 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
 * trailer<</Root 1 0 R>>
 * %%EOF
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/pdf; name="factuur.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
 * 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
 * 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
 * 4 0 obj<</Length 151>>stream
 * BT /F 9 Tf 12 TL 20 280 Td (Proximus) Tj T* (Your invoice of May is ready. Log in to MyProximus to see it: https://www.proximus.be/myproximus) Tj T* ET
 * endstream
 * endobj
 * 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
 * trailer<</Root 1 0 R>>
 * %%EOF
 * --
 * From: PayPal <service@paypal.com>
 * Content-Type: application/pdf; name="notice.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
 * 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
 * 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
 * 4 0 obj<</Length 173>>stream
 * BT /F 9 Tf 12 TL 20 280 Td (PayPal Service Center) Tj T* (Your account has been suspended. Please verify your account.) Tj T* (Call our support at +1 202 555 0100.) Tj T* ET
 * endstream
 * endobj
 * 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
 * trailer<</Root 1 0 R>>
 * %%EOF
 * ```
 *
 * ## Known limits
 *
 * A manual, a quotation and the minutes of a meeting bear the names of products, too. Names that are drawn as pictures are not
 * read.
 */
export const claimInDocument: Signal = {
  id: 'claim-in-document',
  question: 'claim',
  description: 'An attached document bears the name of a brand that the sender may not speak for',

  detect(facts) {
    return facts.documentMentions
      .filter((mention) => !isEntitled(facts, mention))
      .slice(0, 3)
      .map(mentionObservation);
  },
};
