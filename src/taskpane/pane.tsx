import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import { translator } from '../i18n';
import type { PaneRequests } from './requests';

/** Puts the pane into the page. Called once, when the pane is first shown. */
export function mountPane(container: HTMLElement, _requests: PaneRequests): void {
  const t = translator(/^cs\b/i.test(Office.context.displayLanguage) ? 'cs' : 'en');
  createRoot(container).render(
    <FluentProvider theme={webLightTheme}>
      <h1>{t('app.name')}</h1>
    </FluentProvider>,
  );
}
