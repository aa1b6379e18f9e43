import type { AttachmentContent } from '../../attachments/attachment-content.ts';
import { organizationalDomain } from '../../brands/domain.ts';
import { isForeignHost } from '../foreign-host.ts';
import type { Signal } from '../signal.ts';

/** Letters of a page that says no more than "open the document". */
const MOST_TEXT = 300;

const MOST_PAGES = 2;

/** A page that leads to two places is a leaflet. */
function onlyHost({ type, pages, text, links }: AttachmentContent): string | undefined {
  if (type !== 'pdf' || pages === 0 || pages > MOST_PAGES || text.length > MOST_TEXT) return undefined;
  const hosts = links.flatMap(({ host, kind }) =>
    host !== undefined && kind === 'attachment' ? [host] : [],
  );
  return new Set(hosts.map(organizationalDomain)).size === 1 ? hosts[0] : undefined;
}

/**
 * An attached PDF has one page or two, hardly any text, and a single link, which leads to neither the sender nor a known
 * brand: a button where filters for links do not look.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: application/pdf; name="document.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
 * 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
 * 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R]>>endobj
 * 4 0 obj<</Length 43>>stream
 * BT /F 18 Tf 20 200 Td (Open document) Tj ET
 * endstream
 * endobj
 * 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
 * 6 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 300 300]/A<</S/URI/URI(https://login.files.example/x)>>>>endobj
 * trailer<</Root 1 0 R>>
 * %%EOF
 * --
 * From: Info <info@mailing.example>
 * Content-Type: application/pdf; name="document.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
 * 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
 * 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R]>>endobj
 * 4 0 obj<</Length 30>>stream
 * BT /F 18 Tf 20 200 Td () Tj ET
 * endstream
 * endobj
 * 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
 * 6 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 300 300]/A<</S/URI/URI(https://login.files.example/x)>>>>endobj
 * trailer<</Root 1 0 R>>
 * %%EOF
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Bakkerij Janssens <info@bakkerij.example>
 * Content-Type: application/pdf; name="document.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
 * 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
 * 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R]>>endobj
 * 4 0 obj<</Length 724>>stream
 * BT /F 9 Tf 12 TL 20 280 Td (Invoice 2026-12 of Bakkerij Janssens for the wedding of June: bread, rolls, cakes and a tart,) Tj T* (Invoice 2026-12 of Bakkerij Janssens for the wedding of June: bread, rolls, cakes and a tart,) Tj T* (Invoice 2026-12 of Bakkerij Janssens for the wedding of June: bread, rolls, cakes and a tart,) Tj T* (Invoice 2026-12 of Bakkerij Janssens for the wedding of June: bread, rolls, cakes and a tart,) Tj T* (Invoice 2026-12 of Bakkerij Janssens for the wedding of June: bread, rolls, cakes and a tart,) Tj T* (Invoice 2026-12 of Bakkerij Janssens for the wedding of June: bread, rolls, cakes and a tart,) Tj T* (payable within thirty days to the account below. Thank you for your order.) Tj T* ET
 * endstream
 * endobj
 * 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
 * 6 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 300 300]/A<</S/URI/URI(https://pay.shop.example/12)>>>>endobj
 * trailer<</Root 1 0 R>>
 * %%EOF
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/pdf; name="document.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
 * 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
 * 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[6 0 R]>>endobj
 * 4 0 obj<</Length 42>>stream
 * BT /F 18 Tf 20 200 Td (Our new shop) Tj ET
 * endstream
 * endobj
 * 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
 * 6 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 300 300]/A<</S/URI/URI(https://www.lab.example/)>>>>endobj
 * trailer<</Root 1 0 R>>
 * %%EOF
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/pdf; name="document.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
 * 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
 * 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
 * 4 0 obj<</Length 44>>stream
 * BT /F 18 Tf 20 200 Td (Scan of page 1) Tj ET
 * endstream
 * endobj
 * 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
 * trailer<</Root 1 0 R>>
 * %%EOF
 * ```
 *
 * ## Known limits
 *
 * A poster with the address of a museum looks the same. Text that is drawn as a picture is not read.
 */
export const pdfWithOnlyLink: Signal = {
  id: 'pdf-with-only-link',
  question: 'context',
  description: 'An attached PDF is hardly more than a link',

  detect(facts, { brands }) {
    const hosts = facts.attachments.flatMap((attachment) => onlyHost(attachment) ?? []);
    const host = hosts.find((each) => isForeignHost(each, facts, brands));
    return host === undefined ? [] : [{ where: 'attachment', evidence: host }];
  },
};
