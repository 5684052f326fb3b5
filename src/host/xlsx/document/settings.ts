import type { CustomXml, XmlPart } from './customXml';
import { children, make, parseXml, textOf, writeEl } from '../../../ooxml/xmlTree';

const NS = 'urn:plneni:embedded-excel:settings';

/**
 * Settings of the add-in. Excel keeps them in a web extension part bound to the add-in's identity, which the
 * host does not have; it keeps its own in a custom XML part and leaves Excel's untouched.
 */
export class Settings {
  private values: Map<string, unknown> | null = null;

  constructor(private readonly xml: CustomXml) {}

  owns(part: XmlPart): boolean {
    return part.namespace === NS;
  }

  private load(): Map<string, unknown> {
    if (this.values) return this.values;
    this.values = new Map();
    const part = this.xml.list().find((p) => p.namespace === NS);
    if (part) {
      for (const el of children(parseXml(this.xml.xml(part), part.path), 'setting')) {
        try {
          this.values.set(el.attrs['key'] ?? '', JSON.parse(textOf(el)));
        } catch {
          // A setting somebody broke is as good as none.
        }
      }
    }
    return this.values;
  }

  private save(): void {
    const values = this.load();
    const text = writeEl(
      make(
        'settings',
        { xmlns: NS },
        [...values].map(([key, v]) => make('setting', { key }, [JSON.stringify(v)])),
      ),
    );
    const part = this.xml.list().find((p) => p.namespace === NS);
    if (part && values.size === 0) this.xml.remove(part);
    else if (part) this.xml.set(part, text);
    else if (values.size > 0) this.xml.add(text);
  }

  has(key: string): boolean {
    return this.load().has(key);
  }

  get(key: string): unknown {
    return this.load().get(key);
  }

  keys(): string[] {
    return [...this.load().keys()];
  }

  set(key: string, value: unknown): void {
    this.load().set(key, value ?? null);
    this.save();
  }

  remove(key: string): void {
    this.load().delete(key);
    this.save();
  }
}
