import { BlockList, isIP } from 'node:net';

/** So many addresses and networks can be allowed for one key. */
export const MOST_ADDRESSES = 50;

/** An address or a network in CIDR notation, in the form in which it is kept; null for a text that is neither. */
export function readNetwork(text: string): string | null {
  const [address = '', prefix, ...rest] = text.trim().toLowerCase().split('/');
  const family = isIP(address);
  // A zone names an interface of one machine and means nothing anywhere else.
  if (family === 0 || address.includes('%') || rest.length > 0) return null;
  if (prefix === undefined) return address;
  const isPrefix = /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128);
  return isPrefix ? `${address}/${Number(prefix)}` : null;
}

/** Whether a request may come from an address. Without a list it may come from anywhere; with one, never from nowhere. */
export function isAllowedAddress(allowed: string | null, address: string | null): boolean {
  if (allowed === null) return true;
  const family = isIP(address ?? '');
  if (address === null || family === 0) return false;
  return listOf(allowed).check(address, family === 4 ? 'ipv4' : 'ipv6');
}

function listOf(allowed: string): BlockList {
  const list = new BlockList();
  for (const network of allowed.split(',')) {
    const [address = '', prefix] = network.split('/');
    const type = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (prefix === undefined) list.addAddress(address, type);
    else list.addSubnet(address, Number(prefix), type);
  }
  return list;
}
