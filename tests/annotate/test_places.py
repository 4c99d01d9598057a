"""Tables of place mentions that a native reader can check. All sentences are written for this test."""

from __future__ import annotations

import csv
import json
import pickle
from collections import Counter
from pathlib import Path

import pytest

from isnad import lexicon
from isnad.annotate.places import PlaceRead, PlaceReader
from isnad.annotate.scan import scan
from isnad.codebook import Codebook, Place, read_place_file
from isnad.errors import UsageError
from isnad.gazetteer import find, read_user_list, write_user_list
from isnad.lexicon import Lexicon
from isnad.text import read_text

ANY = "any"  # some entry, whichever


@pytest.fixture(scope="module")
def loaded() -> tuple[Codebook, Lexicon]:
    return lexicon.load()


@pytest.fixture(scope="module")
def reader(loaded: tuple[Codebook, Lexicon]) -> PlaceReader:
    return PlaceReader(loaded[0])


@pytest.fixture
def read(reader: PlaceReader, loaded: tuple[Codebook, Lexicon]):
    def reading(text: str, **more) -> list[PlaceRead]:
        return reader.read(scan(read_text(text), loaded[1]), **more)

    return reading


# sentence, then the mentions in order: words, kind, id (None: no entry, ANY: some entry)
KINDS = [
    ("وصلت لجنة إلى محافظة حلب", [("محافظة حلب", "governorate", "SY02")]),
    ("وصلت لجنة إلى مدينة حلب", [("مدينة حلب", "city", "C1007")]),
    ("زار الوفد محافظة ديرالزور", [("محافظة ديرالزور", "governorate", "SY09")]),
    ("انتشر الجنود في منطقة عفرين", [("منطقة عفرين", "district", "SY0203")]),
    ("أغلقت المدارس في مدينة سراقب", [("مدينة سراقب", ANY, ANY)]),
    ("وقع الحادث في قرية قسطون", [("قرية قسطون", "village", ANY)]),
    ("سقطت قذيفة على بلدة كنصفرة", [("بلدة كنصفرة", ANY, ANY)]),
    ("تجمع الأهالي في قرية زنبقان الوهمية", [("قرية زنبقان", "village", None)]),
    ("تجمع الأهالي في قرية تل زنبقان بريف حلب", [("قرية تل زنبقان", "village", None), ("ريف حلب", "countryside", ANY)]),
    ("دخلت القافلة بلدة خربة زنبقان صباحا", [("بلدة خربة زنبقان", "town", None)]),
    ("دخلت القافلة العاصمة دمشق", [("العاصمة دمشق", "city", ANY)]),
    # a village's bare name behind a preposition, once it has been told with its head
    ("أصيب رجل في قرية مريمين ثم تجدد القصف على مريمين", [("قرية مريمين", "village", ANY), ("مريمين", "village", ANY)]),
    # the preposition على is not the given name علي
    ("سقطت صواريخ على جازان", [("جازان", "city", "sa-jizan")]),
    ("شنت الطائرات غارات على صفد", [("صفد", "city", "il-safed")]),
    # a directorate is a district in Yemen and an office elsewhere
    ("تجددت المعارك في مديرية زنبقان باليمن", [("مديرية زنبقان", "district", None), ("اليمن", "country", "YE")]),
    ("زار الوفد مديرية التوجيه المعنوي", []),
    ("وصل الوفد إلى العاصمة اللبنانية بيروت", [("العاصمة اللبنانية بيروت", "city", ANY)]),
    ("عاش في مخيم الهول سنوات", [("مخيم الهول", "camp", ANY)]),
    ("أغلق معبر باب الهوى أمام الشاحنات", [("معبر باب الهوى", "crossing", ANY)]),
    ("توقفت الحافلات على طريق دمشق - درعا", [("طريق دمشق - درعا", "road", ANY)]),
    ('قطع الثلج أوتوستراد "حمص - طرطوس" ليلا', [('أوتوستراد "حمص - طرطوس"', "road", ANY)]),
    ("عبر المسافرون مطار دمشق الدولي", [("مطار دمشق الدولي", "airport", ANY)]),
    ("تجمع المصلون قرب مسجد الزنبقاني", [("مسجد الزنبقاني", "facility", None)]),
    ("تجمع الطلاب في دوار الشهداء", [("دوار الشهداء", "facility", None)]),
    ("تظاهر سكان حي الوعر في حمص", [("حي الوعر", "neighbourhood", ANY), ("حمص", "city", ANY)]),
    ("وقف الحارس عند محور الفوج 46", [("الفوج 46", "base", ANY)]),
    ("اجتمعوا في القصر الجمهوري", [("القصر الجمهوري", "facility", ANY)]),
    ("هدمت الغارة جسر مدينة الرستن", [("جسر مدينة الرستن", "facility", None)]),
    ("زرعوا الألغام في بادية السخنة", [("بادية السخنة", ANY, ANY)]),
    ("ساروا في منطقة جبل الزاوية", [("منطقة جبل الزاوية", ANY, ANY)]),
    ("وقع الانفجار ببلدة ذيبان", [("بلدة ذيبان", "town", ANY)]),
    ("دخلت القوات مدينتي الباب ومنبج", [("الباب", "city", ANY), ("منبج", "city", ANY)]),
    ("قصفت المدفعية قريتي زنبقان وقرنفلان بريف إدلب",
     [("زنبقان", "village", None), ("قرنفلان", "village", None), ("ريف إدلب", "countryside", ANY)]),
    ("طال القصف قرى زنبقان وقرنفلان وياسمينان شرق حلب",
     [("زنبقان", "village", None), ("قرنفلان", "village", None), ("ياسمينان", "village", None),
      ("شرق حلب", "region", ANY), ("حلب", "city", ANY)]),
    ("طال القصف بلدات وقرى كنصفرة والبارة والفطيرة",
     [("كنصفرة", ANY, ANY), ("البارة", ANY, ANY), ("الفطيرة", ANY, ANY)]),
    ("في محافظتي إدلب ودرعا", [("إدلب", "governorate", "SY07"), ("درعا", "governorate", "SY12")]),
    ("سقطت قذائف على حيي الخالدية والوعر في حمص",
     [("الخالدية", "neighbourhood", ANY), ("الوعر", "neighbourhood", ANY), ("حمص", "city", ANY)]),
]  # fmt: skip

