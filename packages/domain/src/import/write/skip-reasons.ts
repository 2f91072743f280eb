/** Why a line is left out that would bring back somebody who was erased. */
export const DELETED_AT_OWN_REQUEST = 'This person was deleted at their own request and is not recorded again.';
/** Why a line is left out that would change somebody whose processing is restricted. */
export const RESTRICTED = 'Processing of this person is restricted (GDPR Art. 18); nothing was changed.';
