"""Headings of plans of work in Kyrgyz and Russian (domain 9.3, form 2)."""

from .list_headings import IGNORE, ListHeadings
from .word_match import phrases

# The written form of a phrase is explained in word_match.phrases.
HEADINGS = phrases(
    {
        "direction": "багыт | багыты | направлени | =раздел | =бөлүм | =бөлүмү | direction",
        "name": (
            "иш чара | иш чаранын аталыш | мероприяти | наименован мероприяти | аткарылуучу иш | иштин аталыш | "
            "аткарыла турган иш | иштин мазмун | содержани работ | вид работ | виды работ | =иштер | =аталышы | "
            "=наименование | =тема | темасы | activity"
        ),
        "form": (
            "формасы | =форма | мазмун форма | содержани форма | форма работ | форма проведени | өткөрүү форма | "
            "=мазмуну | =содержание | =түрү | form"
        ),
        "period": (
            "мөөнөт | =срок | сроки | срок проведени | срок исполнени | дата проведени | =дата | =күнү | =айы | =убактысы | "
            "өткөрүү убакыт | өткөрүлүүчү убакыт | =месяц | =время | аткаруу мөөнөт | when"
        ),
        "responsible": "жооптуу | ответствен | аткаруучу | исполнител | responsible",
        "result": (
            "күтүлгөн натыйжа | күтүлүүчү натыйжа | ожидаем результат | =натыйжа | натыйжасы | =результат | "
            "жыйынтыктоочу документ | итогов документ | документ | =жыйынтыгы | expected result"
        ),
        "mark": (
            "=белги | белги | отметк | аткарылыш | аткарылганы | выполнен | отметк о выполнени | эскертүү | примечан | mark"
        ),
        IGNORE: "=no | =п п | =no п п | =катар саны | =катар no | =сан | колу | подпис",
    }
)


class PlanHeadings(ListHeadings):
    """Headings of plans.

    >>> texts = ("№", "Иш-чаранын аталышы", "Мазмуну / формасы", "Мөөнөтү", "Жооптуу", "Күтүлгөн натыйжа (документ)", "Белги")
    >>> list(PLAN.guess_columns(dict(enumerate(texts))).values())
    ['ignore', 'name', 'form', 'period', 'responsible', 'result', 'mark']
    >>> texts = ("Срок", "Ответственный", "№ п/п", "Мероприятие", "Содержание/форма", "Отметка о выполнении")
    >>> list(PLAN.guess_columns(dict(enumerate(texts))).values())
    ['period', 'responsible', 'ignore', 'name', 'form', 'mark']
    """

    def _is_data(self, values):
        """Return whether a row of one text is no line of the headings: a direction stands alone in its row."""
        return sum(isinstance(value, str) for value in values) == 1


PLAN = PlanHeadings(HEADINGS, keys=("name",))