COUNTRYSIDE = [
    ("قصف على ريف حلب", [("ريف حلب", "countryside", ANY)]),
    ("قصف على ريف حلب الغربي", [("ريف حلب الغربي", "countryside", ANY)]),
    ("قصف بريف إدلب الجنوبي", [("ريف إدلب الجنوبي", "countryside", ANY)]),
    ("قصف بريف حماة الشمالي الغربي", [("ريف حماة الشمالي الغربي", "countryside", ANY)]),
    ("اشتباكات في ريفي حلب وإدلب", [("ريفي حلب", "countryside", ANY), ("إدلب", "countryside", ANY)]),
    ("اشتباكات في ريفي حلب الشمالي والشرقي", [("ريفي حلب الشمالي والشرقي", "countryside", ANY)]),
    ("اشتباكات في ريف مدينة منبج", [("ريف مدينة منبج", "countryside", ANY)]),
    ("اشتباكات في أرياف حماة وإدلب واللاذقية",
     [("أرياف حماة", "countryside", ANY), ("إدلب", "countryside", ANY), ("اللاذقية", "countryside", ANY)]),
    ("حلب:: قصف على قرية زنبقان بالريف الغربي",
     [("حلب", "governorate", "SY02"), ("قرية زنبقان", "village", None),
      ("الريف الغربي", "countryside", ANY)]),
    ("اندلع حريق في بلدة كفر بني شمالي إدلب", [("بلدة كفر بني", "town", None), ("شمالي إدلب", "region", ANY),
                                             ("إدلب", "city", ANY)]),
    ("زار الوزير محافظة ريف دمشق", [("محافظة ريف دمشق", "governorate", "SY03")]),
]  # fmt: skip

