import type { Block, Run } from '../../../core/report/document';
import { fact } from '../../../core/report/fact';
import { codesOf } from '../../../core/report/facts/codes';
import { czechDate } from '../../../core/text/date';
import { list, runsOf } from '../blocks';
import { genitiveOf } from '../planName';
import { inBrackets, say } from '../say';
import type { SectionRecord } from '../section';

/** What the Council and the Assembly are asked to resolve. Who and until when the workbook does not know: those are gaps. */
export const usneseni: SectionRecord = {
  id: 'usneseni',
  make: ({ source, includes }) => {
    const { plan, evaluation } = source;
    if (evaluation.measures.length === 0) return 'noMeasures';
    // A list of several municipalities is that of a region; whose council it is otherwise, nobody has said.
    const isRegion = plan.municipalities.length > 1;
    const names = {
      councilTitle: say(isRegion ? 'report.usneseni.regionTitle' : 'report.usneseni.councilTitle'),
      assemblyTitle: say(isRegion ? 'report.usneseni.regionAssemblyTitle' : 'report.usneseni.assemblyTitle'),
      council: say(isRegion ? 'report.usneseni.region' : 'report.usneseni.council'),
      assembly: say(isRegion ? 'report.usneseni.regionAssembly' : 'report.usneseni.assembly'),
      toAssembly: say(isRegion ? 'report.usneseni.toRegionAssembly' : 'report.usneseni.toAssembly'),
    };
    const unfulfilled = codesOf(evaluation.measures.filter(({ final }) => final === 'unfulfilled'));
    const { planName, asOf } = plan.settings;
    const of = { plan: genitiveOf(planName), ...(asOf === null ? {} : { date: czechDate(asOf) }) };
    const annex = includes('priloha');
    const report = (end: ',' | '.'): string => {
      const text = say(asOf === null ? 'report.usneseni.report' : 'report.usneseni.reportDated', of);
      return `${annex ? say('report.usneseni.byAnnex', { report: text }) : text}${end}`;
    };
    const spaced = (text: string): Run => ({ text, look: 'spaced' });
    const line = (runs: readonly Run[], codes: readonly string[] = []): Block => ({ kind: 'paragraph', runs, codes });
    const title = (text: string): Block => ({ kind: 'heading', level: 2, text });
    const who = (text: string): Block =>
      line([...runsOf(`${text} `).map((run) => ({ look: 'strong' as const, ...run })), { text: say('report.usneseni.after') }]);
    const tasks = [
      { text: say('report.usneseni.submit', { assembly: names.toAssembly }), codes: [] as readonly string[] },
      ...(unfulfilled.length === 0
        ? []
        : [{ text: say('report.usneseni.next', { count: unfulfilled.length, inCodes: inBrackets(unfulfilled) }), codes: unfulfilled }]),
    ];
    return {
      facts: [fact('report', { plan: planName, date: asOf ?? '' }), fact('unfulfilled', { count: unfulfilled.length }, unfulfilled)],
      blocks: [
        title(names.councilTitle),
        who(names.council),
        line([spaced(say('report.usneseni.notes')), { text: ` ${report(',')}` }]),
        line([spaced(say('report.usneseni.recommends')), ...runsOf(` ${names.toAssembly} ${say('report.usneseni.toNote')}`)]),
        line([spaced(say('report.usneseni.orders'))]),
        // By when and who belong to their task: a line of the same item stands where its text does, in every template.
        list(tasks.map(({ text, codes }) => ({ text: `${text}\n${say('report.usneseni.due')}`, codes }))),
        title(names.assemblyTitle),
        who(names.assembly),
        line([spaced(say('report.usneseni.notes')), { text: ` ${report('.')}` }]),
      ],
    };
  },
};
