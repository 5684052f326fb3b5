import { Button, Text, Textarea } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useRef, useState } from 'react';
import { usePane } from '../app/context';
import { useCommon } from './common';

/** Copies a text. Where the browser refuses the clipboard to a frame, the text is shown and selected: Ctrl+C does it. */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  const common = useCommon();
  const { around, t } = usePane();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (copied === 'no') field.current?.select();
  }, [copied]);
  return (
    <div className={common.line}>
      <Button
        size="small"
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
      {copied === 'no' && (
        <Textarea readOnly rows={5} className={common.fill} aria-label={label} textarea={{ ref: field }} value={text()} />
      )}
    </div>
  );
}
