import { spawnSync } from 'node:child_process';

/** Tesseract as it is installed; plain data, so that every thread can get it. */
export interface Tesseract {
  /** Name or path of the program. */
  readonly program: string;
  /** Of ours, those whose data are installed, in its own codes (ISO 639-2/T); at least one. */
  readonly languages: readonly string[];
  /** Those that are missing. */
  readonly missing: readonly string[];
}

/** The languages that are read, as Tesseract and its Debian packages call them. */
const LANGUAGES = ['nld', 'fra', 'deu', 'est', 'eng'] as const;

/** Milliseconds until it must have told its languages, on a machine that has other things to do. */
const PATIENCE = 5_000;

/** Looks for Tesseract and asks which languages it reads. Undefined where it is missing, or reads none of ours. */
export function findTesseract(program = 'tesseract'): Tesseract | undefined {
  const { status, stdout } = spawnSync(program, ['--list-langs'], {
    encoding: 'utf8',
    timeout: PATIENCE,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (status !== 0) return undefined;
  const installed = new Set(stdout.split(/\s+/));
  const languages = LANGUAGES.filter((language) => installed.has(language));
  const missing = LANGUAGES.filter((language) => !installed.has(language));
  return languages.length > 0 ? { program, languages, missing } : undefined;
}

/** What is missing for reading words in pictures and how to get it, as one sentence; undefined when nothing is. */
export function missingForWords(tesseract: Tesseract | undefined): string | undefined {
  const missing = tesseract ? tesseract.missing : LANGUAGES;
  if (missing.length === 0) return undefined;
  const packages = [
    ...(tesseract ? [] : ['tesseract-ocr']),
    ...missing.map((each) => `tesseract-ocr-${each}`),
  ];
  const effect = tesseract
    ? `words in pictures are not read in ${missing.join(', ')}`
    : 'words in pictures are not read: Tesseract is missing';
  return `${effect} (Debian: apt-get install ${packages.join(' ')})`;
}
