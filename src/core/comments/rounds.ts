import { Bodies, type Named } from '../people/bodies';
import type { Municipality } from '../plan/municipalities';
import type { IsoDate } from '../text/date';
import { foldIdentifier } from '../text/identifiers';
import { compareCodes } from '../text/text';
import type { Round } from './comment';

/** The bodies that comments may come from: those of tblGestori, and whom the rounds went to (a commission is no lead). */
export const commentBodies = (leads: readonly Named[], rounds: readonly Round[], municipalities: readonly Municipality[]): Bodies => {
  const known = new Bodies(leads, municipalities);
  const others = new Map(
    rounds
      .flatMap(({ to }) => to.map((name) => [foldIdentifier(name), { name, short: '' }] as const))
      .filter(([, { name }]) => !known.isKnown(name)),
  );
  return new Bodies([...leads, ...others.values()], municipalities);
};

/** Whom one row of Kola names: "Komise; Pracovní skupina", or one a line. */
export const roundTo = (text: string): readonly string[] => {
  const names = new Map<string, string>();
  for (const part of text.split(/[;\n\r]/)) {
    const name = part.trim();
    if (name !== '' && !names.has(foldIdentifier(name))) names.set(foldIdentifier(name), name);
  }
  return [...names.values()];
};

/** A round as it was sent out, with all that a row of tblKola says of it. */
export interface SentRound {
  readonly round: string;
  readonly to: readonly string[];
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  readonly version: string;
}

/**
 * The rounds that the plan does not know yet, as the workbooks that came back tell of them: a request from the command line
 * leaves the plan as it is.
 */
export function unknownRounds(rounds: readonly Round[], sent: readonly SentRound[]): SentRound[] {
  const known = new Set(rounds.map(({ round }) => foldIdentifier(round)));
  const added = new Map<string, SentRound>();
  for (const one of sent) {
    const key = foldIdentifier(one.round);
    if (key === '' || known.has(key)) continue;
    const { to, from, until, version } = added.get(key) ?? { ...one, to: [] };
    added.set(key, { round: one.round, to: roundTo([...to, ...one.to].join(';')), from, until, version });
  }
  return [...added.values()];
}

/** The rows of tblKola as they will be. */
export const withRounds = (rounds: readonly Round[], added: readonly SentRound[]): readonly Round[] => [
  ...rounds,
  ...added.map(({ round, to, from, until, version }, i): Round => {
    const day = (value: IsoDate | null) => ({ raw: value ?? '', value });
    return { row: rounds.length + i, round, to, from: day(from), until: day(until), version, note: '' };
  }),
];

/** The names of the rounds, oldest first: by the day they went out, then as people number them. */
export function roundNames(rounds: readonly Round[]): readonly string[] {
  const first = new Map<string, Round>();
  for (const round of rounds) {
    const key = foldIdentifier(round.round);
    const known = first.get(key);
    if (!known || (round.from.value ?? '9') < (known.from.value ?? '9')) first.set(key, round);
  }
  return [...first.values()]
    .sort((a, b) => ascendingDays(a.from.value, b.from.value) || compareCodes(a.round, b.round))
    .map(({ round }) => round);
}

const ascendingDays = (a: IsoDate | null, b: IsoDate | null): number => (a === null || b === null || a === b ? 0 : a < b ? -1 : 1);

export const rowsOfRound = (rounds: readonly Round[], name: string): readonly Round[] =>
  rounds.filter(({ round }) => foldIdentifier(round) === foldIdentifier(name));

/** The row of a round that holds for a body: the one that names it, else one that names nobody. */
export function rowFor(rounds: readonly Round[], name: string, whoKey: string, bodies: Bodies): Round | null {
  const rows = rowsOfRound(rounds, name);
  return (
    rows.find(({ to }) => to.some((one) => bodies.keyOf(one) === whoKey)) ??
    rows.find(({ to }) => to.length === 0) ??
    (rows.length === 1 ? rows[0]! : null)
  );
}

/**
 * The round that a file belongs to which says none: the last that had gone out when it was saved, of those that went to its
 * body if there is one.
 */
export function roundOf(rounds: readonly Round[], whoKey: string, savedAt: string | null, bodies: Bodies): Round | null {
  const own = whoKey === '' ? [] : rounds.filter(({ to }) => to.some((one) => bodies.keyOf(one) === whoKey));
  const candidates = own.length > 0 ? own : rounds;
  const names = roundNames(candidates);
  const day = savedAt?.slice(0, 10) ?? null;
  const started = names.filter((name) =>
    rowsOfRound(candidates, name).some(({ from }) => from.value === null || day === null || from.value <= day),
  );
  const name = started.at(-1) ?? names[0];
  return name === undefined ? null : (rowsOfRound(candidates, name)[0] ?? null);
}

/** Was a file saved after the last day of its round? Where either is not known, nobody is late. */
export function isLateOn(rounds: readonly Round[], round: string, whoKey: string, savedAt: string | null, bodies: Bodies): boolean {
  const until = rowFor(rounds, round, whoKey, bodies)?.until.value ?? null;
  return until !== null && savedAt !== null && savedAt.slice(0, 10) > until;
}
