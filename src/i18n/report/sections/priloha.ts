import { annexMeasures } from '../../../core/report/annex';
import { fact } from '../../../core/report/fact';
import { annexBlocks } from '../annex';
import { paragraph } from '../blocks';
import { say } from '../say';
import type { SectionRecord } from '../section';

export const priloha: SectionRecord = {
  id: 'priloha',
  make: ({ source }) => {
    const measures = annexMeasures(source);
    if (measures.length === 0) return 'noMeasures';
    return {
      facts: [
        fact(
          'measures',
          { count: measures.length },
          measures.map(({ verdict }) => verdict.measure.code),
        ),
      ],
      blocks: [paragraph(say('report.priloha.intro', { count: measures.length })), paragraph(say('report.priloha.grouped'))],
      entries: () => annexBlocks(source),
      landscape: true,
    };
  },
};
