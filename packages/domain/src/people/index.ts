export { AddressStopService, type StoppedAddress } from './address-stop.service.ts';
export { ContactCorrections } from './contact-corrections.ts';
export { WorkspaceDirectory } from './subject-directory.ts';