DIRECTIONS = [
    ("تعزيزات غربي حلب", [("غربي حلب", "region", ANY), ("حلب", "city", ANY)]),
    ("تعزيزات في شمال شرق سوريا", [("شمال شرق سوريا", "region", ANY), ("سوريا", "country", "SY")]),
    ("تعزيزات جنوب غرب مدينة إدلب", [("جنوب غرب مدينة إدلب", "region", ANY), ("مدينة إدلب", "city", ANY)]),
    ("تعزيزات شمالي محافظة حلب", [("شمالي محافظة حلب", "region", ANY), ("محافظة حلب", "governorate", "SY02")]),
    ("وصلوا إلى شمال وشرق سوريا", [("شمال وشرق سوريا", "region", ANY), ("سوريا", "country", "SY")]),
    ("تعيش عائلات في الشمال السوري", [("الشمال السوري", "region", ANY)]),
    ("تعيش عائلات في الغرب الليبي", [("الغرب الليبي", "region", ANY)]),
    ("تمركزت الآليات غرب المدينة", []),
    ("تمركزت الآليات وسط مدينة جرابلس", [("مدينة جرابلس", "city", ANY)]),
    ("دخل الرتل الأراضي السورية", [("الأراضي السورية", "country", "SY")]),
    ("دخل الرتل الأراضي العراقية", [("الأراضي العراقية", "country", "IQ")]),
    ("دورية قرب الحدود التركية", [("الحدود التركية", "region", ANY)]),
    ("دورية على الحدود السورية - العراقية", [("الحدود السورية - العراقية", "region", ANY)]),
    ("غرق قارب قبالة السواحل السورية", [("السواحل السورية", "region", ANY)]),
    ("شرق الفرات هادئ", [("شرق الفرات", "region", ANY), ("الفرات", "natural", ANY)]),
]

BARE = [
    ("انفجار في الباب شرق حلب", [("الباب", "city", ANY), ("شرق حلب", "region", ANY), ("حلب", "city", ANY)]),
    ("طرق الجيران الباب ليلا", []),
    ("تحدث الوزير عن السلام والحرية", []),
    ("قالت الثورة كلمتها", []),
    ("أصيب رجل بجروح خطيرة", []),
    ("قصف على تلبيسة", [("تلبيسة", ANY, ANY)]),
    ("قصف على كفرنبل ومعرة النعمان", [("كفرنبل", ANY, ANY), ("معرة النعمان", "city", ANY)]),
    ("خرجت دفعة جديدة من الطلاب", []),
    ("في آب الماضي هطل المطر", []),
    ("نقل التجار القمح من حمص إلى حماة", [("حمص", "city", ANY), ("حماة", "city", ANY)]),
    ("عين العرب (كوباني) معروفة", [("عين العرب", ANY, ANY), ("كوباني", ANY, ANY)]),
    ("سافر التاجر إلى للحسكة", [("للحسكة", ANY, ANY)]),
]

COUNTRIES = [
    ("قصفت إسرائيل مواقع في لبنان", [("لبنان", "country", "LB")]),
    ("اتهمت تركيا خصومها", []),
    ("اتهمت موسكو خصومها", []),
    ("محادثات بين تركيا وروسيا", []),
    ("فصائل مدعومة من إيران", []),
    ("قافلة قادمة من العراق", [("العراق", "country", "IQ")]),
    ("غادروا البلاد نحو تركيا", [("تركيا", "country", "TR")]),
    ("النظام في سوريا", [("سوريا", "country", "SY")]),
    ("قال وزير خارجية تركيا", []),
    ("سيادة سوريا ووحدة أراضيها", [("سوريا", "country", "SY")]),
    ("عاد المهجرون من لبنان والأردن", [("لبنان", "country", "LB"), ("الأردن", "country", "JO")]),
    ("حكومة دمشق ترفض", []),
    ("مظاهرات في #العراق", [("العراق", "country", "IQ")]),
    ("#غزة_تقاوم اليوم", []),
    ("أعلنت قوات سوريا الديمقراطية بيانا", []),
    ("قال مراسل تلفزيون سوريا", []),
    ("زار الوفد بغداد", [("بغداد", "city", ANY)]),
]

UNNAMED = [
    ("دخلوا المدينة", []),
    ("قصفوا القرية والبلدة", []),
    ("هاجموا مشفى ميدانيا", []),
    ("أحرقوا مدرسة", []),
    ("وصلوا إلى قرية مجاورة", []),
    ("عن طريق الخطأ", []),
    ("قصف على بلدات وقرى في المحافظة", []),
    ("نقلوا إلى مستشفى المدينة", []),
]


