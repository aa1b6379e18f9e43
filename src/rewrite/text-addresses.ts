/** A scheme and the host behind it. The host ends at white space, a bracket or the path; bounds keep it linear. */
const WEB_ADDRESS = /\bhttp(s?):\/\/([^\s<>"/?#]{1,300})/gi;

/** An address that clients complete on their own. */
const BARE_ADDRESS = /(?<![\w/.-])www(?:\.[\w-]{1,63}){1,20}/gi;

/** Plain text whose web addresses no client makes a link of: `hxxps://host[.]example/path`, as analysts write them. */
export function switchOffAddresses(text: string): string {
  return text
    .replace(
      WEB_ADDRESS,
      (_, secure: string, host: string) => `hxxp${secure}://${host.replaceAll('.', '[.]')}`,
    )
    .replace(BARE_ADDRESS, (host) => host.replaceAll('.', '[.]'));
}

/** The inverse. */
export function switchOnAddresses(text: string): string {
  return text
    .replace(
      /\bhxxp(s?):\/\/([^\s<>"/?#]{1,300})/g,
      (_, secure: string, host: string) => `http${secure}://${host.replaceAll('[.]', '.')}`,
    )
    .replace(/\bwww(?:\[\.\][\w-]{0,63}){1,20}/g, (host) => host.replaceAll('[.]', '.'));
}
