/** The languages in which a privacy notice can be written. */
export const NOTICE_LANGUAGES = ['en', 'de', 'fr', 'ar'] as const;
