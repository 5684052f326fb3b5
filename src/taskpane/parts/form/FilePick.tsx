import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { useRef, useState } from 'react';
import { useCommon } from '../common';
import { type Dropped, droppedFiles } from './droppedFiles';

const useStyles = makeStyles({
  area: {
    padding: tokens.spacingHorizontalM,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    alignItems: 'flex-start',
  },
  over: { backgroundColor: tokens.colorNeutralBackground1Hover, border: `1px solid ${tokens.colorCompoundBrandStroke}` },
});

/** Files dropped here or chosen. What they are is told by what is in them, not by their names. */
export function FilePick({
  text,
  button,
  accept,
  multiple = false,
  primary = false,
  disabled = false,
  onFiles,
}: {
  text: string;
  button: string;
  accept: string;
  multiple?: boolean;
  primary?: boolean;
  disabled?: boolean;
  /** @param pathOf the name of a file with the folders in which it was dropped */
  onFiles: (files: File[], pathOf: (file: File) => string) => void;
}) {
  const styles = useStyles();
  const common = useCommon();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const give = (given: readonly Dropped[]): void => {
    const chosen = multiple ? given : given.slice(0, 1);
    const paths = new Map(chosen.map(({ file, path }) => [file, path]));
    if (chosen.length > 0 && !disabled)
      onFiles(
        chosen.map(({ file }) => file),
        (file) => paths.get(file) ?? file.name,
      );
  };
  return (
    <div
      className={mergeClasses(styles.area, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void droppedFiles(event.dataTransfer).then(give);
      }}
    >
      <Text>{text}</Text>
      <Button
        appearance={primary ? 'primary' : 'secondary'}
        icon={<FolderOpenRegular />}
        className={common.start}
        disabledFocusable={disabled}
        onClick={() => input.current?.click()}
      >
        {button}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={button}
        accept={accept}
        multiple={multiple}
        onChange={({ target }) => {
          give([...(target.files ?? [])].map((file) => ({ file, path: file.name })));
          // The same file chosen again is asked for again.
          target.value = '';
        }}
      />
    </div>
  );
}
