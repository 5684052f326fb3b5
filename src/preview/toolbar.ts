import { WIDTH, type PreviewOptions } from './options';
import { TEXTS } from './texts';

export interface ToolbarEvents {
  open(): void;
  sample(): void;
  blank(): void;
  download(): void;
  /** A button of the ribbon, by its name in the manifest. */
  command(id: string): void;
  changed(change: Partial<PreviewOptions>): void;
  protect(on: boolean): void;
}

export interface Toolbar {
  /** The sheet shown is locked, or is not. */
  showProtected(on: boolean): void;
  showEditing(on: boolean): void;
}

/** The switches over the grid. */
export function toolbar(header: HTMLElement, options: PreviewOptions, events: ToolbarEvents): Toolbar {
  const title = document.createElement('h1');
  title.textContent = TEXTS.title;
  const width = slider(options.width, (value) => events.changed({ width: value }));
  const editing = box(TEXTS.editing, options.editing, (on) => events.changed({ editing: on }));
  const locked = box(TEXTS.protected, false, (on) => events.protect(on));
  header.replaceChildren(
    title,
    group(TEXTS.file, [
      button(TEXTS.open, () => events.open()),
      button(TEXTS.sample, () => events.sample()),
      button(TEXTS.blank, () => events.blank()),
      button(TEXTS.download, () => events.download()),
    ]),
    group(TEXTS.ribbon, [
      button(TEXTS.commandSummarize, () => events.command('shrnout')),
      button(TEXTS.commandCheck, () => events.command('kontrola')),
    ]),
    select(TEXTS.language, TEXTS.languages, options.language, (language) => events.changed({ language })),
    select(TEXTS.theme, TEXTS.themes, options.theme, (theme) => events.changed({ theme })),
    width,
    select(TEXTS.excel, TEXTS.excels, options.excel, (excel) => events.changed({ excel })),
    select(TEXTS.network, TEXTS.networks, String(options.latency), (latency) => events.changed({ latency: Number(latency) })),
    editing.label,
    locked.label,
  );
  return {
    showProtected: (on) => (locked.input.checked = on),
    showEditing: (on) => (editing.input.checked = on),
  };
}

function group(name: string, items: readonly HTMLElement[]): HTMLElement {
  const set = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = name;
  set.append(legend, ...items);
  return set;
}

function button(text: string, run: () => void): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', run);
  return element;
}

function labelled(text: string, ...items: (HTMLElement | string)[]): HTMLLabelElement {
  const label = document.createElement('label');
  label.append(text, ...items);
  return label;
}

function select<T extends string | number>(
  text: string,
  choices: Readonly<Record<T, string>>,
  value: string,
  changed: (value: `${T}` & T) => void,
): HTMLElement {
  const element = document.createElement('select');
  for (const [id, name] of Object.entries<string>(choices)) element.add(new Option(name, id, false, id === value));
  element.addEventListener('change', () => changed(element.value as `${T}` & T));
  return labelled(text, element);
}

function box(text: string, on: boolean, changed: (on: boolean) => void): { label: HTMLElement; input: HTMLInputElement } {
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.checked = on;
  input.addEventListener('change', () => changed(input.checked));
  const label = document.createElement('label');
  label.append(input, text);
  return { label, input };
}

function slider(value: number, changed: (value: number) => void): HTMLElement {
  const input = document.createElement('input');
  Object.assign(input, { type: 'range', min: String(WIDTH.min), max: String(WIDTH.max), step: '10', value: String(value) });
  const shown = document.createElement('output');
  shown.textContent = `${value} px`;
  input.addEventListener('input', () => {
    shown.textContent = `${input.value} px`;
    changed(Number(input.value));
  });
  return labelled(TEXTS.width, input, shown);
}
