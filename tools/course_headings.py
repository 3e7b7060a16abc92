"""Headings and words of lists of certificates in Kyrgyz, Russian and English (domain 9.3, 9 and 9a)."""

from .list_headings import IGNORE, ListHeadings
from .word_match import find_phrase, phrases

# The written form of a phrase is explained in word_match.phrases.
HEADINGS = phrases(
    {
        "teacher": (
            "фио$ | ф и о | аты жөн | фамили им | мугалим | мугалимдин аты | кызматкер | угуучу | учител | педагог | "
            "сотрудник | слушател | full name | teacher"
        ),
        "provider": (
            "уюм | мекеме | уюштуруучу | өткөн жер | ким берген | кем выдан | организац | учрежден | "
            "место прохожден | провайдер | организатор | курсту өткөр | provider | issued by"
        ),
        "programme": "программ | программанын аталыш | наименован программ | programme",
        "name": (
            "тема | темасы | курстун аталыш | курстун темас | программ тема | наименован курс | название курс | "
            "=курс | =курстар | тема курс | theme | programme theme | course"
        ),
        "kind": ("=түрү | курстун түр | окуунун түр | =вид | вид курс | вид обучен | вид повышен | kind"),
        "form": "формасы | =форма | окуу форма | өтүү форма | форма обучен | форма прохожден | form$",
        "period": (
            "башталышы аяг | башы аяг | башталышы бүт | начало оконч | начало кон | сроки | срок обучен | "
            "срок прохожден | өткөн мөөнөт | мөөнөт | өткөн убакыт | период | beginning end | days$"
        ),
        "date_start": "башталыш | башталган күн | биринчи күн | начал | дата начал | первый день | first day",
        "date_end": (
            "аягы | аяктаган | аякташ | аяктаган күн | бүткөн күн | акыркы күн | окончан | дата окончан | последний день | "
            "last day | өткөн күн | дата прохожден"
        ),
        "hours": "саат | сааттын сан | көлөм | час$ | часы | часов | кол час | объем | hours",
        "document": (
            "документ түр күн | документ вид дат | документ түр no күн | документ вид no дат | документ no күн | "
            "документ no дат | документ номер дат | куболук no күн | сертификат no күн | kind no date document"
        ),
        "document_kind": "=документ | документ түр | вид документ | тип документ | =document | document kind",
        "document_number": (
            "документ no | документ номер | күбөлүк no | күбөлүк номер | сертификат no | сертификат номер | "
            "удостоверен no | удостоверен номер | диплом no | диплом номер | номер | каттоо номер | регистрацион номер | "
            "document no$ | number"
        ),
        "document_date": (
            "=дата | =күнү | берилген күн | берилген дата | документ күн | документ дат | выдач | дата выдач | "
            "date document | issued on"
        ),
        "qualification": (
            "жаңы квалификац | ыйгарылган квалификац | новая квалификац | присвоен квалификац | присвоенная квалификац | "
            "new qualification"
        ),
        "funding": "каржы | финансир | источник финансир | төлөм | оплат | funding",
        "decision": "чечим | решен | зачт | зачет | эсепке алын | =абал | =абалы | состоян | статус | decision | state$",
        IGNORE: (
            "=no | =п п | =no п п | =катар no | файл | file | колу | подпис | эскертүү | примечан | предмет | сабак | "
            "кызмат орду | должност | мектеп | школ | телефон | кийинки мөөнөт | следующ срок | "
            "чечим чык | чечим күн | дата решен | кто провер | текшер | decided | checked"
        ),
    }
)


class CourseHeadings(ListHeadings):
    """Headings of lists of certificates.

    >>> def targets(*texts):
    ...     return list(COURSES.guess_columns(dict(enumerate(texts))).values())
    >>> targets("№", "Мугалим", "Уюм", "Программа / тема", "Формасы", "Башы-аягы", "Саат", "Документтин түрү, №, күнү")
    ['ignore', 'teacher', 'provider', 'name', 'form', 'period', 'hours', 'document']
    >>> targets("Кол-во часов", "ФИО педагога", "Организация", "Тема курса", "Номер документа", "Дата выдачи")
    ['hours', 'teacher', 'provider', 'name', 'document_number', 'document_date']
    >>> targets("Full name", "Kind", "Theme", "First day", "Last day", "Document", "Document No.", "Date of the document")
    ['teacher', 'kind', 'name', 'date_start', 'date_end', 'document_kind', 'document_number', 'document_date']
    >>> targets("ФИО", "Тема курса", "Присвоенная квалификация", "Жаңы квалификациясы", "New qualification")[2:]
    ['qualification']
    """


COURSES = CourseHeadings(HEADINGS, keys=("teacher",))

#: {field: {value: phrases}} of the words in cells
WORDS = {
    "kind": phrases(
        {
            "course": "курс | квалификац | жогорулат | повышен | qualification course | course",
            "retraining": "кайра даярд | переподготов | переподготов курс | кайра даярд курс | retraining | professional retraining",
            "in_school": "мектеп ичин | мектепте | мектептеги окуу | внутришкольн | в школе | learning at school",
            "seminar": "семинар | тренинг | вебинар | seminar | seminar training school",
        }
    ),
    "form": phrases(
        {
            "onsite": "очн | күндүзг | бетме бет | жүзмө | in person",
            "online": "онлайн | online | дистан | аралык | алыстан | заочн | вебинар",
            "mixed": "аралаш | смешан | очно заочн | очно дистан | mixed",
        }
    ),
    "document_kind": phrases(
        {
            "certificate": "сертификат | certificate",
            "attestation": "күбөлүк | удостоверен | свидетельств | справк | маалымкат | attestation",
            "diploma": "диплом | diploma | диплом переподготов",
        }
    ),
    "funding": phrases(
        {
            "budget": "бюджет | мамлекет | budget",
            "off_budget": "бюджеттен тышк | внебюджет | вне бюджет | спонсор | долбоор | проект | грант | off budget",
            "personal": "өз | жеке | личн | свои | собствен | personal",
        }
    ),
    # whatever is not said to be credited is not
    "decision": phrases(
        {
            "open": "жок | эмес | не$ | not$ | эсепке алын жок | эсепке алын эмес | эсепке алынба | незачт | незачет | отказ | refused",
            "credited": "эсепке алын | зачтен | зачет | credited",
        }
    ),
}


def read_word(field, text):
    """Return the value of a field that a cell names, or None.

    >>> [read_word("kind", text) for text in ("Курсы повышения квалификации", "Профессиональная переподготовка", "Семинар")]
    ['course', 'retraining', 'seminar']
    >>> [read_word("funding", text) for text in ("Бюджеттен тышкары", "бюджет", "за свой счёт", "?")]
    ['off_budget', 'budget', None, None]
    >>> [read_word("decision", text) for text in ("Эсепке алынды", "Эсепке алынган жок", "Эсепке алынбады", "Не зачтено")]
    ['credited', 'open', 'open', 'open']
    """
    return find_phrase(text, WORDS[field])
