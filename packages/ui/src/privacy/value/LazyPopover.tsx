import { Popover } from '@mantine/core';
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';

/** What a lazy popover needs. */
export interface LazyPopoverProps {
  /** The button that opens it. */
  button: Omit<ComponentProps<'button'>, 'onClick' | 'ref' | 'type'>;
  children: (close: () => void) => ReactNode;
}

/**
 * A popover whose machinery exists only while it is open: grids hold hundreds of these buttons. Focus goes in when it
 * opens and back to the button when it closes.
 */
export function LazyPopover(props: LazyPopoverProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);

  useEffect(() => {
    if (wasOpen.current && !open && (document.activeElement === document.body || document.activeElement === null)) {
      button.current?.focus();
    }
    wasOpen.current = open;
  }, [open]);

  const opener = (
    <button
      {...props.button}
      type="button"
      ref={button}
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={(event) => {
        event.stopPropagation();
        setOpen((is) => !is);
      }}
    />
  );
  if (!open) return opener;
  return (
    <Popover opened onChange={setOpen} trapFocus withArrow>
      <Popover.Target>{opener}</Popover.Target>
      <Popover.Dropdown>{props.children(() => setOpen(false))}</Popover.Dropdown>
    </Popover>
  );
}
