import type { ReactNode, Ref, RefObject } from 'react';
import { useCommon } from '../common';

/** A form whose submitting is a function. The browser does not judge it: what is wrong stands beside the fields. */
export function Form({
  ref,
  dense = false,
  onSubmit,
  children,
}: {
  ref?: Ref<HTMLFormElement>;
  /** Fields closer to each other. */
  dense?: boolean;
  onSubmit: () => void;
  children: ReactNode;
}) {
  const common = useCommon();
  return (
    <form
      ref={ref}
      noValidate
      className={dense ? common.snug : common.stack}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

/** Leads to the field of that name, the first one with something wrong. */
export const focusField = (form: RefObject<HTMLElement | null>, name: string | undefined): void =>
  form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
