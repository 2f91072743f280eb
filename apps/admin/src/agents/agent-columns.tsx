import { DateText, formatNumber, type GridColumn, StatusBadge, type Translator } from '@smartx/ui';
import { graphql } from '../gql/gql.ts';
import type { AgentColumns_AgentFragment } from '../gql/graphql.ts';

/** What a row of the register and its side view show. */
export const AgentColumns_agent = graphql(`
  fragment AgentColumns_agent on AuthorisedAgent {
    id
    name
    drpCode
    businessCode
    verifyKey
    callbackUrl
    tokenMadeAt
    lastCallAt
    suspendedAt
    suspendReason
    createdAt
    unprovenCount
    openCount
    doneCount
    refusedCount
    withdrawnCount
    version
    addedBy {
      id
      displayName
    }
  }
`);

/** A row of the register. */
export type AgentRow = AgentColumns_AgentFragment;

/** The columns of the register. */
export function agentColumns(i18n: Translator): GridColumn<AgentRow>[] {
  return [
    { id: 'name', header: i18n.t('Agent'), width: 220, opens: true, cell: ({ name }, asLink) => asLink(name) },
    { id: 'state', header: i18n.t('State'), width: 170, cell: (agent) => <AgentState agent={agent} i18n={i18n} /> },
    { id: 'drp', header: i18n.t('DRP id'), width: 180, cell: ({ drpCode }) => <code dir="ltr">{drpCode}</code> },
    {
      id: 'requests',
      header: i18n.t('Requests'),
      width: 110,
      cell: (agent) => formatNumber(i18n.locale, requestCount(agent)),
    },
    { id: 'called', header: i18n.t('Last call'), width: 170, cell: ({ lastCallAt }) => <Called at={lastCallAt} /> },
  ];
}

/** How many requests came from an agent, wherever they stand. */
export function requestCount(agent: AgentRow): number {
  return agent.unprovenCount + agent.openCount + agent.doneCount + agent.refusedCount + agent.withdrawnCount;
}

/** Whether an agent is listened to, as a badge. */
export function AgentState({ agent, i18n }: { agent: AgentRow; i18n: Translator }) {
  if (agent.suspendedAt) return <StatusBadge tone="warn">{i18n.t('suspended')}</StatusBadge>;
  if (!agent.tokenMadeAt) return <StatusBadge>{i18n.t('not connected yet')}</StatusBadge>;
  return <StatusBadge tone="good">{i18n.t('connected')}</StatusBadge>;
}

/** When an agent last sent something that was accepted. */
export function Called({ at }: { at: string | null }) {
  return at ? <DateText value={at} /> : '—';
}
