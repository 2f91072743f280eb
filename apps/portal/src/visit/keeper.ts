import { cookieHeader } from '../http/cookies.ts';
import type { CookieSeal } from '../http/sealed-cookie.ts';

const DRAFT = 'smartx-privacy-draft';
const ACCESS = 'smartx-privacy-request';
const DRAFT_SECONDS = 3600;
const ACCESS_SECONDS = 24 * 3600;

/** What somebody has answered so far, and the reference once the request is sent. */
export interface Draft {
  readonly kind?: string;
  readonly name?: string;
  readonly email?: string;
  readonly country?: string;
  readonly message?: string;
  /** `child` for a parent or guardian, `client` for somebody who authorised one, `deceased` for heirs. */
  readonly askedFor?: string;
  /** Who asks for somebody that authorised them. */
  readonly agentName?: string;
  /** Who died. */
  readonly deceasedName?: string;
  /** The values that are wrong as they should be, by field, as JSON. */
  readonly corrections?: string;
  /** The purposes that somebody objects to, with a space between. */
  readonly objectedTo?: string;
  /** Why the use is to be restricted. */
  readonly ground?: string;
  readonly reference?: string;
  /** With which an agent adds a signed permission to the request that it has just sent. */
  readonly permissionToken?: string;
}

/** What opens a request whose address was proven. */
export interface Access {
  readonly reference: string;
  readonly token: string;
}

/** What the visitor's browser keeps for us, sealed, for one privacy centre at a time. */
export class Keeper {
  private readonly seal: CookieSeal;
  private readonly cookies: ReadonlyMap<string, string>;
  private readonly slug: string;
  private readonly isSecure: boolean;

  constructor(seal: CookieSeal, cookies: ReadonlyMap<string, string>, slug: string, isSecure: boolean) {
    this.seal = seal;
    this.cookies = cookies;
    this.slug = slug;
    this.isSecure = isSecure;
  }

  get draft(): Draft {
    return this.open(DRAFT);
  }

  get access(): Access | null {
    const { reference, token } = this.open(ACCESS);
    return reference && token ? { reference, token } : null;
  }

  keepDraft(draft: Draft): string {
    const filled = Object.entries(draft).filter(([, value]) => value !== undefined && value !== '');
    return this.keep(DRAFT, Object.fromEntries(filled), DRAFT_SECONDS);
  }

  keepAccess({ reference, token }: Access): string {
    return this.keep(ACCESS, { reference, token }, ACCESS_SECONDS);
  }

  dropDraft(): string {
    return cookieHeader(DRAFT, '', 'gone', this.isSecure);
  }

  dropAccess(): string {
    return cookieHeader(ACCESS, '', 'gone', this.isSecure);
  }

  private keep(name: string, fields: Readonly<Record<string, string>>, seconds: number): string {
    const value = this.seal.seal(name, { ...fields, slug: this.slug }, seconds);
    return cookieHeader(name, value, 'session', this.isSecure);
  }

  private open(name: string): Readonly<Record<string, string>> {
    const fields = this.seal.open(name, this.cookies.get(name));
    return fields && fields.slug === this.slug ? fields : {};
  }
}
