import type { Locator } from 'playwright-core';
import type { Session } from './preview';

/** The hands of a coordinator who counts. A choice in a list is one, a field to be typed into one. */
export class Hand {
  clicks = 0;
  constructor(readonly session: Session) {}

  async click(target: Locator): Promise<void> {
    await target.click();
    this.clicks += 1;
  }

  button(name: RegExp | string): Promise<void> {
    return this.click(this.session.pane.getByRole('button', { name, exact: typeof name === 'string' }).first());
  }

  tab(name: RegExp): Promise<void> {
    return this.click(this.session.pane.getByRole('tab', { name }));
  }

  async choose(label: string, value: string): Promise<void> {
    await this.session.pane.getByLabel(label).selectOption(value);
    this.clicks += 1;
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.click(target);
    await target.fill(text);
  }
}
