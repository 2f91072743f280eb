/** What may stand in a message's placeholder. */
export type MessageValue = string | number | Date;

type Pieces<
  Message extends string,
  Found extends string = never,
> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Pieces<Rest, Found | (Name extends `${infer Bare},${string}` ? Bare : Name)>
  : Found;

/**
 * The values a message needs, read from its text: `Hello {name}` asks for `name`. Plurals and selects nest braces, so
 * there the names are not read, but some values must be given.
 */
export type MessageValues<Message extends string> = string extends Message
  ? [values?: Record<string, MessageValue>]
  : Message extends `${string}, plural,${string}` | `${string}, select,${string}` | `${string}, selectordinal,${string}`
    ? [values: Record<string, MessageValue>]
    : [Pieces<Message>] extends [never]
      ? []
      : [values: Record<Pieces<Message>, MessageValue>];
