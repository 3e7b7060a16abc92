"""A pass that only server code can hold.

Rows of evidence (rounds, signatures) and the state of a document change along one path. That path marks its own
environment with a Python object; a remote call carries JSON and can never hold that object, whatever its context says.
"""

_KEY = "methodical_pass"
_PASS = object()


def with_pass(records):
    """Return the records in an environment that may write what is guarded."""
    return records.with_context(**{_KEY: _PASS})


def has_pass(env):
    """Return whether this environment was marked by ``with_pass``.

    >>> from types import SimpleNamespace
    >>> has_pass(SimpleNamespace(context={_KEY: "forged"}))
    False
    """
    return env.context.get(_KEY) is _PASS


def without_keys(records, keys):
    """Return the records in an environment whose context lacks some keys (the same one when it has none of them).

    :param keys: set of names, for example defaults that a caller may not set
    """
    if keys.isdisjoint(records.env.context):
        return records
    kept = {key: value for key, value in records.env.context.items() if key not in keys}
    return records.with_env(records.env(context=kept))
