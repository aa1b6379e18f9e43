import { BlockList, isIP } from 'node:net';
import type { Transaction } from '../engine/engine.ts';

/** Where mail of own users comes from, beside logins. */
export interface OwnNetworks {
  /** `192.0.2.0/24`, or one address. */
  readonly networks: readonly string[];
  /** Lower case; a reverse-path must be below one of them. Empty: any. */
  readonly domains: readonly string[];
}

/** Whether a client that has not logged in sends mail of own users. */
export type OwnUserTest = (transaction: Pick<Transaction, 'client' | 'envelope'>) => boolean;

/** Tests the address of a client, and the reverse-path where domains are named. Nobody is an own user without networks. */
export function ownUserTest({ networks, domains }: OwnNetworks): OwnUserTest {
  const list = new BlockList();
  for (const network of networks) addNetwork(list, network);
  return ({ client: { address = '' }, envelope: { reversePath = '' } }) => {
    const family = isIP(address);
    if (family === 0 || !list.check(address, family === 4 ? 'ipv4' : 'ipv6')) return false;
    const domain = reversePath.slice(reversePath.lastIndexOf('@') + 1).toLowerCase();
    return domains.length === 0 || domains.some((own) => domain === own || domain.endsWith(`.${own}`));
  };
}

function addNetwork(list: BlockList, network: string): void {
  const [address = '', prefix] = network.split('/');
  const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
  if (prefix === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(prefix), family);
}
