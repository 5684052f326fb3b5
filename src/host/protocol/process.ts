import { apiError, ApiError } from '../errors';
import type { Host } from '../host';
import { versionAtMost } from '../modes';
import { setNeeded } from '../api/sets';
import { isRef, type ApiClass, type Member, type Ref } from './registry';

interface ArgumentInfo {
  Arguments?: unknown[];
  ReferencedObjectPathIds?: unknown[];
}
interface ObjectPath {
  Id: number;
  ObjectPathType: number;
  Name: string;
  ParentObjectPathId?: number;
  ArgumentInfo?: ArgumentInfo;
}
interface Action {
  Id: number;
  ActionType: number;
  Name: string;
  ObjectPathId: number;
  ArgumentInfo?: ArgumentInfo;
  QueryInfo?: Query;
  ObjectState?: Record<string, unknown>;
}
interface Query {
  Select?: string[];
  Expand?: string[];
  Top?: number;
  Skip?: number;
}
export interface RequestBody {
  Actions: Action[];
  ObjectPaths: Record<string, ObjectPath>;
}
export interface ResponseBody {
  Results: { ActionId: number; Value: unknown }[];
  /** Traces that were reached; the client hangs handlers of plain events on them. */
  TraceIds?: number[];
  Error?: { Code: string; Message: string; Location: string; ActionIndex: number } | undefined;
}

/** Two properties that the client sends under older names than it shows. */
const RENAMED: Readonly<Record<string, string>> = { Gridlines: 'showGridlines', Headings: 'showHeadings' };

const camel = (name: string): string => RENAMED[name] ?? (name.startsWith('_') ? name : name[0]!.toLowerCase() + name.slice(1));
const pascal = (name: string): string => (name.startsWith('_') ? name : name[0]!.toUpperCase() + name.slice(1));

/** Runs one batch. Stops at the first action that fails; what ran before it stays done, as in Excel. */
export async function processBatch(
  host: Host,
  body: RequestBody,
  stopAfter: { actions: number; error: ApiError } | null,
): Promise<ResponseBody> {
  host.made.clear();
  const batch = new Batch(host, body.ObjectPaths ?? {});
  const results: ResponseBody['Results'] = [];
  const traces: number[] = [];
  let index = 0;
  for (const action of body.Actions ?? []) {
    try {
      if (stopAfter && index >= stopAfter.actions) throw stopAfter.error;
      batch.location = '';
      const value = await batch.run(action);
      if (action.ActionType === 5) traces.push(action.Id);
      if (value !== undefined) results.push({ ActionId: action.Id, Value: value });
    } catch (e) {
      const error =
        e instanceof ApiError ? e : new ApiError('GeneralException', e instanceof Error ? `${e.message}\n${e.stack ?? ''}` : String(e));
      return {
        Results: results,
        TraceIds: traces,
        Error: { Code: error.code, Message: error.message, Location: batch.location, ActionIndex: index },
      };
    }
    index += 1;
  }
  return { Results: results, TraceIds: traces };
}

class Batch {
  private readonly objects = new Map<number, Ref>();
  location = '';

  constructor(
    private readonly host: Host,
    private readonly paths: Record<string, ObjectPath>,
  ) {}

  async run(action: Action): Promise<unknown> {
    switch (action.ActionType) {
      case 1: {
        const ref = await this.resolve(action.ObjectPathId);
        return this.identity(ref);
      }
      case 2:
      case 7: {
        await this.host.book.recalc();
        return this.query(await this.resolve(action.ObjectPathId), action.QueryInfo ?? {});
      }
      case 3:
        return this.invoke(await this.resolve(action.ObjectPathId), action.Name, action.ArgumentInfo);
      case 4: {
        const ref = await this.resolve(action.ObjectPathId);
        await this.assign(ref, camel(action.Name), (await this.args(action.ArgumentInfo))[0]);
        return undefined;
      }
      case 5:
        // A trace only marks that the batch came this far.
        return null;
      case 9: {
        const ref = await this.resolve(action.ObjectPathId);
        await this.update(ref, action.ObjectState ?? {});
        return undefined;
      }
      default:
        throw apiError('ApiNotFound', `action type ${action.ActionType}`);
    }
  }

