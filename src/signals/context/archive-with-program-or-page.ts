import type { AttachmentContent } from '../../attachments/attachment-content.ts';
import { nameKind } from '../../attachments/file-name.ts';
import type { Signal } from '../signal.ts';

/** A package for a reader holds the one thing that is to be opened; source code and saved pages hold many files. */
const FEW = 3;

/** Programs that hide among many files are somebody's software. */
const SOFTWARE = 10;

function opened({ entries, type, kind }: AttachmentContent): string | undefined {
  if (kind !== 'archive' || type !== 'zip') return undefined;
  const files = entries.filter((name) => !name.endsWith('/'));
  if (files.length > SOFTWARE) return undefined;
  const program = files.find((name) => nameKind(name) === 'program');
  if (program !== undefined || files.length > FEW) return program;
  return files.find((name) => ['page', 'script'].includes(nameKind(name)));
}

/**
 * An attached archive holds a program, or little else than a page or a script: a parcel around what a mail server would have
 * refused.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: application/zip; name="invoice.zip"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAAAAAAAAIVyDFtyMAQAAAAEAAAALAAAAaW52b2ljZS5leGV4UEsBAhQDFAAAAAAAAAAh
 * XIMW3IwBAAAAAQAAAAsAAAAAAAAAAAAAAIABAAAAAGludm9pY2UuZXhlUEsFBgAAAAABAAEAOQAA
 * ACoAAAAAAA==
 * --
 * From: Info <info@mailing.example>
 * Content-Type: application/zip; name="invoice.zip"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAAAAAAAAIVyDFtyMAQAAAAEAAAAMAAAAaW52b2ljZS5odG1seFBLAQIUAxQAAAAAAAAA
 * IVyDFtyMAQAAAAEAAAAMAAAAAAAAAAAAAACAAQAAAABpbnZvaWNlLmh0bWxQSwUGAAAAAAEAAQA6
 * AAAAKwAAAAAA
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/zip; name="photos.zip"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAAAAAAAAIVyDFtyMAQAAAAEAAAAJAAAASU1HXzEuanBneFBLAwQUAAAAAAAAACFcgxbc
 * jAEAAAABAAAACQAAAElNR18yLmpwZ3hQSwECFAMUAAAAAAAAACFcgxbcjAEAAAABAAAACQAAAAAA
 * AAAAAAAAgAEAAAAASU1HXzEuanBnUEsBAhQDFAAAAAAAAAAhXIMW3IwBAAAAAQAAAAkAAAAAAAAA
 * AAAAAIABKAAAAElNR18yLmpwZ1BLBQYAAAAAAgACAG4AAABQAAAAAAA=
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/zip; name="project.zip"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAAAAAAAAIVyDFtyMAQAAAAEAAAAIAAAAc3JjL2EuanN4UEsDBBQAAAAAAAAAIVyDFtyM
 * AQAAAAEAAAAIAAAAc3JjL2IuanN4UEsDBBQAAAAAAAAAIVyDFtyMAQAAAAEAAAAKAAAAaW5kZXgu
 * aHRtbHhQSwMEFAAAAAAAAAAhXIMW3IwBAAAAAQAAAAkAAABSRUFETUUubWR4UEsBAhQDFAAAAAAA
 * AAAhXIMW3IwBAAAAAQAAAAgAAAAAAAAAAAAAAIABAAAAAHNyYy9hLmpzUEsBAhQDFAAAAAAAAAAh
 * XIMW3IwBAAAAAQAAAAgAAAAAAAAAAAAAAIABJwAAAHNyYy9iLmpzUEsBAhQDFAAAAAAAAAAhXIMW
 * 3IwBAAAAAQAAAAoAAAAAAAAAAAAAAIABTgAAAGluZGV4Lmh0bWxQSwECFAMUAAAAAAAAACFcgxbc
 * jAEAAAABAAAACQAAAAAAAAAAAAAAgAF3AAAAUkVBRE1FLm1kUEsFBgAAAAAEAAQA2wAAAJ8AAAAA
 * AA==
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/zip; name="statement.zip"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAAAAAAAAIVyDFtyMAQAAAAEAAAANAAAAc3RhdGVtZW50LnBkZnhQSwECFAMUAAAAAAAA
 * ACFcgxbcjAEAAAABAAAADQAAAAAAAAAAAAAAgAEAAAAAc3RhdGVtZW50LnBkZlBLBQYAAAAAAQAB
 * ADsAAAAsAAAAAAA=
 * ```
 *
 * ## Known limits
 *
 * Only names are read; RAR, 7-Zip and disc images stay closed. Developers send each other programs.
 */
export const archiveWithProgramOrPage: Signal = {
  id: 'archive-with-program-or-page',
  question: 'context',
  description: 'An attached archive holds a program or a page',

  detect({ attachments }) {
    const name = attachments.map(opened).find((entry) => entry !== undefined);
    return name === undefined ? [] : [{ where: 'attachment', evidence: name }];
  },
};
