import { describe, expect, it } from 'vitest';
import { isAllowedAddress, readNetwork } from './allowed-addresses.ts';

describe('an address that a key may be used from', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.0/24 ', '203.0.113.0/24'],
    ['2001:DB8::/32', '2001:db8::/32'],
    ['::1', '::1'],
  ])('%s is one', (text, kept) => {
    expect(readNetwork(text)).toBe(kept);
  });

  it.each([
    '',
    'partner.example',
    '203.0.113.256',
    '203.0.113.0/33',
    '203.0.113.0/',
    '203.0.113.0/24/1',
    '2001:db8::/129',
    'fe80::1%eth0',
    '1.2.3.4,5.6.7.8',
    '10.0.0.0/-1',
  ])('"%s" is none', (text) => {
    expect(readNetwork(text)).toBeNull();
  });
});

describe('a request', () => {
  const LIST = '203.0.113.7,198.51.100.0/24,2001:db8::/32';

  it.each(['203.0.113.7', '198.51.100.255', '2001:db8:1::5', '::ffff:203.0.113.7', '::ffff:198.51.100.1'])(
    'may come from %s',
    (address) => {
      expect(isAllowedAddress(LIST, address)).toBe(true);
    },
  );

  it.each(['203.0.113.8', '198.51.101.0', '2001:db9::1', '::ffff:203.0.113.8', 'nonsense', '', null])(
    'may not come from %s',
    (address) => {
      expect(isAllowedAddress(LIST, address)).toBe(false);
    },
  );

  it('may come from anywhere without a list, also from nobody knows where', () => {
    expect(isAllowedAddress(null, '203.0.113.8')).toBe(true);
    expect(isAllowedAddress(null, null)).toBe(true);
  });
});
