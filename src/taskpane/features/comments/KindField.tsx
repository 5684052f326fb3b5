import { Field, Select } from '@fluentui/react-components';
import { COMMENT_KIND_WORD, COMMENT_KINDS, type CommentKind } from '../../../core/comments/comment';
import { usePane } from '../../app/context';
import { useCommon } from '../../parts/common';

type Kind = CommentKind | '';

/** How much a comment matters to whoever made it; empty where nobody says. */
export function KindField({ value, onChange }: { readonly value: Kind; readonly onChange: (kind: Kind) => void }) {
  const common = useCommon();
  const { t } = usePane();
  return (
    <Field label={t('pane.comments.kind')}>
      <Select className={common.select} value={value} onChange={(_, chosen) => onChange(chosen.value as Kind)}>
        <option value="">{t('pane.comments.noKind')}</option>
        {COMMENT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {COMMENT_KIND_WORD[kind]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
