import styles from './record-page.module.css';

/** A link to somebody else's website; only web addresses become links, whatever was typed in. */
export function WebLink({ href }: { href: string }) {
  const url = /^https?:\/\//i.test(href) ? href : `https://${href}`;
  if (!URL.canParse(url)) return <bdi>{href}</bdi>;
  return (
    <a className={styles.link} href={url} target="_blank" rel="noopener noreferrer nofollow">
      <bdi>{new URL(url).host}</bdi>
    </a>
  );
}
