import type { PostfixOptions } from './postfix.ts';

/** main.cf of a Postfix that listens on 127.0.0.1 only and hands every message on to one place. */
export function mainConfiguration(folder: string, options: PostfixOptions): Record<string, string> {
  const { milterPort, milterDefaultAction = 'tempfail', milterTimeoutSeconds = 30, lmtpPort } = options;
  const milter = milterPort && {
    smtpd_milters: `inet:127.0.0.1:${milterPort}`,
    milter_default_action: milterDefaultAction,
    milter_connect_timeout: `${milterTimeoutSeconds}s`,
    milter_command_timeout: `${milterTimeoutSeconds}s`,
    milter_content_timeout: `${milterTimeoutSeconds}s`,
  };
  return {
    compatibility_level: '3.6',
    queue_directory: `${folder}/queue`,
    data_directory: `${folder}/data`,
    maillog_file: `${folder}/mail.log`,
    maillog_file_prefixes: folder,
    myhostname: 'mx.test.invalid',
    mydestination: '',
    mynetworks: '127.0.0.0/8',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    alias_maps: '',
    alias_database: '',
    virtual_mailbox_domains: 'example.test',
    virtual_transport: lmtpPort === undefined ? 'virtual' : `lmtp:inet:127.0.0.1:${lmtpPort}`,
    virtual_mailbox_base: folder,
    virtual_mailbox_maps: 'static:maildir/',
    virtual_uid_maps: 'static:65534',
    virtual_gid_maps: 'static:65534',
    virtual_mailbox_limit: '0',
    mailbox_size_limit: '0',
    message_size_limit: '60000000',
    smtpd_recipient_restrictions: 'permit_mynetworks, reject_unauth_destination',
    // Tests send bursts from one address and with mistakes.
    smtpd_client_connection_rate_limit: '0',
    smtpd_error_sleep_time: '0',
    smtp_dns_support_level: 'disabled',
    notify_classes: '',
    ...milter,
    ...options.settings,
  };
}

/** The file form of main.cf. */
export function formatSettings(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}

/** master.cf: every service that delivery needs, none of them in a chroot. */
export function masterConfiguration(smtpPort: number): string {
  return `127.0.0.1:${smtpPort} inet n - n - - smtpd
pickup     unix       n - n 60    1 pickup
cleanup    unix       n - n -     0 cleanup
qmgr       unix       n - n 300   1 qmgr
rewrite    unix       - - n -     - trivial-rewrite
bounce     unix       - - n -     0 bounce
defer      unix       - - n -     0 bounce
trace      unix       - - n -     0 bounce
verify     unix       - - n -     1 verify
flush      unix       n - n 1000? 0 flush
proxymap   unix       - - n -     - proxymap
proxywrite unix       - - n -     1 proxymap
smtp       unix       - - n -     - smtp
relay      unix       - - n -     - smtp
showq      unix       n - n -     - showq
error      unix       - - n -     - error
retry      unix       - - n -     - error
discard    unix       - - n -     - discard
virtual    unix       - n n -     - virtual
lmtp       unix       - - n -     - lmtp
anvil      unix       - - n -     1 anvil
scache     unix       - - n -     1 scache
postlog    unix-dgram n - n -     1 postlogd
`;
}
