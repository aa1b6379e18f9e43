import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRunFolder } from './run-folder.ts';

/** A certificate and its key as PEM files. */
export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
}

/** A certificate authority of the tests. */
export interface Authority extends Certificate {
  /** For `localhost` and 127.0.0.1. With `expired` it is in force no longer. */
  issue(name: string, options?: { readonly expired?: boolean }): Certificate;
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** Makes an authority with the program openssl: node can read certificates, and make none. */
export function makeAuthority(name: string): Authority {
  const folder = makeRunFolder('certificates');
  const files = (base: string) => ({
    certFile: join(folder, `${base}.pem`),
    keyFile: join(folder, `${base}.key`),
  });
  const own = files('authority');
  const to = ({ certFile, keyFile }: Certificate) => ['-keyout', keyFile, '-out', certFile];
  openssl('req', '-x509', ...NEW_KEY, '-days', '30', '-subj', `/CN=${name}`, ...to(own));
  return {
    ...own,
    issue(subject, { expired = false } = {}) {
      const made = files(subject);
      const request = join(folder, `${subject}.csr`);
      const extensions = join(folder, `${subject}.ext`);
      writeFileSync(extensions, 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
      openssl('req', '-new', ...NEW_KEY, '-subj', `/CN=${subject}`, '-keyout', made.keyFile, '-out', request);
      const signing = ['-CA', own.certFile, '-CAkey', own.keyFile, '-CAcreateserial', '-extfile', extensions];
      openssl(
        'x509',
        '-req',
        '-in',
        request,
        ...signing,
        '-days',
        expired ? '-1' : '30',
        '-out',
        made.certFile,
      );
      return made;
    },
  };
}

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}
