import { escapeHtml } from '../../../kernel/escape-html.ts';
import type { PolicyLanguage } from '../../policy/policy-words.ts';
import type { ReceiptFacts } from './receipt-facts.ts';
import type { ReceiptWords } from './receipt-word-list.ts';
import { receiptWords } from './receipt-words.ts';

/** Arabic keeps Latin digits, like the rest of the product. */
const TAGS: Readonly<Record<PolicyLanguage, string>> = { en: 'en-GB', de: 'de', fr: 'fr', ar: 'ar-u-nu-latn' };

/** A receipt as a page for the person, in their language and its direction: one file, without a script. */
export function receiptPage(facts: ReceiptFacts, language: PolicyLanguage, publicUrl: string): string {
  const words = receiptWords(language);
  const { controller } = facts;
  const text = (template: string) =>
    escapeHtml(template.replaceAll('{company}', () => `\u2068${controller.name}\u2069`));
  const moment = (at: Date) => escapeHtml(momentIn(at, language, controller.timeZone));
  const centre = `${publicUrl}/privacy${controller.isOperator ? '' : `/${controller.slug}`}`;
  const contact = controller.privacyEmail ?? centre;
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(words.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${text(words.title)}</h1>
<p class="lead">${text(words.lead)}</p>
${agreedHtml(facts, words)}
<dl>
${row(words.purpose, words.purposes[facts.purpose] ?? facts.purpose)}
${facts.topic ? row(words.topic, facts.topic) : ''}
${row(words.channel, words.channels[facts.channel] ?? facts.channel)}
${row(words.responsible, [controller.name, controller.postalAddress].filter(Boolean).join('\n'))}
${row(words.recipients, [controller.name, ...facts.recipients].join(', '))}
</dl>
<h2>${text(words.happened)}</h2>
<ol>
${facts.events
  .map(
    ({ event, occurredAt, expiresAt, method }) =>
      `<li><strong>${text(words.events[event] ?? event)}</strong> <span>${moment(occurredAt)}</span>${
        expiresAt ? ` <span class="note">${text(words.validUntil)} ${moment(expiresAt)}</span>` : ''
      } <span class="note">${text(words.method)}: <bdi>${escapeHtml(method)}</bdi></span></li>`,
  )
  .join('\n')}
</ol>
<h2>${text(words.data)}</h2>
<dl>
${facts.categories.map(({ label, examples, retention }) => row(label, `${examples}\n${retention}`)).join('\n')}
</dl>
<h2>${text(words.takeBack)}</h2>
<p>${text(words.takeBackHow)} ${link(controller.privacyEmail ? `mailto:${contact}` : centre, contact)}</p>
<h2>${text(words.rights)}</h2>
<p>${text(words.rightsText)} ${link(centre, centre)}</p>
<p class="note">${text(words.number)} <code dir="ltr">${facts.id}</code><br>${text(words.issued)} ${moment(facts.issuedAt)}</p>
</main>
</body>
</html>
`;
}

function agreedHtml({ wording, wordingHash, wordingLanguage }: ReceiptFacts, words: ReceiptWords): string {
  if (!wordingHash) return '';
  const language = wordingLanguage ? ` lang="${escapeHtml(wordingLanguage)}"` : '';
  const said = wording
    ? `<blockquote dir="auto"${language}>${escapeHtml(wording)}</blockquote>`
    : `<p>${escapeHtml(words.wordsGone)}</p>`;
  return `<h2>${escapeHtml(words.agreed)}</h2>\n${said}\n<p class="note">SHA-256 <code dir="ltr">${wordingHash}</code></p>`;
}

function row(term: string, value: string): string {
  return `<div><dt>${escapeHtml(term)}</dt><dd><bdi>${escapeHtml(value)}</bdi></dd></div>`;
}

function link(href: string, label: string): string {
  return `<a href="${escapeHtml(href)}" dir="ltr">${escapeHtml(label)}</a>`;
}

function momentIn(at: Date, language: PolicyLanguage, timeZone: string): string {
  return new Intl.DateTimeFormat(TAGS[language], { dateStyle: 'long', timeStyle: 'long', timeZone }).format(at);
}

const STYLE = `:root{color-scheme:light dark;--text:#1b1f27;--muted:#59616e;--line:#d5d9e0;--soft:#f5f6f8;--link:#3f46c4}
@media(prefers-color-scheme:dark){:root{--text:#e7e9ee;--muted:#a2a9b6;--line:#3a404b;--soft:#1f242c;--link:#a5aaff}
body{background:#15181d}}
body{font:16px/1.5 system-ui,sans-serif;margin:0;color:var(--text)}main{max-width:44rem;margin:auto;padding:2rem 1rem 4rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .5rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}a{color:var(--link)}
.lead{font-size:1.1rem}.note{color:var(--muted);font-size:.9rem;overflow-wrap:anywhere}
blockquote{margin:0;padding:.75rem 1rem;background:var(--soft);border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}
dl{margin:1rem 0}dl div{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:0 1rem;padding:.4rem 0}
dl div+div{border-block-start:1px solid var(--line)}dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
ol{padding-inline-start:1.2rem}li{margin:.25rem 0}@media(max-width:36rem){dl div{display:block}}`;
