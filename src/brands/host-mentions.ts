import type { BrandDirectory } from './brand-directory.ts';
import type { MentionPlace } from './brand-mention.ts';
import { hostLabels, mainLabel, toUnicode } from './domain.ts';
import { type LabelName, namesInLabel } from './label-names.ts';
import { type Clue, clueFromLabel, clueFromOwner } from './mention-clue.ts';
import { isTradeLabel } from './segmentation.ts';

/** Brands in a host: its owner, else those whose names its labels have (`proximus.be.klant-hulp.example`). */
export function hostClues(where: MentionPlace, host: string, directory: BrandDirectory): Clue[] {
  const owner = directory.ownerOf(host);
  if (owner) return directory.isMailboxDomain(host) ? [] : [clueFromOwner(where, owner, host)];
  return foreignHostClues(where, host, directory);
}

/**
 * Names in the labels of a host that no brand owns. An everyday word is one there, too (`action.eff.org`,
 * `delta-security.example`), unless a desk or country word stands beside it, or the domain that it was put below
 * is made of such words (`action.klanten-service.example`). Trade words do as much for names in capitals only:
 * `ups-tracking.example`.
 */
export function foreignHostClues(where: MentionPlace, host: string, directory: BrandDirectory): Clue[] {
  return rentedLabels(host, directory).flatMap((written) => {
    const label = toUnicode(written);
    return namesInLabel(directory.vocabulary, label).map((name) => {
      const tradeWord = (name.tradeWord && isAcronym(name)) || isBelowTrade(name, written, host, directory);
      return { ...clueFromLabel(where, { ...name, tradeWord }), inHost: true as const };
    });
  });
}

/** Whether somebody put an everyday word below a domain of desk and trade words. */
function isBelowTrade(
  { names: [{ ambiguous, modifier }] }: LabelName,
  label: string,
  host: string,
  { vocabulary }: BrandDirectory,
): boolean {
  if (!ambiguous || modifier) return false;
  const main = mainLabel(host);
  return label !== main && isTradeLabel(vocabulary, toUnicode(main));
}

function isAcronym({ names }: LabelName): boolean {
  return names.some(({ written }) => /^[\p{Lu}\p{N}&]+$/u.test(written));
}

/** The labels that a stranger chose: below a platform's domain only those of its customer. */
function rentedLabels(host: string, directory: BrandDirectory): string[] {
  const platform = directory.customerDomainOf(host);
  return platform ? host.slice(0, -platform.length - 1).split('.') : hostLabels(host);
}
