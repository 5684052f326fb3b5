import { Text } from '@fluentui/react-components';
import type { Paragraph } from '../../../core/report/document';
import type { MadeReport } from '../../../report/report';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';
import { CopyButton } from '../../parts/form/CopyButton';
import { Section } from '../../parts/Section';

const textOf = ({ runs }: Omit<Paragraph, 'kind'>): string => runs.map(({ text }) => text).join('');

/** The paragraphs of the summary, to be copied into an e-mail or somebody else's document. */
export function Sentences({ made }: { made: MadeReport }) {
  const common = useCommon();
  const { t } = usePane();
  const summary = made.document.sections.find(({ id }) => id === 'shrnuti');
  const [first, ...others] = (summary?.blocks ?? []).flatMap((block) => (block.kind === 'paragraph' ? [textOf(block)] : []));
  if (first === undefined) return null;
  return (
    <Section title={t('reportTab.sentence')}>
      <Sentence text={first} />
      {others.length > 0 && (
        <details className={common.details}>
          <summary>{t('reportTab.moreSentences', { count: others.length })}</summary>
          <ul className={common.list}>
            {others.map((text, i) => (
              <li key={i} className={common.item}>
                <Sentence text={text} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

function Sentence({ text }: { text: string }) {
  const common = useCommon();
  const { t } = usePane();
  return (
    <div className={common.tight}>
      {/* The report is Czech, whatever language the pane speaks. */}
      <Text lang="cs" className={common.anywhere}>
        {text}
      </Text>
      <CopyButton text={() => text} label={t('reportTab.copySentence')} />
    </div>
  );
}
