import {
  annexMeasures,
  groupEqual,
  nameOf,
  type AnnexCriterion,
  type AnnexEntry,
  type AnnexGroup,
  type AnnexMeasure,
} from '../../core/report/annex';
import type { Block, Cell } from '../../core/report/document';
import type { ReportSource } from '../../core/report/source';
import type { Bodies } from '../../core/people/bodies';
import { push } from '../../core/text/group';
import { czechDate, toSerial } from '../../core/text/date';
import type { CellValue } from '../../core/text/text';
import { czechPercent } from '../../core/text/typography';
import { LEVEL_WORD, PROGRESS_WORD, REASON_WORD } from '../../core/text/wording';
import { reasons } from '../sentences';
import { cell, levelCell, paragraph, table } from './blocks';
import { areaText, criterionText } from './labels';
import { inCzech, namesText, say } from './say';

/**
 * Rows of tblPriloha: one for each measure, criterion and statement, every cell filled as the columns of
 * `REPORT_TABLES.annex` have them. A criterion to which nothing came keeps its row, and says who was asked.
 *
 * @returns [] for a plan without measures; a date that can be read is the serial of Excel
 */
export function annexRows(source: ReportSource): CellValue[][] {
  return annexMeasures(source).flatMap((one) => {
    const { measure, final } = one.verdict;
    const ofMeasure = [
      one.area ? areaText(one.area) : '',
      one.subarea ? areaText(one.subarea) : '',
      measure.code,
      measure.title,
      measure.lead,
      measure.partners,
      source.remarks.due.get(measure.row) ?? '',
      LEVEL_WORD[final],
    ];
    const proof = fulfilledBy(one);
    const stance = source.remarks.stance.get(measure.row) ?? '';
    return one.criteria.flatMap((criterion) => {
      const { verdict } = criterion;
      const ofCriterion = [verdict.criterion?.number ?? '', verdict.criterion?.text ?? '', LEVEL_WORD[verdict.level]];
      const row = (answer: readonly CellValue[], from: string): CellValue[] => [
        ...ofMeasure,
        ...ofCriterion,
        ...answer,
        proof,
        stance,
        from,
      ];
      if (criterion.entries.length === 0) return [row(['', unanswered(criterion, source), '', '', ''], '')];
      return criterion.entries.map(({ statement, submitter, judged }) =>
        row(
          [
            submitter,
            doneText({ statement, judged }),
            statement.territory,
            statement.link,
            statement.date.value === null ? statement.date.raw : toSerial(statement.date.value),
          ],
          source.exchange.sources.get(statement.row) ?? '',
        ),
      );
    });
  });
}

/** What was done, with how far it got where it is not done, and why. */
function doneText({ statement, judged }: Pick<AnnexEntry, 'statement' | 'judged'>): string {
  const { progress, reason, description } = statement;
  const state =
    progress.value !== null && progress.value !== 'done' ? say('report.priloha.progress', { progress: PROGRESS_WORD[progress.value] }) : '';
  const why =
    reason.value !== null && judged.ruling.level !== 'fulfilled'
      ? say('report.priloha.ownReason', { reason: REASON_WORD[reason.value] })
      : '';
  return [description === '' ? say('report.priloha.withoutText') : description, state, why].filter(Boolean).join(' ');
}

const unanswered = ({ asked }: AnnexCriterion, { exchange }: ReportSource): string => {
  if (asked.length === 0) return say('report.priloha.unansweredNobody');
  const called = exchange.calledOn !== null || exchange.contacts.some((contact) => contact.called !== null);
  return say(called ? 'report.priloha.unanswered' : 'report.priloha.unansweredDue', { names: asked.join('; ') });
};

/** Which criterion is met, who proves it and in how much of the region; "" for a measure that is not fulfilled. */
function fulfilledBy({ verdict, provenBy }: AnnexMeasure): string {
  if (verdict.final !== 'fulfilled') return '';
  const word = verdict.overridden ? [say('report.priloha.byCoordinator', { reason: ended(verdict.measure.override.reason) })] : [];
  const proofs = provenBy.map(({ criterion, submitters, coverage }) =>
    say(criterion === null ? 'report.priloha.provenWhole' : 'report.priloha.proven', {
      count: submitters.length,
      number: criterion?.number ?? '',
      names: submitters.join('; '),
      coverage:
        coverage === null || coverage.total === 0
          ? ''
          : say('report.priloha.coverage', { covered: coverage.covered, total: coverage.total, share: coverageShare(coverage) }),
    }),
  );
  return [...word, ...proofs].join(' ');
}

const ended = (sentence: string): string => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);

/** A share of municipalities: never rounded up to a threshold that it does not reach. @example 193 of 215 → '89 %' */
export const coverageShare = ({ covered, total }: { readonly covered: number; readonly total: number }): string =>
  czechPercent(total === 0 ? null : Math.floor((100 * covered) / total), covered);

/** The annex of the document: areas, their parts, measures with their level, a line of facts and the table of what was submitted. */
export function annexBlocks(source: ReportSource): Block[] {
  const blocks: Block[] = [];
  let before: AnnexMeasure | null = null;
  for (const one of annexMeasures(source)) {
    if (before === null || before.area !== one.area) {
      const text = one.area ? areaText(one.area) : source.plan.areas.length > 0 ? say('report.priloha.withoutArea') : null;
      if (text !== null) blocks.push({ kind: 'heading', level: 1, text });
    }
    if (one.subarea !== null && before?.subarea !== one.subarea) blocks.push({ kind: 'heading', level: 2, text: areaText(one.subarea) });
    blocks.push(...measureBlocks(one, source));
    before = one;
  }
  return blocks;
}

