import type { Signal } from '../signal.ts';

/**
 * An attached document is broken, or took longer or more memory to read than any honest file does.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: application/pdf; name="invoice.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * nothing
 * --
 * From: Info <info@mailing.example>
 * Content-Type: multipart/mixed; boundary=b
 *
 * --b
 *
 * See attached.
 * --b
 * Content-Type: application/octet-stream; name="contract.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.7
 * xref
 * --b--
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/pdf; name="minutes.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
 * 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
 * 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
 * 4 0 obj<</Length 37>>stream
 * BT /F 18 Tf 20 200 Td (Minutes) Tj ET
 * endstream
 * endobj
 * 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
 * trailer<</Root 1 0 R>>
 * %%EOF
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/zip; name="photos.zip"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAAAAAAAAIVyDFtyMAQAAAAEAAAAJAAAASU1HXzEuanBneFBLAwQUAAAAAAAAACFcgxbc
 * jAEAAAABAAAACQAAAElNR18yLmpwZ3hQSwECFAMUAAAAAAAAACFcgxbcjAEAAAABAAAACQAAAAAA
 * AAAAAAAAgAEAAAAASU1HXzEuanBnUEsBAhQDFAAAAAAAAAAhXIMW3IwBAAAAAQAAAAkAAAAAAAAA
 * AAAAAIABKAAAAElNR18yLmpwZ1BLBQYAAAAAAgACAG4AAABQAAAAAAA=
 * ```
 *
 * ## Known limits
 *
 * Mail servers cut files off, and scanners write PDFs that only some programs open: a fact, hardly a suspicion.
 */
export const attachmentUnreadable: Signal = {
  id: 'attachment-unreadable',
  question: 'context',
  description: 'An attached document cannot be read',

  detect({ attachments }) {
    const broken = attachments.find(
      ({ where, problems }) =>
        where === 'attachment' && (problems.includes('unreadable') || problems.includes('out-of-time')),
    );
    return broken ? [{ where: broken.where, evidence: broken.name || broken.type }] : [];
  },
};
