"""Words that print alike in two patterns, and the pattern that news means."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    """The words of a text, whose order says nothing."""
    return frozenset(text.split())


INTENSIVE = _words(
    """
    أدى بدل برأ بشر ثبت ثمن جرب جرد جرم جزأ جمد جنب جند جهز حجم حذر حرض حرف حرك حصن حطم حلق خبأ خدر خرب خزن خلى دبر
    درب درع دشن دمر دنس ربى رتب رجح رحب رسخ رشح ركز سجل سخر سرب سرح سرع سعر سلح سلم سمى سهل سوى شبه شجع شخص شرد شكل
    شلح صرح صعد صفى صلى صنف ضحى ضخم ضمد طبق طهر عبأ عبى عتم عجل عدل عذب عطل عفش عقب عكر علق عمر عمق عنف غذى غرد غرم
    غطى غلف فتش فجر فرق فسر فضل فكر فند قدم قرب قلد قلص قوى كبد كبل كثف كرس كرم كلف لبى لخص لغم لفق لقب لمح مثل مجد
    مزق مشط مكن مهد نبأ نبه نحى نسق نشط نظف نظم نفذ نقح نكل هجر هشم همش هنأ يسر
    """
)
"""Bare pasts read as form II (دمر is dammara). Others that fit form I are form I unless their shadda is written."""

TAKES_FORM_VIII = _words("استلم استمع استند استبق استتر استعر استرق استلف استطر استنبط")
"""Pasts that are form VIII of a root in س, not form X of a doubled one (استمر, استعد)."""

FOUR_RADICALS_FIRST_TA = _words("ترجم تلفز تلفن تلمذ")
"""Pasts whose ت is a radical; others, such as تقدم, are form V."""

REPEATED_AFTER_ALEF = _words("حاج شاق ضار ماس راص")
"""Pasts that are form III of a doubled root; others of this look, such as خاف, are form I."""

FORM_NINE = _words("احمر اصفر اخضر اسود ابيض ازرق اسمر اغبر اعوج ازور اربد اشهب")
"""The pasts of form IX that print knows; others of this look are form IV without their hamza."""

COLOURS = _words("أحمر أبيض أسود أخضر أزرق أصفر أسمر أشقر أعمى أعرج أصم أبكم")
"""Adjectives with the feminine حمراء; others of this look have كبرى."""

DEFECTIVE_NOUNS = _words("محام قاض واد ناد جان راع داع مستول معتد مناد تحد تعد تصد تول تلق تخل تبن تفاد تواز توال تداع")
"""Nouns that lose their ي when indefinite."""

DEFECTIVE_PARTICIPLES = DEFECTIVE_NOUNS | _words(
    """
    ناف رام باق ماض ساع ناج غاز عار خال عال غال باغ طاغ لاق تال هاد فان كاس ثان راض آت باك شاك عاص غاف نام بان حام حاو
    خاو راو طاو غاو هاو واع واف واق وال ناه شاف عاد ساق عاف ضاح ساه داه قاس كاو ماح جاث
    معاد موال مواز مناف مساو متوال متواز متداع متفان متناه متعاف منته متبق مؤد مغط مكتف متول متعد متلق متبن متخل متدن
    متشظ متنح متوخ مشتر مستعص مستشر محتو مدع ملتق مرتق منطو متقص مترد متراخ متنام متماد متصد معط مبق ملق
    """
)
"""Participles that do so; others of their look end in a consonant: فار, مصاب."""
