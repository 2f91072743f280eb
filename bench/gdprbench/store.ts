/** A record of a person, as the comparison makes it. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly city: string;
}

/** What somebody may see of a record for a purpose: `null` where there is no such record, or its person does not allow it. */
export interface Seen {
  readonly name: string;
  readonly city: string | null;
}

/**
 * What all roles ask alike of whoever keeps the records. The purpose of the comparison is marketing: nobody has agreed to it in the
 * beginning, and whoever agreed may take it back.
 */
export interface Keeper {
  /** @returns the key under which the record is found */
  create(person: Person): Promise<string>;
  read(key: string): Promise<Seen | null>;
  readFor(key: string): Promise<Seen | null>;
  /** Up to twenty records whose data may be used for marketing, by their keys. */
  readAllFor(): Promise<readonly string[]>;
  /** Whether the person agrees now, and how often they have said something. */
  readMetadata(key: string): Promise<{ readonly agrees: boolean; readonly said: number }>;
  changeCity(key: string, city: string): Promise<void>;
  /** Writes down that the person agrees, or takes it back. */
  say(key: string, agrees: boolean): Promise<void>;
  remove(key: string): Promise<void>;
  /** How many of the newest entries of the log there are, at most twenty. */
  readLogs(): Promise<number>;
}

/** Bytes of tables with their indexes: all of them, and those of the records that people work with. */
export interface Size {
  readonly all: number;
  readonly records: number;
}

/** A keeper of records that is measured. */
export interface Store extends Keeper {
  readonly name: string;
  size(): Promise<Size>;
  close(): Promise<void>;
}
