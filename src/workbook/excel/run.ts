/** What can go wrong between the add-in and Excel; messages of Excel are localised, so only codes are compared. */
export type ExcelFaultCode =
  | 'cellEditing'
  | 'protected'
  | 'structure'
  | 'tooLarge'
  | 'unsupported'
  | 'merged'
  | 'filtered'
  | 'misplaced'
  | 'misplacedStays'
  | 'chartsStay'
  | 'staysOpen'
  | 'othersAtWork'
  | 'selection'
  | 'notFound'
  | 'timeout'
  | 'unexpected';

export class ExcelFault extends Error {
  constructor(
    readonly code: ExcelFaultCode,
    /** The sheet that is protected, filtered or has merged cells, sheets with rows, or what Excel said, for the support message. */
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
    this.name = 'ExcelFault';
  }
}

const CODES: Readonly<Record<string, ExcelFaultCode>> = {
  InvalidOperationInCellEditMode: 'cellEditing',
  AccessDenied: 'protected',
  RequestPayloadSizeLimitExceeded: 'tooLarge',
  ResponsePayloadSizeLimitExceeded: 'tooLarge',
  ItemNotFound: 'notFound',
  ApiNotFound: 'unsupported',
  ApiNotAvailable: 'unsupported',
  InvalidSelection: 'selection',
};

/** Where Excel refuses because the structure of the workbook is protected, and no sheet of it. */
const STRUCTURE = /^(WorksheetCollection\.add|Worksheet\.delete)/;

/** On the web a sync sometimes never settles (office-js #6150, #6523); then a sentence is better than a spinner. */
export const TIME_LIMIT_MS = 120_000;

/** A batch that was given up, until it ends: its message may still be on the way, and another would run beside it. */
let givenUp: Promise<unknown> | null = null;

/**
 * The one door to Excel. Waits for a cell that is being edited, gives up after two minutes. A batch that was given up
 * sends no further message when Excel comes to itself, and the next one waits until it has ended.
 * @throws {ExcelFault} for everything Excel refuses; other errors pass through unchanged
 */
export async function inExcel<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  const timeout = (): ExcelFault => new ExcelFault('timeout', `${TIME_LIMIT_MS / 1000} s`);
  let isDead = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      isDead = true;
      reject(timeout());
    }, TIME_LIMIT_MS);
  });
  try {
    if (givenUp) await Promise.race([givenUp, limit]);
    const running = Excel.run({ delayForCellEdit: true }, (context) => {
      const sync = context.sync.bind(context);
      context.sync = async <R>(passed?: R): Promise<R> => {
        if (isDead) throw timeout();
        return sync(passed);
      };
      return batch(context);
    });
    try {
      return await Promise.race([running, limit]);
    } catch (error) {
      if (isDead) {
        const ended = running.then(
          () => {},
          () => {},
        );
        givenUp = ended;
        void ended.then(() => {
          if (givenUp === ended) givenUp = null;
        });
      }
      throw error;
    }
  } catch (error) {
    throw asFault(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Errors of the client are told by what they carry: it may live in a frame of its own, with an Error of its own. */
export function asFault(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || (error as Error).name !== 'RichApi.Error') return error;
  const { code, debugInfo, message } = error as OfficeExtension.Error;
  const isOfStructure = code === 'AccessDenied' && STRUCTURE.test(debugInfo?.errorLocation ?? '');
  return new ExcelFault(
    isOfStructure ? 'structure' : (CODES[code] ?? 'unexpected'),
    [code, debugInfo?.errorLocation, message].filter(Boolean).join(' · '),
    {
      cause: error,
    },
  );
}

/** Whether it was this member of Excel's objects that refused. */
export const isAt = (error: unknown, location: string): boolean => {
  const fault = asFault(error);
  return fault instanceof ExcelFault && fault.detail.includes(location);
};

export const isFault = (error: unknown, code: ExcelFaultCode): boolean => {
  const fault = asFault(error);
  return fault instanceof ExcelFault && fault.code === code;
};
