"""Small sets of folded word beginnings that factuality asks about, beside the groups of the grammar table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from isnad.syntax.units import Unit
from isnad.text import fold_key

# What is halted, investigated, punished or explained has happened: `دعا إلى وقف القصف`, `دون معرفة نتائج العملية`.
PRESUPPOSING = tuple(
    """وقف ايقاف انهاء نهايه حد كف التوقف توقف محاسب مسوولي مسوول معاقب مرتكب منفذ ادان استنكار نتايج نتيجه
    تداعي اثار سير سبب اسباب ملابسات ظروف استمرار تكرار مصدر جهه جهات هويه دوافع تحقيق تعليق علاق صله
    ضلوع تورط تعويض ذكري ضحايا رد ردا التزام احترام خرق الناجم
    الناتج المنبثق المترتب مصير توثيق شهود قبول اكتراث ابلاغ مخلفات بقايا تجاهل تسامح
    عدد""".split()
)
_COMMENTING = ("علق", "يعلق", "تعلق", "عقب", "يعقب", "تعقب")
_STEMMING = ("ناجم", "ناتج", "منبثق", "مترتب")
# Words before `ل` whose complement is no purpose: `تعرض لقصف`, `نتيجة لاعتقال`.
NO_PURPOSE = tuple(
    """تعرض عرضه نتيج نظر وفق تبع نسب استناد خلاف ادان استنكار رفض ضحيه استجاب رد خرق خروق ضامن تخضع يخضع
    خضع التوصل بيان مشاهد صور توثيق شاهد اضاف سبب ذكري تصدي وقف ايقاف تسجيل مقاطع فيديو مقطع
    اضطر اجبر ارغم اكره""".split()
)
POSSIBLE_ADJECTIVES = ("محتمل", "متوقع", "مفترض", "مزعوم", "وشيك")
PLANNED_ADJECTIVES = ("مرتقب", "مزمع", "مقرر", "منتظر", "مقبل", "قادم")
FUTURE_ENDS = frozenset({"المقبل", "المقبله", "القادم", "القادمه", "المقبلين", "القادمين", "غدا", "غد", "الغد"})
PHASES = tuple("توقف يتوقف تتوقف انته ينته تنته استمر يستمر تستمر تواصل يتواصل تتواصل تبن يتبن تتبن يرد ترد".split())
# Said of a negated verb they say that it still is so: `لا تزال القرية تشهد قصفا`.
STILL = tuple("يزال تزال زال يزل تزل نزال ازال يفتا تفتا يبرح تبرح ينفك تنفك".split())
# Negated, and with `دون` behind them, they say that it always happens: `لا يمر يوم دون قصف`.
ELAPSES = tuple("يمر تمر يمض تمض ينقض تنقض يخل تخل".split())
# What came of what stands behind عن: `لم ينتج عن الانفجار إصابات` denies the harm, not the blast.
RESULTS = ("ينتج", "تنتج", "ينجم", "تنجم")
GOES_ON = ("تستمر", "يستمر", "تتواصل", "يتواصل", "تبقي", "يبقي")
# Nouns that carry a deal or a vote on: `عدم توقيع الاتفاق` denies the deal, `عدم احترام الاتفاق` does not.
BRINGS_ABOUT = tuple("توقيع ابرام عقد اصدار التوصل توصل فرض ارساء انجاز اقامه اجراء تنظيم سماح استيناف بدء".split())
LAUNCHES = ("شن", "تنفيذ", "توجيه")
# What is talked of has not happened for that: `ملف عودة اللاجئين`, `كيفية ضرب الجسر`.
MATTERS = frozenset("ملف مساله موضوع فكره خيار مقترح".split())
WAYS = frozenset("كيفيه فكره خيار سيناريو وسايل اليات سبل".split())
INVITATIONS = frozenset("دعوه دعوات دعوته دعوتها دعوتهم".split())
INITIATIVES = frozenset("مبادره مبادرات مبادرته مبادرتها مبادرتهم".split())
CONSIDERS = frozenset("يدرس تدرس ندرس يدرسون تبحث يبحث".split())
PROMISES = frozenset("يعد تعد واعدا واعده وعد وعدت".split())
# What is put off lies ahead, and what is called off will not be: `تأجل الاجتماع`, `ألغت الحكومة الزيارة`.
PUTS_OFF = frozenset("تاجل تاجلت يتاجل تتاجل تاجيل ارجا ارجات يرجي ترجي ارجاء اجل اجلت يوجل توجل".split())
CALLS_OFF = frozenset("الغي الغت الغيت الغوا يلغي تلغي الغاء".split())
SUCCEEDS = ("تمكن", "يتمكن", "تتمكن", "يتمكنوا", "تستط", "يستط", "استطاع", "نجح", "ينجح", "تنجح", "ينجحوا")
EXISTS = frozenset({"يوجد", "توجد", "هناك", "هنالك", "ثمه", "يكن", "تكن", "وجود", "يك", "تك"})
GATHERS = tuple("حشد يحشد تحشد استقدم يستقدم تستقدم ارسل يرسل ترسل جهز يجهز تجهز".split())
MOTION = (
    *(
        "توجه",
        "اتجه",
        "تحرك",
        "انطلق",
        "اقلع",
        "وصل",
        "عاد",
        "ذهب",
        "خرج",
        "يصل",
        "تصل",
        "يتوجه",
        "تتوجه",
        "يزور",
        "تزور",
    ),
    *GATHERS,
)
HEADS_FOR = frozenset("يتجه تتجه يتجهون بصدد".split())
HOPES = frozenset("امله املها املهم امال الامل".split())  # no group of the grammar: كامله is no ك and امله
COMPELS = tuple("اجبار ارغام دفع حث اقناع حمل".split())
OPERATIONS = ("عملي", "حمله", "هجوم")


def begins(unit: Unit, words: tuple[str, ...]) -> bool:
    """Whether the unit's word, without conjunction or article, begins like one of these."""
    letters = unit.letters
    bare = letters[1:] if unit.conj and letters.startswith(("و", "ف")) else letters
    bare = bare.removeprefix("ال")
    return letters.startswith(words) or bare.startswith(words)


def comments_on(units: Sequence[Unit], i: int, at: int) -> bool:
    """`لم يعلق الجيش على القصف`: whether the verb at `i` comments on the event at `at`, and so does not carry it."""
    return begins(units[i], _COMMENTING) and any(unit.letters == "علي" for unit in units[i + 1 : at])


def ahead(unit: Unit) -> bool:
    """Whether a time unit names the next of its kind: `الأسبوع المقبل`, `غدا`."""
    return any(word in FUTURE_ENDS for word in fold_key(unit.ref.text).split())


def presupposes(unit: Unit) -> bool:
    """Whether what follows this noun is taken as having happened."""
    if unit.article and unit.letters.startswith(_STEMMING):
        return True  # الهدوء الناجم عن الاتفاق, but قد يكون ناجما عن قصف
    return unit.kind in ("noun", "gram", "report", "trigger") and not _verb(unit) and _near_word(unit.letters)


@lru_cache(maxsize=65536)
def _near_word(printed: str) -> bool:
    """Short words must match whole, but for a pronoun; longer ones may go on."""
    forms = (printed, printed.removeprefix("ال"))
    return any(letters == w or (len(w) > 3 and letters.startswith(w)) for w in PRESUPPOSING for letters in forms)


def _verb(unit: Unit) -> bool:
    return getattr(getattr(unit.ref, "entry", None), "pos", "") == "verb"
