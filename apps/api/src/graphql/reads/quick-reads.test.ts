import { describe, expect, it } from 'vitest';
import { CostBudget } from '../cost/cost-budget.ts';
import { workspaceSchema } from '../schema.ts';
import { TrustedDocuments } from '../trusted/trusted-documents.ts';
import { QuickReads } from './quick-reads.ts';

const DOCUMENTS = TrustedDocuments.of({
  'sha256:list': 'query List($first: Int!) @purpose(is: RELATIONSHIP) { contacts(first: $first) { nodes { id } } }',
  'sha256:command':
    'mutation Done($id: ID!) @purpose(is: RELATIONSHIP) { taskComplete(input: { id: $id }) { errors { code } } }',
  'sha256:introspection': '{ __schema { queryType { name } } }',
  'sha256:of-another-version': 'query Old @purpose(is: RELATIONSHIP) { nobody { id } }',
  'sha256:none': 'what an operator put into the list by mistake',
});

function givenQuickReads(): QuickReads {
  return new QuickReads({ schema: workspaceSchema(), budget: new CostBudget(1, () => 0), onBug: () => undefined });
}

describe('the documents of the apps, before anybody asks for them', () => {
  it('are looked at, whatever their variables will be; one that is none does no harm', async () => {
    const found = await givenQuickReads().lookAt(DOCUMENTS.sources, new AbortController().signal);

    expect(found).toBe(2);
  });

  it('are left alone by a server that ends', async () => {
    const found = await givenQuickReads().lookAt(DOCUMENTS.sources, AbortSignal.abort());

    expect(found).toBe(0);
  });
});
