import { apiError } from '../../errors';
import type { Host } from '../../host';
import { apiClass, type ApiClass, method, nav, prop, reader, ref, type Member, type Ref } from '../../protocol/registry';
import type { XmlPart } from '../../xlsx/document/customXml';

// ---- properties ----

const core = (name: string): Member<Host> =>
  prop(
    (h) => h.props.core(name),
    (h, v: string) => h.props.setCore(name, String(v)),
  );

interface Custom {
  key: string;
}

const stored = (host: Host, key: string) => {
  const found = host.props.custom(key);
  if (!found) throw apiError('ItemNotFound', key);
  return found;
};

const CustomPropertyClass: ApiClass<Custom> = apiClass<Custom>(
  'CustomProperty',
  {
    key: prop((c) => c.key),
    value: prop(
      (c, host) => stored(host, c.key).value,
      (c, v, host) => host.props.setCustom(c.key, v),
    ),
    type: prop((c, host) => stored(host, c.key).type),
    delete: method((c, _a, host) => {
      stored(host, c.key);
      host.props.dropCustom(c.key);
    }),
  },
  { identity: (c) => ({ Key: c.key, _Id: c.key }) },
);

function customKey(host: Host, key: unknown): Ref {
  const found = host.props.customKeys().find((k) => k.toLowerCase() === String(key).toLowerCase());
  return ref(CustomPropertyClass, found === undefined ? null : { key: found });
}

const must = (found: Ref, key: unknown): Ref => {
  if (found.target === null) throw apiError('ItemNotFound', String(key));
  return found;
};

const CustomPropertyCollectionClass: ApiClass<Host> = apiClass<Host>(
  'CustomPropertyCollection',
  {
    // Adding what is there replaces it, in Excel as here.
    add: method((_h, [key, value], host) => {
      if (typeof key !== 'string' || key === '' || key.length > 255) throw apiError('InvalidArgument', 'key');
      if (typeof value === 'string' && value.length > 255) throw apiError('InvalidArgument', 'a value has at most 255 characters');
      return ref(CustomPropertyClass, { key: host.props.setCustom(key, value) });
    }),
    getItem: reader((_h, [key], host) => must(customKey(host, key), key)),
    _indexer: reader((_h, [key], host) => must(customKey(host, key), key)),
    getItemOrNullObject: reader((_h, [key], host) => customKey(host, key)),
    getCount: reader((_h, _a, host) => host.props.customKeys().length),
    deleteAll: method((_h, _a, host) => host.props.customKeys().forEach((k) => host.props.dropCustom(k))),
  },
  { items: (_h, host) => host.props.customKeys().map((key) => ref(CustomPropertyClass, { key })) },
);

export const DocumentPropertiesClass: ApiClass<Host> = apiClass<Host>('DocumentProperties', {
  title: core('title'),
  subject: core('subject'),
  author: core('author'),
  keywords: core('keywords'),
  comments: core('comments'),
  category: core('category'),
  lastAuthor: prop((h) => h.props.core('lastAuthor')),
  creationDate: prop((h) => h.props.core('creationDate')),
  company: prop(
    (h) => h.props.extended('Company'),
    (h, v: string) => h.props.setExtended('Company', v),
  ),
  manager: prop(
    (h) => h.props.extended('Manager'),
    (h, v: string) => h.props.setExtended('Manager', v),
  ),
  custom: nav((h) => ref(CustomPropertyCollectionClass, h)),
});

// ---- custom XML ----

const CustomXmlPartClass: ApiClass<XmlPart> = apiClass<XmlPart>(
  'CustomXmlPart',
  {
    id: prop((p) => p.id),
    namespaceUri: prop((p) => p.namespace),
    getXml: reader((p, _a, host) => host.xml.xml(p)),
    setXml: method((p, [xml], host) => host.xml.set(p, xml)),
    delete: method((p, _a, host) => host.xml.remove(p)),
  },
  { identity: (p) => ({ Id: p.id }) },
);

