import { Button, Text, Textarea } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { usePane } from '../../app/context';
import { useCommon } from '../common';

/** Copies a text. Where the browser refuses the clipboard to a frame, the text is shown and selected: Ctrl+C does it. */
export function CopyButton({
  text,
  label,
  size = 'small',
  shown,
}: {
  text: () => string;
  label: string;
  size?: 'small' | 'medium';
  /** Where the text is in sight already; otherwise it is shown when it has to be. */
  shown?: RefObject<HTMLTextAreaElement | null>;
}) {
  const common = useCommon();
  const { around, t } = usePane();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (copied === 'no') (shown ?? field).current?.select();
  }, [copied, shown]);
  return (
    <div className={common.line}>
      <Button
        size={size}
        icon={<CopyRegular />}
        onClick={() =>
          void around.copy(text()).then(
            () => setCopied('yes'),
            () => setCopied('no'),
          )
        }
      >
        {label}
      </Button>
      <Text role="status" size={200}>
        {copied === null ? '' : t(copied === 'yes' ? 'pane.settings.copied' : 'pane.settings.notCopied')}
      </Text>
      {copied === 'no' && !shown && (
        <Textarea readOnly rows={5} className={common.fill} aria-label={label} textarea={{ ref: field }} value={text()} />
      )}
    </div>
  );
}
