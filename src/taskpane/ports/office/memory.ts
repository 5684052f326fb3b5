/** What this computer remembers for the pane; where storage is refused, as in some closed networks, nothing. */
export function remember(key: string, value: string): void {
  try {
    window.localStorage.setItem(storageKey(key), value);
  } catch {
    // Then the pane only does not remember.
  }
}

export function recall(key: string): string | null {
  try {
    return window.localStorage.getItem(storageKey(key));
  } catch {
    return null;
  }
}

/** On the web the browser may keep one storage for more sites; Office gives each its own prefix. */
const storageKey = (key: string): string => `${(Office.context as { partitionKey?: string }).partitionKey ?? ''}plneni.${key}`;
