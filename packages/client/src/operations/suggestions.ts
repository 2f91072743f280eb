import { graphql } from '../generated/gql.ts';

/** Contacts whose name contains a text: for pickers and the command palette. */
export const ContactSuggestions = graphql(`
  query ContactSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    contacts(first: 8, where: { fullName: { contains: $text } }, orderBy: { field: NAME }) {
      nodes {
        id
        fullName
        jobTitle
        company {
          id
          name
        }
      }
    }
  }
`);

/** Companies whose name contains a text: for pickers and the command palette. */
export const CompanySuggestions = graphql(`
  query CompanySuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    companies(first: 8, where: { name: { contains: $text } }, orderBy: { field: NAME }) {
      nodes {
        id
        name
        domain
        city
      }
    }
  }
`);

/** Products on sale whose name contains a text: for the lines of a deal. */
export const ProductSuggestions = graphql(`
  query ProductSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    products(first: 8, where: { name: { contains: $text }, isActive: { eq: true } }, orderBy: { field: NAME }) {
      nodes {
        id
        name
        price {
          amount
          currency
        }
      }
    }
  }
`);

/** Active members whose name contains a text: for choosing an owner. */
export const MemberSuggestions = graphql(`
  query MemberSuggestions($text: String!, $purpose: Purpose! = RELATIONSHIP) @purpose(is: $purpose) {
    members(
      first: 8
      where: { fullName: { contains: $text }, status: { in: ["active", "without-account"] } }
      orderBy: { field: NAME }
    ) {
      nodes {
        id
        displayName
      }
    }
  }
`);
