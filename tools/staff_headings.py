"""Headings of staff lists in Kyrgyz, Russian and English."""

from .list_headings import IGNORE, ListHeadings
from .word_match import phrases

# The written form of a phrase is explained in word_match.phrases. Columns that nobody imports stand here as well:
# otherwise the place of birth would be taken for the date of birth.
HEADINGS = phrases(
    {
        "name": (
            "фио$ | ф$ и$ о$ | фаа$ | ф$ а$ а$ | аты жөн | атыжөн | толук аты | мугалим аты | "
            "педагог аты | кызматкер аты | фамил аты$ | фамил аты$ атасын | фамил имя$ | "
            "фамил имя$ отчеств | =мугалим | =мугалимдер | =кызматкер | =педагог | =учитель | =учителя | "
            "=сотрудник | full name | =name | teacher name | employee name | =teacher | =employee"
        ),
        "family_name": "фамил | family name | last name | =surname",
        "first_name": "=аты | =өз аты | =имя | first name | given name",
        "patronymic": "атасын аты$ | =атасынын | отчеств | patronymic | middle name",
        "birthday": "туулган | рожден | birth | г$ р$ | =др | =д р",
        "post": "кызмат | должност | position | =post | =posts",
        "subject": "предмет | сабагы | сабак | окуткан | дисциплин | subject",
        "education_level": "билим | =маалыматы | образован | education",
        "education_institution": (
            "окуу жай | бүтүргөн окуу жай | бүткөн окуу жай | бүтүргөн | бүткөн | =жож | =вуз | вуз$ год | "
            "учебн заведен | учебн заведен год окончан | окончил | institution | university | "
            "graduated from"
        ),
        "education_year": (
            "бүтүргөн жыл | бүткөн жыл | год окончан | год выпуск | окуу бүтүргөн жыл | year graduat | "
            "graduated in$"
        ),
        "speciality": "адистик | адистиг | кесиби | специальност | квалификац | speciality | specialty",
        "weekly_load": "жүктөм | сабак жүктөм | нагрузк | саат | =часы | часов | load | hours",
        "service_total": (
            "жалпы стаж | эмгек стаж | жалпы эмгек стаж | общ стаж | трудов стаж | total service | "
            "total experience"
        ),
        "service_pedagogical": (
            "пед стаж | педстаж | мугалим стаж | pedagogical service | pedagogical experience | "
            "teaching experience | teaching service"
        ),
        "service_managerial": (
            "башкаруу стаж | жетекчи стаж | администрат стаж | руковод стаж | управленч стаж | "
            "managerial service | managerial experience"
        ),
        "service_education": (
            "билим стаж | билим берүү стаж | тармак стаж | образован стаж | service education | "
            "experience education"
        ),
        "category": "категор | квалификац категор | category",
        "category_date": (
            "категор берилген | категор күн | категор жыл | категор алган | категор дат | категор год | "
            "категор присво | квалификац категор берилген күн | присво дат | аттестац дат | "
            "аттестация күн | category date | category awarded"
        ),
        "category_reference": (
            "категор буйру | категор берилген буйру | категор приказ | категор присво приказ | "
            "приказ no$ | буйру no$ | буйру номер | номер приказ | category order | order no$"
        ),
        "date_joined": (
            "ишке кирген | ишке алынган | ишке келген | кабыл алынган | мектеп келген | прием работ | "
            "принят работ | дат прием | поступлен работ | date joined | joined | hired"
        ),
        "honours": "сыйлык | наград | наам | звани | грамот | awards | honours | honors",
        "note": "эскертүү | кошумча маалымат | примечан | =note | =notes | remark | комментар",
        IGNORE: (
            "=no | =no п п | =п п | =no к н | =к н | =катар no | =катар саны | =катар номери | =т к | "
            "туулган жер | мест рожден | place birth | =жашы | возраст | =age | жыныс | =пол | gender | "
            "телефон | байланыш | phone | дарег | дарек | адрес | address | email | почт | улут | "
            "национальност | паспорт | passport | =инн | =пин | диплом | семейн | үй бүлө | "
            "класс жетекчи | классн руковод | курс | билим жогорулат | квалификац жогорулат | повышен квалификац | тема | "
            "адистик стаж | адистиг стаж | специальност стаж | мектеп стаж | школ стаж | категор мөөнөт | "
            "категор срок | ставк"
        ),
    }
)


class StaffHeadings(ListHeadings):
    """Headings of staff lists.

    >>> guess_target("Ф.И.О. учителя"), guess_target("Туулган жылы (жашы)"), guess_target("Стажы (пед.)")
    ('name', 'birthday', 'service_pedagogical')
    >>> guess_target("Категориясы (берилген күнү)"), guess_target("Категория берилген күн"), guess_target("Стаж")
    ('category', 'category_date', None)
    """

    def guess_columns(self, texts):
        """Return {column: target} of the columns whose heading is known; a single target is given once.

        >>> guess_columns({1: "№", 2: "Аты-жөнү", 3: "Категориясы, берилген күнү", 4: "Примечание", 5: "Эскертүү"})
        {1: 'ignore', 2: 'name', 3: 'category', 4: 'note'}
        """
        found = super().guess_columns(texts)
        if "category" not in found.values():  # both stand in one column
            found = {
                column: "category" if target == "category_date" else target
                for column, target in found.items()
            }
        return found


STAFF = StaffHeadings(HEADINGS, keys=("name", "family_name"), multiple=("post", "subject"))
guess_target, guess_columns = STAFF.guess_target, STAFF.guess_columns
