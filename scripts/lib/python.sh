# shellcheck shell=bash
# Virtual environments from the hashed locks in scripts/requirements, shared by all checkouts.

# Prints the first Python that Odoo 19 and the locks agree with.
find_python() {
    local candidate
    for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3.10 python3; do
        have "$candidate" || continue
        if "$candidate" -c 'import sys, venv; sys.exit(not (3, 10) <= sys.version_info < (3, 14))' 2>/dev/null; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

# python_environment LOCK: sets VENV to a folder with exactly the packages of that lock
python_environment() {
    local lock=$REPO/scripts/requirements/$1.txt python key
    python=$(find_python) || fail "Python 3.10 to 3.13 is needed (apt-get install python3 python3-venv, or set PYTHON)"
    key=$({
        cat "$lock"
        "$python" -c 'import sys; print(sys.version, sys.base_prefix)'
    } | sha256sum | cut -c1-12)
    VENV=$SM_HOME/venv-$1-$key
    [ -f "$VENV/.complete" ] || locked build_environment "$python" "$lock"
}

build_environment() {
    [ -f "$VENV/.complete" ] && return 0 # made while this run waited for the lock
    say "Python packages of ${2##*/} for $("$1" -V)"
    rm -rf "$VENV"
    if "$1" -c 'import ensurepip' 2>/dev/null; then
        "$1" -m venv "$VENV" >>"$SM_LOG" 2>&1 || fail_with_log "no virtual environment"
    else
        environment_with_packed_pip "$1"
    fi
    "$VENV/bin/python" -m pip install -q --disable-pip-version-check --no-input --require-hashes -r "$2" \
        >>"$SM_LOG" 2>&1 || fail_with_log "pip install failed"
    touch "$VENV/.complete"
}

# Debian keeps pip out of Python and in python3-venv.  Who may not install that can still unpack the package
# that its pip comes in: a wheel, which runs as it is.
environment_with_packed_pip() {
    local work
    have apt-get || fail "this Python has no pip: install its venv package"
    say "no python3-venv: taking pip from Debian's package"
    work=$(mktemp -d)
    (cd "$REPO/scripts" && "$1" -m devtool.debian python3-pip-whl "$work") >>"$SM_LOG" 2>&1 ||
        fail_with_log "pip could not be fetched (apt-get install python3-venv)"
    "$1" -m venv --without-pip "$VENV" >>"$SM_LOG" 2>&1 || fail_with_log "no virtual environment"
    PYTHONPATH=$(echo "$work"/usr/share/python-wheels/pip-*.whl) \
        "$VENV/bin/python" -m pip install -q --disable-pip-version-check --no-index \
        "$work"/usr/share/python-wheels/pip-*.whl >>"$SM_LOG" 2>&1 || fail_with_log "pip could not be installed"
    rm -rf "$work"
}
