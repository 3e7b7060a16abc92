"""What happened to a document: the steps of its approval at their moments, none of them after now."""


def play(clock, document, *steps):
    """Submit and decide a document as its people did; stop at the first step that lies in the future.

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
