import type { Signal } from '../signal.ts';

/**
 * A program is attached, a disc image, a shortcut, or settings that a telephone installs: by its name or by its first bytes.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: application/octet-stream; name="update.exe"
 * Content-Disposition: attachment
 *
 * x
 * --
 * From: Info <info@mailing.example>
 * Content-Type: application/octet-stream; name="mailbox.mobileconfig"
 * Content-Disposition: attachment
 *
 * x
 * --
 * From: Info <info@mailing.example>
 * Content-Type: application/octet-stream; name="invoice.pdf"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * TAAAAAEUAgA=
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/pdf; name="setup.pdf"
 * Content-Disposition: attachment
 *
 * %PDF-1.4
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/x-python; name="tool.py"
 * Content-Disposition: attachment
 *
 * print(1)
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/octet-stream; name="firmware.bin"
 * Content-Disposition: attachment
 *
 * x
 * ```
 *
 * ## Known limits
 *
 * Source code and scripts that people mail each other are not programs here. A company's own IT may send settings for
 * telephones.
 */
export const programAttachment: Signal = {
  id: 'program-attachment',
  question: 'ask',
  description: 'A program or settings to install are attached',

  detect({ attachments }) {
    const program = attachments.find(({ kind }) => kind === 'program');
    return program ? [{ where: 'attachment', evidence: program.name || program.type, ask: 'install' }] : [];
  },
};
