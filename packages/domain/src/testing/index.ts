export { lettersTo } from './letters.ts';
export { openTestDomain, RecordingQueue, type TestDomain, type TestWorkspace } from './test-domain.ts';
