export { Company } from './company.entity.ts';
export { CompanyService } from './company.service.ts';
export { COMPANY_LIMITS, type CompanyChanges, type NewCompany } from './company-input.ts';
