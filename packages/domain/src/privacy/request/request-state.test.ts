import { describe, expect, it } from 'vitest';
import { type PrivacyRequest, REQUEST_KINDS } from './privacy-request.entity.ts';
import { assertApproved, assertOpen, assertProven, revokeApproval } from './request-state.ts';

const NOW = new Date('2026-06-15T10:00:00Z');
const DAY = 86_400_000;

describe('a request', () => {
  it.each(['carried-out', 'closed', 'refused', 'withdrawn'] as const)(
    'that is %s is not worked on any more',
    (state) => {
      expect(() => assertOpen(request({ state }))).toThrow('decided already');
    },
  );

  it('needs a proof of who asks, unless it gives and takes nothing', () => {
    const unproven = REQUEST_KINDS.filter((kind) => {
      try {
        assertProven(request({ kind, verifiedAt: null }));
        return true;
      } catch {
        return false;
      }
    });

    expect(unproven).toEqual(['marketing-stop', 'complaint']);
  });
});

describe('an approval', () => {
  it('is needed for a deletion, and for nothing else', () => {
    for (const kind of REQUEST_KINDS.filter((one) => one !== 'erasure'))
      expect(() => assertApproved(request({ kind, approvedAt: null }), NOW)).not.toThrow();
    expect(() => assertApproved(request({ kind: 'erasure', approvedAt: null }), NOW)).toThrow('is approved before');
  });

  it('of a second person holds at once, one’s own a day later', () => {
    const fresh = { kind: 'erasure', approvedAt: NOW } as const;
    const later = new Date(NOW.getTime() + DAY);

    expect(() => assertApproved(request(fresh), NOW)).not.toThrow();
    expect(() => assertApproved(request({ ...fresh, isSelfApproved: true }), new Date(later.getTime() - 1))).toThrow(
      '24 hours',
    );
    expect(() => assertApproved(request({ ...fresh, isSelfApproved: true }), later)).not.toThrow();
  });

  it('is gone with what it was given for', () => {
    const approved = request({ state: 'awaiting-approval', approvedAt: NOW, preparedAt: NOW, isSelfApproved: true });

    revokeApproval(approved);

    expect(approved).toMatchObject({
      ...{ state: 'in-progress', approvedAt: null, preparedAt: null, preparedById: null, isSelfApproved: false },
    });
  });
});

function request(differences: Partial<PrivacyRequest>): PrivacyRequest {
  const plain = { kind: 'access', state: 'received', verifiedAt: NOW, approvedAt: null, isSelfApproved: false };
  return Object.assign(Object.create(null), plain, differences);
}
