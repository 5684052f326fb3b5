import { scopeFacts } from '../../../core/report/facts/scope';
import { czechDate } from '../../../core/text/date';
import { list, paragraph } from '../blocks';
import { genitiveOf } from '../planName';
import { say } from '../say';
import type { SectionRecord } from '../section';

export const uvod: SectionRecord = {
  id: 'uvod',
  make: ({ source, includes }) => {
    const facts = scopeFacts(source);
    const areas = facts.filter(({ key }) => key === 'area');
    const day = (value: string | number | undefined): string => czechDate(String(value));
    return {
      facts,
      blocks: [
        ...facts.flatMap(({ key, params, codes }) => {
          const count = Number(params['count']);
          switch (key) {
            case 'subject': {
              const plan = genitiveOf(String(params['plan']));
              const text =
                params['date'] === ''
                  ? say('report.uvod.subjectUndated', { plan })
                  : say('report.uvod.subject', { plan, date: day(params['date']) });
              return [paragraph(text)];
            }
            case 'period':
              return [
                paragraph(say('report.uvod.period', { from: day(params['from']), to: day(params['to']) })),
                paragraph(say('report.uvod.approved')),
              ];
            case 'size': {
              if (count === 0) return [];
              const criteria = Number(params['criteria']);
              const text =
                criteria === 0
                  ? say('report.uvod.sizeAlone', { count })
                  : say('report.uvod.size', { count, criteria: say('report.count.criteria', { count: criteria }) });
              return [paragraph(text, codes)];
            }
            case 'areas':
              return [
                paragraph(say('report.uvod.areas', { count })),
                list(
                  areas.map(({ params: { code = '', name = '', count: size } }) => ({
                    text: say('report.uvod.area', { code, name, measures: say('report.count.measures', { count: Number(size) }) }),
                  })),
                ),
              ];
            case 'area':
              return [];
          }
        }),
        ...(includes('priloha') ? [paragraph(say('report.uvod.annex'))] : []),
      ],
    };
  },
};
