import { organizationalDomain } from '../brands/domain.ts';
import { addressOf, hostOf } from '../message/link.ts';
import type { Link } from '../message/message.ts';
import type { LinkService, Redirector } from './link-service.ts';
import type { LinkServices } from './link-services.ts';
import { wrappedTarget } from './wrapped-target.ts';

/** Where a link leads as far as its address tells, without asking anybody on the network. */
export interface Destination {
  readonly link: Link;
  /** Host of the address at the end of every redirector that shows its target. */
  readonly host: string;
  /** That address. */
  readonly target: string;
  /** The redirectors that were passed, the first one first. */
  readonly through: readonly Redirector[];
  /** What stands at that address. */
  readonly service?: LinkService;
  /** The service there passes visitors on and does not tell where to: nobody knows where the link leads. */
  readonly hidden: boolean;
  /** Host of an address of another organisation in a parameter such as `redirect=`. The site may pass visitors on to it. */
  readonly forwardsTo?: string;
}

/** Redirectors within redirectors; gateways wrap what mailing platforms have wrapped. More are a maze. */
const NESTING = 6;

/** Parameters by which sites say where a visitor goes next. */
const FORWARDING_PARAMETERS = new Set(
  'url u uri link href redirect redirect_url redirecturl redirect_uri redir rurl target dest desturl destination goto go to out ued adurl next continue return returnurl return_url forward r'.split(
    ' ',
  ),
);

/** Follows a link through the redirectors that show their targets; undefined for a link without a host. */
export function followLink(link: Link, services: LinkServices): Destination | undefined {
  const through: Redirector[] = [];
  let { host, target } = link;
  if (host === undefined) return undefined;
  let service = services.serviceAt(host, target);
  while (service?.kind === 'redirector' && through.length < NESTING) {
    const next = passedOn({ host, target }, service);
    if (!next) break;
    through.push(service);
    ({ host, target } = next);
    service = services.serviceAt(host, target);
  }
  const hidden = service?.kind === 'shortener' || service?.kind === 'redirector';
  const forwardsTo = hidden ? undefined : forwardedHost({ host, target });
  return {
    link,
    host,
    target,
    through,
    hidden,
    ...(service && { service }),
    ...(forwardsTo !== undefined && { forwardsTo }),
  };
}

type Address = Pick<Destination, 'host' | 'target'>;

function passedOn(address: Address, redirector: Redirector): Address | undefined {
  const url = addressOf(address);
  const target = url && wrappedTarget(url, redirector);
  const host = target === undefined ? undefined : hostOf(target);
  return target === undefined || host === undefined ? undefined : { host, target };
}

/** An address within an address; hardly any has one, so most are not even parsed. */
function forwardedHost(address: Address): string | undefined {
  if (!/[?&=](?:https?(?::|%3a)|%2f%2f|\/\/)/i.test(address.target)) return undefined;
  const own = organizationalDomain(address.host);
  for (const [name, value] of addressOf(address)?.searchParams ?? []) {
    const host = forwardingTarget(name, value);
    if (host !== undefined && organizationalDomain(host) !== own) return host;
  }
  return undefined;
}

/** Host of an absolute address; `?https://example.org` is a parameter without a value. */
function forwardingTarget(name: string, value: string): string | undefined {
  const target = value === '' ? name : FORWARDING_PARAMETERS.has(name.toLowerCase()) ? value : '';
  return /^(?:https?:)?[\\/]{2}/i.test(target) ? hostOf(target) : undefined;
}
