import {
  CorrectionItem,
  type EnteredRequest,
  type NewDecision,
  PrivacyRequest,
  RequestConversation,
  RequestDecision,
  RequestFulfilment,
  RequestService,
} from '@smartx/domain/privacy';
import type { DemoDesk } from './demo-desk.ts';

/** What becomes of a request once it is proven; can run again where it was cut off. */
type GoesOn = (desk: DemoDesk, requestId: string) => Promise<void>;

interface Story {
  readonly scenario: string;
  readonly request: Omit<EnteredRequest, 'receivedAt'>;
  readonly daysAgo: number;
  readonly isProven: boolean;
  readonly goesOn?: GoesOn;
}

/** Requests of the demo's cast, each at another point of its life. */
export const STORIES: readonly Story[] = [
  {
    scenario: 'due soon: a copy, asked for by mail',
    request: { kind: 'access', name: 'Ana Ruiz', email: 'ana.ruiz@acme.example', channel: 'mail' },
    daysAgo: 26,
    isProven: true,
  },
  {
    scenario: 'overdue: a deletion that was left lying',
    request: { kind: 'erasure', name: 'Mira Haddad', email: 'mira.haddad@mail.example', channel: 'post' },
    daysAgo: 41,
    isProven: true,
  },
  {
    scenario: 'nobody has proven yet who asks',
    request: { kind: 'rectification', name: 'Tariq Haddad', email: 'tariq@mail.example', channel: 'phone' },
    daysAgo: 9,
    isProven: false,
  },
  {
    scenario: 'California: 45 days that never pause',
    request: {
      kind: 'access',
      name: 'Luca Bianchi',
      email: 'luca.bianchi@mail.example',
      country: 'US',
      channel: 'mail',
    },
    daysAgo: 12,
    isProven: true,
  },
  {
    scenario: 'a complaint about a bought address',
    request: { kind: 'complaint', name: 'Dana Horvat', email: 'dana.horvat@opal.example', channel: 'mail' },
    daysAgo: 3,
    isProven: false,
  },
  {
    scenario: 'a deletion by somebody whom another workspace knows too',
    request: { kind: 'erasure', name: 'Vera Keller', email: 'vera.keller@mail.example', channel: 'mail' },
    daysAgo: 2,
    isProven: true,
  },
  {
    scenario: 'granted: the use is restricted, and a recipient is late with its answer',
    request: {
      ...{ kind: 'restriction', name: 'Selma Brandt', email: 'selma.brandt@mail.example', channel: 'mail' },
      restrictionGround: 'needed-for-claims',
    },
    daysAgo: 36,
    isProven: true,
    goesOn: decided(34, {
      outcome: 'granted',
      reason:
        'You need the records of your order for a claim against the carrier. We keep them and do nothing else with them.',
    }),
  },
  {
    scenario: 'decided in part: one value is corrected, the other stays with what the person says beside it',
    request: {
      ...{ kind: 'rectification', name: 'Korinna Sommer', email: 'korinna.sommer@mail.example', channel: 'mail' },
      message: 'I moved, and I married.',
      corrections: [
        { field: 'fullName', value: 'Korinna Winter' },
        { field: 'city', value: 'Bonn' },
      ],
    },
    daysAgo: 8,
    isProven: true,
    goesOn: decided(6, {
      outcome: 'partly',
      reason: 'Your city is corrected. Your name stands as it is on your contract until the contract is rewritten.',
    }),
  },
  {
    scenario: 'refused with reasons: an objection that does not outweigh a running contract',
    request: {
      ...{ kind: 'objection', name: 'Emil Hartmann', email: 'emil.hartmann@mail.example', channel: 'mail' },
      objectedTo: ['RELATIONSHIP'],
    },
    daysAgo: 14,
    isProven: true,
    goesOn: decided(12, {
      outcome: 'refused',
      reason: 'Your guarantee runs until next year. Without your address we could not reach you about a recall.',
    }),
  },
  {
    scenario: 'paused: the person was asked which data they mean',
    request: { kind: 'access', name: 'Aylin Demir', email: 'aylin.demir@mail.example', channel: 'mail' },
    daysAgo: 10,
    isProven: true,
    goesOn: asked(
      4,
      'Which data do you mean: what you bought, what we wrote each other, or everything? And from which time?',
    ),
  },
  {
    scenario: 'carried out: somebody is deleted, and a certificate says so',
    request: { kind: 'erasure', name: 'Bruno Ferro', email: 'bruno.ferro@mail.example', channel: 'mail' },
    daysAgo: 5,
    isProven: true,
    goesOn: erased,
  },
  {
    scenario: 'carried out: a customer is deleted, and what tax law wants of the sale is in the archive',
    request: { kind: 'erasure', name: 'Hedda Falk', email: 'hedda.falk@mail.example', channel: 'mail' },
    daysAgo: 11,
    isProven: true,
    goesOn: erased,
  },
];

/** Somebody decides it, so many days ago; of single values the city is corrected. */
function decided(daysAgo: number, decision: NewDecision): GoesOn {
  return async (desk, id) => {
    const scope = desk.as('privacy-officer', 'RIGHTS_HANDLING', daysAgo);
    const { workspaceId } = desk;
    await new RequestService(scope, desk.privacy).matchSubjects(id);
    const items = await scope.transaction((em) => em.find(CorrectionItem, { workspaceId, request: [workspaceId, id] }));
    const corrections = items.map((item) => ({ id: item.id, isGranted: item.field === 'city' }));
    await new RequestDecision(scope, desk.privacy).decide(id, { ...decision, corrections });
  };
}

/** Somebody asks the person what they mean, so many days ago: the clock stands still since then. */
function asked(daysAgo: number, question: string): GoesOn {
  return async (desk, id) => {
    const scope = desk.as('privacy-officer', 'RIGHTS_HANDLING', daysAgo);
    await new RequestConversation(scope, desk.privacy).ask(id, 'clarification', question);
  };
}

/** The owner puts a deletion forward, and the privacy officer approves it and carries it out. */
async function erased(desk: DemoDesk, id: string): Promise<void> {
  const { workspaceId, privacy } = desk;
  const [owner, officer] = [desk.as('owner', 'RIGHTS_HANDLING'), desk.as('privacy-officer', 'RIGHTS_HANDLING')];
  const request = await officer.transaction((em) => em.findOneOrFail(PrivacyRequest, { workspaceId, id }));
  if (!request.preparedAt) {
    await new RequestService(owner, privacy).matchSubjects(id);
    await new RequestFulfilment(owner, privacy).prepare(id);
  }
  const fulfilment = new RequestFulfilment(officer, privacy);
  if (!request.approvedAt) await fulfilment.approve(id);
  await fulfilment.carryOut(id);
}