def shown(reads: list[PlaceRead]) -> list[tuple[str, str, str | None]]:
    return [(read.mention.text, read.mention.kind, read.mention.id) for read in reads]


def agrees(expected: tuple[str, str, str | None], said: tuple[str, str, str | None]) -> bool:
    words, kind, identity = expected
    if words != said[0] or kind not in (ANY, said[1]):
        return False
    return said[2] is not None if identity == ANY else said[2] == identity


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [*KINDS, *COUNTRYSIDE, *DIRECTIONS, *BARE, *COUNTRIES, *UNNAMED],
    ids=lambda row: str(row)[:40],
)
def test_the_places_of_a_sentence(read, sentence: str, expected: list[tuple[str, str, str | None]]) -> None:
    said = shown(read(sentence))
    assert len(said) == len(expected), said
    assert all(agrees(want, got) for want, got in zip(expected, said, strict=True)), said


@pytest.mark.parametrize(("sentence", "preposition", "conj", "cut"), [
    ("بمدينة حلب", "ب", False, 1),
    ("وبمدينة حلب", "ب", True, 2),
    ("في مدينة حلب", "", False, 0),
    ("للحسكة", "ل", False, 0),
])  # fmt: skip
def test_what_is_glued_before_a_place(read, sentence: str, preposition: str, conj: bool, cut: int) -> None:
    (found,) = read("وصلت القافلة " + sentence)[:1] or read("وصلت القافلة إلى " + sentence)[:1]
    assert (found.preposition, found.conj, found.cut) == (preposition, conj, cut)


# the same name, by what stands around it: sentence, the name's words, the governorate that is meant
MEANT = [
    ("قصف على بلدة الدار الكبيرة بريف حمص", "بلدة الدار الكبيرة", "SY04"),
    ("وقع في قرية الخالدية بريف حلب الجنوبي", "قرية الخالدية", "SY02"),
    ("هدوء في مدينة دوما بريف دمشق", "مدينة دوما", "SY03"),
    ("انسحبوا من قرية المنصورة بريف الرقة", "قرية المنصورة", "SY11"),
]


@pytest.mark.parametrize(("sentence", "words", "governorate"), MEANT)
def test_containment_decides_between_namesakes(read, sentence: str, words: str, governorate: str) -> None:
    (found,) = [one.mention for one in read(sentence) if one.mention.text == words]
    assert found.admin1 == governorate


def test_a_direction_holds_its_name(read) -> None:
    outer, inner = read("تعزيزات غربي حلب")
    assert (outer.head, inner.inside) == ("direction", 0)
    assert outer.mention.lon < inner.mention.lon


@pytest.mark.parametrize(("sentence", "precision"), [
    ("انفجار في مدينة الرقة", 1), ("انفجار قرب مدينة الرقة", 2), ("انفجار في ريف الرقة", 3), ("انفجار في سوريا", 4),
])  # fmt: skip
def test_precision_follows_the_words(read, sentence: str, precision: int) -> None:
    assert read(sentence)[0].mention.precision == precision


def test_a_misspelt_village_is_found_in_the_governorates_of_the_article(read) -> None:
    reads = read("قصف على ريف دير الزور الشرقي\nدخلوا بلدة ذبيان قرب مدينة دير الزور")
    (found,) = [one.mention for one in reads if one.mention.text == "بلدة ذبيان"]
    assert (found.rule, found.name_ar) == ("place.fuzzy", "ذيبان")


def test_words_of_dates_are_left_alone(read) -> None:
    text = read_text("قصف على حلب")
    assert [r.mention.text for r in read("قصف على حلب", taken=frozenset({len(text.words) - 1}))] == []


def test_every_span_holds_its_words(read) -> None:
    for sentence, _ in [*KINDS, *COUNTRYSIDE, *DIRECTIONS, *BARE, *COUNTRIES]:
        for one in read(sentence):
            assert sentence[one.mention.span.start : one.mention.span.end] == one.mention.text


def test_a_reader_survives_pickling(reader: PlaceReader, loaded: tuple[Codebook, Lexicon]) -> None:
    again = pickle.loads(pickle.dumps(reader))
    scanned = scan(read_text("قصف بريف إدلب الجنوبي"), loaded[1])
    assert shown(again.read(scanned)) == shown(reader.read(scanned))


