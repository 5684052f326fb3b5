import type { Evaluation, MeasureVerdict } from '../evaluate';
import type { Bodies } from '../../people/bodies';
import { LEVEL_WORD } from '../../text/wording';
import { finding, type Finding } from './finding';

export function* checkVerdicts({ measures, bodies }: Evaluation): Generator<Finding> {
  for (const verdict of measures) {
    const { measure, borderline, byInterpretation } = verdict;
    if (borderline)
      yield finding(
        'borderline',
        { table: 'measures', row: measure.row, column: 'code' },
        { code: measure.code, ...wordsOf(byInterpretation) },
      );
    yield* checkRepeats(verdict);
    yield* checkTerritories(verdict, bodies);
    yield* checkLeadsWord(verdict, bodies);
  }
}

const wordsOf = (byInterpretation: MeasureVerdict['byInterpretation']): Record<string, string> =>
  Object.fromEntries(Object.entries(byInterpretation).map(([reading, level]) => [reading, LEVEL_WORD[level]]));

function* checkRepeats({ measure, criteria }: MeasureVerdict): Generator<Finding> {
  for (const { statement, repeats } of criteria.flatMap(({ statements }) => statements))
    if (repeats !== null)
      yield finding(
        'statementRepeated',
        { table: 'statements', row: statement.row, column: 'measure' },
        { code: measure.code, number: statement.criterion, submitter: statement.submitter, otherRow: repeats.row },
      );
}

/** Where others say for which municipalities they speak, a municipality that does not would speak for the whole region. */
function* checkTerritories({ measure, criteria }: MeasureVerdict, bodies: Bodies): Generator<Finding> {
  for (const { coverage, statements } of criteria)
    for (const { statement, ruling, repeats } of coverage === null ? [] : statements) {
      if (ruling.level === null || repeats !== null || statement.territory.trim() !== '') continue;
      const own = bodies.territoriesOf(statement.submitter);
      if (own.length === 0) continue;
      yield finding(
        'territoryMissing',
        { table: 'statements', row: statement.row, column: 'territory' },
        { code: measure.code, number: statement.criterion, submitter: statement.submitter, candidates: own.join('; ') },
      );
    }
}

function* checkLeadsWord({ measure, criteria }: MeasureVerdict, bodies: Bodies): Generator<Finding> {
  const leads = new Set(bodies.read(measure.lead).names.map((name) => bodies.keyOf(name)));
  for (const { level, statements } of criteria)
    for (const { statement } of statements) {
      const own = statement.ownLevel.value;
      if (own === null || own === level || !leads.has(bodies.keyOf(statement.submitter))) continue;
      yield finding(
        'leadDisagrees',
        { table: 'statements', row: statement.row, column: 'ownLevel' },
        { code: measure.code, number: statement.criterion, own: LEVEL_WORD[own], computed: LEVEL_WORD[level] },
      );
    }
}
