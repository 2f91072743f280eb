import { type CertificateStatement, referenceOf } from '@smartx/domain/privacy';
import type { ErasureCertificateType } from './certificate.types.ts';

type Person = CertificateStatement['people'][number];

/** A certificate, as the API shows it. */
export function shownCertificate(statement: CertificateStatement, file: string): ErasureCertificateType {
  const { version, issuedAt, people, recipients, sweep, backups, texts } = statement;
  return {
    ...{ reference: referenceOf(statement), version, issuedAt: new Date(issuedAt), file },
    erasedAt: new Date(Math.max(...people.map(({ erasedAt }) => Date.parse(erasedAt)))),
    destroyedKeys: sum(people.map(({ keys }) => keys.length)),
    erased: [...byCategory(people)].map(([category, records]) => ({ category, records })),
    kept: people.flatMap(keptOf),
    openReviews: sum(people.map(({ reviewsOpen }) => reviewsOpen)),
    texts: texts ? { ...texts, searchedAt: orDate(texts.searchedAt) } : null,
    recipients: recipients.map(({ name, toldAt, acknowledgedAt, impossible }) => ({
      ...{ name, toldAt: orDate(toldAt), acknowledgedAt: orDate(acknowledgedAt), impossibleReason: impossible },
    })),
    ...{ sweptAt: orDate(sweep.doneAt), sweepDueAt: orDate(sweep.dueAt), sweepReason: sweep.reason },
    ...{ dataBackupsEndAt: orDate(backups.dataUntil), keyBackupsEndAt: orDate(backups.keysUntil) },
  };
}

function byCategory(people: readonly Person[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { erased } of people)
    for (const { category, records } of erased) sums.set(category, (sums.get(category) ?? 0) + records);
  return sums;
}

function keptOf({ kept, items }: Person): ErasureCertificateType['kept'] {
  return [
    ...kept.map(({ category, ground, records, until }) => ({
      ...{ category, ground, records, endsOn: until?.slice(0, 10) ?? null },
    })),
    ...items.map(({ ground, records, until }) => ({ category: null, ground, records, endsOn: until })),
  ];
}

function orDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}
