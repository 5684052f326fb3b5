import { scopeFacts } from '../../../core/report/facts/scope';
import { czechDate } from '../../../core/text/date';
import { list, paragraph, paragraphs, together } from '../blocks';
import { areaText } from '../labels';
import { genitiveOf } from '../planName';
import { say } from '../say';
import type { SectionRecord } from '../section';

export const uvod: SectionRecord = {
  id: 'uvod',
  make: ({ source, includes }) => {
    const facts = scopeFacts(source);
    const areas = facts.filter(({ key }) => key === 'area');
    return {
      facts,
      blocks: [
        ...together([...paragraphs(facts, [['subject', 'period']], sentence), paragraph(say('report.uvod.approved'))]),
        ...paragraphs(facts, [['size', 'areas']], sentence),
        ...(areas.length === 0 ? [] : [list(areas.map((one) => ({ text: sentence(one) })))]),
        ...(includes('priloha') ? [paragraph(say('report.uvod.annex'))] : []),
      ],
    };
  },
};

function sentence({ key, params }: ReturnType<typeof scopeFacts>[number]): string {
  const count = Number(params['count']);
  const text = (name: string): string => String(params[name] ?? '');
  switch (key) {
    case 'subject': {
      const plan = genitiveOf(text('plan'));
      return text('date') === ''
        ? say('report.uvod.subjectUndated', { plan })
        : say('report.uvod.subject', { plan, date: czechDate(text('date')) });
    }
    case 'period':
      return say('report.uvod.period', { from: czechDate(text('from')), to: czechDate(text('to')) });
    case 'size': {
      const criteria = Number(params['criteria']);
      return criteria === 0
        ? say('report.uvod.sizeAlone', { count })
        : say('report.uvod.size', { count, criteria: say('report.count.criteria', { count: criteria }) });
    }
    case 'areas':
      return say('report.uvod.areas', { count });
    case 'area':
      return say('report.uvod.area', {
        area: areaText({ code: text('code'), name: text('name') }),
        measures: say('report.count.measures', { count }),
      });
  }
}
