/** Types of `verify-certificate.mjs`, which is plain JavaScript so that it runs wherever Node does. */
export function verifyCertificate(file: unknown, key: string, reference?: string | null): string[];
