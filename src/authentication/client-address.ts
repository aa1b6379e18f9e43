/**
 * Whether an IP address is one of the Internet. Loopback, private, link-local and shared addresses (RFC 6890)
 * belong to our own network: SPF would say of every internal relay that it may not send.
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.toLowerCase().replace(/^::ffff:(?=[\d.]+$)/, '');
  return plain.includes(':')
    ? !PRIVATE_IPV6.test(plain)
    : /^[\d.]+$/.test(plain) && !PRIVATE_IPV4.test(plain);
}

const PRIVATE_IPV4 =
  /^(?:0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
const PRIVATE_IPV6 = /^(?:::1?$|fe[89ab][\da-f]:|f[cd][\da-f]{2}:)/;
