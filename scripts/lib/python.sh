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
    "$1" -m venv "$VENV" >>"$SM_LOG" 2>&1 || fail_with_log "no virtual environment (apt-get install python3-venv)"
    "$VENV/bin/python" -m pip install -q --disable-pip-version-check --no-input --require-hashes -r "$2" \
        >>"$SM_LOG" 2>&1 || fail_with_log "pip install failed"
    touch "$VENV/.complete"
}