@pytest.mark.parametrize(
    "text", ["", "\n", "قرية", "ريف", "غربي", "قرى و", "طريق -", "بلدات،", "ريفي", "العاصمة", "الحدود -", "#"]
)
def test_loose_ends_are_no_places_and_no_errors(read, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "word", ["قرية", "قرى", "ريف", "شمال", "حلب", "وحلب", "قرية و", "العاصمة", "طريق -", "محور", "في", "(", "قرى ،"]
)
def test_a_long_run_of_one_word_is_read_without_harm(read, word: str) -> None:
    assert isinstance(read(" ".join([word] * 2000)), list)


# --- lists that users bring ------------------------------------------------------------------------------------------


def test_find_by_folded_name(loaded: tuple[Codebook, Lexicon]) -> None:
    assert find(loaded[0], "إدلب")[0].admin1 == find(loaded[0], "ادلب")[0].admin1 == "SY07"


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def cod(pcode: str, name: str, lat: object = 35.1, lon: object = 36.7) -> dict[str, object]:
    return {
        "ADM1_PCODE": "SY05",
        "ADM4_PCODE": pcode,
        "ADM4_AR": name,
        "ADM4_EN": "X",
        "LATITUDE": lat,
        "LONGITUDE": lon,
    }


def test_ocha_columns_are_read_and_bad_rows_counted(tmp_path: Path) -> None:
    rows = [cod("C1", "زنبقان_قرنفلان"), cod("C1", "زنبقان"), cod("C2", "Latin"), cod("C3", "ياسمينان", "north"),
            cod("C4", "ياسمينان", 95), cod("C5", "ياسمينان", "nan")]  # fmt: skip
    skipped: Counter[str] = Counter()
    (place,) = read_user_list(written(tmp_path / "list.csv", rows), skipped)
    assert (place.id, place.name_ar, place.aliases, place.admin1, place.lat) == (
        "C1",
        "زنبقان",
        ("قرنفلان",),
        "SY05",
        35.1,
    )
    assert sum(skipped.values()) == 5


def test_geojson_and_json_are_read(tmp_path: Path) -> None:
    feature = {
        "properties": {"pcode": "C9", "name_ar": "زنبقان"},
        "geometry": {"type": "Point", "coordinates": [36.5, 35.5]},
    }
    geo = tmp_path / "a.geojson"
    geo.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    plain = tmp_path / "a.json"
    plain.write_text(json.dumps([{"pcode": "C9", "name_ar": "زنبقان", "lat": 35.5, "lng": 36.5}]), encoding="utf-8")
    assert [(p.id, p.lat, p.lon) for p in read_user_list(geo)] == [(p.id, p.lat, p.lon) for p in read_user_list(plain)]


def test_geonames_arabic_names_come_from_the_alternates(tmp_path: Path) -> None:
    alternates = "Zanbaqan,زنبقان,قرنفلان"
    fields = ["1", "Zanbaqan", "Zanbaqan", alternates, "35.5", "36.5", "P", "PPL", "SY", "", "05", *[""] * 3, "900"]
    fields += ["", "", "Asia/Damascus", "2020-01-01"]
    path = tmp_path / "SY.txt"
    path.write_text("\t".join(fields) + "\nbroken\n", encoding="utf-8")
    (place,) = read_user_list(path)
    assert (place.id, place.name_ar, place.aliases, place.kind) == ("geonames-1", "زنبقان", ("قرنفلان",), "village")


@pytest.mark.parametrize(("name", "content"), [
    ("a.csv", "one,two\n1,2\n"), ("a.csv", ""), ("a.json", "{"), ("a.json", "{}"), ("a.txt", "no tabs\n"),
    ("a.pdf", "x"), ("a.xlsx", "x"), ("a.json", "[" * 100_000),
])  # fmt: skip
def test_a_file_of_no_known_layout_is_a_usage_error(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError):
        list(read_user_list(path))


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        list(read_user_list(tmp_path / "none.csv"))


def test_a_written_list_is_read_again_as_it_was(tmp_path: Path) -> None:
    place = Place("C1", "زنبقان", "Zanbaqan", "village", "SY", "SY05", None, None, 35.1, 36.7, 1, ("قرنفلان",))
    path = write_user_list([place], tmp_path / "user")
    assert list(read_place_file(path, tmp_path)) == [place]
