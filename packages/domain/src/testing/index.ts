export { DRP_ID, givenAgent, keyOfAgent, type TestAgent } from './given-agent.ts';
export { lettersTo } from './letters.ts';
export { type PlantedPerson, plantPerson } from './planted-person.ts';
export { testPrivacyParts } from './privacy-parts.ts';
export { openTestDomain, RecordingQueue, type TestDomain, type TestWorkspace } from './test-domain.ts';
