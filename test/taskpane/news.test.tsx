/** @jest-environment jsdom */
import { screen } from '@testing-library/react';
import { hasNews } from '../../src/taskpane/features/news/read';
import { memorySurroundings } from '../build/memorySurroundings';
import { button, click, onPage, plain, shown } from '../build/page';

onPage();

describe('whether there is news', () => {
  const told = (remembered: Readonly<Record<string, string>>, isUsed: boolean): boolean[] => {
    const around = memorySurroundings({ remembered });
    return [hasNews(around, isUsed), hasNews(around, isUsed)];
  };

  test.each<[string, Readonly<Record<string, string>>, boolean, boolean]>([
    ['after an update', { news: '0.9.0' }, false, true],
    ['not in the version whose news were read', { news: '1.0.0' }, true, false],
    ['not at the first visit', {}, false, false],
    ['in a plan that was worked on by a version that remembered nothing', {}, true, true],
  ])('%s, and the same when asked again', (_, remembered, isUsed, expected) => {
    expect(told(remembered, isUsed)).toEqual([expected, expected]);
  });

  test('at the first visit that version counts as read: its own changes do not make it news', () => {
    const around = memorySurroundings();
    expect([hasNews(around, false), hasNews(around, true)]).toEqual([false, false]);
  });

  test('where this computer remembers nothing there is none', () => {
    expect(hasNews({ version: '1.0.0', remember: () => undefined, recall: () => null }, true)).toBe(false);
  });
});

const LINE = /umí víc než minule/;

test('after an update one line; closed, it does not come again', async () => {
  const { around } = await shown(undefined, { remembered: { news: '0.9.0' } });
  expect(await screen.findByText(LINE)).toBeTruthy();
  await click(button('Zavřít'));
  expect(screen.queryByText(LINE)).toBeNull();
  expect(around.recall('news')).toBe('1.0.0');
});

test('what is new is read on a screen of its own, and the way leads back', async () => {
  await shown(undefined, { remembered: { news: '0.9.0' } });
  await screen.findByText(LINE);
  await click(button('Co je nového'));
  expect(document.activeElement?.textContent).toBe('Co je nového');
  expect(plain(document.body)).toContain('Ve verzi 1.0.0 přibylo:');
  await click(button('Domů'));
  expect(screen.queryByText(LINE)).toBeNull();
});

test('who is here for the first time finds it in the settings, in English too', async () => {
  await shown(undefined, { language: 'en-US' });
  expect(screen.queryByText(/can do more/)).toBeNull();
  await click(button('Settings'));
  await click(button('What is new'));
  expect(plain(document.body)).toContain('Version 1.0.0 brings:');
});