  private async update(ref: Ref, state: Record<string, unknown>): Promise<void> {
    for (const key of Object.keys(state)) {
      const name = camel(key);
      const member = this.member(ref.cls, name);
      const value = state[key];
      if (member.nav && typeof value === 'object' && value !== null) {
        await this.update(member.nav(ref.target as never, this.host), value as Record<string, unknown>);
      } else await this.assign(ref, name, value);
    }
  }

  /** The member, if the class has it and the requirement level being played allows it. */
  private member(cls: ApiClass<never>, name: string): Member<never> {
    this.location = `${cls.name}.${name}`;
    const member = Object.prototype.hasOwnProperty.call(cls.members, name) ? cls.members[name] : undefined;
    if (!member) throw apiError('ApiNotFound', `${cls.name}.${name} is not played by the embedded Excel`);
    const needed = setNeeded(cls.name, name);
    if (needed !== null && !versionAtMost(needed, this.host.modes.apiLevel)) {
      throw apiError('ApiNotFound', `${cls.name}.${name} needs ExcelApi ${needed}, the host plays ${this.host.modes.apiLevel}`);
    }
    return member;
  }

  private async resolve(id: number): Promise<Ref> {
    const known = this.objects.get(id);
    if (known) return known;
    const path = this.paths[id];
    if (!path) throw apiError('InvalidArgument', `object path ${id}`);
    const ref = await this.build(path);
    this.objects.set(id, ref);
    return ref;
  }

  private async build(path: ObjectPath): Promise<Ref> {
    if (path.ObjectPathType === 1) return this.host.rootRef;
    if (path.ObjectPathType === 6) {
      const range = this.host.references.get(path.Name);
      if (!range) throw apiError('ItemNotFound', path.Name);
      return range;
    }
    if (path.ParentObjectPathId === undefined) throw apiError('ApiNotFound', path.Name);
    const parent = await this.resolve(path.ParentObjectPathId);
    // Everything got from a null object is a null object.
    if (parent.target === null) {
      if (this.host.modes.quirks.includes('strictNullObjects')) throw apiError('ItemNotFound', path.Name);
      return parent;
    }
    if (path.ObjectPathType === 5) return this.callForRef(parent, '_indexer', path.ArgumentInfo);
    const name = camel(path.Name);
    if (path.ObjectPathType === 3) return this.callForRef(parent, name, path.ArgumentInfo);
    if (path.ObjectPathType === 4) {
      const member = this.member(parent.cls, name);
      if (!member.nav) throw apiError('ApiNotFound', `${parent.cls.name}.${name}`);
      return member.nav(parent.target as never, this.host);
    }
    throw apiError('ApiNotFound', `path type ${path.ObjectPathType}`);
  }

  /**
   * New formulas are computed before the next ones come: of two in one pass the engine hands the empty text of the first
   * to the second as an empty cell.
   */
  private needsValues({ reads, looksAtValues }: Member<never>): boolean {
    return looksAtValues === true || (reads === true && this.host.book.calc.hasNewFormulas);
  }

  private async callForRef(parent: Ref, name: string, info: ArgumentInfo | undefined): Promise<Ref> {
    const member = this.member(parent.cls, name);
    if (!member.call) throw apiError('ApiNotFound', `${parent.cls.name}.${name}`);
    if (!member.reads) this.host.assertWritable();
    if (this.needsValues(member)) await this.host.book.recalc();
    const result = await member.call(parent.target as never, (await this.args(info)) as never[], this.host);
    if (isRef(result)) return result;
    throw apiError('GeneralException', `${parent.cls.name}.${name} gives no object`);
  }

  private async invoke(ref: Ref, wireName: string, info: ArgumentInfo | undefined): Promise<unknown> {
    const name = camel(wireName);
    if (name === '_KeepReference') return this.host.keep(ref);
    if (name.startsWith('_Register') || name.startsWith('_Unregister')) {
      this.host.events.register(ref, name);
      return undefined;
    }
    if (ref.target === null) return null;
    const member = this.member(ref.cls, name);
    if (!member.call) throw apiError('ApiNotFound', `${ref.cls.name}.${name}`);
    if (!member.reads) this.host.assertWritable();
    if (this.needsValues(member)) await this.host.book.recalc();
    const result = await member.call(ref.target as never, (await this.args(info)) as never[], this.host);
    if (isRef(result)) return this.identity(result);
    return result ?? null;
  }

