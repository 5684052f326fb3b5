import type { NativeBridge, OfficeClient } from '../host';
import type { PreviewOptions } from './options';

interface Envelope {
  id?: number;
  type: number;
}

/** Colours of Office's own themes, as `officeTheme` tells them. */
const THEMES = {
  light: {
    bodyBackgroundColor: '#FFFFFF',
    bodyForegroundColor: '#262626',
    controlBackgroundColor: '#F0F0F0',
    controlForegroundColor: '#262626',
    isDarkTheme: false,
  },
  dark: {
    bodyBackgroundColor: '#262626',
    bodyForegroundColor: '#F0F0F0',
    controlBackgroundColor: '#3B3B3B',
    controlForegroundColor: '#F0F0F0',
    isDarkTheme: true,
  },
  contrast: {
    bodyBackgroundColor: '#000000',
    bodyForegroundColor: '#FFFFFF',
    controlBackgroundColor: '#000000',
    controlForegroundColor: '#FFFFFF',
    isDarkTheme: true,
  },
} as const;

const FORCED = /\(\s*forced-colors\s*:\s*active\s*\)/;

/** The pane's window: Microsoft's client and the add-in put their globals there. */
export type PaneWindow = Window & typeof globalThis & Record<string, unknown>;

/**
 * Joins the pane in its frame with the embedded Excel in this page. The frame is loaded again and again (language,
 * another workbook), and each time a new client counts its requests from one: answers go only to the one that asked.
 */
export class Link {
  private bridge: NativeBridge | null = null;
  private parts: { Office: object; CustomFunctions: object } | null = null;
  private frame: { win: PaneWindow; bridge: NativeBridge } | null = null;
  private readonly asked = new Map<number, { id: number; bridge: NativeBridge }>();
  private next = 1;
  private look: PreviewOptions['theme'];
  private readonly looks = new Set<() => void>();

  /** @param answered called after the embedded Excel answered, or told of something */
  constructor(
    theme: PreviewOptions['theme'],
    private readonly answered: () => void,
  ) {
    this.look = theme;
  }

  /** Given to the embedded Excel in the place where it would start a client of its own. */
  readonly client: OfficeClient = {
    start: (bridge, parts) => {
      this.bridge = bridge;
      this.parts = parts;
      bridge.onMessageFromHost = (json) => this.fromHost(json);
      Object.defineProperty((parts.Office as { context: object }).context, 'officeTheme', {
        configurable: true,
        enumerable: true,
        get: () => THEMES[this.look],
      });
      // The client lives in the pane's window, not here.
      return {} as ReturnType<OfficeClient['start']>;
    },
  };

  private fromHost(json: string): void {
    const message = JSON.parse(json) as Envelope;
    if (message.id === undefined) this.frame?.bridge.onMessageFromHost?.(json);
    else {
      const asked = this.asked.get(message.id);
      this.asked.delete(message.id);
      if (asked && asked.bridge === this.frame?.bridge) asked.bridge.onMessageFromHost?.(JSON.stringify({ ...message, id: asked.id }));
    }
    this.answered();
  }

  /** Before Microsoft's client runs in the frame: it finds the bridge. */
  before(win: PaneWindow): void {
    const bridge: NativeBridge = {
      sendMessageToHost: (json) => {
        const message = JSON.parse(json) as Envelope;
        if (message.id === undefined) return;
        const id = this.next++;
        this.asked.set(id, { id: message.id, bridge });
        this.bridge?.sendMessageToHost(JSON.stringify({ ...message, id }));
      },
    };
    this.frame = { win, bridge };
    win['_richApiNativeBridge'] = bridge;
    this.playContrast(win);
  }

  /** After it ran: `Office` and `CustomFunctions` are the embedded Excel's. */
  after(win: PaneWindow): void {
    Object.assign(win, this.parts);
  }

  /** The pane asks the browser whether colours are forced; a page cannot force them, so it is answered for. */
  private playContrast(win: PaneWindow): void {
    const real = win.matchMedia.bind(win);
    this.looks.clear();
    const show = (): void => {
      win.document.documentElement.style.colorScheme = this.look === 'light' ? '' : 'dark';
    };
    show();
    this.looks.add(show);
    win.matchMedia = (query) => {
      const list = real(query);
      if (!FORCED.test(query)) return list;
      Object.defineProperty(list, 'matches', { get: () => this.look === 'contrast' || real(query).matches });
      this.looks.add(() => list.dispatchEvent(new win.Event('change')));
      return list;
    };
  }

  get theme(): PreviewOptions['theme'] {
    return this.look;
  }

  /** Office tells nobody of a new theme; the pane looks when somebody comes back to it. */
  set theme(theme: PreviewOptions['theme']) {
    this.look = theme;
    for (const tell of this.looks) tell();
    this.frame?.win.document.dispatchEvent(new this.frame.win.Event('visibilitychange'));
  }
}
