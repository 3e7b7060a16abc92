"""What happened to a document: the steps of its approval at their moments, none of them after now."""

#: how many steps a route of the demo has at most, and at which hours of the day they are decided
HOURS = (11, 14, 16)


def play(clock, document, *steps):
    """Submit and decide documents as their people did; stop at the first step that lies in the future.

    :param clock: years.Clock
    :param steps: (what, user, moment in UTC, details): 'submit', or a decision with the arguments of ``_decide``
    """
    for what, user, moment, *details in steps:
        if moment > clock.now:
            return
        # sudo: the chatter of documents that the person may only read
        before = document.sudo().message_ids
        acting = document.with_user(user)
        if what == "submit":
            acting._submit(moment)
        else:
            acting._decide(what, moment, **(details[0] if details else {}))
        # sudo: the chatter must tell the same dates as the signatures
        (document.sudo().message_ids - before).write({"date": moment})


def carry(clock, documents, author, day, **pace):
    """Submit documents of one kind and let everybody on their route agree (see ``agree``)."""
    play(clock, documents, ("submit", author, clock.at(day, 9, 30)))
    agree(clock, documents, day, **pace)


def agree(clock, documents, day, pace=0, steps=None, minutes=None):
    """Let the people of a route agree one after the other, whoever they are.

    :param day: datetime.date of the submission
    :param pace: working days from one step to the next
    :param steps: how many steps are decided, all by default
    :param minutes: number of the minutes of a meeting on the route
    """
    for hour in HOURS[:steps]:
        day = clock.after(day, pace) if pace else day
        current = documents[0]._get_current_signatures().get(documents[0].id)
        if not current:
            return
        details = {"minutes_number": minutes, "minutes_date": day} if current.is_meeting else {}
        play(clock, documents, ("approved", current.user_id, clock.at(day, hour, 20), details))
