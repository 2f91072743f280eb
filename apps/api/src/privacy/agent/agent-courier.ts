import { lookup } from 'node:dns';
import { request } from 'node:https';
import { BlockList, isIPv6, type LookupFunction } from 'node:net';

const TIMEOUT_MS = 10_000;

/** What is no address on the internet: this machine, private networks, and what is only known on one cable. */
const INSIDE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  INSIDE.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(network, prefix, 'ipv6');

/** Whether an address lies on the internet, and not inside the operator's own network. */
export function isOutside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isOutside(mapped);
  return !INSIDE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Takes a status to an agent. */
export type Courier = (url: string, body: object) => Promise<void>;

/**
 * Posts a status to the registered address of an agent, over TLS. What the agent answers is not read and no redirect is followed; a
 * name that leads inside is not called.
 * @throws Error where it was not taken
 */
export const postToAgent: Courier = (url, body) =>
  new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const call = request(url, { method: 'POST', headers, lookup: lookupOutside, timeout: TIMEOUT_MS }, (response) => {
      response.resume();
      const { statusCode = 0 } = response;
      if (statusCode >= 200 && statusCode < 300) resolve();
      else reject(new Error(`The agent answered with ${statusCode}.`));
    });
    call.on('timeout', () => call.destroy(new Error('The agent took too long.')));
    call.on('error', reject);
    call.end(text);
  });

/** The name is looked up once and called at that address, so that it cannot lead elsewhere in between. */
const lookupOutside: LookupFunction = (hostname, _options, callback) => {
  lookup(hostname, { all: true }, (error, addresses) => {
    const outside = error ? undefined : addresses.find(({ address }) => isOutside(address));
    if (outside) callback(null, [outside]);
    else callback(error ?? new Error('The address of the agent leads to no host on the internet.'), []);
  });
};
