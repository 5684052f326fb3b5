/** Why bytes could not be opened as a workbook. */
export type UnreadableCode = 'empty' | 'not-a-workbook' | 'damaged' | 'encrypted' | 'rights-managed' | 'old-xls' | 'xlsb' | 'too-big';

/** The given bytes are not a workbook this host can open; `code` says why. */
export class WorkbookUnreadable extends Error {
  constructor(
    readonly code: UnreadableCode,
    detail?: string,
  ) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'WorkbookUnreadable';
  }
}

/** An error as Excel reports it to the Office.js client. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

const MESSAGES: Record<string, string> = {
  ItemNotFound: "The requested resource doesn't exist.",
  ItemAlreadyExists: 'The resource being created already exists.',
  InvalidArgument: 'The argument is invalid or missing or has an incorrect format.',
  InvalidReference: 'This reference is not valid for the current operation.',
  InvalidOperation: 'The operation attempted is invalid on the object.',
  AccessDenied: 'You cannot perform the requested operation.',
  GeneralException: 'There was an internal error while processing the request.',
  ApiNotFound: 'The API you are trying to use could not be found.',
  InvalidOperationInCellEditMode:
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  RequestPayloadSizeLimitExceeded: 'The request payload size has exceeded the limit.',
  ResponsePayloadSizeLimitExceeded: 'The response payload size has exceeded the limit.',
};

/** An {@link ApiError} with Excel's usual message, optionally with a detail. */
export function apiError(code: string, detail?: string): ApiError {
  const base = MESSAGES[code] ?? code;
  return new ApiError(code, detail ? `${base} (${detail})` : base);
}
