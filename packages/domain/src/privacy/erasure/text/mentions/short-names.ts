/** First names and what people are called by them, where the one is no beginning of the other. */
const GROUPS: readonly string[] = [
  'alexander alexandra sascha sasha sandro lex',
  'andreas andrew andrea andi andy drew',
  'anna anne ana anya anja annie nan',
  'antonio anthony anton toni tony',
  'barbara babs barbie',
  'charles karl carlos carl charlie chuck',
  'christian christine christina chris kris tina',
  'david dave davy',
  'dorothea dorothy dora thea dolly dotty',
  'edward eduard eduardo ed eddie ned ted',
  'elisabeth elizabeth elisa elli lisa lisbeth liz lizzy beth betty sissi',
  'eleanor elena helene helena ellen nelly lena nell',
  'francis francisco franz francesco franziska frances frank paco pancho fanny franzi',
  'friedrich frederick fritz freddy fred',
  'georg george jorge jorg schorsch',
  'giuseppe josef joseph jose beppe pepe sepp joe jo',
  'guillermo wilhelm william guillaume willi willy will bill billy memo',
  'heinrich henry enrique heinz hein harry hank quique',
  'ignacio nacho',
  'jakob jacob james jaime jim jimmy jake kobi',
  'johannes johann john jean juan giovanni hans hannes jonny johnny jack gianni',
  'jonathan jon',
  'katharina katherine catherine catarina kate kathy kati kat cathy kitty trina katja',
  'konstantin kostja kosta',
  'lawrence lorenz laurent larry lenz',
  'ludwig louis luis lutz lou',
  'magdalena magda lena leni maggie',
  'manuel manuela manu manolo',
  'margarete margaret margarita marguerite greta gretel rita meg peggy maggie margot',
  'maria marie mary mia mimi mitzi molly',
  'maximilian max maxi',
  'michael michel miguel michele mike mick micha michi mischa mickey',
  'mohammed muhammad mohamed mo moe hamada',
  'nikolaus nicolas nicholas niklas klaus claus nick nico kolja',
  'patricia patrick pat patty trish paddy',
  'peter pedro pierre pietro pete petra petros',
  'philipp philip felipe phil pip',
  'rebecca becky becca',
  'richard ricardo rick dick richie ricky',
  'robert roberto rob bob bobby robbie bert',
  'rosa rosemarie rosalia rosi',
  'sebastian basti bastian seb',
  'stefan stephen steven etienne esteban steve steffen stevie',
  'susanne susan suzanne susi sue suzy sanne',
  'theodor theodore theo ted teddy',
  'theresa teresa resi tess terry',
  'thomas tomas tommaso tom tommy',
  'victoria viktoria vicky tori',
  'wolfgang wolf wolfi',
  'yevgeny eugen evgeny eugene gene zhenya',
];

const BY_NAME: ReadonlyMap<string, ReadonlySet<string>> = GROUPS.reduce((byName, group) => {
  const names = group.split(' ');
  for (const name of names) byName.set(name, new Set([...(byName.get(name) ?? []), ...names]));
  return byName;
}, new Map<string, Set<string>>());

const SHORTEST = 3;

/** Whether somebody with this first name may be called by a word; both in plain lower-case Latin letters. */
export function isShortFor(word: string, name: string): boolean {
  if (word === name || word.length < 2) return false;
  if (BY_NAME.get(name)?.has(word)) return true;
  // “Alex”, “Gabi”, “Steffi”: the beginning of the name, with a tail of its own.
  const stem = word.replace(/(?:ie|i|y|o)$/, '');
  return word.length >= SHORTEST && [word, stem].some((part) => part.length >= SHORTEST && name.startsWith(part));
}
