import type { FastifyReply, FastifyRequest } from 'fastify';
import { BAD_REQUEST } from './bad-request.ts';

/** What somebody reads whose address makes no sense, in the languages of the product. */
const WORDS: Readonly<Record<string, readonly [title: string, way: string]>> = {
  en: ['This address cannot be read', 'To the start page'],
  de: ['Diese Adresse ist nicht lesbar', 'Zur Startseite'],
  fr: ['Cette adresse est illisible', 'Vers la page d’accueil'],
  ar: ['لا يمكن قراءة هذا العنوان', 'إلى صفحة البداية'],
};

/**
 * Answers an address that no route can be looked for with, such as `/%ff`: a page for a browser, JSON for everything else.
 * The framework's own answer would repeat the address.
 */
export function answerUnreadableAddress(
  error: { readonly statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const { accept = '', 'accept-language': languages } = request.headers;
  reply
    .code(error.statusCode ?? 400)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff');
  if (!accept.includes('text/html')) reply.send(BAD_REQUEST);
  else
    reply
      .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
      .type('text/html; charset=utf-8')
      .send(pageIn(languageOf(languages)));
}

/** The first language that a browser asks for and that we speak. */
function languageOf(languages = ''): string {
  const wanted = languages.split(',').map((one) => one.trim().slice(0, 2).toLowerCase());
  return wanted.find((one) => Object.hasOwn(WORDS, one)) ?? 'en';
}

function pageIn(language: string): string {
  const [title, way] = WORDS[language] ?? ['', ''];
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head><body><main><h1>${title}</h1><p><a href="/">${way}</a></p></main></body></html>`;
}
