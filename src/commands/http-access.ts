import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Configuration } from '../config/configuration.ts';
import { Fault } from '../fault.ts';
import type { AccessOptions } from '../hooks/webhook/access.ts';
import type { ServerTls } from '../hooks/webhook/listening.ts';

/** Shorter tokens can be guessed. */
const MIN_TOKEN_LENGTH = 32;

/** Who may use the HTTP routes, and over which transport. */
export interface HttpAccess extends AccessOptions {
  /** Absent for plain HTTP. */
  readonly tls?: ServerTls;
}

/**
 * Reads tokens and certificates. Throws the fault `configuration-invalid`, also for an address that others can reach
 * while nobody has to show anything.
 *
 * @param listen `host:port` or `unix:/path`, where the routes are to be
 */
export function httpAccess({ http }: Configuration, listen: string): HttpAccess {
  const { tokenFile, adminTokenFile, requestsPerSecond, demandBoth, tls, queueBoard } = http;
  const access: HttpAccess = {
    requestsPerSecond,
    ...(tokenFile !== '' && { token: readToken('http.tokenFile', tokenFile) }),
    ...(adminTokenFile !== '' && { adminToken: readToken('http.adminTokenFile', adminTokenFile) }),
    ...tlsAccess(tls),
    ...(demandBoth && { demandBoth }),
  };
  if (demandBoth && !(access.token && access.clientCertificates))
    throw invalid('http.demandBoth needs http.tokenFile and http.tls.clientCaFile');
  if (queueBoard && !access.adminToken) throw invalid('http.queueBoard needs http.adminTokenFile');
  if (access.token && access.token === access.adminToken)
    throw invalid('http.tokenFile and http.adminTokenFile must hold different tokens');
  if (!isLocal(listen) && !access.token && !access.clientCertificates)
    throw invalid(
      `${listen} can be reached from other machines: it needs http.tokenFile or http.tls.clientCaFile`,
    );
  return access;
}

/** Loopback addresses, and Unix sockets, whose permissions decide. A name could lead anywhere tomorrow. */
function isLocal(listen: string): boolean {
  if (listen.startsWith('unix:')) return true;
  const host = listen.slice(0, listen.lastIndexOf(':')).replace(/^\[|\]$/g, '');
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === '::1' || host === 'localhost';
}

function tlsAccess({
  certFile,
  keyFile,
  clientCaFile,
}: Configuration['http']['tls']): Pick<HttpAccess, 'tls' | 'clientCertificates'> {
  if (certFile === '' && keyFile === '' && clientCaFile === '') return {};
  if (certFile === '' || keyFile === '') throw invalid('http.tls needs certFile and keyFile');
  const tls = {
    cert: textOf('http.tls.certFile', certFile),
    key: textOf('http.tls.keyFile', keyFile),
    ...(clientCaFile !== '' && { ca: textOf('http.tls.clientCaFile', clientCaFile) }),
  };
  try {
    createSecureContext(tls);
  } catch (cause) {
    throw new Fault('configuration-invalid', 'http.tls: certificate, key and authority do not fit together', {
      cause,
    });
  }
  return { tls, ...(tls.ca !== undefined && { clientCertificates: true }) };
}

function readToken(option: string, file: string): string {
  const token = textOf(option, file).trim();
  if (token.length >= MIN_TOKEN_LENGTH && !/\s/.test(token)) return token;
  throw invalid(
    `${option} ${file} must hold one line of ${MIN_TOKEN_LENGTH} characters or more, such as "openssl rand -hex 32" writes`,
  );
}

function textOf(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Fault('configuration-invalid', `${option} ${file} cannot be read`, { cause });
  }
}

function invalid(sentence: string): Fault {
  return new Fault('configuration-invalid', sentence);
}
