import type { AttachmentContent } from '../../attachments/attachment-content.ts';
import { givenPasswords } from '../../attachments/given-password.ts';
import type { Signal } from '../signal.ts';

/** Archives that stay closed here may be locked; that the message gives a password says so. */
const UNREAD: ReadonlySet<string> = new Set(['rar', '7z']);

function isLocked({ encrypted, type }: AttachmentContent): boolean {
  return encrypted || UNREAD.has(type);
}

/**
 * An attachment is locked and the message itself gives the password: whoever reads the mail can open it, so it protects from
 * nobody but filters.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: multipart/mixed; boundary=b
 *
 * --b
 *
 * Password: 4711
 * --b
 * Content-Type: application/zip; name="statement.zip"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAQAAAAAAIVyDFtyMAQAAAAEAAAANAAAAc3RhdGVtZW50LnBkZnhQSwECFAMUAAEAAAAA
 * ACFcgxbcjAEAAAABAAAADQAAAAAAAAAAAAAAgAEAAAAAc3RhdGVtZW50LnBkZlBLBQYAAAAAAQAB
 * ADsAAAAsAAAAAAA=
 * --b--
 * --
 * From: Info <info@mailing.example>
 * Content-Type: multipart/mixed; boundary=b
 *
 * --b
 *
 * Het wachtwoord van de bijlage is 4711.
 * --b
 * Content-Type: application/zip; name="statement.zip"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAQAAAAAAIVyDFtyMAQAAAAEAAAANAAAAc3RhdGVtZW50LnBkZnhQSwECFAMUAAEAAAAA
 * ACFcgxbcjAEAAAABAAAADQAAAAAAAAAAAAAAgAEAAAAAc3RhdGVtZW50LnBkZlBLBQYAAAAAAQAB
 * ADsAAAAsAAAAAAA=
 * --b--
 * --
 * From: Info <info@mailing.example>
 * Content-Type: multipart/mixed; boundary=b
 *
 * --b
 *
 * Mot de passe : 4711
 * --b
 * Content-Type: application/zip; name="statement.zip"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAQAAAAAAIVyDFtyMAQAAAAEAAAANAAAAc3RhdGVtZW50LnBkZnhQSwECFAMUAAEAAAAA
 * ACFcgxbcjAEAAAABAAAADQAAAAAAAAAAAAAAgAEAAAAAc3RhdGVtZW50LnBkZlBLBQYAAAAAAQAB
 * ADsAAAAsAAAAAAA=
 * --b--
 * --
 * From: Info <info@mailing.example>
 * Content-Type: multipart/mixed; boundary=b
 *
 * --b
 *
 * Das Passwort lautet 4711.
 * --b
 * Content-Type: application/zip; name="statement.zip"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAQAAAAAAIVyDFtyMAQAAAAEAAAANAAAAc3RhdGVtZW50LnBkZnhQSwECFAMUAAEAAAAA
 * ACFcgxbcjAEAAAABAAAADQAAAAAAAAAAAAAAgAEAAAAAc3RhdGVtZW50LnBkZlBLBQYAAAAAAQAB
 * ADsAAAAsAAAAAAA=
 * --b--
 * --
 * From: Info <info@mailing.example>
 * Content-Type: multipart/mixed; boundary=b
 *
 * --b
 *
 * Manuse parool on 4711.
 * --b
 * Content-Type: application/zip; name="statement.zip"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAQAAAAAAIVyDFtyMAQAAAAEAAAANAAAAc3RhdGVtZW50LnBkZnhQSwECFAMUAAEAAAAA
 * ACFcgxbcjAEAAAABAAAADQAAAAAAAAAAAAAAgAEAAAAAc3RhdGVtZW50LnBkZlBLBQYAAAAAAQAB
 * ADsAAAAsAAAAAAA=
 * --b--
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: multipart/mixed; boundary=b
 *
 * --b
 *
 * The password will follow by telephone.
 * --b
 * Content-Type: application/zip; name="statement.zip"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAQAAAAAAIVyDFtyMAQAAAAEAAAANAAAAc3RhdGVtZW50LnBkZnhQSwECFAMUAAEAAAAA
 * ACFcgxbcjAEAAAABAAAADQAAAAAAAAAAAAAAgAEAAAAAc3RhdGVtZW50LnBkZlBLBQYAAAAAAQAB
 * ADsAAAAsAAAAAAA=
 * --b--
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: multipart/mixed; boundary=b
 *
 * --b
 *
 * Password: 4711
 * --b
 * Content-Type: application/zip; name="statement.zip"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAAAAAAAAIVyDFtyMAQAAAAEAAAANAAAAc3RhdGVtZW50LnBkZnhQSwECFAMUAAAAAAAA
 * ACFcgxbcjAEAAAABAAAADQAAAAAAAAAAAAAAgAEAAAAAc3RhdGVtZW50LnBkZlBLBQYAAAAAAQAB
 * ADsAAAAsAAAAAAA=
 * --b--
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: multipart/mixed; boundary=b
 *
 * --b
 *
 * Password: 4711
 * --b
 * Content-Type: application/pkcs7-mime; name="smime.p7m"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * MIAGCSqGSIb3DQEHA6CAMIACAQAxggE=
 * --b--
 * ```
 *
 * ## Known limits
 *
 * Doctors, accountants and payroll offices do this in good faith. A password in a picture or in a second mail is not seen.
 */
export const lockedAttachmentWithPassword: Signal = {
  id: 'locked-attachment-with-password',
  question: 'context',
  description: 'An attachment is locked, and the message gives its password',

  detect({ message, attachments }) {
    if (!attachments.some(isLocked)) return [];
    return givenPasswords(message.text)
      .slice(0, 1)
      .map(({ evidence }) => ({ where: 'body', evidence }));
  },
};
