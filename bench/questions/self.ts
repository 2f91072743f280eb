import { documentId } from './question.ts';

const FIELDS = 'nodes { id fullName jobTitle city lifecycle company { id name } }';
const ORDER = 'orderBy: { field: NAME, direction: ASC }';

/** A page of ten wherever it lies, and where to find one far behind. */
export const DEEP_PAGE = {
  page: `query DeepPage($after: String) @purpose(is: RELATIONSHIP) { contacts(first: 10, after: $after, ${ORDER}) { ${FIELDS} } }`,
  anchors: `query DeepAnchors($every: Int!) @purpose(is: RELATIONSHIP) { contacts(first: 1, ${ORDER}) { anchors(every: $every) { cursor } } }`,
};

const NESTED = `query NestedPage @purpose(is: RELATIONSHIP) {
  contacts(first: 50, ${ORDER}) {
    nodes { id fullName jobTitle emails { value } company { id name } deals(first: 5) { nodes { id name stage { name } } } }
  }
}`;

/** Fifty contacts with their addresses, company and deals. */
export const NESTED_PAGE = { document: NESTED, id: documentId(NESTED) };

/** How much longer a list may take because of the decision. */
export const ALIKE = 1.15;

/** The same list under a purpose that anybody may refuse, and under one that nobody can. */
export const DECIDED = `query Decided @purpose(is: RELATIONSHIP) { contacts(first: 20, ${ORDER}) { ${FIELDS} } }`;
export const UNDECIDED = `query Undecided @purpose(is: RIGHTS_HANDLING) { contacts(first: 20, ${ORDER}) { ${FIELDS} } }`;

/** What ours is asked beside itself. */
export const SELF = [NESTED_PAGE.document, DEEP_PAGE.page, DEEP_PAGE.anchors, DECIDED, UNDECIDED];
