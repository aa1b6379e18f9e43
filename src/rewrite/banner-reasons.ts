import type { Brand } from '../brands/brand.ts';
import type { AskKind } from '../signals/signal.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { BannerTexts, ReasonKey } from './banner-texts.ts';
import { type Fillings, fill, foreign, type Phrase } from './phrase.ts';
import { quotableWords } from './quoted-words.ts';

/** Two reasons fill a telephone's screen; a third would push the message out of sight, and with it our credit. */
const REASON_LIMIT = 2;

/** An argument for the verdict, with the words of the message that prove it. */
interface Argument {
  readonly key: ReasonKey | 'no-telephone';
  readonly fillings: Fillings;
}

/** The sentence for each ask that has one, most dangerous first. */
const ASK_REASONS = [
  ['pin', 'pin'],
  ['credentials', 'pin'],
  ['card', 'pin'],
  ['remote-access', 'remote'],
  ['gift-card', 'gift'],
  ['call', 'phone'],
  ['appointment', 'appointment'],
  ['fee', 'fee'],
] as const satisfies readonly (readonly [AskKind, ReasonKey])[];

/** Digits with the usual separators; the bounds keep the search linear. */
const TELEPHONE_NUMBER = /\+?\d[\d ()./-]{5,20}\d/;

/** At most two reasons: what contradicts the sender, then what the message wants; none for a mere information. */
export function bannerReasons(
  verdict: Verdict,
  texts: BannerTexts,
  level: Fillings,
  brand: Brand | undefined,
): Phrase[] {
  if (verdict.kind === 'intermediary') return [];
  const [contradiction, ...others] = originArguments(verdict, level, brand);
  const candidates = [contradiction, ...askArguments(verdict, brand), ...others];
  const chosen = new Map<ReasonKey | 'no-telephone', Fillings>();
  for (const argument of candidates) {
    if (argument && chosen.size < REASON_LIMIT && !chosen.has(argument.key)) {
      chosen.set(argument.key, argument.fillings);
    }
  }
  return Array.from(chosen, ([key, fillings]) => {
    const sentence = key === 'no-telephone' ? texts.noTelephone : texts.reasons[key];
    return fill(sentence, { ...level, ...quoted(fillings, texts, sentence) });
  });
}

function originArguments(verdict: Verdict, level: Fillings, brand: Brand | undefined): Argument[] {
  const { role } = verdict.origin;
  return [
    ...(role === 'lookalike' && brand ? [{ key: 'lookalike' as const, fillings: {} }] : []),
    ...(role === 'mailbox-provider' ? [{ key: 'freemail' as const, fillings: {} }] : []),
    ...nameMismatch(verdict, level, brand),
    ...evidenceAt(verdict, 'reply-to', ([x]) => x && { key: 'reply-to' as const, fillings: { x } }),
    ...evidenceAt(verdict, 'link', ([x, y]) => x && y && { key: 'link' as const, fillings: { x, y } }),
  ];
}

/** Said where the sentence of the level does not say it: the display-name it quotes does not name the brand. */
function nameMismatch({ kind, claims }: Verdict, { name }: Fillings, brand: Brand | undefined): Argument[] {
  const inAddress = claims.some((claim) => claim.brand === brand?.id && claim.where === 'from.local-part');
  const quotedName = name?.text.toLowerCase() ?? '';
  const said = brand === undefined || quotedName.includes(brand.name.toLowerCase());
  return kind === 'suspicious' && inAddress && !said ? [{ key: 'name-mismatch', fillings: {} }] : [];
}

/** Evidence of a contradiction may come in two halves: `shown → real`. */
function evidenceAt(
  { findings }: Verdict,
  where: 'reply-to' | 'link',
  argumentOf: (halves: readonly (ReturnType<typeof foreign> | undefined)[]) => Argument | '' | undefined,
): Argument[] {
  const finding = findings.find((candidate) => candidate.where === where && candidate.question === 'origin');
  const halves = finding?.evidence.split(' → ').map((half) => foreign(quotableWords(half))) ?? [];
  const argument = argumentOf(halves);
  return argument ? [argument] : [];
}

function askArguments({ asks }: Verdict, brand: Brand | undefined): Argument[] {
  return ASK_REASONS.flatMap(([kind, key]): Argument[] => {
    const ask = asks.find((candidate) => candidate.kind === kind);
    if (!ask) return [];
    if (key === 'phone') return telephoneArgument(ask.evidence, brand);
    return [{ key, fillings: { x: foreign(quotableWords(ask.evidence)) } }];
  });
}

function telephoneArgument(evidence: string, brand: Brand | undefined): Argument[] {
  if (brand?.facts.some(({ fact }) => fact === 'no-phone-support'))
    return [{ key: 'no-telephone', fillings: {} }];
  const number = TELEPHONE_NUMBER.exec(evidence)?.[0];
  return brand && number ? [{ key: 'phone', fillings: { x: foreign(number) } }] : [];
}

/** Puts quotation marks around words of the message, where the sentence itself has none. */
function quoted(fillings: Fillings, { quotes }: BannerTexts, sentence: string): Fillings {
  const { x } = fillings;
  if (!x || sentence.includes(`${quotes.open}{x}`)) return fillings;
  return { ...fillings, x: { ...x, text: `${quotes.open}${x.text}${quotes.close}` } };
}
