export { AddressStopService, type StoppedAddress } from './address-stop.service.ts';
export { WorkspaceDirectory } from './subject-directory.ts';
