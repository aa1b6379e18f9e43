/** The case that started the project, in our own words. */
export const STORY = [
  'From: "Service client=?utf-8?q?=C3=A8le?= Proximus" <ServiceclienteleProximus@contactcenter.be>',
  'To: Patrick <patrick@example.lu>',
  'Subject: Confirmation de votre rendez-vous',
  'Message-ID: <story@contactcenter.be>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Bonjour,',
  '',
  'Un conseiller Proximus se présentera chez vous le 8 février à 15h.',
  '',
  'Service clientèle Proximus',
  '',
].join('\r\n');

/** A message that claims nothing and asks for nothing. */
export const HARMLESS = [
  'From: Jan Peeters <jan@lab.example>',
  'Subject: Zondag',
  'Message-ID: <harmless@lab.example>',
  '',
  'Tot zondag!',
  '',
].join('\r\n');
