import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** Says whether a connection to this address and port may be made. */
export type AddressRules = (address: string, port: number) => boolean;

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/**
 * The ports of the public web. 8080, 8443 and the like are where consoles and half-finished servers listen, and
 * hardly where pages worth quoting are; whoever needs one names its network in `allowedCidrs`.
 */
const WEB_PORTS = new Set([80, 443]);

/** The only part of IPv6 that is given out for the public (RFC 4291); outside it hide `::127.0.0.1` and its like. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** Azure's host agent answers on a public address, to the machines of that host alone. */
const HOST_AGENTS = new Set(["168.63.129.16"]);

/**
 * Public unicast addresses on the web's ports, and the networks named here on any port. IPv6 forms that carry an IPv4
 * address (mapped, NAT64, 6to4, Teredo) are refused whole: no public site needs them.
 * @param allowedCidrs networks such as 127.0.0.1/32 or fd00::/8; throws on one that cannot be parsed
 */
export function createAddressRules(allowedCidrs: readonly string[]): AddressRules {
  const allowed: Network[] = allowedCidrs.map((cidr) => ipaddr.parseCIDR(cidr));
  return (text, port) => {
    if (isIP(text) === 0) return false;
    const address = ipaddr.parse(text);
    return isInside(address, allowed) || (isPublic(address) && WEB_PORTS.has(port));
  };
}

function isInside(address: ipaddr.IPv4 | ipaddr.IPv6, networks: readonly Network[]): boolean {
  return networks.some((network) => network[0].kind() === address.kind() && address.match(network));
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (HOST_AGENTS.has(address.toString())) return false;
  if (address instanceof ipaddr.IPv6 && !address.match(GLOBAL_UNICAST)) return false;
  return address.range() === "unicast";
}