function measureBlocks(one: AnnexMeasure, source: ReportSource): Block[] {
  const { verdict } = one;
  const { measure, final, computed, overridden, reason } = verdict;
  const codes = [measure.code];
  const leads = namesIn(measure.lead, source.evaluation.bodies);
  const partners = namesIn(measure.partners, source.evaluation.bodies);
  const due = source.remarks.due.get(measure.row);
  const stance = source.remarks.stance.get(measure.row);
  const line = [
    ...(leads.length === 0 ? [] : [say('report.priloha.lead', { names: leads.join('; ') })]),
    ...(partners.length === 0 ? [] : [say('report.priloha.partners', { names: partners.join('; ') })]),
    ...(due === undefined ? [] : [say('report.priloha.due', { text: due })]),
  ].join(' · ');
  // A column of dashes would only narrow the others.
  const inTerritory = one.criteria.some(({ entries }) => entries.some(({ judged }) => judged.territory.named));
  const { override } = measure;
  const sentences = [
    ...(overridden
      ? [
          say('report.priloha.overridden', {
            date: override.date.value === null ? '' : czechDate(override.date.value),
            reason: ended(override.reason),
            computed: LEVEL_WORD[computed],
          }),
        ]
      : []),
    ...(final === 'fulfilled'
      ? [say('report.priloha.fulfilledBy', { text: fulfilledBy(one) })]
      : [
          [
            say('report.priloha.why', { text: reasons(verdict, inCzech()).join(' ') }),
            ...(reason === null ? [] : [say('report.priloha.reason', { reason: REASON_WORD[reason] })]),
          ].join(' '),
        ]),
    ...(stance === undefined ? [] : [say('report.priloha.stance', { text: stance })]),
  ];
  return [
    { kind: 'heading', level: 3, text: cell(`${measure.code} ${measure.title}`).text, mark: final },
    ...[line, ...sentences].filter(Boolean).map((text) => paragraph(text, codes)),
    table(
      say('report.priloha.table.alt', { code: measure.code }),
      [
        [say('report.priloha.table.criterion'), 24],
        [say('report.priloha.table.level'), 9],
        [say('report.priloha.table.submitter'), 18],
        [say('report.priloha.table.done'), 40],
        ...(inTerritory ? [[say('report.priloha.table.territory'), 13] as const] : []),
        [say('report.priloha.table.evidence'), 22],
      ],
      one.criteria.flatMap((criterion) => criterionRows(criterion, source, inTerritory)),
    ),
  ];
}

/** The bodies that a cell names, each as tblGestori has it; a cell that names none in a way that is known stays as it is. */
function namesIn(text: string, bodies: Bodies): string[] {
  const names = bodies.read(text).names.map((name) => nameOf(name, bodies));
  return names.length === 0 && text !== '' ? [text] : names;
}

/** The text of a criterion stands in its first row; the others have its number, so that no cell is merged and none is empty. */
function criterionRows(one: AnnexCriterion, source: ReportSource, inTerritory: boolean): Cell[][] {
  const { criterion, level } = one.verdict;
  const number = criterion?.number ?? '';
  const label = (first: boolean): string => (criterion === null ? '' : criterionText(number, first ? criterion.text : '')) || '–';
  const { bodies } = source.evaluation;
  const territory = (text: string): Cell[] => (inTerritory ? [cell(text || '–')] : []);
  if (one.entries.length === 0)
    return [[cell(label(true)), levelCell(level), cell('–'), cell(unanswered(one, source)), ...territory(''), cell('–')]];
  return groupEqual(one.entries, bodies).map((group, i) => [
    cell(label(i === 0)),
    levelCell(level),
    cell(submittersText(group, bodies)),
    cell(doneText(group.entries[0]!)),
    ...territory(joined(group.entries.map(({ statement, judged }) => (judged.territory.named ? statement.territory : '')))),
    cell(evidenceText(group) || '–'),
  ]);
}

function submittersText({ entries, municipalities }: AnnexGroup, bodies: Bodies): string {
  const names = new Map(entries.map(({ statement, submitter }) => [bodies.keyOf(statement.submitter), submitter]));
  if (names.size === 1) return entries[0]!.submitter || '–';
  return say(municipalities ? 'report.priloha.same.municipalities' : 'report.priloha.same.submitters', {
    count: names.size,
    names: namesText([...names.values()]),
  });
}

/** Each evidence with its days: "https://…, 1. 6. 2025". */
function evidenceText({ entries }: AnnexGroup): string {
  const days = new Map<string, string[]>();
  for (const { statement } of entries) {
    const day = statement.date.value === null ? statement.date.raw : czechDate(statement.date.value);
    push(days, statement.link, day);
  }
  return [...days]
    .map(([link, own]) => [link, joined(own, ', ')].filter(Boolean).join(', '))
    .filter(Boolean)
    .join('; ');
}

const joined = (texts: readonly string[], by = '; '): string => [...new Set(texts.filter(Boolean))].join(by);
