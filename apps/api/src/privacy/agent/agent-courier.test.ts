import { expect, it } from 'vitest';
import { isOutside, postToAgent } from './agent-courier.ts';

it('AGENT-AC1 a callback never leads inside the operator’s own network', async () => {
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
  ];
  for (const address of [...inside, '::', 'fd00::1', 'fe80::1', '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::a00:1'])
    expect([address, isOutside(address)]).toEqual([address, false]);
  for (const address of ['93.184.216.34', '2606:2800:220:1::1', '172.32.0.1']) expect(isOutside(address)).toBe(true);
  await expect(postToAgent('https://localhost:9/status', {})).rejects.toThrow('no host on the internet');
});
