import { Button, Menu } from '@mantine/core';
import { useI18n } from '@smartx/ui';
import { IconChevronDown } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useSignedIn } from '../../shell/SignedInProvider.tsx';
import { ForwardDialog } from '../forward/ForwardDialog.tsx';
import { isAccountClosure } from '../progress/account-closure.ts';
import { needsNoProof } from '../progress/request-steps.ts';
import { OPEN_STATES } from '../queue/queue-tab.ts';
import { DoubtDialog } from '../talk/DoubtDialog.tsx';
import { ExtendDialog } from './ExtendDialog.tsx';
import { RefuseDialog } from './RefuseDialog.tsx';
import type { RequestDetail } from './request-detail.ts';

const route = getRouteApi('/w/$workspace/requests/$id');

/** What can be done beside the step at hand: take more time, or refuse; the deletion of an account by its holder is not refused. */
export function RequestActions({ request }: { request: RequestDetail }) {
  const i18n = useI18n();
  const { workspace } = route.useParams();
  const { workspaces } = useSignedIn();
  const [opened, setOpened] = useState<'extend' | 'refuse' | 'doubt' | 'forward' | null>(null);
  if (!OPEN_STATES.includes(request.state)) return null;
  const isOperator = workspaces.some((one) => one.slug === workspace && one.isOperator);
  // Nobody stops the deletion of an account but its holder.
  const isHolders = isAccountClosure(request);
  if (isHolders && request.extendedAt) return null;
  const close = () => setOpened(null);
  return (
    <>
      <Menu width={220}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} stroke={1.5} aria-hidden />}>
            {i18n.t('More')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {!request.extendedAt && (
            <Menu.Item onClick={() => setOpened('extend')}>{i18n.t('Take more time…')}</Menu.Item>
          )}
          {!isHolders && mayDoubt(request) && (
            <Menu.Item onClick={() => setOpened('doubt')}>{i18n.t('Doubt who asks…')}</Menu.Item>
          )}
          {!isHolders && isOperator && (
            <Menu.Item onClick={() => setOpened('forward')}>{i18n.t('Hand over to a company…')}</Menu.Item>
          )}
          {!isHolders && (
            <Menu.Item color="red" onClick={() => setOpened('refuse')}>
              {i18n.t('Refuse the request…')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ExtendDialog request={request} opened={opened === 'extend'} onClose={close} />
      <DoubtDialog request={request} opened={opened === 'doubt'} onClose={close} />
      <ForwardDialog request={request} opened={opened === 'forward'} onClose={close} />
      <RefuseDialog request={request} opened={opened === 'refuse'} onClose={close} />
    </>
  );
}

/** One doubt at a time, and never about a right that is believed without proof. */
function mayDoubt(request: RequestDetail): boolean {
  return (request.doubtedAt === null || request.verifiedAt !== null) && !needsNoProof(request);
}
