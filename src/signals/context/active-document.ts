import type { Signal } from '../signal.ts';

/**
 * An attached document carries a macro, or a PDF starts a program.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: application/zip; name="order.docm"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAAAAAAAAIVwAAAAAAAAAAAAAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbFBLAwQUAAAA
 * AAAAACFcAAAAAAAAAAAAAAAAEwAAAHdvcmQvdmJhUHJvamVjdC5iaW5QSwECFAMUAAAAAAAAACFc
 * AAAAAAAAAAAAAAAAEwAAAAAAAAAAAAAAgAEAAAAAW0NvbnRlbnRfVHlwZXNdLnhtbFBLAQIUAxQA
 * AAAAAAAAIVwAAAAAAAAAAAAAAAATAAAAAAAAAAAAAACAATEAAAB3b3JkL3ZiYVByb2plY3QuYmlu
 * UEsFBgAAAAACAAIAggAAAGIAAAAAAA==
 * --
 * From: Info <info@mailing.example>
 * Content-Type: application/pdf; name="order.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * 1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(cmd.exe)>>>>endobj
 * 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
 * 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
 * trailer<</Root 1 0 R>>
 * %%EOF
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/zip; name="minutes.docx"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAAAAAAAAIVwAAAAAAAAAAAAAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbFBLAwQUAAAA
 * AAAAACFc5ZhMphsAAAAbAAAAEQAAAHdvcmQvZG9jdW1lbnQueG1sPHc6cD48dzp0PkhlbGxvPC93
 * OnQ+PC93OnA+UEsBAhQDFAAAAAAAAAAhXAAAAAAAAAAAAAAAABMAAAAAAAAAAAAAAIABAAAAAFtD
 * b250ZW50X1R5cGVzXS54bWxQSwECFAMUAAAAAAAAACFc5ZhMphsAAAAbAAAAEQAAAAAAAAAAAAAA
 * gAExAAAAd29yZC9kb2N1bWVudC54bWxQSwUGAAAAAAIAAgCAAAAAewAAAAAA
 * --
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
 * ```
 *
 * ## Known limits
 *
 * Accountants live on macros. Scripts of PDF forms compute sums and are not counted.
 */
export const activeDocument: Signal = {
  id: 'active-document',
  question: 'context',
  description: 'An attached document carries a macro or starts a program',

  detect({ attachments }) {
    const active = attachments.find(
      ({ kind, scripts }) =>
        kind === 'document' && (scripts.includes('macro') || scripts.includes('pdf-launch')),
    );
    return active ? [{ where: 'attachment', evidence: active.name || active.type }] : [];
  },
};
