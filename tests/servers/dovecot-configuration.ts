/** Where a Dovecot of the tests works and listens. */
export interface DovecotPlace {
  readonly folder: string;
  readonly imapPort: number;
  readonly lmtpPort: number;
  /** Where Postfix asks whether a password is right (Dovecot's authentication protocol). */
  readonly authPort: number;
  /** A Sieve script that every message goes through first, and the folder of the programs that it may run. */
  readonly sieve?: { readonly script: string; readonly programs: string };
}

/**
 * Settings under which every address has a mailbox and every password is right.
 *
 * @param version as `dovecot --version` prints it; 2.4 has another language than 2.3
 */
export function dovecotConfiguration(version: string, place: DovecotPlace): string {
  return version.startsWith('2.3.') ? settings23(place) : settings24(place);
}

function commonSettings({ folder, imapPort, lmtpPort, authPort }: DovecotPlace): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
mail_uid = nobody
mail_gid = nogroup
first_valid_uid = 1
service imap-login {
  chroot =
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtpPort}
  }
}
service auth {
  inet_listener auth {
    port = ${authPort}
  }
}
service anvil {
  chroot =
}
namespace inbox {
  inbox = yes
}
`;
}

function settings23(place: DovecotPlace): string {
  return `${commonSettings(place)}
${sieveSettings23(place)}
disable_plaintext_auth = no
mail_location = maildir:${place.folder}/mail/%u
passdb {
  driver = static
  args = nopassword=y
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${place.folder}/mail/%u allow_all_users=yes
}
`;
}

/** As config/sieve.md has them. Node needs more address space than Dovecot leaves to what it starts. */
function sieveSettings23({ sieve }: DovecotPlace): string {
  if (!sieve) return '';
  return `
service lmtp {
  vsz_limit = 0
}
protocol lmtp {
  mail_plugins = sieve
}
plugin {
  sieve_before = ${sieve.script}
  sieve_plugins = sieve_extprograms
  sieve_filter_bin_dir = ${sieve.programs}
  sieve_filter_exec_timeout = 60s
  sieve_global_extensions = +vnd.dovecot.filter +editheader
}
`;
}

function sieveSettings24({ sieve }: DovecotPlace): string {
  if (!sieve) return '';
  return `
service lmtp {
  vsz_limit = unlimited
}
protocol lmtp {
  mail_plugins {
    sieve = yes
  }
}
sieve_script before {
  type = before
  path = ${sieve.script}
}
sieve_plugins {
  sieve_extprograms = yes
}
sieve_filter_bin_dir = ${sieve.programs}
sieve_filter_exec_timeout = 60s
sieve_global_extensions {
  vnd.dovecot.filter = yes
  editheader = yes
}
`;
}

function settings24(place: DovecotPlace): string {
  return `dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
${commonSettings(place)}
${sieveSettings24(place)}
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = ${place.folder}/mail/%{user}
passdb static {
  fields {
    nopassword = yes
  }
}
userdb static {
  userdb_static_allow_all_users = yes
  fields {
    uid = nobody
    gid = nogroup
    home = ${place.folder}/mail/%{user}
  }
}
`;
}
