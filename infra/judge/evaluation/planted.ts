import type { Reading } from './rules-judge.ts';

/** What was planted and found, planted and missed, and found where a decoy stands. */
export type Planted = {
  found: number;
  inPlace: number;
  all: number;
  missed: string[];
  decoys: number;
  fooled: string[];
  others: number;
};

export function plantedIn(readings: readonly Reading[]): Planted {
  const marks = readings.flatMap(({ transcript, found }) =>
    transcript.planted.map((one) => ({
      name: `${transcript.id}, turn ${one.at + 1}: ${one.kind}`,
      isFound: found.some(({ kind, at }) => kind === one.kind && isNear(transcript, at, one.at)),
      isInPlace: found.some(({ kind, at }) => kind === one.kind && at === one.at),
    })),
  );
  const decoys = readings.flatMap(({ transcript, found }) =>
    transcript.decoys.map((one) => ({
      name: `${transcript.id}, turn ${one.at + 1}: ${one.kind}`,
      isFooled: found.some(({ kind, at }) => kind === one.kind && at === one.at),
    })),
  );
  return {
    all: marks.length,
    found: marks.filter(({ isFound }) => isFound).length,
    inPlace: marks.filter(({ isInPlace }) => isInPlace).length,
    missed: marks.flatMap(({ name, isFound }) => (isFound ? [] : [name])),
    decoys: decoys.length,
    fooled: decoys.flatMap(({ name, isFooled }) => (isFooled ? [name] : [])),
    others: readings.flatMap(({ transcript, found }) =>
      found.filter(
        ({ kind, at }) =>
          !transcript.planted.some((one) => one.kind === kind && isNear(transcript, at, one.at)),
      ),
    ).length,
  };
}

/** The same turn, or the candidate's turn before or after it. */
const isNear = ({ turns }: Reading['transcript'], a: number, b: number): boolean => {
  const own = turns.flatMap(({ role }, at) => (role === 'candidate' ? [at] : []));
  return a >= 0 && Math.abs(own.indexOf(a) - own.indexOf(b)) <= 1;
};
