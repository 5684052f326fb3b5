import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { ReturnedRow } from '../../core/exchange/returned';
import type { Municipality } from '../../core/plan/municipalities';
import { Gazetteer } from '../../core/plan/territory';
import { type Limits, LIMITS, Refused } from '../../ooxml/limits';
import { HEADER_WITHIN } from '../../schema/read/headers';
import { onlySubmitter, PLAN_ROLE } from '../../schema/request';
import { cellName, findColumns, missingColumns } from '../../schema/read/rows';
import { INPUT, PROPERTY } from '../../schema/tables';
import { type Book, type BookSheet, reachableSheets } from '../read/book';
import { withBook } from '../read/openBook';
import { checkClosed } from '../read/text/textBook';
import { plainRow, planName } from './cells';
import { confirmationOf } from './confirmation';
import { extraSheets } from './form/beside';
import { formOf, formScore } from './form/form';
import { identityOf, isOfPlan, isWhole, savedAtOf } from './identity';
import type { Expected, FileIn, ReturnFault, ReturnProblem, ReturnReading } from './returns';

/**
 * One returned workbook, told by its content alone. Every file ends in a reading or in a named fault; nothing is thrown,
 * and nothing is unpacked beyond the limits.
 */
export function readReturn(bytes: Uint8Array, file: FileIn, expected: Expected, limits: Limits = LIMITS): ReturnReading {
  const read = withBook<ReturnReading, ReturnFault>(
    bytes,
    limits,
    (book) => {
      checkClosed(book);
      return readingOf(book, bytes, file, expected, limits);
    },
    (rows) => Math.max(0, ...rows.map(({ cells }) => formScore(plainRow(cells)))),
  );
  return 'status' in read ? read : { status: 'refused', file: file.name, fault: read.fault };
}

function readingOf(book: Book, bytes: Uint8Array, file: FileIn, expected: Expected, limits: Limits): ReturnReading {
  if (book.properties.get(PROPERTY.role) === PLAN_ROLE) throw new Refused<ReturnFault>({ code: 'planItself' });
  const problems: ReturnProblem[] = [];
  const gazetteer = gazetteerOf(expected.municipalities ?? NOT_KNOWN);
  const sheets = reachableSheets(book);
  const forms = sheets.flatMap((sheet) => formOf(sheet, book, gazetteer, problems, limits) ?? []);
  const said = identityOf(book, forms);
  if (said.version !== '' && said.version !== expected.version)
    throw new Refused<ReturnFault>({ code: 'otherVersion', version: said.version });
  if (said.plan !== '' && !isOfPlan(said.plan, book, expected))
    throw new Refused<ReturnFault>({ code: 'otherPlan', plan: planName(book) || said.plan });
  if (forms.length === 0 || (!said.isRequest && sheets.some(holdsMeasures)))
    throw new Refused<ReturnFault>({ code: forms.length === 0 ? 'notReturn' : 'planItself' });

  problems.push(...extraSheets(sheets, forms), ...protectionMarks(book));
  const rows = forms.flatMap(({ sheet, rows: list, rowAt }) =>
    list.map(({ row, measure, criterion, submitter, answer, issuedDigest: issuedDigest }): ReturnedRow => ({
      sheet,
      row: rowAt[row]! + 1,
      measure,
      criterion,
      submitter,
      answer,
      issuedDigest,
    })),
  );
  return {
    status: isWhole(said) ? 'read' : 'unidentified',
    return: {
      file: file.name,
      id: bytesToHex(sha256(bytes)).slice(0, 24),
      addressee: said.addressee || onlySubmitter(rows),
      savedAt: savedAtOf(book.modified, said.issuedOn, file.lastModified),
      confirmation: confirmationOf(book, forms, problems),
      rows,
    },
    problems,
  };
}

let shared: { readonly gazetteer: Gazetteer; uses: number } | null = null;
/** It keeps every text that it has read: after so many files it is made anew. */
const GAZETTEER_USES = 200;

const NOT_KNOWN: readonly Municipality[] = [];

function gazetteerOf(municipalities: readonly Municipality[]): Gazetteer {
  if (shared?.gazetteer.municipalities !== municipalities || shared.uses >= GAZETTEER_USES)
    shared = { gazetteer: new Gazetteer(municipalities), uses: 0 };
  shared.uses++;
  return shared.gazetteer;
}

function protectionMarks({ text }: Book): ReturnProblem[] {
  const [first] = text?.marked ?? [];
  if (!text || !first) return [];
  return [{ code: 'protectionMarks', sheet: '', cell: cellName(first.row, first.column), params: { count: text.marked.length } }];
}

/** The plan's workbook by its content, when its properties are lost. */
const holdsMeasures = (sheet: BookSheet): boolean =>
  sheet
    .rows(0, HEADER_WITHIN - 1, null)
    .some(({ cells }) => missingColumns(INPUT.measures, findColumns(INPUT.measures, plainRow(cells))).length === 0);
