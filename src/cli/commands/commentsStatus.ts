import { roundCounts } from '../../core/comments/counts';
import { commentFindingText, settlementSentence } from '../../i18n/settlement';
import { inspectComments } from '../../workbook/comments/inspectComments';
import { dayOf } from '../input/date';
import { withPlan } from '../input/notPlan';
import { readInput } from '../input/paths';
import type { RunOf } from '../options';
import { problemLines } from '../output/text';
import { inWorkbook } from '../process/embedded';

export const run: RunOf<'comments status'> = async ({ values: { json }, inputs: [input = ''] }, t, io) => {
  const bytes = readInput(input, t);
  const standing = await withPlan(input, t, io, () => inWorkbook(bytes, t, io, () => inspectComments(dayOf(io.now()))));
  const rounds = roundCounts(standing.comments, standing.rounds, standing.bodies);
  const findings = standing.findings.map((finding) => ({ ...finding, ...commentFindingText(finding, t) }));
  io.stdout(
    json
      ? JSON.stringify(
          {
            rounds: rounds.map(({ round, received, open, disputes, byResult }) => ({ round, received, open, disputes, byResult })),
            findings: findings.map(({ code, severity, sheet, cell, message, hint }) => ({ code, severity, sheet, cell, message, hint })),
          },
          null,
          2,
        )
      : [
          ...(rounds.length === 0 ? [t('comments.cli.none')] : []),
          ...rounds.flatMap(({ round, bodies, missing, received, open, disputes }) => [
            round === ''
              ? t('comments.cli.noRound', { received, open, disputes })
              : t('comments.cli.round', { round, received, open, disputes }),
            ...bodies.filter(({ hasAnswered }) => hasAnswered).map((body) => `  ${settlementSentence(body, t)}`),
            ...(missing.length === 0 ? [] : [t('comments.cli.missing', { names: missing.join(', ') })]),
          ]),
          ...(findings.length === 0
            ? []
            : [
                '',
                ...problemLines(
                  findings.map((one) => ({ ...one, text: `${one.message} ${one.hint}` })),
                  t,
                ),
              ]),
        ].join('\n'),
  );
  return findings.some(({ severity }) => severity !== 'info') ? 1 : 0;
};
