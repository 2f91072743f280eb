import { CompanyService } from '@smartx/domain/company';
import { ContactPointService, ContactReveal, ContactService } from '@smartx/domain/contact';
import { DealService, PipelineService } from '@smartx/domain/deal';
import type { Scope } from '@smartx/domain/kernel';
import { ConsentService } from '@smartx/domain/privacy';
import { ProductService } from '@smartx/domain/product';

/** The services of the domain for one operation; a slice adds its own here. */
export function createServices(scope: Scope) {
  return {
    companies: new CompanyService(scope),
    consents: new ConsentService(scope),
    contacts: new ContactService(scope),
    contactPoints: new ContactPointService(scope),
    deals: new DealService(scope),
    pipelines: new PipelineService(scope),
    products: new ProductService(scope),
    reveals: new ContactReveal(scope),
  };
}

/** What {@link createServices} makes. */
export type Services = ReturnType<typeof createServices>;
