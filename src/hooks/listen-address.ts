import { Fault } from '../fault.ts';

/** Where a hook listens. Port 0 lets the system choose. */
export type ListenAddress =
  | { readonly kind: 'inet'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string };

const FORMS: readonly RegExp[] = [
  // Sendmail's form, which Postfix's users know from other filters: inet:8891@127.0.0.1, inet6:8891@::1
  /^inet6?:(?<port>\d{1,5})@(?<host>[^\s@[\]]+)$/,
  // Postfix's form and the plain one: inet:127.0.0.1:8891, 127.0.0.1:8891, [::1]:8891
  /^(?:inet:)?\[(?<host>[0-9A-Fa-f:.]+)\]:(?<port>\d{1,5})$/,
  /^(?:inet:)?(?!inet6?:)(?<host>[^\s@:[\]/]+):(?<port>\d{1,5})$/,
];

/** The address in one of its forms. Throws the fault `configuration-invalid` that names them. */
export function parseListenAddress(text: string): ListenAddress {
  const path = /^(?:unix|local):(?<path>\/.+)$/.exec(text)?.groups?.['path'];
  if (path !== undefined) return { kind: 'unix', path };
  for (const form of FORMS) {
    const { host, port } = form.exec(text)?.groups ?? {};
    if (host !== undefined && Number(port) <= 65_535) return { kind: 'inet', host, port: Number(port) };
  }
  throw new Fault(
    'configuration-invalid',
    `"${text}" is no address to listen on; write 127.0.0.1:8891, [::1]:8891, inet:8891@127.0.0.1 or unix:/path`,
  );
}

/** `host:port`, `[v6]:port` or `unix:/path`; `parseListenAddress` reads it again. */
export function formatListenAddress(address: ListenAddress): string {
  if (address.kind === 'unix') return `unix:${address.path}`;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return `${host}:${address.port}`;
}
