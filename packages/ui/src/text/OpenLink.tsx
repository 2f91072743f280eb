import type { ComponentPropsWithoutRef, MouseEvent } from 'react';

interface OpenLinkProps extends Omit<ComponentPropsWithoutRef<'a'>, 'onClick'> {
  href: string;
  onOpen: () => void;
}

/**
 * A record's name as a link: a click opens it as the screen wants, such as beside the list; with another button or a modifier
 * key the browser opens its address as usual.
 */
export function OpenLink({ href, onOpen, children, ...rest }: OpenLinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <a href={href} onClick={follow} draggable={false} data-open-link {...rest}>
      {children}
    </a>
  );
}
