import type { Declaration, PersonalDeclaration, SubjectPath } from '../kernel/classify.ts';

/** A table that a library owns: it has no entity, so what its columns mean for privacy is said here. */
export interface ForeignTable {
  readonly schema: string;
  readonly table: string;
  readonly subjects: SubjectPath;
  /** Every column by its name in the database. */
  readonly columns: Readonly<Record<string, Declaration>>;
}

const TECHNICAL: Declaration = { kind: 'notPersonal' };

function identifying(declaration: PersonalDeclaration): Declaration {
  return { kind: 'identifying', ...declaration };
}

function relating(declaration: PersonalDeclaration): Declaration {
  return { kind: 'relating', ...declaration };
}

const LINK = relating({ category: 'security', onErasure: 'delete-row' });
const SECRET = relating({ category: 'security', onErasure: 'delete-row', mask: 'hide' });

/** The sign-in library. Its users are the accounts of the operator's workspace: erasing an account deletes its user. */
const SIGN_IN: readonly ForeignTable[] = [
  {
    schema: 'auth',
    table: 'user',
    subjects: { via: 'account' },
    columns: {
      id: LINK,
      /** Empty: the name lives on the account. */
      name: identifying({ category: 'identity', onErasure: 'delete-row' }),
      email: identifying({ category: 'contact', onErasure: 'delete-row', mask: 'email', stored: 'searchable' }),
      emailVerified: relating({ category: 'contact', onErasure: 'delete-row' }),
      image: identifying({ category: 'identity', onErasure: 'delete-row' }),
      createdAt: TECHNICAL,
      updatedAt: TECHNICAL,
    },
  },
  {
    schema: 'auth',
    table: 'session',
    subjects: { via: 'userId' },
    columns: {
      id: TECHNICAL,
      expiresAt: TECHNICAL,
      token: SECRET,
      createdAt: relating({ category: 'usage', onErasure: 'delete-row' }),
      updatedAt: relating({ category: 'usage', onErasure: 'delete-row' }),
      ipAddress: identifying({ category: 'security', onErasure: 'delete-row', stored: 'sealed' }),
      userAgent: relating({ category: 'security', onErasure: 'delete-row' }),
      userId: LINK,
    },
  },
  {
    schema: 'auth',
    table: 'account',
    subjects: { via: 'userId' },
    columns: {
      id: TECHNICAL,
      accountId: LINK,
      providerId: relating({ category: 'security', onErasure: 'delete-row' }),
      userId: LINK,
      accessToken: SECRET,
      refreshToken: SECRET,
      idToken: SECRET,
      accessTokenExpiresAt: TECHNICAL,
      refreshTokenExpiresAt: TECHNICAL,
      scope: TECHNICAL,
      /** A scrypt hash with its salt. */
      password: SECRET,
      createdAt: TECHNICAL,
      updatedAt: TECHNICAL,
    },
  },
  {
    schema: 'auth',
    table: 'verification',
    subjects: { via: 'value' },
    columns: {
      id: TECHNICAL,
      /** Hashed: the token of a reset link. */
      identifier: SECRET,
      /** The user whom the link is for. */
      value: LINK,
      expiresAt: TECHNICAL,
      createdAt: TECHNICAL,
      updatedAt: TECHNICAL,
    },
  },
];

/** Every table of the database that no entity describes; the gate compares it with what is really there. */
export const FOREIGN_TABLES: readonly ForeignTable[] = [...SIGN_IN];
