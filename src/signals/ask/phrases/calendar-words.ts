import { foldWord } from './fold-word.ts';

const WEEKDAYS = `
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
  lundi mardi mercredi jeudi vendredi samedi dimanche
  Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag
  esmaspäev esmaspäeval teisipäev teisipäeval kolmapäev kolmapäeval neljapäev neljapäeval
  reede reedel laupäev laupäeval pühapäev pühapäeval
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday`;

const RELATIVE_DAYS = `
  morgen overmorgen vandaag demain heute übermorgen homme täna ülehomme tomorrow today`;

const MONTHS = `
  januari februari maart april mei juni juli augustus september oktober november december
  janvier février mars avril mai juin juillet août septembre octobre novembre décembre
  Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember
  jaanuar jaanuaril jaanuari veebruar veebruaril veebruari märts märtsil märtsi aprill aprillil aprilli
  mail juuni juunil juuli juulil augustil augusti septembril septembri oktoober oktoobril oktoobri
  novembril novembri detsember detsembril detsembri
  January February March May June July October
  jan feb févr mrt apr jun jul aug sep sept okt oct nov dec déc dez`;

/** Days that are dates on their own, in the five languages, folded. */
export const DAYS: ReadonlySet<string> = wordSet(WEEKDAYS + RELATIVE_DAYS);
/** Months, which make a date together with a day of the month, folded. */
export const MONTH_NAMES: ReadonlySet<string> = wordSet(MONTHS);
/** Words between a weekday and its date: "Montag, den 8. Februar". */
export const DATE_FILLERS: ReadonlySet<string> = new Set(['den', 'dem', 'le', 'the', 'de']);
/** Words after a number that make it a time of day. */
export const HOUR_WORDS: ReadonlySet<string> = wordSet('uur uhr heures heure h u am pm');
/** Words before a number that make it a time of day. */
export const CLOCK_WORDS: ReadonlySet<string> = wordSet('kell kl');
/** Words beside a number that make it an amount. */
export const CURRENCY_WORDS: ReadonlySet<string> = new Set(
  '€ $ £ eur euro euros eurot eurost euri usd gbp chf dollar dollars pounds cent cents'.split(' '),
);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/).map(foldWord));
}
