import type { Run } from '../measure/load.ts';

/** How long and how often is measured, on how much data. */
export interface Settings {
  readonly contacts: number;
  readonly seconds: number;
  readonly rounds: number;
  /** The one question to ask, or null for all. */
  readonly only: string | null;
}

/** Ours beside a peer, from alternating runs. */
export interface Result {
  readonly bench: string;
  readonly against: string;
  /** Requests per second of ours, divided by the peer's. */
  readonly ratio: number;
  /** What the ratio must reach; null for a figure that is only reported. */
  readonly target: number | null;
  readonly pass: boolean;
  readonly ours: Run;
  readonly theirs: Run;
}

/** A figure of ours that may not be above a limit. */
export interface Limited {
  readonly bench: string;
  readonly unit: string;
  readonly value: number;
  readonly limit: number;
  readonly pass: boolean;
}

/** Judges a figure against its limit. */
export function judgeLimit(bench: string, unit: string, limit: number, value: number): Limited {
  return { bench, unit, value: Number(value.toFixed(1)), limit, pass: value <= limit };
}

/** Judges two medians. A run against a target counts requests per second. */
export function judge(bench: string, against: string, target: number | null, ours: Run, theirs: Run): Result {
  const ratio = Number((ours.requestsPerSecond / theirs.requestsPerSecond).toFixed(2));
  return { bench, against, ratio, target, pass: target === null || ratio >= target, ours, theirs };
}
