import { hasDoubleExtension, isReversed } from '../../attachments/file-name.ts';
import type { Signal } from '../signal.ts';

/**
 * The name of an attached file, or of one in an archive, reads as something else than it is: a document in front and a program
 * or page behind, or letters that a control character turns round.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html; name="invoice.pdf.html"
 * Content-Disposition: attachment
 *
 * <p>Invoice</p>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: application/octet-stream; name="photo.jpg.scr"
 * Content-Disposition: attachment
 *
 * x
 * --
 * From: Info <info@mailing.example>
 * Content-Type: application/octet-stream; name="=?utf-8?B?aW52b2ljZV/igK5mZHAuZXhl?="
 * Content-Disposition: attachment
 *
 * x
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/octet-stream; name="backup.tar.gz"
 * Content-Disposition: attachment
 *
 * x
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/pkcs7-mime; name="contract.pdf.p7m"
 * Content-Disposition: attachment
 *
 * x
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/pdf; name="page.html.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/html; name="report.v1.2.html"
 * Content-Disposition: attachment
 *
 * <p>x</p>
 * ```
 *
 * ## Known limits
 *
 * Programs that print to a file name a page `report.docx.html` in good faith.
 */
export const deceptiveFileName: Signal = {
  id: 'deceptive-file-name',
  question: 'context',
  description: 'The name of an attached file reads as something else than it is',

  detect({ attachments }) {
    const names = attachments.flatMap(({ name, entries }) => [name, ...entries]);
    const name = names.find((each) => hasDoubleExtension(each) || isReversed(each));
    return name === undefined ? [] : [{ where: 'attachment', evidence: name }];
  },
};