const partById = (list: XmlPart[], id: unknown): Ref =>
  ref(
    CustomXmlPartClass,
    list.find((p) => p.id.toLowerCase() === String(id).toLowerCase()),
  );

const CustomXmlPartScopedCollectionClass: ApiClass<{ namespace: string }> = apiClass<{ namespace: string }>(
  'CustomXmlPartScopedCollection',
  {
    getCount: reader((s, _a, host) => scoped(s, host).length),
    getItem: reader((s, [id], host) => must(partById(scoped(s, host), id), id)),
    _indexer: reader((s, [id], host) => must(partById(scoped(s, host), id), id)),
    getItemOrNullObject: reader((s, [id], host) => partById(scoped(s, host), id)),
    getOnlyItem: reader((s, _a, host) => {
      const list = scoped(s, host);
      if (list.length !== 1) throw apiError('GeneralException', `${list.length} parts`);
      return ref(CustomXmlPartClass, list[0]);
    }),
    getOnlyItemOrNullObject: reader((s, _a, host) => {
      const list = scoped(s, host);
      if (list.length > 1) throw apiError('GeneralException', `${list.length} parts`);
      return ref(CustomXmlPartClass, list[0]);
    }),
  },
  { items: (s, host) => scoped(s, host).map((p) => ref(CustomXmlPartClass, p)) },
);

const scoped = (s: { namespace: string }, host: Host): XmlPart[] => host.xml.list().filter((p) => p.namespace === s.namespace);

/** The host's own part of settings is not the add-in's business. */
const visible = (host: Host): XmlPart[] => host.xml.list().filter((p) => !host.settings.owns(p));

export const CustomXmlPartCollectionClass: ApiClass<Host> = apiClass<Host>(
  'CustomXmlPartCollection',
  {
    add: method((_h, [xml], host) => {
      if (host.modes.quirks.includes('smallXmlParts') && new TextEncoder().encode(String(xml)).length > 1_000_000)
        throw apiError('GeneralException', 'the part is too large');
      return ref(CustomXmlPartClass, host.xml.add(xml));
    }),
    getByNamespace: reader((_h, [namespace]) => ref(CustomXmlPartScopedCollectionClass, { namespace: String(namespace) })),
    getCount: reader((_h, _a, host) => visible(host).length),
    getItem: reader((_h, [id], host) => must(partById(visible(host), id), id)),
    _indexer: reader((_h, [id], host) => must(partById(visible(host), id), id)),
    getItemOrNullObject: reader((_h, [id], host) => partById(visible(host), id)),
  },
  { items: (_h, host) => visible(host).map((p) => ref(CustomXmlPartClass, p)) },
);

// ---- settings ----

const SettingClass: ApiClass<Custom> = apiClass<Custom>(
  'Setting',
  {
    key: prop((s) => s.key),
    value: prop(
      (s, host) => host.settings.get(s.key) ?? null,
      (s, v, host) => host.settings.set(s.key, v),
    ),
    delete: method((s, _a, host) => host.settings.remove(s.key)),
  },
  { identity: (s) => ({ Key: s.key, _Id: s.key }) },
);

const setting = (host: Host, key: unknown): Ref => ref(SettingClass, host.settings.has(String(key)) ? { key: String(key) } : null);

export const SettingCollectionClass: ApiClass<Host> = apiClass<Host>(
  'SettingCollection',
  {
    add: method((_h, [key, value], host) => {
      if (typeof key !== 'string' || key === '') throw apiError('InvalidArgument', 'key');
      host.settings.set(key, value);
      return ref(SettingClass, { key });
    }),
    getItem: reader((_h, [key], host) => must(setting(host, key), key)),
    _indexer: reader((_h, [key], host) => must(setting(host, key), key)),
    getItemOrNullObject: reader((_h, [key], host) => setting(host, key)),
    getCount: reader((_h, _a, host) => host.settings.keys().length),
  },
  { items: (_h, host) => host.settings.keys().map((key) => ref(SettingClass, { key })) },
);
