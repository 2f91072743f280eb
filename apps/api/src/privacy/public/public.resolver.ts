import { DomainError, encodeId } from '@smartx/domain/kernel';
import { operatorPolicy, policyLanguageOf, REQUEST_KINDS, readPrivacyNotice } from '@smartx/domain/privacy';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import { outcome } from '../../graphql/command.ts';
import { OutcomePayload } from '../../graphql/types/payload.types.ts';
import { toUserError, type UserErrorShape } from '../../graphql/user-error.ts';
import {
  PolicyType,
  PrivacyCentreLinkType,
  PrivacyCentreType,
  PublicRequestType,
  RequestAccessInput,
  RequestAnswerInput,
  RequestReferenceInput,
  RequestSubmitInput,
  RequestVerifyInput,
} from './public.types.ts';
import type { PublicContext } from './public-context.ts';
import type { RequestCorrectionInput } from './public-decision.types.ts';
import { RequestCopyLinkPayload, RequestSubmitPayload, RequestVerifyPayload } from './public-payload.types.ts';

const LANGUAGE = { nullable: true, description: 'The language of the reader (BCP 47).' } as const;

/** What anybody may do, without a sign-in. */
@Resolver()
export class PublicResolver {
  @Query(() => PolicyType, { description: 'The privacy policy of the operator of this installation.' })
  policy(@Arg('language', () => String, LANGUAGE) language: string | null) {
    return operatorPolicy(policyLanguageOf(language));
  }

  @Query(() => PrivacyCentreType, {
    nullable: true,
    description: 'The privacy centre of a workspace; of the operator without an address. Null for any other text.',
  })
  async centre(
    @Arg('slug', () => String, { nullable: true, description: 'The address of the workspace.' }) slug: string | null,
    @Arg('language', () => String, LANGUAGE) language: string | null,
    @Ctx() context: PublicContext,
  ) {
    const scope = await context.scopeOf(slug);
    const reader = policyLanguageOf(language);
    return scope && { ...(await readPrivacyNotice(scope, reader)), searchable: context.searchable(reader) };
  }

  @Query(() => [PrivacyCentreLinkType], { description: 'The companies of exactly this name, at most five.' })
  centresNamed(
    @Arg('name', () => String, { description: 'The whole name.' }) name: string,
    @Ctx() context: PublicContext,
  ) {
    return context.named(name);
  }

  @Query(() => PublicRequestType, {
    nullable: true,
    description: 'Where a request stands. Null for a reference or token that does not hold.',
  })
  async requestStatus(
    @Arg('input', () => RequestAccessInput) { workspace, reference, token }: RequestAccessInput,
    @Ctx() context: PublicContext,
  ) {
    const { value } = await settle(async () => (await context.requests(workspace)).status(reference, token));
    const evidence = value?.evidence.map((file) => ({ ...file, id: encodeId('requestEvidence', file.id) }));
    return value && { ...value, evidence };
  }

  @Mutation(() => RequestSubmitPayload, { description: 'Takes a request in and mails a code to the address given.' })
  async requestSubmit(
    @Arg('input', () => RequestSubmitInput) input: RequestSubmitInput,
    @Ctx() context: PublicContext,
  ) {
    await context.count('submit', input.workspace ?? '', input.email);
    const { value, errors } = await settle(async () => (await context.requests(input.workspace)).submit(asked(input)));
    return { reference: value?.reference ?? null, permissionToken: value?.permissionToken ?? null, errors };
  }

  @Mutation(() => OutcomePayload, {
    description: 'Mails a new code, if there is such a request and not too many went out; the answer tells neither.',
  })
  async requestResendCode(
    @Arg('input', () => RequestReferenceInput) { workspace, reference }: RequestReferenceInput,
    @Ctx() context: PublicContext,
  ) {
    await context.count('code', reference);
    return outcome(async () => (await context.requests(workspace)).resendCode(reference));
  }

  @Mutation(() => RequestVerifyPayload, { description: 'Proves the address with the mailed code.' })
  async requestVerify(
    @Arg('input', () => RequestVerifyInput) { workspace, reference, code }: RequestVerifyInput,
    @Ctx() context: PublicContext,
  ) {
    await context.count('attempt', reference);
    const { value, errors } = await settle(async () => (await context.requests(workspace)).verify(reference, code));
    return { token: value?.token ?? null, errors };
  }

  @Mutation(() => OutcomePayload, { description: 'Answers the question that is open; the clock goes on from now.' })
  async requestAnswer(
    @Arg('input', () => RequestAnswerInput) { workspace, reference, token, text }: RequestAnswerInput,
    @Ctx() context: PublicContext,
  ) {
    await context.count('attempt', reference);
    return outcome(async () => (await context.requests(workspace)).answer(reference, token, text));
  }

  @Mutation(() => OutcomePayload, { description: 'Takes a request back that is not decided yet.' })
  async requestWithdraw(
    @Arg('input', () => RequestAccessInput) { workspace, reference, token }: RequestAccessInput,
    @Ctx() context: PublicContext,
  ) {
    return outcome(async () => (await context.requests(workspace)).withdraw(reference, token));
  }

  @Mutation(() => RequestCopyLinkPayload, { description: 'Makes a link that fetches the copy once.' })
  async requestCopyLink(
    @Arg('input', () => RequestAccessInput) { workspace = null, reference, token }: RequestAccessInput,
    @Ctx() context: PublicContext,
  ) {
    await context.count('attempt', reference);
    const { value, errors } = await settle(async () => (await context.requests(workspace)).status(reference, token));
    return { path: value?.copy ? context.copyLinks.issue({ workspace, reference, token }) : null, errors };
  }
}

/** Taken apart field by field: an input object goes nowhere as a whole. @throws InvalidInputError */
function asked(input: RequestSubmitInput) {
  const { kind, email, name = null, message = null, language = null, country = null } = input;
  const {
    askedFor = null,
    agentName = null,
    deceasedName = null,
    objectedTo = null,
    restrictionGround = null,
    corrections = null,
  } = input;
  const details = {
    askedFor,
    agentName,
    deceasedName,
    objectedTo,
    restrictionGround,
    corrections: corrections?.map(correctionOf) ?? null,
  };
  const asking = { kind: closedList(REQUEST_KINDS, kind, 'kind'), email, name, message, language, country };
  return { ...asking, ...details };
}

function correctionOf({ field, value }: RequestCorrectionInput) {
  return { field, value };
}

async function settle<Value>(
  run: () => Promise<Value>,
): Promise<{ value: Value | null; errors: readonly UserErrorShape[] }> {
  try {
    return { value: await run(), errors: [] };
  } catch (error) {
    if (error instanceof DomainError) return { value: null, errors: [toUserError(error)] };
    throw error;
  }
}
