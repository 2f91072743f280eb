export { AddressStopService, type StoppedAddress } from './address-stop.service.ts';
export { StatutoryKeeper } from './archive/statutory-keeper.ts';
export { ContactCorrections } from './contact-corrections.ts';
export { WorkspaceDirectory } from './subject-directory.ts';
