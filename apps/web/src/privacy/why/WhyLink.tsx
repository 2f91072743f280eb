import { Anchor } from '@mantine/core';
import { useI18n } from '@smartx/ui';

/** From a value that is withheld to the place of the page that says why. */
export function WhyLink() {
  const i18n = useI18n();
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      onClick={() => {
        const heading = document.getElementById('why-purpose');
        heading?.scrollIntoView({ block: 'center' });
        heading?.focus();
      }}
    >
      {i18n.t('What decides about this person')}
    </Anchor>
  );
}
