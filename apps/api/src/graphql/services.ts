import { ActivityService, NoteService, TaskService } from '@smartx/domain/activity';
import { CompanyService } from '@smartx/domain/company';
import { ContactPointService, ContactReveal, ContactService } from '@smartx/domain/contact';
import { DealService, PipelineService } from '@smartx/domain/deal';
import type { Scope } from '@smartx/domain/kernel';
import { LeadService } from '@smartx/domain/lead';
import { ConsentService } from '@smartx/domain/privacy';
import { ProductService } from '@smartx/domain/product';

/** The services of the domain for one operation; a slice adds its own here. */
export function createServices(scope: Scope) {
  return {
    activities: new ActivityService(scope),
    companies: new CompanyService(scope),
    consents: new ConsentService(scope),
    contacts: new ContactService(scope),
    contactPoints: new ContactPointService(scope),
    deals: new DealService(scope),
    leads: new LeadService(scope),
    notes: new NoteService(scope),
    pipelines: new PipelineService(scope),
    products: new ProductService(scope),
    reveals: new ContactReveal(scope),
    tasks: new TaskService(scope),
  };
}

/** What {@link createServices} makes. */
export type Services = ReturnType<typeof createServices>;
