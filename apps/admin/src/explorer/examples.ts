import type { Translator } from '@smartx/ui';

/** A document to begin with. */
export interface Example {
  readonly id: string;
  readonly title: string;
  readonly document: string;
  readonly variables: string;
}

/** Documents that show one thing each; they run as they stand. */
export function examples(i18n: Translator): Example[] {
  return [
    { id: 'list', title: i18n.t('A page of contacts'), document: LIST, variables: '{\n  "first": 10\n}' },
    { id: 'filter', title: i18n.t('Filter, sort and count deals'), document: FILTER, variables: '{}' },
    { id: 'nested', title: i18n.t('Companies with their people'), document: NESTED, variables: '{}' },
    { id: 'sums', title: i18n.t('Sums by stage'), document: SUMS, variables: '{}' },
    { id: 'withheld', title: i18n.t('What is withheld, and why'), document: WITHHELD, variables: '{}' },
    { id: 'create', title: i18n.t('Record a company'), document: CREATE, variables: NEW_COMPANY },
  ];
}

const LIST = `# Every operation declares for what it reads.
query ContactPage($first: Int!, $after: String) @purpose(is: RELATIONSHIP) {
  contacts(first: $first, after: $after, orderBy: { field: NAME }) {
    nodes {
      id
      fullName
      company {
        name
      }
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
`;

const FILTER = `query OpenDeals @purpose(is: RELATIONSHIP) {
  deals(
    first: 10
    where: { stage: { kind: { eq: "open" } } }
    orderBy: { field: VALUE, direction: DESC }
  ) {
    nodes {
      name
      value {
        amount
        currency
      }
    }
    totalCount {
      value
      relation
    }
  }
}
`;

const NESTED = `query CompanyPeople @purpose(is: RELATIONSHIP) {
  companies(first: 5) {
    nodes {
      name
      contacts(first: 3) {
        nodes {
          fullName
          jobTitle
        }
      }
    }
  }
}
`;

const SUMS = `query Pipeline @purpose(is: REPORTING) {
  dealsAggregate(groupBy: STAGE, sum: VALUE) {
    key
    count
    sums {
      amount
      currency
    }
  }
}
`;

const WITHHELD = `# Marketing reaches those alone who said yes: the others' fields are null, and "withheld" says why.
query WhoSaidYes @purpose(is: MARKETING) {
  contacts(first: 10) {
    nodes {
      fullName
      emails {
        value
      }
      withheld {
        field
        reason
        category
      }
    }
  }
}
`;

const CREATE = `# The key makes sure that sending it twice records one company.
mutation CompanyNew($input: CompanyCreateInput!, $key: String!)
  @purpose(is: RELATIONSHIP)
  @idempotent(key: $key) {
  companyCreate(input: $input) {
    record {
      id
      name
      version
    }
    errors {
      code
      message
      path
    }
  }
}
`;

const NEW_COMPANY = `{
  "key": "company-of-the-explorer-1",
  "input": {
    "name": "Aurora Windmills"
  }
}`;
