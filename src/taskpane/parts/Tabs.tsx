import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

/*
 * Drawn here, because Fluent's TabList brings a library of keyboard navigation with it, a tenth of what is loaded before
 * the overview shows. It looks and behaves as Fluent's small tabs do.
 */
const UNDERLINE = { content: '""', position: 'absolute', bottom: 0, left: '6px', right: '6px', height: tokens.strokeWidthThick } as const;

const useStyles = makeStyles({
  // Larger letters take a second line.
  list: { display: 'flex', flexWrap: 'wrap', alignItems: 'stretch', position: 'relative' },
  tab: {
    position: 'relative',
    display: 'grid',
    flexShrink: 0,
    alignItems: 'center',
    justifyContent: 'center',
    // Five words and a count fit into 320 px.
    padding: `${tokens.spacingVerticalSNudge} 5px`,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightRegular,
    cursor: 'pointer',
    outlineStyle: 'none',
    ':hover': { color: tokens.colorNeutralForeground2Hover },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid transparent`,
      boxShadow: `${tokens.shadow4}, 0 0 0 ${tokens.strokeWidthThick} ${tokens.colorStrokeFocus2}`,
      zIndex: 1,
    },
  },
  underlined: {
    ':hover::before': { ...UNDERLINE, backgroundColor: tokens.colorNeutralStroke1Hover, borderRadius: tokens.borderRadiusCircular },
    '@media (forced-colors: active)': { ':hover::before': { backgroundColor: 'Highlight' } },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    '::after': { ...UNDERLINE, backgroundColor: tokens.colorCompoundBrandStroke, borderRadius: tokens.borderRadiusCircular },
    ':hover': { color: tokens.colorNeutralForeground1Hover },
    ':hover::after': { backgroundColor: tokens.colorCompoundBrandStrokeHover },
    '@media (forced-colors: active)': { '::after': { backgroundColor: 'ButtonText' }, ':hover::after': { backgroundColor: 'ButtonText' } },
  },
  label: { gridRowStart: 1, gridColumnStart: 1, padding: `0 ${tokens.spacingHorizontalXXS}`, overflow: 'hidden' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  // Within a tab: what is chosen lies on a ground of its own.
  switch: { gap: tokens.spacingHorizontalXXS },
  segment: {
    padding: `2px ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusCircular,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    color: tokens.colorNeutralForeground1,
  },
  // The selected word is bolder: every tab keeps the room for it, so that none of them moves.
  room: { visibility: 'hidden' },
});

export interface TabItem<T extends string> {
  readonly value: T;
  readonly id: string;
  readonly label: ReactNode;
}

/** A row of tabs, or the switch between the sections of one: arrows, Home and End move the focus, Enter, Space and a click choose. */
export function Tabs<T extends string>({
  tabs,
  selected,
  controls,
  look = 'tabs',
  label,
  onSelect,
}: {
  tabs: readonly TabItem<T>[];
  selected: T;
  /** The id of what the tabs switch. */
  controls: string;
  look?: 'tabs' | 'switch';
  /** What is chosen between, where nothing around says it. */
  label?: string;
  onSelect: (value: T) => void;
}) {
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const isSwitch = look === 'switch';
  useSlide(list, selected, !isSwitch);
  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const at = buttons.indexOf(event.target as HTMLElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons.at(next % buttons.length)?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      aria-orientation="horizontal"
      className={mergeClasses(styles.list, isSwitch && styles.switch)}
      onKeyDown={onKeyDown}
    >
      {tabs.map(({ value, id, label: word }) => {
        const isSelected = value === selected;
        return (
          <button
            key={value}
            type="button"
            role="tab"
            id={id}
            aria-selected={isSelected}
            aria-controls={controls}
            tabIndex={isSelected ? 0 : -1}
            className={mergeClasses(
              styles.tab,
              isSwitch ? styles.segment : styles.underlined,
              isSelected && (isSwitch ? styles.chosen : styles.selected),
            )}
            onClick={() => onSelect(value)}
          >
            <span className={mergeClasses(styles.label, isSelected && styles.strong)}>{word}</span>
            {!isSelected && (
              <span className={mergeClasses(styles.label, styles.strong, styles.room)} aria-hidden="true">
                {word}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

/** The line below slides from the tab that was selected before, unless the user wants nothing to move. */
function useSlide(list: React.RefObject<HTMLElement | null>, selected: string, isUnderlined: boolean): void {
  const before = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const now = list.current?.querySelector<HTMLElement>('[aria-selected="true"]') ?? null;
    const from = before.current;
    before.current = now;
    if (
      !isUnderlined ||
      !from ||
      !now ||
      from === now ||
      !('animate' in now) ||
      window.matchMedia('(prefers-reduced-motion: reduce)').matches
    )
      return;
    const [old, own] = [from.getBoundingClientRect(), now.getBoundingClientRect()];
    const start = { transformOrigin: 'left', transform: `translateX(${old.x - own.x}px) scaleX(${old.width / own.width})` };
    now.animate([start, { transformOrigin: 'left', transform: 'none' }], {
      duration: 300,
      easing: 'cubic-bezier(0.1, 0.9, 0.2, 1)',
      pseudoElement: '::after',
    });
  }, [list, selected, isUnderlined]);
}
