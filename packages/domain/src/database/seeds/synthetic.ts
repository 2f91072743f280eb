/** Words from which synthetic people and companies are made; nobody in them exists. */
const GIVEN =
  'Ana Jonas Mira Tariq Chloé Jörg Ines Luca Noor Piotr Sofia Émile Hanna Yusuf Maren Tomás Aylin Bente Carlo Dana Elif Finn Greta Henrik Iris Jana Kemal Lena Mateo Nina Oskar Paula Rami Selma Theo Ulla Vera Wim Ximena Yara Zoe Amal Björn Clara Diego'.split(
    ' ',
  );
const FAMILY =
  'Ruiz Müller Kowalski Haddad Lefèvre Nowak Sørensen Bianchi Öztürk Janssen Novák Moreau Fischer Rossi Lindqvist Costa Yılmaz Becker Dubois Petrov Santos Keller Marino Andersen Vogel Laurent Kaya Schmitt Conti Brandt Ferreira Weiss Almeida Jensen Horvat Bakker Romano Peeters Maier Silva'.split(
    ' ',
  );
const FIRMS =
  'Alder Birke Cobalt Delta Ember Fjord Granit Harbour Indigo Juniper Kestrel Linden Marlin Nordwind Opal Pinnacle Quarz Rivera Sable Tessera Umbra Vela Willow Xenon Yarrow Zephyr'.split(
    ' ',
  );
const TRADES = 'Systems Logistics Foods Energy Textiles Software Health Optics Robotics Travel Print Labs'.split(' ');
const FORMS = ['GmbH', 'SA', 'Ltd', 'BV', 'AB', 'Srl'];
const PLACES = [
  ['Berlin', 'DE'],
  ['Lyon', 'FR'],
  ['Kraków', 'PL'],
  ['Lisboa', 'PT'],
  ['Göteborg', 'SE'],
  ['Torino', 'IT'],
  ['Utrecht', 'NL'],
  ['Wien', 'AT'],
  ['Leeds', 'GB'],
  ['Gent', 'BE'],
] as const;
const TITLES = [
  'Head of purchasing',
  'Engineer',
  'Office manager',
  'Director',
  'Accountant',
  'Researcher',
  'Store manager',
  'Buyer',
];
const INDUSTRIES = ['Manufacturing', 'Software', 'Retail', 'Health', 'Logistics', 'Energy', 'Education'];

/** Makes the same synthetic records on every machine and every day (mulberry32, a public-domain generator). */
export class Synthetic {
  constructor(private state: number) {}

  /** A number from 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** One of a list that is not empty. */
  pick<Item>(list: readonly Item[]): Item {
    const item = list[Math.floor(this.next() * list.length)];
    if (item === undefined) throw new RangeError('The list is empty.');
    return item;
  }

  person() {
    const givenName = this.pick(GIVEN);
    const familyName = this.pick(FAMILY);
    return { givenName, familyName, fullName: `${givenName} ${familyName}`, jobTitle: this.pick(TITLES) };
  }

  company() {
    const [city, country] = this.pick(PLACES);
    const stem = `${this.pick(FIRMS)} ${this.pick(TRADES)}`;
    const employeeCount = this.between(4, 900);
    return { name: `${stem} ${this.pick(FORMS)}`, stem, city, country, industry: this.pick(INDUSTRIES), employeeCount };
  }

  /** An address under a top-level domain that can never exist (RFC 6761). */
  email(givenName: string, familyName: string, number: number): string {
    const plain = `${givenName}.${familyName}`
      .normalize('NFD')
      .replace(/[^A-Za-z.]/g, '')
      .toLowerCase();
    return `${plain}${number}@mail.example`;
  }

  /** A number from the range that Germany keeps for films and books (BNetzA). */
  phone(): string {
    return `+49 30 23125 ${String(this.between(0, 999)).padStart(3, '0')}`;
  }
}
