import type { MailboxEntry } from '@smartx/domain/mail';

/** The messages of one workspace. */
export interface Mailbox {
  readonly workspace: string;
  readonly entries: readonly MailboxEntry[];
}

/** Every message, the newest first. It looks like the privacy centre, whose stylesheet it shares. */
export function mailboxPage(mailboxes: readonly Mailbox[], publicUrl: string): string {
  const messages = mailboxes
    .flatMap(({ workspace, entries }) => entries.map((entry) => ({ workspace, entry })))
    .sort((one, other) => other.entry.queuedAt.getTime() - one.entry.queuedAt.getTime());
  const list = messages.map(({ workspace, entry }) => messageItem(workspace, entry, publicUrl)).join('');
  const names = mailboxes.map(({ workspace }) => escaped(workspace)).join(', ');
  const what =
    mailboxes.length === 0
      ? 'None of your roles lets you read the mail of a workspace. An owner can.'
      : `This installation has no mail server, so its messages stay here. You see those of ${names}.`;
  const empty =
    mailboxes.length > 0 && list === '' ? '<p>No message yet. Reload this page after something was sent.</p>' : '';
  return frame('Mailbox', `<p class="lead">${what}</p>${empty}<ol class="mails">${list}</ol>`);
}

/** What somebody sees who is not signed in. */
export function signInPage(): string {
  return frame(
    'Mailbox',
    '<p class="lead">The messages of this installation are for its owners.</p>' +
      '<p><a class="button" href="/">Sign in</a></p><p class="hint">Then open this page again.</p>',
  );
}

function messageItem(workspace: string, { mail, queuedAt, state, id }: MailboxEntry, publicUrl: string): string {
  const when = queuedAt.toISOString();
  const head = `${escaped(workspace)} · <time datetime="${when}">${when.slice(0, 16).replace('T', ' ')} UTC</time> · ${escaped(state)}`;
  const content = mail
    ? `<h2 id="${id}">${escaped(mail.subject)}</h2><p class="hint">To <bdi>${escaped(mail.to)}</bdi> · ${head}</p>` +
      `<p class="lines">${linked(escaped(mail.body.trim()), publicUrl)}</p>`
    : `<h2 id="${id}">Destroyed</h2><p class="hint">${head}</p><p>Its key is destroyed, so nobody can read it any more.</p>`;
  return `<li class="panel"><article aria-labelledby="${id}">${content}</article></li>`;
}

function frame(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} – SmartX CRM</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/privacy/assets/portal.css"><link rel="icon" href="/icon.svg" type="image/svg+xml"></head>
<body><header class="bar"><div class="column"><a class="brand" href="/">SmartX CRM</a><span class="bar-note">Mail of this installation</span></div></header>
<div class="column"><main id="main"><h1>${title}</h1>${content}</main></div></body></html>`;
}

/** Links to our own pages can be followed; others stay text. */
function linked(html: string, publicUrl: string): string {
  const own = escaped(publicUrl).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return html.replaceAll(new RegExp(`${own}/[^\\s<]*`, 'g'), (url) => `<a href="${url}">${url}</a>`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
