import type { MailWords } from '../mail-words.ts';

/** Every message in Arabic. */
export const ARABIC: MailWords = {
  'request-code': {
    subject: '{code} هو رمزك للطلب {reference}',
    body: [
      'قدّم شخص ما، نأمل أنه أنت، طلبًا يتعلق بالخصوصية إلى {workspace} بهذا العنوان.',
      'رمزك هو {code}. وهو صالح لمدة {minutes} دقيقة ويبيّن لنا أن العنوان لك.',
      'إن لم تكن أنت من قدّمه فتجاهل هذه الرسالة: من دون الرمز لا يحدث شيء.',
      'الطلب {reference}',
    ],
  },
  'request-received': {
    subject: 'تسلّمنا طلبك {reference}',
    body: [
      'تسلّمت {workspace} طلبك المتعلق بالخصوصية وستجيب عنه في موعد أقصاه {dueOn}.',
      'يمكنك متابعته هنا بالرقم المرجعي {reference}:',
      '{statusUrl}',
    ],
  },
  'request-question': {
    subject: 'سؤال عن طلبك {reference}',
    body: [
      'تحتاج {workspace} إلى معرفة أمر قبل أن تجيب عن طلبك:',
      '{text}',
      'تجيب هنا بالمرجع {reference} ورمز جديد. من فضلك لا ترد على هذه الرسالة.',
      '{statusUrl}',
    ],
  },
  'request-message': {
    subject: 'بخصوص طلبك {reference}',
    body: [
      'تكتب إليك {workspace} بخصوص طلبك:',
      '{text}',
      'كل ما يخص طلبك موجود هنا بالمرجع {reference} ورمز جديد:',
      '{statusUrl}',
    ],
  },
  'request-duplicate': {
    subject: 'يُجاب عن طلبك {reference} مع الطلب {original}',
    body: [
      'سبق أن طلبت هذا من {workspace}. يُجاب عن الطلبين معًا حتى {dueOn} بالمرجع {original}.',
      'تتابعه هنا:',
      '{statusUrl}',
    ],
  },
  'erasure-asked': {
    subject: 'طلب شخص حذف بياناتك ({reference})',
    body: [
      'طلب شخص، نرجو أنه أنت، من {workspace} من عنوان آخر حذف بياناتك.',
      'إن لم تكن أنت فاكتب إلى {workspace} خلال 24 ساعة. طريقة الوصول إليها هنا:',
      '{centreUrl}',
    ],
  },
  'request-extended': {
    subject: 'يحتاج طلبك {reference} إلى وقت أطول',
    body: [
      'تحتاج {workspace} إلى وقت أطول لطلبك وستجيب عنه في موعد أقصاه {dueOn}.',
      'السبب: {reason}',
      'إن لم توافق فيمكنك تقديم شكوى إلى سلطة رقابية أو اللجوء إلى القضاء.',
    ],
  },
  'request-refused': {
    subject: 'بشأن طلبك {reference}',
    body: [
      'لن تنفّذ {workspace} طلبك المتعلق بالخصوصية.',
      'السبب: {ground}',
      'يمكنك تقديم شكوى إلى سلطة حماية البيانات، مثلًا حيث تسكن أو تعمل، أو اللجوء إلى القضاء.',
    ],
  },
  'request-done': {
    subject: 'تم تنفيذ طلبك {reference}',
    body: ['نفّذت {workspace} طلبك {reference}.', 'تجد ما تم هنا:', '{statusUrl}'],
  },
  'access-copy-ready': {
    subject: 'نسخة بياناتك جاهزة ({reference})',
    body: [
      'نسخة البيانات التي تحتفظ بها {workspace} عنك جاهزة.',
      'افتح هذه الصفحة بالرقم المرجعي {reference} وبرمز جديد، ونزّلها حتى {expiresOn}؛ بعد ذلك تُتلف:',
      '{statusUrl}',
    ],
  },
  'consent-question': {
    subject: 'يرجى التأكيد: {workspace} تطلب موافقتك',
    body: [
      'أخبر شخصٌ ما، نأمل أن يكون أنت، {workspace} بأنك توافق على ما يلي:',
      '«{wording}»',
      'إذا كان ذلك صحيحًا فافتح هذه الصفحة وأكّده هناك. الرابط لك وحدك ويسري لمدة {hours} ساعة:',
      '{url}',
      'إذا لم تكن أنت من فعل ذلك أو كنت لا تريده فلا تفعل شيئًا: من دون جوابك لا تُعدّ موافقًا على شيء، ولا يتكرر هذا السؤال من تلقاء نفسه.',
    ],
  },
  'erasure-done': {
    subject: 'حُذفت بياناتك ({reference})',
    body: [
      'حذفت {workspace} بياناتك كما طلبت في الطلب {reference}.',
      'ما يبقى: أننا حذفنا بياناتك ومتى، من دون اسمك؛ والموافقات التي منحتها وسحبتها، من دون اسمك؛ وأرقام مشفّرة مشتقة من عناوينك ومن رقمك في الأنظمة الأخرى، حتى لا تُسجَّل من جديد عن طريق الخطأ.',
      'هذه آخر رسالة بشأنه. ما نعرفه عن الطلب نفسه يُتلف بعد 30 يومًا.',
    ],
  },
  invitation: {
    subject: 'يدعوك {inviter} إلى {workspace}',
    body: ['يدعوك {inviter} إلى العمل في {workspace}.', 'هذا الرابط لك وحدك وصالح لمدة {days} أيام:', '{url}'],
  },
  'password-reset': {
    subject: 'كلمة مرور جديدة لـ {product}',
    body: [
      'يريد شخص ما، نأمل أنه أنت، تعيين كلمة مرور جديدة لـ {product}.',
      'هذا الرابط صالح لمدة {minutes} دقيقة:',
      '{url}',
      'إن لم تكن أنت فتجاهل هذه الرسالة: تبقى كلمة مرورك كما هي.',
    ],
  },
};
