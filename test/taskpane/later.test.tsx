/** @jest-environment jsdom */
import { act, render, screen } from '@testing-library/react';
import paneCs from '../../src/i18n/pane.cs.json';
import { translator, type Texts } from '../../src/i18n';
import { PaneContext, type Pane } from '../../src/taskpane/app/context';
import { later } from '../../src/taskpane/parts/Later';
import { button, click } from '../build/page';

test('a part that is not on the server any more: it can be asked for again, and the pane can be loaded anew', async () => {
  const texts: Texts = { cs: [paneCs], en: [] };
  const loads: (() => Promise<() => string>)[] = [() => Promise.reject(new Error('404')), () => Promise.resolve(() => 'Načteno')];
  const View = later(() => loads.shift()!());
  await act(async () => {
    render(
      <PaneContext value={{ t: translator('cs', texts) } as Pane}>
        <View />
      </PaneContext>,
    );
    await Promise.resolve();
  });
  expect(screen.getByRole('alert').textContent).toContain('Byl-li doplněk mezitím aktualizován');
  expect(button('Načíst panel znovu')).toBeTruthy();
  await click(button('Zkusit znovu'));
  expect(screen.getByText('Načteno')).toBeTruthy();
});
