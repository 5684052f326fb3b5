import { resolve } from 'node:path';
import { UnusablePeriods } from '../../core/periods/fault';
import { SECTION_IDS, type SectionId } from '../../core/report/document';
import { comparedPeriods } from '../../core/report/facts/periods';
import { bySeverity } from '../../core/rules/findings';
import { shorten } from '../../core/text/shorten';
import type { Translate } from '../../i18n';
import { Refused } from '../../ooxml/limits';
import type { TemplateFault } from '../../report/docx/template/openTemplate';
import { templateFaultText, templateFindings } from '../../report/docx/templateNotes';
import { writeDocx, type WrittenDocx } from '../../report/docx/writeDocx';
import { makeReport, type MadeReport, type ReportFinding, type SectionState } from '../../report/report';
import { readReport } from '../../workbook/report/readReport';
import { dayOf } from '../input/date';
import { withPlan } from '../input/notPlan';
import { checkOut, readInput, writeWhole } from '../input/paths';
import { planAt } from '../input/planAt';
import { UsageError } from '../input/usageError';
import { usageOf, type RunOf } from '../options';
import { levelsJson } from '../output/json';
import { countedFindings, exitCode, levelLines, problemLines } from '../output/text';
import { inWorkbook } from '../process/embedded';

export const run: RunOf<'report'> = async ({ values, inputs: [input = ''] }, t, io) => {
  const { out, template: templatePath, previous: previousPath, json, without: typed } = values;
  if (out === undefined) throw new UsageError(usageOf('report', t));
  const { language = 'cs' } = io;
  const without = typed === undefined ? [] : sectionIds(typed, t);
  checkOut(out, t, 'document');
  if (templatePath !== undefined && resolve(templatePath) === resolve(out))
    throw new UsageError(t('cli.report.overTemplate', { path: out }));
  const bytes = readInput(input, t);
  const template = templatePath === undefined ? null : readInput(templatePath, t);
  const previous = previousPath === undefined ? null : await planAt(previousPath, t, io);
  const { source, made } = await withPlan(input, t, io, () =>
    inWorkbook(bytes, t, io, async () => {
      const read = await readReport();
      const compared = previous === null ? null : comparedPeriods(read.source, previous);
      // Whoever gives the last plan wants it in: a report without it would look whole.
      if (compared && 'faults' in compared) throw new UnusablePeriods(compared.faults);
      return {
        source: read.source,
        made: makeReport({ ...read, without, previous, today: dayOf(io.now()), language }),
      };
    }),
  );
  const written = await document(made, template).catch((error: unknown) => {
    if (error instanceof Refused) throw new UsageError(`${templatePath}: ${templateFaultText(error.fault as TemplateFault, language)}`);
    throw error;
  });
  const findings = bySeverity<ReportFinding>([...made.findings, ...templateFindings(written.problems, language)]);
  const { plan, summary } = source;
  const told = (): object => ({
    plan: plan.settings.planName,
    asOf: plan.settings.asOf,
    out: resolve(out),
    sections: made.sections.map(({ id, title, included, why }) => ({ id, title, included, why })),
    levels: levelsJson(summary.levels),
    findings: findings.map(({ code, severity, sheet, cell, message, hint }) => ({ code, severity, sheet, cell, message, hint })),
  });
  // What falls while it is being told must fall before anything is written.
  const said = json
    ? JSON.stringify(told(), null, 2)
    : [
        made.document.title,
        '',
        ...levelLines(summary.levels),
        '',
        ...made.sections.map((section) => sectionLine(section, t)),
        '',
        ...countedFindings(findings, t),
        ...problemLines(
          findings.map((finding) => ({ ...finding, text: [finding.message, finding.hint].filter(Boolean).join(' ') })),
          t,
        ),
        '',
        t('cli.written', { path: resolve(out) }),
      ].join('\n');
  writeWhole(out, written.bytes, t);
  io.stdout(said);
  return exitCode(findings);
};

const document = ({ document: content }: MadeReport, template: Uint8Array | null): Promise<WrittenDocx> =>
  writeDocx(content, template === null ? {} : { template });

/**
 * Ids of sections as they are typed after `--without`, apart by commas.
 * @throws {UsageError} for one that the report does not have
 */
function sectionIds(typed: string, t: Translate): SectionId[] {
  return typed
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '')
    .map((one) => {
      const id = SECTION_IDS.find((known) => known === one);
      if (id === undefined) throw new UsageError(t('cli.report.badSection', { text: shorten(one), ids: SECTION_IDS.join(', ') }));
      return id;
    });
}

const sectionLine = ({ title, included, why }: SectionState, t: Translate): string =>
  `  ${t(included ? 'cli.report.in' : 'cli.report.out')} ${title}${why === null ? '' : ` – ${why}`}`;
