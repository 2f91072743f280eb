export { countries, countryName } from '@smartx/ui/countries';
