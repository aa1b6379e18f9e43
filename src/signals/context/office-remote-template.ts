import { hostOf } from '../../message/link.ts';
import { isForeignHost } from '../foreign-host.ts';
import type { Signal } from '../signal.ts';

/**
 * An attached Office document fetches its template from the web when it is opened (MITRE ATT&CK T1221): the macro is not in
 * the file that a filter sees.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: application/zip; name="order.docx"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAAAAAAAAIVwAAAAAAAAAAAAAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbFBLAwQUAAAA
 * AAAAACFctxkoO4QAAACEAAAAHAAAAHdvcmQvX3JlbHMvc2V0dGluZ3MueG1sLnJlbHM8UmVsYXRp
 * b25zaGlwcz48UmVsYXRpb25zaGlwIFR5cGU9IngvYXR0YWNoZWRUZW1wbGF0ZSIgVGFyZ2V0PSJo
 * dHRwczovL2ZpbGVzLmV4YW1wbGUvdC5kb3RtIiBUYXJnZXRNb2RlPSJFeHRlcm5hbCIvPjwvUmVs
 * YXRpb25zaGlwcz5QSwECFAMUAAAAAAAAACFcAAAAAAAAAAAAAAAAEwAAAAAAAAAAAAAAgAEAAAAA
 * W0NvbnRlbnRfVHlwZXNdLnhtbFBLAQIUAxQAAAAAAAAAIVy3GSg7hAAAAIQAAAAcAAAAAAAAAAAA
 * AACAATEAAAB3b3JkL19yZWxzL3NldHRpbmdzLnhtbC5yZWxzUEsFBgAAAAACAAIAiwAAAO8AAAAA
 * AA==
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: application/zip; name="letter.docx"
 * Content-Disposition: attachment
 * Content-Transfer-Encoding: base64
 *
 * UEsDBBQAAAAAAAAAIVwAAAAAAAAAAAAAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbFBLAwQUAAAA
 * AAAAACFc+fIi5IgAAACIAAAAHAAAAHdvcmQvX3JlbHMvc2V0dGluZ3MueG1sLnJlbHM8UmVsYXRp
 * b25zaGlwcz48UmVsYXRpb25zaGlwIFR5cGU9IngvYXR0YWNoZWRUZW1wbGF0ZSIgVGFyZ2V0PSJm
 * aWxlOi8vL0Y6L1RlbXBsYXRlcy9MZXR0ZXIuZG90eCIgVGFyZ2V0TW9kZT0iRXh0ZXJuYWwiLz48
 * L1JlbGF0aW9uc2hpcHM+UEsBAhQDFAAAAAAAAAAhXAAAAAAAAAAAAAAAABMAAAAAAAAAAAAAAIAB
 * AAAAAFtDb250ZW50X1R5cGVzXS54bWxQSwECFAMUAAAAAAAAACFc+fIi5IgAAACIAAAAHAAAAAAA
 * AAAAAAAAgAExAAAAd29yZC9fcmVscy9zZXR0aW5ncy54bWwucmVsc1BLBQYAAAAAAgACAIsAAADz
 * AAAAAAA=
 * --
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
 * ```
 *
 * ## Known limits
 *
 * A company may keep templates on a server of another organisation.
 */
export const officeRemoteTemplate: Signal = {
  id: 'office-remote-template',
  question: 'context',
  description: 'An attached document fetches its template from the web',

  detect(facts, { brands }) {
    const hosts = facts.attachments.flatMap(({ remoteTemplates }) =>
      remoteTemplates.flatMap((target) => hostOf(target) ?? []),
    );
    const host = hosts.find((each) => isForeignHost(each, facts, brands));
    return host === undefined ? [] : [{ where: 'attachment', evidence: host }];
  },
};
