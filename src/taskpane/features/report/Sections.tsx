import { Button, Checkbox, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import type { SectionId } from '../../../core/report/document';
import type { MadeReport, SectionState } from '../../../report/report';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';
import { Section } from '../../parts/Section';
import { SectionText } from './SectionText';
import type { Texts } from './useTexts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalXS },
  // Under the word of the box above it.
  below: { paddingLeft: '32px' },
  // In the line of the first words of the title, which the box beside it moves down.
  edit: { flexShrink: 0, marginTop: tokens.spacingVerticalXS },
});

/** A text whose figures have changed is to be looked at. */
export const opensItself = ({ state }: SectionState): boolean => state === 'changed';

/** The outline: what goes in, what is missing, and the text of each section. */
export function Sections({
  made: { sections },
  texts,
  without,
  open,
  onWant,
  onToggle,
}: {
  made: MadeReport;
  texts: Texts;
  without: ReadonlySet<string>;
  /** What the user opened or closed; see `opensItself`. */
  open: ReadonlyMap<SectionId, boolean>;
  onWant: (id: SectionId, isWanted: boolean) => void;
  onToggle: (id: SectionId, isOpen: boolean) => void;
}) {
  const common = useCommon();
  const { t } = usePane();
  const count = sections.filter(({ included }) => included).length;
  return (
    <Section title={t('reportTab.sections', { count, total: sections.length })}>
      <Text size={200} className={common.secondary}>
        {t('reportTab.sectionsHint')}
      </Text>
      <ul className={common.list}>
        {sections.map((section) => (
          <li key={section.id} className={common.item}>
            <Row
              section={section}
              texts={texts}
              isWanted={!without.has(section.id)}
              isOpen={open.get(section.id) ?? opensItself(section)}
              onWant={(isWanted) => onWant(section.id, isWanted)}
              onToggle={(isOpen) => onToggle(section.id, isOpen)}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Row({
  section,
  texts,
  isWanted,
  isOpen,
  onWant,
  onToggle,
}: {
  section: SectionState;
  texts: Texts;
  isWanted: boolean;
  isOpen: boolean;
  onWant: (isWanted: boolean) => void;
  onToggle: (isOpen: boolean) => void;
}) {
  const styles = useStyles();
  const common = useCommon();
  const { t } = usePane();
  const { title, included, why, state } = section;
  // A section without data is left out whatever is ticked, until it gets a text of one's own.
  const hasNothing = isWanted && !included;
  const isChanged = state === 'changed';
  const said = [...(isWanted && state === 'own' ? [t('reportTab.isOwn')] : []), ...(isWanted && why !== null ? [why] : [])].join(' · ');
  return (
    <>
      <div className={styles.head}>
        <Checkbox
          label={title}
          checked={isWanted && included}
          disabled={hasNothing}
          onChange={(_, { checked }) => onWant(checked === true)}
        />
        <Button
          appearance="subtle"
          size="small"
          icon={<EditRegular />}
          className={styles.edit}
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'reportTab.closeOf' : 'reportTab.editOf', { title })}
          onClick={() => onToggle(!isOpen)}
        >
          {t(isOpen ? 'reportTab.close' : 'reportTab.edit')}
        </Button>
      </div>
      {said !== '' && (
        <Text size={200} className={mergeClasses(styles.below, isChanged ? common.warning : common.secondary)}>
          {said}
        </Text>
      )}
      {isOpen && <SectionText section={section} texts={texts} />}
    </>
  );
}
