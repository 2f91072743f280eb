import { normaliseEmail } from '../contact/email-address.ts';
import { normalisePhone } from '../contact/phone-number.ts';
import type { Scope } from '../kernel/scope.ts';
import type { ReachableAddress } from '../privacy/ledger/suppression-list.ts';
import { STOP_METHODS, type StopMethod, stopAddress } from '../privacy/may-send/stop-address.ts';
import { workspaceFacts } from '../privacy/privacy-parts.ts';
import { InputCheck } from '../record/input/input-check.ts';

/** An address that somebody wants left alone, as they or a colleague typed it. */
export interface StoppedAddress {
  readonly kind: string;
  readonly value: string;
  /** How a number without country code is meant; by default as in the workspace's own country. */
  readonly country?: string | null | undefined;
  readonly method: string;
}

/** The stops of addresses, which hold for everybody who has them. */
export class AddressStopService {
  constructor(private readonly scope: Scope) {}

  /**
   * Stops an address, also one that nobody has yet. Messages that wait for it are stopped at once.
   * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError for what is no e-mail address or phone number
   */
  async stop(input: StoppedAddress): Promise<string> {
    this.scope.require('consent:record');
    const { workspaceId } = this.scope;
    return this.scope.transaction(async (em) => {
      const country = input.country ?? (await workspaceFacts(em, workspaceId)).country;
      const { address, method } = readStop({ ...input, country });
      return stopAddress(em, this.scope, address, method);
    });
  }
}

function readStop({ kind, value, country, method }: StoppedAddress): { address: ReachableAddress; method: StopMethod } {
  const check = new InputCheck();
  const known = STOP_METHODS.find((one) => one === method);
  if (!known) check.refuse('method', `Expected one of ${STOP_METHODS.join(', ')}.`);
  const address = kind === 'email' ? readEmail(value) : kind === 'phone' ? readPhone(value, country) : null;
  if (kind !== 'email' && kind !== 'phone') check.refuse('kind', 'Expected email or phone.');
  else if (!address) check.refuse('value', 'Expected an address such as ana@example.com, or a phone number.');
  check.assertValid();
  // Refused just before.
  if (!address || !known) throw new TypeError('An address that was found valid is none.');
  return { address, method: known };
}

function readEmail(value: string): ReachableAddress | null {
  const email = normaliseEmail(value);
  return email && { kind: 'email', normalised: email.normalised };
}

function readPhone(value: string, country: string | null | undefined): ReachableAddress | null {
  const phone = normalisePhone(value, country);
  return phone && { kind: 'phone', normalised: phone.normalised };
}
