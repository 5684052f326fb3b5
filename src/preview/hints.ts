import type { CellHint } from '../host';
import { TEXTS } from './texts';

/** Where a cell lies in the element that holds the grid, in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What is shown beside the selected cell. */
export interface Shown {
  readonly hint: CellHint | null;
  readonly note: string;
  /** What the cell shows. */
  readonly value: string;
  readonly choose: (text: string) => void;
}

/**
 * What Excel shows beside a cell that is selected: the message of its rule, its note, and the arrow of its drop-down.
 * Notes are shown in the sheet as a red corner; the grid draws that.
 */
export class Hints {
  readonly layer = document.createElement('div');
  private readonly message = document.createElement('div');
  private readonly arrow = document.createElement('button');
  private readonly list = document.createElement('ul');
  private drawn = '';
  private shown: Shown | null = null;

  constructor() {
    this.layer.className = 'hints';
    this.message.className = 'hint';
    this.message.setAttribute('role', 'note');
    this.arrow.className = 'hint-arrow';
    this.arrow.type = 'button';
    this.arrow.textContent = '▾';
    this.arrow.setAttribute('aria-label', TEXTS.choices);
    this.arrow.setAttribute('aria-haspopup', 'listbox');
    // The grid keeps the selection; only the list takes the keyboard.
    this.arrow.addEventListener('mousedown', (event) => event.preventDefault());
    this.arrow.addEventListener('click', () => this.open(this.list.hidden));
    this.list.className = 'hint-choices';
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', TEXTS.choices);
    this.list.addEventListener('keydown', (event) => this.key(event));
    this.layer.append(this.message, this.arrow, this.list);
    this.hide();
  }

  /** @param box null when the cell is out of sight */
  show(shown: Shown | null, box: Box | null, area: Box): void {
    const isOut = box === null || box.right <= area.left || box.left >= area.right || box.bottom <= area.top || box.top >= area.bottom;
    if (!shown || isOut || (shown.hint === null && shown.note === '')) {
      this.hide();
      return;
    }
    this.shown = shown;
    const state = JSON.stringify([shown.hint, shown.note, shown.value]);
    if (state !== this.drawn) this.draw(shown);
    this.drawn = state;
    const choices = shown.hint?.choices ?? null;
    this.arrow.hidden = choices === null;
    Object.assign(this.arrow.style, { left: `${box.right}px`, top: `${box.bottom - 20}px` });
    Object.assign(this.list.style, { left: `${box.left}px`, top: `${box.bottom}px`, minWidth: `${box.right - box.left}px` });
    // Beside the arrow, and to the left of the cell where the right has no room.
    const isRight = box.right + 24 + this.message.offsetWidth <= area.right;
    Object.assign(this.message.style, {
      left: `${isRight ? box.right + 24 : Math.max(area.left, box.left - this.message.offsetWidth - 4)}px`,
      top: `${Math.min(box.top, Math.max(area.top, area.bottom - this.message.offsetHeight))}px`,
    });
  }

  private draw({ hint, note, value }: Shown): void {
    const lines = [hint?.title ?? '', hint?.text ?? '', note].filter((text) => text !== '');
    // The note at a header and the message of its cells often say the same.
    const parts = [...new Set(lines)].map((text, i) => {
      const part = document.createElement(i === 0 && text === hint?.title ? 'strong' : 'span');
      part.textContent = text;
      return part;
    });
    this.message.replaceChildren(...parts);
    this.message.hidden = parts.length === 0;
    this.list.replaceChildren(
      ...(hint?.choices ?? []).map((text) => {
        const item = document.createElement('li');
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', String(text === value));
        item.tabIndex = -1;
        item.textContent = text;
        item.addEventListener('click', () => this.choose(text));
        return item;
      }),
    );
    this.open(false);
  }

  private open(isOpen: boolean): void {
    this.list.hidden = !isOpen;
    this.arrow.setAttribute('aria-expanded', String(isOpen));
    const items = [...this.list.children] as HTMLElement[];
    if (isOpen) (items.find((item) => item.getAttribute('aria-selected') === 'true') ?? items[0])?.focus();
  }

  private choose(text: string): void {
    this.open(false);
    this.shown?.choose(text);
  }

  private key(event: KeyboardEvent): void {
    const items = [...this.list.children] as HTMLElement[];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'ArrowDown') items[Math.min(at + 1, items.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') items[Math.max(at - 1, 0)]?.focus();
    else if (event.key === 'Enter' || event.key === ' ') items[at]?.click();
    else if (event.key === 'Escape') this.open(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private hide(): void {
    this.shown = null;
    this.drawn = '';
    this.message.hidden = true;
    this.arrow.hidden = true;
    this.open(false);
  }

  dispose(): void {
    this.layer.remove();
  }
}
