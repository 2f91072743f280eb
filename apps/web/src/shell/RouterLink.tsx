import type { LinkProps } from '@smartx/ui';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';

/** A link of the frame that stays in the app; with a modifier key the browser opens it as usual. */
export function RouterLink({ href, onClick, children, ...rest }: LinkProps) {
  const router = useRouter();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onClick?.();
    void router.navigate({ href });
  };
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
