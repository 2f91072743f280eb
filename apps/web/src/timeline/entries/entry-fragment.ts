import { graphql } from '../../gql/gql.ts';

/** What the history shows of a note. */
export const TimelineNote_note = graphql(`
  fragment TimelineNote_note on Note {
    id
    body
    isPinned
    createdAt
    version
    author {
      id
      displayName
    }
    withheld {
      field
      reason
      category
      hint
    }
  }
`);

/** What the history shows of an activity. */
export const TimelineActivity_activity = graphql(`
  fragment TimelineActivity_activity on Activity {
    id
    version
    kind
    direction
    subjectLine
    body
    durationSeconds
    mailState
    mailStopReason
    member {
      id
      displayName
    }
    withheld {
      field
      reason
      category
      hint
    }
  }
`);

/** One thing that happened, with what the history shows of it. */
export const TimelineEntry_entry = graphql(`
  fragment TimelineEntry_entry on TimelineEntry {
    kind
    happenedAt
    note {
      ...TimelineNote_note @unmask
    }
    activity {
      ...TimelineActivity_activity @unmask
    }
    task {
      id
      version
      title
      dueOn
      assignee {
        id
        displayName
      }
      withheld {
        field
        reason
        category
        hint
      }
    }
    file {
      id
      version
      name
      uploadedBy {
        id
        displayName
      }
      withheld {
        field
        reason
        category
        hint
      }
    }
    change {
      id
      field
      fromValue
      toValue
      fromName
      toName
      isHidden
      through
      importNumber
      changedBy {
        id
        displayName
      }
      withheld {
        field
        reason
        category
        hint
      }
    }
    consent {
      id
      event
      purpose
      channel
      actor {
        id
        displayName
      }
    }
    request {
      id
      kind
      state
    }
  }
`);
