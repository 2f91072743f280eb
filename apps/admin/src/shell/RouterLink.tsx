import type { LinkProps } from '@smartx/ui';
import { Link } from '@tanstack/react-router';

/** The design system's link through the router; whether it is the current one is the caller's to say. */
export function RouterLink({ href, children, 'aria-current': current, ...rest }: LinkProps) {
  return (
    <Link to={href} {...rest} activeProps={{}} aria-current={current}>
      {children}
    </Link>
  );
}
