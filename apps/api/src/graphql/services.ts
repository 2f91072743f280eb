import { ActivityService, NoteService, TaskService } from '@smartx/domain/activity';
import { CompanyService } from '@smartx/domain/company';
import { ContactPointService, ContactReveal, ContactService } from '@smartx/domain/contact';
import type { MikroORM } from '@smartx/domain/database';
import { DealService, PipelineService } from '@smartx/domain/deal';
import { MemberDeparture } from '@smartx/domain/handover';
import { ApiKeyService, InvitationService, MemberService, TeamService } from '@smartx/domain/identity';
import type { Scope } from '@smartx/domain/kernel';
import { LeadService } from '@smartx/domain/lead';
import { ConsentService } from '@smartx/domain/privacy';
import { ProductService } from '@smartx/domain/product';
import { InstallationService } from '@smartx/domain/workspace';
import type { Identity } from '../identity/identity.ts';

/** The services of the domain for one operation; a slice adds its own here. */
export function createServices(
  scope: Scope,
  { orm, identity }: { readonly orm: MikroORM; readonly identity: Identity },
) {
  return {
    activities: new ActivityService(scope),
    apiKeys: new ApiKeyService(scope),
    companies: new CompanyService(scope),
    consents: new ConsentService(scope),
    contacts: new ContactService(scope),
    contactPoints: new ContactPointService(scope),
    deals: new DealService(scope),
    departures: new MemberDeparture(scope, identity.endSessions),
    invitations: new InvitationService(scope, identity.sendInvitation),
    installation: new InstallationService(scope, orm),
    leads: new LeadService(scope),
    members: new MemberService(scope),
    notes: new NoteService(scope),
    pipelines: new PipelineService(scope),
    products: new ProductService(scope),
    reveals: new ContactReveal(scope),
    tasks: new TaskService(scope),
    teams: new TeamService(scope),
  };
}

/** What {@link createServices} makes. */
export type Services = ReturnType<typeof createServices>;
