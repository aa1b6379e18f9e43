const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/** Networks that nobody reaches from outside (RFC 1918, RFC 3927, RFC 5737, RFC 6890), and the machine itself. */
const PRIVATE =
  /^(?:10\.|127\.|0\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)/;

/** `::1`, link-local and unique local addresses, and those of documentation (RFC 4291, RFC 4193, RFC 3849). */
const PRIVATE_IPV6 = /^\[(?:::1?\]|fe[89ab][0-9a-f]:|f[cd][0-9a-f]{2}:|2001:db8:)/;

/** Whether a host is an IP address, in whatever notation it was written: the URL parser has made it one of two. */
export function isNumericHost(host: string): boolean {
  return IPV4.test(host) || host.startsWith('[');
}

/** Whether an IP address belongs to somebody's own network or to documentation. */
export function isPrivateAddress(host: string): boolean {
  return PRIVATE.test(host) || PRIVATE_IPV6.test(host);
}
