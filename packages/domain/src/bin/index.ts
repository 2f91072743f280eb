export { type EmptiedBin, emptyBin } from './empty-bin.ts';