  private async assign(ref: Ref, name: string, value: unknown): Promise<void> {
    if (ref.target === null) return;
    const member = this.member(ref.cls, name);
    if (!member.set) throw apiError('ApiNotFound', `${ref.cls.name}.${name} cannot be set`);
    this.host.assertWritable();
    await member.set(ref.target as never, value as never, this.host);
  }

  /** Arguments, with the objects they refer to in place of path numbers. */
  private async args(info: ArgumentInfo | undefined): Promise<unknown[]> {
    const args = info?.Arguments ?? [];
    const refs = info?.ReferencedObjectPathIds ?? [];
    return Promise.all(args.map((arg, i) => this.arg(arg, refs[i])));
  }

  private async arg(arg: unknown, refId: unknown): Promise<unknown> {
    if (typeof refId === 'number' && refId > 0) return this.resolve(refId);
    if (Array.isArray(arg) && Array.isArray(refId)) return Promise.all(arg.map((a, i) => this.arg(a, refId[i])));
    return this.deep(arg);
  }

  /** Objects inside plain arguments, e.g. a range as the source of a list, arrive as `{ _ObjectPathId }`. */
  private async deep(arg: unknown): Promise<unknown> {
    if (typeof arg !== 'object' || arg === null || Array.isArray(arg)) return arg;
    const path = (arg as { _ObjectPathId?: number })._ObjectPathId;
    if (typeof path === 'number') return this.resolve(path);
    const out: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(arg)) out[key] = await this.deep(value);
    return out;
  }

  private identity(ref: Ref): Record<string, unknown> | null {
    if (ref.target === null) return null;
    return { ...(ref.cls.identity?.(ref.target as never, this.host) ?? {}), ...this.host.referenceOf(ref) };
  }

  // ---- load ----

  private query(ref: Ref, query: Query): unknown {
    if (ref.target === null) return null;
    const names = [...(query.Select ?? []), ...(query.Expand ?? [])];
    return this.read(ref, tree(names.length > 0 ? names : ['*']), query);
  }

  private read(ref: Ref, want: Want, query: Query = {}): unknown {
    if (ref.target === null) return null;
    if (ref.cls.items) {
      let items = ref.cls.items(ref.target as never, this.host);
      if (query.Skip) items = items.slice(query.Skip);
      if (query.Top !== undefined) items = items.slice(0, query.Top);
      const own: Record<string, unknown> = {};
      const rest: Want = {};
      for (const name of Object.keys(want)) {
        // `count` belongs to the collection, every other name to its items.
        if (ref.cls.members[name]?.get && Object.keys(want[name]!).length === 0) this.readInto(own, ref, name, {});
        else rest[name] = want[name]!;
      }
      return { ...own, _Items: items.map((item) => this.read(item, Object.keys(rest).length ? rest : { '*': {} })) };
    }
    const out: Record<string, unknown> = { ...this.identity(ref) };
    for (const name of Object.keys(want)) {
      if (name === '*' || name === '$all') {
        for (const key of Object.keys(ref.cls.members)) {
          const member = ref.cls.members[key]!;
          const needed = setNeeded(ref.cls.name, key);
          if (!member.get || member.explicit) continue;
          if (needed !== null && !versionAtMost(needed, this.host.modes.apiLevel)) continue;
          this.readInto(out, ref, key, {});
        }
      } else if (name !== '$none') this.readInto(out, ref, name, want[name]!);
    }
    return out;
  }

  private readInto(out: Record<string, unknown>, ref: Ref, name: string, want: Want): void {
    const member = this.member(ref.cls, name);
    if (member.nav) {
      const next = member.nav(ref.target as never, this.host);
      out[pascal(name)] = this.read(next, Object.keys(want).length ? want : { '*': {} });
    } else if (member.get) out[pascal(name)] = member.get(ref.target as never, this.host);
    else throw apiError('ApiNotFound', `${ref.cls.name}.${name}`);
  }
}

interface Want {
  [name: string]: Want;
}

/** `a/b,a/c` as a tree. */
function tree(names: string[]): Want {
  const root: Want = {};
  for (const name of names) {
    let at = root;
    for (const step of name.split(/[/.]/)) {
      if (step === '' || step === 'items') continue;
      at = at[camel(step)] ??= {};
    }
    if (at === root) root['*'] ??= {};
  }
  return root;
}
