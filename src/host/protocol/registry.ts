import type { Host } from '../host';

/** An object the client holds: its API class and what stands behind it; `target` null is a null object. */
export interface Ref {
  cls: ApiClass<never>;
  target: unknown;
}

export interface Member<T> {
  get?(target: T, host: Host): unknown;
  set?(target: T, value: never, host: Host): unknown;
  /** A property that is an object of its own. */
  nav?(target: T, host: Host): Ref;
  call?(target: T, args: never[], host: Host): unknown;
  /** A method that only reads: allowed while nothing may be written. */
  reads?: boolean;
  /** What it gives depends on values of cells: what waits to be computed is computed first. */
  looksAtValues?: boolean;
  /** Not part of a load without names: costly, or not a plain value. */
  explicit?: boolean;
}

/** One class of the Excel API: its members by their JavaScript names. */
export interface ApiClass<T> {
  name: string;
  members: Record<string, Member<T>>;
  /** Identity the client uses to find the object again, sent with every answer about it. */
  identity?(target: T, host: Host): Record<string, unknown>;
  /** For collections. */
  items?(target: T, host: Host): Ref[];
}

/* eslint-disable @typescript-eslint/no-explicit-any -- values from the wire have no static type */
type Getter<T> = (target: T, host: Host) => unknown;

export const prop = <T>(get: Getter<T>, set?: (target: T, value: any, host: Host) => unknown): Member<T> =>
  set ? { get, set: set as Member<T>['set'] & object } : { get };

export const nav = <T>(go: (target: T, host: Host) => Ref): Member<T> => ({ nav: go });

export const method = <T>(call: (target: T, args: any[], host: Host) => unknown): Member<T> => ({
  call: call as Member<T>['call'] & object,
});

/** A method that changes nothing and needs no value of a cell. */
export const reader = <T>(call: (target: T, args: any[], host: Host) => unknown): Member<T> => ({
  call: call as Member<T>['call'] & object,
  reads: true,
});

/** A method that changes nothing and looks at what cells hold. */
export const valueReader = <T>(call: (target: T, args: any[], host: Host) => unknown): Member<T> => ({
  ...reader(call),
  looksAtValues: true,
});
/* eslint-enable @typescript-eslint/no-explicit-any */

export function apiClass<T>(
  name: string,
  members: Record<string, Member<T>>,
  rest: Pick<ApiClass<T>, 'identity' | 'items'> = {},
): ApiClass<T> {
  return { name, members, ...rest };
}

export const ref = <T>(cls: ApiClass<T>, target: T | null | undefined): Ref => ({
  cls: cls,
  target: target ?? null,
});

export const isRef = (value: unknown): value is Ref => typeof value === 'object' && value !== null && 'cls' in value && 'target' in value;
