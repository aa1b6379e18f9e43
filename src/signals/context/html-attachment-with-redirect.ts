import type { AttachmentContent } from '../../attachments/attachment-content.ts';
import type { BrandDirectory } from '../../brands/brand-directory.ts';
import type { Facts } from '../facts.ts';
import { isForeignHost } from '../foreign-host.ts';
import type { Signal } from '../signal.ts';

/** A page that somebody saved has text; one that only leads on has hardly any. */
const MOST_TEXT = 500;

function leadsAway(
  { text, scripts, links }: AttachmentContent,
  facts: Facts,
  brands: BrandDirectory,
): boolean {
  if (text.length > MOST_TEXT) return false;
  if (scripts.includes('obfuscated')) return true;
  const known = links.length > 0 && links.every(({ host = '' }) => !isForeignHost(host, facts, brands));
  return scripts.includes('redirect') && !known;
}

/**
 * An attached page or picture in SVG has hardly any text and sends the browser elsewhere, or builds itself out of a blob that
 * nobody can read.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html; name="invoice.html"
 * Content-Disposition: attachment
 *
 * <html><script>window.location.href = "https://login.files.example/"</script></html>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html; name="scan.shtml"
 * Content-Disposition: attachment
 *
 * <meta http-equiv="refresh" content="0; url=https://login.files.example/x">
 * --
 * From: Info <info@mailing.example>
 * Content-Type: image/svg+xml; name="image.svg"
 * Content-Disposition: attachment
 *
 * <svg xmlns="http://www.w3.org/2000/svg" onload="location.href='https://login.files.example/'"/>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/html; name="report.html"
 * Content-Disposition: attachment
 *
 * <meta http-equiv="refresh" content="0; url=https://www.lab.example/report">
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: image/svg+xml; name="logo.svg"
 * Content-Disposition: attachment
 *
 * <svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/html; name="minutes.html"
 * Content-Disposition: attachment
 *
 * <p>Minutes</p><script>print()</script>
 * ```
 *
 * ## Known limits
 *
 * What a script does is read, never run: one that hides the word `location` is seen only if it decodes a blob.
 */
export const htmlAttachmentWithRedirect: Signal = {
  id: 'html-attachment-with-redirect',
  question: 'context',
  description: 'An attached page sends the browser elsewhere or hides what it is',

  detect(facts, { brands }) {
    const page = facts.attachments.find(
      (attachment) => attachment.kind === 'page' && leadsAway(attachment, facts, brands),
    );
    if (!page) return [];
    return [{ where: 'attachment', evidence: page.links[0]?.host ?? (page.name || page.type) }];
  },
};
