# shellcheck shell=bash
# What the system has to bring: installed when we may, asked for when we may not.

PACKAGES_PYTHON=(python3 python3-venv ca-certificates)
# shellcheck disable=SC2034  # read by ./dev
PACKAGES_RUN=("${PACKAGES_PYTHON[@]}" postgresql wkhtmltopdf fonts-dejavu-core)

installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'; }

# Prints the words that turn a command into one of the administrator; fails when there is no way.
administrator() {
    [ "$(id -u)" = 0 ] && return 0
    have sudo || return 1
    # a person at a terminal can be asked for the password, a job cannot
    if sudo -n true 2>/dev/null || { [ -t 0 ] && [ -t 2 ]; }; then echo sudo; else return 1; fi
}

system_packages() {
    local missing=() package
    have dpkg-query || return 0 # not Debian: what is missing shows when it is used
    for package in "$@"; do
        installed "$package" || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] || locked install_packages "${missing[@]}"
}

install_packages() {
    local sudo
    if ! sudo=$(administrator); then
        say "not installed: $*"
        say "an administrator can add them with: apt-get install $*; going on without them"
        return 0
    fi
    say "installing with apt: $*"
    $sudo apt-get update -qq >>"$SM_LOG" 2>&1 || true # an old index may still do
    no_cluster_by_package "$sudo"
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o Dpkg::Options::=--force-confold "$@" </dev/null >>"$SM_LOG" 2>&1 || fail_with_log "apt-get install failed"
}

# Debian's postgresql would create and start a server of its own; only its programs are wanted here.
no_cluster_by_package() {
    local settings=/etc/postgresql-common/createcluster.conf
    [ -e "$settings" ] && return 0
    $1 mkdir -p "${settings%/*}"
    echo 'create_main_cluster = false' | $1 tee "$settings" >/dev/null
}
