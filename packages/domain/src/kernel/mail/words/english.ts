import type { MailWords } from '../mail-words.ts';

/** Every message in English. */
export const ENGLISH: MailWords = {
  'request-code': {
    subject: '{code} is your code for request {reference}',
    body: [
      'Somebody, we hope you, made a privacy request to {workspace} with this address.',
      'Your code is {code}. It is valid for {minutes} minutes and shows us that the address is yours.',
      'If it was not you, ignore this message: without the code nothing happens.',
      'Request {reference}',
    ],
  },
  'agent-request-code': {
    subject: '{code} confirms what {agent} asked for you, request {reference}',
    body: [
      '{agent} says that you authorised them, and made a privacy request to {workspace} in your name.',
      'If that is right, open this page, enter the reference {reference}, and then the code {code}. It is valid for {minutes} minutes; the page mails you a new one.',
      '{statusUrl}',
      'If it is not, ignore this message: without you nothing happens.',
    ],
  },
  'proxy-request-code': {
    subject: '{code} confirms what somebody asked for you, request {reference}',
    body: [
      'Somebody who says that they act for you made a privacy request to {workspace} in your name.',
      'If that is right, open this page, enter the reference {reference}, and then the code {code}. It is valid for {minutes} minutes; the page mails you a new one.',
      '{statusUrl}',
      'If it is not, ignore this message: without you nothing happens.',
    ],
  },
  'proxy-opt-out': {
    subject: '{reference}: somebody opted out for you',
    body: [
      'Somebody who says that they act for you told {workspace} not to use your data for advertising, partners or profiles. That holds without a word from you.',
      'To look at the request, or to take it back, open this page with the reference {reference} and the code {code}. It is valid for {minutes} minutes; the page mails you a new one.',
      '{statusUrl}',
    ],
  },
  'request-received': {
    subject: 'We received your request {reference}',
    body: [
      '{workspace} received your privacy request and will answer it by {dueOn}.',
      'You can follow it here, with the reference {reference}:',
      '{statusUrl}',
    ],
  },
  'request-question': {
    subject: 'A question about your request {reference}',
    body: [
      '{workspace} needs to know something before it can answer your privacy request:',
      '{text}',
      'You answer here, with the reference {reference} and a new code. Please do not answer this mail.',
      '{statusUrl}',
    ],
  },
  'request-message': {
    subject: 'About your request {reference}',
    body: [
      '{workspace} writes about your privacy request:',
      '{text}',
      'Everything about your request stands here, with the reference {reference} and a new code:',
      '{statusUrl}',
    ],
  },
  'request-duplicate': {
    subject: 'Your request {reference} is answered together with {original}',
    body: [
      'You asked {workspace} for this before. Both requests are answered together, by {dueOn}, under the reference {original}.',
      'You can follow it here:',
      '{statusUrl}',
    ],
  },
  'request-forwarded': {
    subject: 'Your request {reference} was handed over to {company}',
    body: [
      'You sent a request to {workspace}. It is about data for which {company} answers, so {company} has it now, as of the day on which you sent it.',
      '{company} answers you by {dueOn}. The reference stays {reference}. {workspace} keeps nothing of what you wrote.',
      'You can follow it here:',
      '{statusUrl}',
    ],
  },
  'erasure-asked': {
    subject: 'Somebody asked to delete your data ({reference})',
    body: [
      'Somebody, we hope you, asked {workspace} from another address to delete your data.',
      'If it was not you, write to {workspace} within 24 hours. How to reach it stands here:',
      '{centreUrl}',
    ],
  },
  'request-extended': {
    subject: 'Your request {reference} takes longer',
    body: [
      '{workspace} needs more time for your privacy request and will answer it by {dueOn}.',
      'The reason: {reason}',
      'If you do not agree, you can complain to a supervisory authority or go to court.',
    ],
  },
  'request-refused': {
    subject: 'About your request {reference}',
    body: [
      '{workspace} does not carry out your privacy request.',
      'The reason: {ground}',
      'You can complain to a data protection authority, for example where you live or work, or go to court.',
    ],
  },
  'request-decided': {
    subject: 'The decision about your request {reference}',
    body: [
      '{workspace} decided about your privacy request {reference}.',
      '{outcome}',
      'The reasons: {reason}',
      'The decision stands here, with your reference and a new code:',
      '{statusUrl}',
      'If you do not agree, you can complain to a data protection authority, for example where you live or work, or go to court.',
    ],
  },
  'request-handed-over': {
    subject: '{workspace} is leaving this service; your request {reference} goes on',
    body: [
      '{workspace} closes its workspace here. After {closingOn} everything in it is destroyed, this page of your request included.',
      'Your request {reference} does not end with it. {workspace} answers it until then, or afterwards from its own copy. Reach them here:',
      '{contact}',
      'If you have no answer by the day that you were told, you can complain to a supervisory authority.',
    ],
  },
  'workspace-closed': {
    subject: '{workspace} is closed, and its data is destroyed ({reference})',
    body: [
      'The workspace {workspace} was destroyed on {endedOn}: every key, every record, every file.',
      'What stays with the operator: the name, the dates, this certificate, and your own account, which you can delete yourself. Backups that still hold encrypted copies end on the days that the certificate names.',
      'Below is the signed certificate. Save everything from the first to the last brace as a file; here anybody can check it:',
      '{url}',
      '{certificate}',
    ],
  },
  'restriction-ends': {
    subject: '{workspace} will use your data again',
    body: [
      'The use of your data at {workspace} was restricted. We tell you before this ends, as the law demands (GDPR Art. 18(3)).',
      'The reason: {reason}',
      'If you do not agree, you can object, or ask for the restriction anew, here:',
      '{centreUrl}',
    ],
  },
  'request-done': {
    subject: 'Your request {reference} was carried out',
    body: ['{workspace} carried out your privacy request {reference}.', 'What was done stands here:', '{statusUrl}'],
  },
  'access-copy-ready': {
    subject: 'The copy of your data is ready ({reference})',
    body: [
      'The copy of the data that {workspace} holds about you is ready.',
      'Open this page with your reference {reference} and a new code, and download it until {expiresOn}; then it is destroyed:',
      '{statusUrl}',
    ],
  },
  'consent-question': {
    subject: 'Please confirm: {workspace} asks for your consent',
    body: [
      'Somebody, hopefully you, told {workspace} that you agree to this:',
      '“{wording}”',
      'If that is right, open this page and confirm it there. The link is for you alone and holds for {hours} hours:',
      '{url}',
      'If it was not you, or you do not want it, do nothing: without your answer nothing is agreed, and this question is not repeated by itself.',
    ],
  },
  'erasure-done': {
    subject: 'Your data was deleted ({reference})',
    body: [
      '{workspace} deleted your data as you asked in request {reference}.',
      'What stays: that we deleted your data and when, without your name; the consents you gave and took back, without your name; and keyed numbers made from your addresses and from your number in other systems, so that you are not entered again by mistake.',
      'This is the last message about it. What we know of the request itself is destroyed 30 days from now.',
    ],
  },
  'erasure-done-but': {
    subject: 'Your data was deleted, and what stays ({reference})',
    body: [
      '{workspace} deleted your data as you asked in request {reference}, with these exceptions:',
      '{kept}',
      'These are sealed copies. They are read for this reason alone and destroyed when it is over.',
      'Also stays: that we deleted your data and when, without your name; the consents you gave and took back, without your name; and keyed numbers made from your addresses and from your number in other systems, so that you are not entered again by mistake.',
      'This is the last message about it. What we know of the request itself is destroyed 30 days from now.',
    ],
  },
  'retention-waiting': {
    subject: '{workspace}: {count} wait for your approval before they are deleted',
    body: [
      'The time for which {workspace} keeps {count} people and deals is over on {date}. Nothing of them goes before you have looked and approved:',
      '{url}',
      'Until then each night puts forward what is due by then. You are reminded once a week.',
    ],
  },
  'retention-approved': {
    subject: '{workspace}: {count} are deleted, on {date} at the earliest',
    body: [
      'The deletion of {count} people and deals whose time is over was approved in {workspace}. It is carried out on {date} at the earliest, and cannot be undone.',
      'Each one is looked at again before it goes. If something must stay, place a legal hold before that. Who approved, and what is in it:',
      '{url}',
    ],
  },
  'retention-done': {
    subject: '{workspace}: {done} deleted, {failed} failed',
    body: [
      'What was approved in {workspace} is carried out: {done} are done, {spared} were left alone because they were not due any more or something keeps them, {failed} failed.',
      'An erasure that failed is taken up again each hour; anything else is put forward again in the night. The certificates are here:',
      '{url}',
    ],
  },
  'account-closing': {
    subject: 'Your account will be deleted ({reference})',
    body: [
      'You asked {workspace} to delete your account. It is deleted in {hours} hours, and with it how you sign in, your places in all workspaces and what is kept about you as their user.',
      'If you changed your mind, or it was not you, keep it here. You need not sign in:',
      '{url}',
      'If it was not you, choose another password too. Until it is deleted you can work as before.',
      'Where your request stands, and the certificate afterwards, you find here with the reference {reference}:',
      '{statusUrl}',
    ],
  },
  'account-kept': {
    subject: 'Your account was not deleted ({reference})',
    body: [
      'You asked {workspace} to delete your account. It was not deleted, because there is a workspace now that nobody else owns.',
      'Make somebody else an owner there, or close it, and then ask again. Nothing was changed.',
    ],
  },
  invitation: {
    subject: '{inviter} invites you to {workspace}',
    body: [
      '{inviter} invites you to work in {workspace}.',
      'This link is yours alone and valid for {days} days:',
      '{url}',
    ],
  },
  'password-reset': {
    subject: 'A new password for {product}',
    body: [
      'Somebody, we hope you, wants to set a new password for {product}.',
      'This link is valid for {minutes} minutes:',
      '{url}',
      'If it was not you, ignore this message: your password stays as it is.',
    ],
  },
};
