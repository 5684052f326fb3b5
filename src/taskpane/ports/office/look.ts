import { lookOf, type Look } from '../../app/theme';

const QUERIES = { forced: '(forced-colors: active)', dark: '(prefers-color-scheme: dark)' };
const matches = (query: string): boolean => window.matchMedia(query).matches;

/** How the surroundings look now. */
export function officeLook(): Look {
  const theme = Office.context.officeTheme as Office.OfficeTheme | undefined;
  return lookOf({
    forced: matches(QUERIES.forced),
    prefersDark: matches(QUERIES.dark),
    isDark: theme?.isDarkTheme,
    background: theme?.bodyBackgroundColor,
  });
}

/** Calls back when the look may be another; returns how to stop. */
export function onLook(changed: () => void): () => void {
  const watched = Object.values(QUERIES).map((query) => window.matchMedia(query));
  for (const query of watched) query.addEventListener('change', changed);
  // Office tells nobody in Excel that its theme changed; when the pane is looked at again, it looks too.
  document.addEventListener('visibilitychange', changed);
  return () => {
    for (const query of watched) query.removeEventListener('change', changed);
    document.removeEventListener('visibilitychange', changed);
  };
}

/** Calls back when the pane comes into sight or gets the focus, and when it is hidden; returns how to stop. */
export function onSeen(changed: (isSeen: boolean) => void): () => void {
  const focused = (): void => changed(true);
  const visibility = (): void => changed(document.visibilityState === 'visible');
  window.addEventListener('focus', focused);
  document.addEventListener('visibilitychange', visibility);
  return () => {
    window.removeEventListener('focus', focused);
    document.removeEventListener('visibilitychange', visibility);
  };
}
