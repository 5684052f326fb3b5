/** Adds to the list that stands under a key. (Map.groupBy comes with newer engines than Excel's web views have.) */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
