import { PURPOSE_NAMES, type Purpose } from '@smartx/domain/kernel';
import {
  assessmentTemplate,
  LEGAL_BASES,
  type LegalBasis,
  POLICY_LANGUAGES,
  policyLanguageOf,
} from '@smartx/domain/privacy';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { purposeSettingRead } from './purpose.read.ts';
import {
  PurposeAdoptAssessmentInput,
  PurposePublishNoticeInput,
  PurposeSetBasisInput,
  PurposeSettingConnection,
  PurposeSettingListArgs,
  PurposeSettingPayload,
  PurposeUpdateInput,
} from './purpose.types.ts';

/** The purposes of the workspace. */
@Resolver()
export class PurposeResolver {
  @Query(() => PurposeSettingConnection, { description: 'For what this workspace uses data, on which ground.' })
  purposeSettings(
    @Args(() => PurposeSettingListArgs) args: PurposeSettingListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(purposeSettingRead, args, info);
  }

  @Query(() => String, {
    nullable: true,
    description:
      'A weighing to begin with, to be read, changed and adopted; null for a purpose that needs one of your own.',
  })
  assessmentTemplate(
    @Arg('purpose', () => String, { description: 'By the name of the enum `Purpose`.' }) purpose: string,
    @Arg('language', () => String, { description: 'In which language (BCP 47).' }) language: string,
  ) {
    const known = PURPOSE_NAMES.find((one) => one === purpose);
    return known ? assessmentTemplate(known, policyLanguageOf(language)) : null;
  }

  @Mutation(() => PurposeSettingPayload, { description: 'Switches a purpose on or off, or words it anew.' })
  purposeUpdate(
    @Arg('input', () => PurposeUpdateInput) { purpose, isOn, wording, ifVersion }: PurposeUpdateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, purposeSettingRead, async () =>
      context.services.purposes.update(purposeNamed(purpose), { isOn, wording }, ifVersion),
    );
  }

  @Mutation(() => PurposeSettingPayload, {
    description: 'Puts a purpose on another ground, for whoever is recorded from now on; nobody who is there is moved.',
  })
  purposeSetBasis(
    @Arg('input', () => PurposeSetBasisInput) { purpose, basis, ifVersion }: PurposeSetBasisInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, purposeSettingRead, async () =>
      context.services.purposes.setBasis(purposeNamed(purpose), basisNamed(basis), ifVersion),
    );
  }

  @Mutation(() => PurposeSettingPayload, { description: 'Adopts the weighing of a legitimate interest.' })
  purposeAdoptAssessment(
    @Arg('input', () => PurposeAdoptAssessmentInput) {
      purpose,
      text,
      reviewOn,
      ifVersion,
    }: PurposeAdoptAssessmentInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, purposeSettingRead, async () =>
      context.services.purposes.adoptAssessment(purposeNamed(purpose), { text, reviewOn }, ifVersion),
    );
  }

  @Mutation(() => PurposeSettingPayload, {
    description: 'Publishes what the notice says about a purpose in one language, as its next version.',
  })
  purposePublishNotice(
    @Arg('input', () => PurposePublishNoticeInput) { purpose, language, wording, ifVersion }: PurposePublishNoticeInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, purposeSettingRead, async () =>
      context.services.purposes.publishNotice(
        purposeNamed(purpose),
        { language: closedList(POLICY_LANGUAGES, language, 'language'), wording },
        ifVersion,
      ),
    );
  }
}

/** @throws InvalidInputError */
function purposeNamed(name: string): Purpose {
  return closedList(PURPOSE_NAMES, name, 'purpose');
}

/** @throws InvalidInputError */
function basisNamed(name: string): LegalBasis {
  return closedList(LEGAL_BASES, name, 'basis');
}
