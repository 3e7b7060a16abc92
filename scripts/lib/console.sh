# shellcheck shell=bash
# Messages, and the folders that hold everything the scripts make.

# Outside the repository on purpose: the repository is the addon, and Odoo follows links when it walks
# an addon.  Not below /root, which the owner of a PostgreSQL server started by root cannot enter.
if [ "$(id -u)" = 0 ]; then
    SM_HOME=${SM_HOME:-/var/cache/school_methodical}
else
    SM_HOME=${SM_HOME:-${XDG_CACHE_HOME:-$HOME/.cache}/school_methodical}
fi
SM_LOG=$SM_HOME/setup.log
SM_STARTED=$(date +%s)
export SM_HOME SM_LOG SM_STARTED

say() { printf '[%4d s] %s\n' $(($(date +%s) - SM_STARTED)) "$*" >&2; }

fail() {
    printf 'ERROR: %s\n' "$*" >&2
    exit 1
}

# fail_with_log MESSAGE: the end of the log tells more than the exit code
fail_with_log() {
    tail -n 20 "$SM_LOG" >&2 || true
    fail "$1 (the whole log: $SM_LOG)"
}

have() { command -v "$1" >/dev/null 2>&1; }

prepare_folders() {
    mkdir -p "$SM_HOME" || fail "cannot write to $SM_HOME (SM_HOME=FOLDER ./dev ... chooses another one)"
    chmod 755 "$SM_HOME"
    printf '\n==== %s %s\n' "$(date '+%F %T')" "$REPO" >>"$SM_LOG"
}

# locked FUNCTION ARGS: one at a time on this machine; whoever waits sees why
locked() {
    local status=0
    exec 9>"$SM_HOME/setup.lock"
    flock -n 9 || {
        say "waiting for another ./dev that is setting up"
        flock 9
    }
    "$@" || status=$?
    exec 9>&-
    return "$status"
}
