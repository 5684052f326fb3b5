import { LEVELS } from '../../../core/plan/level';
import { ASKED_AS, askedBodies, processFacts, wasCalled } from '../../../core/report/facts/process';
import type { Interpretation } from '../../../core/rules/interpretation';
import { czechDate } from '../../../core/text/date';
import { czechNumber, typeset } from '../../../core/text/typography';
import { LEVEL_WORD } from '../../../core/text/wording';
import type { Fact } from '../../../core/report/fact';
import { cell, list, paragraph, paragraphs, table } from '../blocks';
import { inBrackets, namesText, say } from '../say';
import type { SectionContext, SectionRecord } from '../section';

export const podklady: SectionRecord = {
  id: 'podklady',
  make: (context) => {
    const { source } = context;
    if (source.evaluation.measures.length === 0) return 'noMeasures';
    const facts = processFacts(source);
    const asked = askedBodies(source);
    const rows = ASKED_AS.flatMap((as) => {
      const own = asked.filter((body) => body.as === as);
      const numbers = [own.length, own.filter(({ answered }) => answered).length];
      return own.length === 0 ? [] : [[cell(say(`report.podklady.table.${as}`)), ...numbers.map((number) => cell(czechNumber(number)))]];
    });
    const total = [asked.length, asked.filter(({ answered }) => answered).length].map((number) => cell(czechNumber(number)));
    const about = say(wasCalled(source) ? 'report.podklady.table.asked' : 'report.podklady.table.due');
    const said = (...groups: (readonly Counted['key'][])[]) => paragraphs(facts, groups, (one) => sentence(one, context));
    return {
      facts: [
        ...facts,
        ...asked.map(({ name, as, answered }) => ({ key: 'body', params: { name, as, answered: Number(answered) }, codes: [] })),
      ],
      blocks: [
        ...said(['called', 'deadline', 'asked', 'due']),
        ...(rows.length === 0
          ? []
          : [
              table(
                say('report.podklady.table.alt'),
                [
                  [say('report.podklady.table.who'), 3],
                  [about, 1, 'right'],
                  [say('report.podklady.table.answered'), 1, 'right'],
                ],
                rows.length === 1 ? rows : [...rows, [cell(say('report.shrnuti.table.total')), ...total]],
                rows.length > 1,
              ),
            ]),
        ...said(['silent'], ['statements', 'unanswered']),
        paragraph(say('report.podklady.levels')),
        list(
          LEVELS.map((level) => {
            const key = level === 'partial' && !facts.some((one) => one.key === 'threshold') ? 'partialNoTerritory' : level;
            return { strong: `${LEVEL_WORD[level]}: `, text: say(`report.podklady.level.${key}`) };
          }),
        ),
        ...said(['reading'], ['threshold'], ['overridden']),
      ],
    };
  },
};

type Counted = ReturnType<typeof processFacts>[number];

function sentence({ key, params, codes }: Counted, { includes }: SectionContext): string {
  const count = Number(params['count']);
  const inCodes = inBrackets(codes);
  switch (key) {
    case 'called':
    case 'deadline':
      return say(`report.podklady.${key}`, { date: czechDate(String(params['date'])) });
    case 'asked':
    case 'due':
      return say(`report.podklady.${key}`, { count, answered: answeredText(count, Number(params['answered'])) });
    case 'silent':
      return say('report.podklady.silent', { names: namesText(namesIn({ params }, 'names')) });
    case 'statements':
      return say('report.podklady.statements', { count, criteria: say('report.count.toCriteria', { count: Number(params['criteria']) }) });
    case 'unanswered':
      return say('report.podklady.unanswered', { count, inCodes });
    case 'reading':
      return say(`report.podklady.reading.${params['reading'] as Interpretation}`);
    case 'threshold':
      return say('report.podklady.threshold', {
        threshold: thresholdText(Number(params['threshold'])),
        need: Number(params['need']),
        total: Number(params['total']),
      });
    case 'overridden':
      return say(includes('priloha') ? 'report.podklady.overridden' : 'report.podklady.overriddenNoAnnex', { count, inCodes });
  }
}

const answeredText = (asked: number, answered: number): string =>
  say(answered === asked ? 'report.podklady.answeredAll' : 'report.podklady.answered', { count: answered });

/** Several names in one parameter of a fact. */
export const namesIn = ({ params }: Pick<Fact, 'params'>, name: string): string[] => String(params[name] ?? '').split('\n');

/** "90 %", "66,7 %" */
export const thresholdText = (threshold: number): string => typeset(`${czechNumber(Math.round(threshold * 1000) / 10)} %`);
