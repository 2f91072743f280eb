import { useSmartxScope } from '@smartx/client';
import { useI18n } from '@smartx/ui';
import { Link } from '@tanstack/react-router';
import type { RequestDetail } from '../privacy-requests/detail/request-detail.ts';
import screen from '../screen/screen.module.css';

/** That texts wait for somebody after a deletion, with the way there. */
export function RequestTexts({ request }: { request: RequestDetail }) {
  const i18n = useI18n();
  const { workspace } = useSmartxScope();
  const { id, erasureReviewsOpen: count, isTextSearchOpen } = request;
  return (
    <section className={screen.section} aria-label={i18n.t('Texts of others')}>
      <h3 className={screen.sectionTitle}>{i18n.t('Texts of others')}</h3>
      {isTextSearchOpen && <p role="status">{i18n.t('Texts are still searched; more may come.')}</p>}
      <p className={screen.note}>
        <Link to="/w/$workspace/texts" params={{ workspace }} search={{ request: id }}>
          {i18n.t('{count, plural, =0 {No text to look at} one {# text to look at} other {# texts to look at}}', {
            count,
          })}
        </Link>
      </p>
    </section>
  );
}
