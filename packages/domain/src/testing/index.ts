export { openTestDomain, RecordingQueue, type TestDomain, type TestWorkspace } from './test-domain.ts';
