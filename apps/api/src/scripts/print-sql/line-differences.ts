/**
 * What differs between two texts, line by line: `-` stands in the first alone, `+` in the second alone, and above them the line
 * after which it is.
 */
export function lineDifferences(first: readonly string[], second: readonly string[]): string[] {
  const common = commonTails(first, second);
  const found: string[] = [];
  let [at, other] = [0, 0];
  let isOpen = false;
  while (at < first.length || other < second.length) {
    const [one, two] = [first[at], second[other]];
    if (one !== undefined && one === two) {
      isOpen = false;
      at += 1;
      other += 1;
      continue;
    }
    if (!isOpen && at > 0) found.push(`  ${first[at - 1]}`);
    isOpen = true;
    const isGone =
      one !== undefined && (two === undefined || tail(common, at + 1, other) >= tail(common, at, other + 1));
    found.push(isGone ? `- ${one}` : `+ ${two}`);
    if (isGone) at += 1;
    else other += 1;
  }
  return found;
}

/** How many lines the two texts have in common from each pair of lines on. */
function commonTails(first: readonly string[], second: readonly string[]): number[][] {
  const common = first.map(() => new Array<number>(second.length + 1).fill(0));
  common.push(new Array<number>(second.length + 1).fill(0));
  for (let at = first.length - 1; at >= 0; at -= 1)
    for (let other = second.length - 1; other >= 0; other -= 1) {
      const row = common[at];
      if (!row) continue;
      const isSame = first[at] === second[other];
      row[other] = isSame
        ? tail(common, at + 1, other + 1) + 1
        : Math.max(tail(common, at + 1, other), tail(common, at, other + 1));
    }
  return common;
}

function tail(common: readonly number[][], at: number, other: number): number {
  return common[at]?.[other] ?? 0;
}
